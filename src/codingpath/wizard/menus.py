"""Menus and lines of text around the questions: `?` explains and asks again, back is back. Longer lines come a screen at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from codingpath.errors import CodingpathError
from codingpath.wizard.prompter import Keyed, Option, Prompter, Signal

T = TypeVar("T")

NOBODY = "There is nobody yet to note on."


def pick(prompter: Prompter, title: str, options: Sequence[Option], default: str, about: str) -> str | None:
    """Return the id of the option picked, or none if the person goes back; `about` is what `?` says."""
    while (picked := prompter.choose(title, options, default)) in (Signal.HELP, Signal.NOTE):
        prompter.say(about if picked is Signal.HELP else NOBODY)
    return None if isinstance(picked, Signal) else picked


def type_in(prompter: Prompter, title: str, default: str, about: str) -> str | None:
    """Return a line of text, or none if the person goes back; `about` is what `?` says."""
    while (typed := prompter.ask_text(title, default)) in (Signal.HELP, Signal.NOTE):
        prompter.say(about if typed is Signal.HELP else NOBODY)
    return None if isinstance(typed, Signal) else typed


def type_until(prompter: Prompter, title: str, default: str, about: str, take: Callable[[str], T]) -> T | None:
    """Ask for a line of text until one can be used, and return what `take` makes of it; none if the person goes back.

    A `CodingpathError` says what is wrong, and the same line is asked for again.
    """
    while (typed := type_in(prompter, title, default, about)) is not None:
        try:
            return take(typed)
        except CodingpathError as error:
            prompter.say(f"{error}.")
    return None


MORE_ROWS: Final = 3
"""Rows that the question for more takes, with one for a line that it may have to break."""

MORE: Final = Keyed((("more", "more"), ("menu", "back to the menu")), {"menu": "b"}, titled=True)
ABOUT_MORE: Final = "Enter shows the next lines. b leaves the rest of them. Other keys do nothing here."
MORE_BEFORE: Final = Keyed((("more", "more"), ("rest", "skip the rest")), {"rest": "s"}, titled=True)
"""The same where something else than the menu comes next."""
ABOUT_MORE_BEFORE: Final = ABOUT_MORE.replace("b leaves", "s skips")


def read_lines(
    prompter: Prompter,
    title: str,
    lines: Sequence[str],
    show: Callable[[Sequence[str]], None],
    *,
    rows: int,
    below: int,
    menu: bool,
) -> None:
    """Show lines in pieces that a screen of so many rows holds, until somebody leaves; `below` is what the prompt after them takes (`Prompter.rows`).

    With `menu` off it is not the menu that comes next.

    Plain lines, which a screen reader follows, come all at once.
    """
    keys, about = (MORE, ABOUT_MORE) if menu else (MORE_BEFORE, ABOUT_MORE_BEFORE)
    for number, page in enumerate([lines] if prompter.plain else pages(lines, rows, below)):
        if number and pick(prompter, f"{title}:", keys, "more", about) != "more":
            return
        show(page)


def pages(lines: Sequence[str], rows: int, below: int) -> list[Sequence[str]]:
    """Return the lines in pieces: each leaves room for the question for more, the last one for what comes below."""
    size, last = max(rows - MORE_ROWS, 1), max(rows - below, 1)
    found: list[Sequence[str]] = []
    while len(lines) > last:
        cut = min(size, len(lines) - 1)
        found.append(lines[:cut])
        lines = lines[cut:]
    return [*found, lines]
