"""How the help of every command looks, and what is said of a command that there is not.

typer's own help needs rich, or 50 columns. This one is read at 40: terms stand above what is said of them, and a command in an
example goes on after a backslash, so that it can still be copied.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from codingpath.cli.examples import EXAMPLES
from codingpath.errors import UsageError
from codingpath.text import nearest, quoted

WIDEST = 80
NARROW = 60
"""Below this many columns a term stands above what is said of it."""

Terms = Sequence[tuple[str, str]]


class Command(TyperCommand):
    """A command with our help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer does not export its types
        """Write the help."""
        formatter.write("\n".join(help_lines(self, ctx, columns())) + "\n")


class Group(TyperGroup):
    """A group of commands with our help; a command that there is not is answered with the one that looks like it."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help."""
        formatter.write("\n".join(help_lines(self, ctx, columns())) + "\n")

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the options of the group; raise `UsageError` where it needs a command and none is there."""
        if not args and not self.invoke_without_command:
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


def help_lines(command: Any, context: Any, width: int) -> list[str]:  # noqa: ANN401
    """Return the help of a command; no line is wider than `width` but for a single long word."""
    pieces = " ".join(command.collect_usage_pieces(context))
    lines = _filled(f"Usage: {context.command_path} {pieces}", width, "", "  ")
    for paragraph in paragraphs(command):
        lines += ["", *_filled(paragraph, width, "  ", "  ")]
    for title, terms in sections(command, context):
        lines += ["", f"{title}:", *_terms(terms, width)]
    examples = EXAMPLES.get(context.command_path, ())
    if examples:
        lines += ["", "Examples:"]
    for comment, call in examples:
        lines += [*_filled(f"# {comment}", width, "  ", "  # "), *_call(call, width)]
    return lines


def paragraphs(command: Any) -> list[str]:  # noqa: ANN401
    """Return what a command says of itself: its docstring."""
    return [" ".join(part.split()) for part in (command.help or "").split("\n\n") if part.strip()]


def sections(command: Any, context: Any) -> list[tuple[str, Terms]]:  # noqa: ANN401
    """Return arguments, options and commands, those that there are, each as terms and what is said of them."""
    found: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": [], "Commands": []}
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None:
            found[f"{param.param_type_name.title()}s"].append((record[0], " ".join(record[1].split())))
    if isinstance(command, TyperGroup):
        found["Commands"] += [(name, (paragraphs(below) or [""])[0]) for name, below in visible(command)]
    return [(title, terms) for title, terms in found.items() if terms]


def _terms(terms: Terms, width: int) -> list[str]:
    if width < NARROW:
        return [line for term, said in terms for line in (*_parts(term, width), *_filled(said, width, "      ", "      "))]
    column = min(max(len(term) for term, _ in terms), width // 3)
    lines: list[str] = []
    for term, said in terms:
        first = f"  {term:{column}}  "
        if len(term) > column:
            lines += _parts(term, width)
            first = " " * (column + 4)
        lines += _filled(said, width, first, " " * (column + 4))
    return lines


def _parts(term: str, width: int) -> list[str]:
    """Break a term between words, or where its choices meet."""
    lines = [""]
    for piece in term.replace("|", "|\0").replace(" ", " \0").split("\0"):
        if lines[-1] and len(lines[-1]) + len(piece.rstrip()) > width - 2 - 4 * (len(lines) > 1):
            lines.append("")
        lines[-1] += piece
    first, *rest = (line.rstrip() for line in lines)
    return [f"  {first}", *(f"      {line}" for line in rest)]


def _call(call: str, width: int) -> list[str]:
    lines = _filled(call, width - 2, "  ", "      ")
    return [*(f"{line} \\" for line in lines[:-1]), lines[-1]]


def _filled(text: str, width: int, first: str, rest: str) -> list[str]:
    filled = textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return filled or [first.rstrip()]
