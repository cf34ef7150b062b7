"""Wording shared by all faults: suggestions, lists of names, what a value is called."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY = 8
_LONG = 40


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the word, or none that is close."""
    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word[:_LONG].casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?`, or `; choose one of …` where nothing is close, or nothing at all."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f"; did you mean '{near}'?"
    return f"; choose one of {', '.join(names)}" if 0 < len(names) <= _MANY else ""


def unknown(kind: str, word: str, known: Iterable[str]) -> str:
    """Return the message for a name that nothing has."""
    return f"unknown {kind} {shown(word)}{suggest(word, known)}"


def has_no(owner: str, kind: str, word: str, known: Iterable[str]) -> str:
    """Return the message for a choice or an option that its question or decision does not have."""
    return f"'{owner}' has no {kind} {shown(word)}{suggest(word, known)}"


def shown(text: str) -> str:
    """Return the text in quotes, cut to a length that fits a line."""
    return f"'{text if len(text) <= _LONG else text[: _LONG - 1] + '…'}'"


def called(value: object) -> str:
    """Say in plain words what a value of the YAML dialect is."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"{value}".lower()
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return "a list" if isinstance(value, list) else "a mapping"
