"""Much that comes at once without marks is one piece, not a hundred paintings of the prompt."""

from __future__ import annotations

from typing import Any

from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from codingpath.wizard.pasting import Pasting


class Pieces:
    """An input that hands out what waits, a kilobyte at a time, as a terminal's does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[KeyPress] = []
        self.parser = Vt100Parser(self.found.append)

    def read_keys(self) -> list[KeyPress]:
        self.found.clear()
        self.parser.feed(self.text[:1024])
        self.text = self.text[1024:]
        return [*self.found]


def read(text: str, *, is_list: bool = False) -> tuple[list[tuple[Any, str]], Pieces]:
    pieces: Any = Pieces(text)
    return [(key.key, key.data) for key in Pasting(pieces, is_list=is_list).read_keys()], pieces


def test_what_waits_is_read_in_one_go() -> None:
    keys, pieces = read("x" * 100_000)
    assert keys == [(Keys.BracketedPaste, "x" * 100_000)]
    assert pieces.text == ""
    keys, _ = read("ab c\r" * 500)
    assert keys == [(Keys.BracketedPaste, " ".join(["ab c"] * 500))], "several lines are one"
    assert read("x" * 3000 + "\r")[0][-1] == (Keys.ControlM, "\r"), "a line end behind it is Enter"


def test_what_a_person_types_stays_as_it_is() -> None:
    assert read("ab\r")[0] == [("a", "a"), ("b", "b"), (Keys.ControlM, "\r")]
    assert read("x" * 2000 + "\x03")[0] == [(Keys.BracketedPaste, "x" * 2000), (Keys.ControlC, "\x03")], "Ctrl-C is heard"
    keys, _ = read("\x1b[B" * 1000)
    assert [key for key, _ in keys] == [Keys.Down] * 1000


def test_in_a_list_it_is_one_paste_which_does_nothing() -> None:
    assert [key for key, _ in read("y\r" * 2000, is_list=True)[0]] == [Keys.BracketedPaste]
