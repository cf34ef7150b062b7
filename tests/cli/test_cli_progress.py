"""A word while something takes long: only in a terminal, only then, and gone when it is done."""

from __future__ import annotations

from io import StringIO
from threading import Event

import pytest

from codingpath.cli.output import working


class Screen(StringIO):
    """A stream that says whether it is a terminal, and tells when something was written."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal
        self.written = Event()

    def isatty(self) -> bool:
        return self.terminal

    def flush(self) -> None:
        self.written.set()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_what_takes_long_is_said_and_wiped() -> None:
    screen = Screen(terminal=True)
    with working("Reading", after=0, stream=screen):
        assert screen.written.wait(20)
        assert screen.getvalue() == "Reading …"
    assert screen.getvalue() == f"Reading …\r{' ' * 9}\r"


def test_it_is_wiped_when_the_work_fails_too() -> None:
    screen = Screen(terminal=True)

    def fail() -> None:
        with working("Reading", after=0, stream=screen):
            assert screen.written.wait(20)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert screen.getvalue().endswith("\r")


def test_in_plain_lines_it_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen = Screen(terminal=True)
    with working("Reading", after=0, stream=screen):
        assert screen.written.wait(20)
    assert screen.getvalue() == "Reading …\n"


def test_what_is_quick_says_nothing() -> None:
    screen = Screen(terminal=True)
    with working("Reading", after=3600, stream=screen):
        pass
    assert screen.getvalue() == ""


def test_without_a_terminal_nothing_is_said() -> None:
    screen = Screen(terminal=False)
    with working("Reading", after=0, stream=screen):
        assert not screen.written.wait(0.05)
    assert screen.getvalue() == ""
