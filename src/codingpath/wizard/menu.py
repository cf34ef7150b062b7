"""Menus and lines of text around the questions: `?` explains and asks again, back is back."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.wizard.prompter import Option, Prompter, Signal


def pick(prompter: Prompter, title: str, options: Sequence[Option], default: str, about: str) -> str | None:
    """Return the id of the option picked, or none if the person goes back; `about` is what `?` says."""
    while (picked := prompter.choose(title, options, default)) is Signal.HELP:
        prompter.say(about)
    return None if isinstance(picked, Signal) else picked


def type_in(prompter: Prompter, title: str, default: str, about: str) -> str | None:
    """Return a line of text, or none if the person goes back; `about` is what `?` says."""
    while (typed := prompter.ask_text(title, default)) is Signal.HELP:
        prompter.say(about)
    return None if isinstance(typed, Signal) else typed
