"""How wide help is, the examples at its end, and what is said of a command that there is not.

The rest of the help is typer's own, read at 40 columns as at 80.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from codingpath.errors import UsageError
from codingpath.text import nearest, quoted

WIDEST = 80
MARGIN = "  "
"""What typer sets before each line of a text."""


class Group(TyperGroup):
    """A group of commands; a command that there is not is answered with the one that looks like it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the options of the group; raise `UsageError` where it needs a command and none is there."""
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            names = " or ".join(name for name, _ in visible(self))
            raise UsageError(f"{ctx.command_path} needs a command: {names}; see {ctx.command_path} --help")
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Return the command; raise `UsageError` if there is none of this name."""
        if args[0] not in self.commands:
            near = nearest(args[0], (name for name, _ in visible(self)))
            hint = f"did you mean '{near}'?" if near else f"see {ctx.command_path} --help"
            raise UsageError(f"{ctx.command_path} has no command {quoted(args[0])}; {hint}")
        return super().resolve_command(ctx, args)


def visible(group: TyperGroup) -> list[tuple[str, Any]]:
    """Return name and command of what a group offers, in its order."""
    return [(name, command) for name, command in group.commands.items() if not command.hidden]


def every_command(root: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield a command and all below it, each with the words that call it."""
    yield path, root
    if isinstance(root, TyperGroup):
        for name, command in visible(root):
            yield from every_command(command, f"{path} {name}")


def context_of(command: Any, path: str) -> typer.Context:  # noqa: ANN401
    """Return what a command needs to say how it is called, outside a run."""
    return typer.Context(command, info_name=path, help_option_names=["-h", "--help"])


def misuse(error: typer.TyperException) -> UsageError:
    """Return in our own words what typer says of options and values."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "codingpath"
    see = f"see {path} --help"
    name = getattr(error, "option_name", None)
    if context is None or name is None or not hasattr(error, "possibilities"):
        return UsageError(f"{path}: {error.format_message().rstrip('.')}; {see}")
    known = {opt.lstrip("-"): opt for param in context.command.get_params(context) for opt in param.opts}
    near = nearest(name.lstrip("-"), known)
    return UsageError(f"{path} has no option {quoted(name)}; " + (f"did you mean '{known[near]}'?" if near else see))


def columns() -> int:
    """Return how wide help may be."""
    return max(min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST), 30)


def epilog(examples: Sequence[tuple[str, str]], width: int) -> str:
    """Return examples as the end of a help: what is wanted, and what to type.

    A call that is too long goes on after a backslash, so that it can still be copied. The mark before them keeps typer from
    filling the lines anew.
    """
    lines = ["\b", "Examples:"]
    for wanted, call in examples:
        *begin, last = _filled(call, width - len(MARGIN) - 2, "    ")
        lines += [*_filled(f"# {wanted}", width - len(MARGIN), "# "), *(f"{line} \\" for line in begin), last]
    return "\n".join(lines)


def _filled(text: str, width: int, rest: str) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
