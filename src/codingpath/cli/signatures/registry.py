"""What a signature is, where that of each command stands, and how its body is called.

A signature has one line that imports its body in `commands/` and calls it with what was given, so that help, completion and misuse
import no body. A test holds that both take the same. An example is what is wanted and what to type; a test parses each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import import_module
from typing import Any, Final, TypeVar

from codingpath.cli.errors import handled
from codingpath.formats import Content
from codingpath.model.record import Record, record

Example = tuple[str, str]
"""What is wanted, and what to type."""

Function = TypeVar("Function", bound=Callable[..., None])


@record
class Signature(Record):
    """One command, or a group of commands."""

    function: Callable[..., None] | str
    """What typer reads; of a group, its help."""
    examples: tuple[Example, ...]


class Registry(dict[str, Signature]):
    """Words that call a command, to its signature, in the order of the help; a group stands before its commands."""

    def command(self, words: str, *examples: Example) -> Callable[[Function], Function]:
        """Register a function as the command that these words call."""

        def register(function: Function) -> Function:
            self[words] = Signature(function, examples)
            return function

        return register

    def group(self, words: str, text: str, *examples: Example) -> None:
        """Register a group of commands, with its help."""
        self[words] = Signature(text, examples)


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
    registry: Registry = getattr(import_module(f"codingpath.cli.signatures.{module}"), name)
    return ((words, signature) for words, signature in registry.items() if words.partition(" ")[0] == first)


PRINTING: Final = frozenset({"form", "output", "force", "no_color", "no_pager"})
"""What is typed for every command that prints; its body takes a `Target` instead, as `to`."""


def call(place: str, given: Mapping[str, Any], contents: Collection[Content] = ()) -> None:
    """Import the body of a command, `module.function` with its folder before it, and run it; `contents` are those that one which prints has.

    Whatever it raises becomes one message and an exit code.
    """
    module, _, function = place.rpartition(".")
    with handled():
        body = getattr(import_module(f"codingpath.commands.{module}"), function)
        if contents:
            to = import_module("codingpath.cli.output").target(contents, **{n: v for n, v in given.items() if n in PRINTING})
            given = {n: v for n, v in given.items() if n not in PRINTING} | {"to": to}
        body(**given)
