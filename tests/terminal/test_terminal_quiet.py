"""Nothing goes out, and an ephemeral sitting leaves nothing behind."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from forked import fork_to, import_everything, program
from running import BEGINNER, TODAY, keep_catalog
from sitting import ANSWERS, SMALL, SMALL_ASKS, Sitting, answers_file

Sit = Callable[..., Sitting]
WAKING = f"socket.__new__ ({int(socket.AF_UNIX)}, {int(socket.SOCK_STREAM)}, 0)"
"""The event loop under the lists wakes itself up through a pair of sockets that are joined to each other and to nobody else."""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """Return a file that gets a line whenever a child that listens opens a socket, asks for a name or connects."""
    import_everything()
    return tmp_path / "heard"


def listen(heard: Path) -> None:
    """In a child: write down what is done with sockets from now on."""

    def hear(event: str, values: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            with heard.open("a") as lines:
                lines.write(f"{event} {values[1:]}\n")

    sys.addaudithook(hear)


def test_a_socket_would_be_heard(heard: Path, tmp_path: Path) -> None:
    assert fork_to(tmp_path / "out", lambda: socket.socket().close(), {}, lambda: listen(heard)).wait() == 0
    assert "socket.__new__" in heard.read_text("utf-8")


COMMANDS = [
    ("plan", "--answers", str(BEGINNER), *TODAY),
    ("explain", "--answers", str(BEGINNER), *TODAY),
    ("check", "--data", str(SMALL)),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_opens_a_socket(heard: Path, home: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    running = fork_to(tmp_path / "out", program(*command), {"CODINGPATH_HOME": str(home)}, lambda: listen(heard))
    assert running.wait() == 0, running.said
    assert not heard.exists()


def at_home(person: Path) -> None:
    """In a child: be in somebody's home, and find all folders by it alone."""
    for name in ("CODINGPATH_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ.pop(name, None)
    os.environ["HOME"] = str(person)
    os.chdir(person)


def files(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.pty
@pytest.mark.parametrize("plain", [False, True], ids=["lists", "lines"])
def test_an_ephemeral_sitting_writes_nothing_and_opens_no_socket(sit: Sit, heard: Path, tmp_path: Path, plain: bool) -> None:
    """In lists the catalog could be kept and is not; in lines it is kept already."""
    person = tmp_path / "person"
    person.mkdir()
    if plain:
        keep_catalog(person / "home").rename(person / ".cache")
        (person / ".cache" / "cache").rename(person / ".cache" / "codingpath")
    there = files(person)
    given = {question: value for question, value in ANSWERS.items() if question != "hours"}

    def before() -> None:
        at_home(person)
        listen(heard)

    with sit("--ephemeral", "--answers", answers_file(tmp_path, given), plain=plain, before=before) as sitting:
        sitting.go_through("Are these answers right?", given=given)
        sitting.enter()
        sitting.wait("What next?")
        sitting.send("quit\r" if plain else "\x03")
        assert sitting.term.wait_exit() == 130
        assert "Nothing was saved, as you asked." in sitting.term.text
    assert files(person) == there
    assert set(heard.read_text("utf-8").splitlines() if heard.exists() else []) == (set() if plain else {WAKING})


@pytest.mark.pty
def test_without_it_the_same_sitting_writes_answers_whose_they_are_a_lock_and_the_catalog_only(sit: Sit, tmp_path: Path) -> None:
    person = tmp_path / "person"
    person.mkdir()
    with sit("--data", str(SMALL), plain=True, before=lambda: at_home(person)) as sitting:
        sitting.term.wait_for(SMALL_ASKS[0])
        sitting.send("1\r")
        sitting.term.wait_for(SMALL_ASKS[1])
    kept = [path for path in person.rglob("*") if path.is_file()]
    assert sorted(path.parent.name for path in kept) == ["codingpath", "codingpath", "last", "locks"]
