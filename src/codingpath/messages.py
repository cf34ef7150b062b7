"""Wording shared by the faults of files: what a value is called, what has no such choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codingpath.suggest import suggest
from codingpath.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


def has_no(owner: str, kind: str, word: str, known: Iterable[str]) -> str:
    """Return the message for a choice or an option that its question or decision does not have."""
    return f"'{owner}' has no {kind} {shown(word)}{suggest(word, known)}"


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
