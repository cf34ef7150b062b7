"""What a signature is, and how its body is called.

A signature has one line that imports its body in `commands/` and calls it with what was given, so that help, completion and misuse
import no body. A test holds that both take the same. An example is what is wanted and what to type; a test parses each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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
