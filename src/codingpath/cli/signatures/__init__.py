"""What can be typed: every command with its arguments, options, help and examples, one file a kind, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib import import_module
from typing import Final

from codingpath.cli.signatures.registry import Registry, Signature

PLACES: Final = {
    "plan": "plans.PLANS",
    "explain": "plans.PLANS",
    "compare": "plans.PLANS",
    "cohort": "plans.PLANS",
    "programs": "lists.LISTS",
    "credentials": "lists.LISTS",
    "words": "lists.LISTS",
    "questions": "lists.LISTS",
    "check": "lists.LISTS",
    "schools": "progress.PROGRESS",
    "steps": "progress.PROGRESS",
    "money": "progress.PROGRESS",
    "sessions": "sessions.SESSIONS",
    "data": "data.DATA",
    "completion": "lists.LISTS",
}
"""The commands and groups of the first level, in the order of the help, to the registry that holds each."""

FIRST: Final = tuple(PLACES)


def commands(first: Collection[str] = FIRST) -> dict[str, Signature]:
    """Return words that call a command to its signature, of some of the first level; all in the order of the help, a group before its commands."""
    return {words: signature for name in FIRST if name in first for words, signature in _below(name)}


def _below(first: str) -> Iterator[tuple[str, Signature]]:
    module, _, name = PLACES[first].partition(".")
    registry: Registry = getattr(import_module(f"{__name__}.{module}"), name)
    return ((words, signature) for words, signature in registry.items() if words.partition(" ")[0] == first)
