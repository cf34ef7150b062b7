"""Menus and lines of text around the questions: `?` explains and asks again, back is back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from codingpath.errors import CodingpathError
from codingpath.wizard.prompter import Option, Prompter, Signal

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
