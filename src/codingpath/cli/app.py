"""The commands, and the door they stand behind."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from importlib import import_module
from typing import Any, Final

import typer
from typer.main import get_command

from codingpath.cli.errors import handled
from codingpath.cli.help import Command, Group, misuse
from codingpath.cli.streams import mend_streams
from codingpath.cli.wizard import wizard

NAME: Final = "codingpath"

COMMANDS: Final = {
    "plan": "commands.plan:plan",
    "explain": "commands.explain:explain",
    "compare": "commands.compare:compare",
    "programs": "commands.browse:programs",
    "credentials": "commands.credentials:credentials",
    "questions": "commands.questions:questions",
    "check": "commands.check:check",
    "sessions": "commands._sessions:sessions",
    "data": "commands._data:data",
    "completion": "cli.completion:completion",
    "__complete": "cli.completion:complete",
}
"""Name of a command, or of a group of commands, to its module and its function, in the order of the help."""


def root(names: Collection[str] = tuple(COMMANDS)) -> Any:  # noqa: ANN401 - typer does not export its types
    """Return the tree of commands, as typer builds it from the functions; with `names`, only these of the first level."""
    app = typer.Typer(
        name=NAME,
        cls=Group,
        help="Your way into US medical billing and coding: answer a short quiz, get a dated plan with costs, programs and reasons.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(wizard)
    for name in names:
        module, _, function = COMMANDS[name].partition(":")
        command = getattr(import_module(f"codingpath.{module}"), function)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            hidden = name.startswith("_")
            settings: dict[str, Any] | None = {"help_option_names": []} if hidden else None
            app.command(name, cls=Command, hidden=hidden, context_settings=settings)(command)
    return get_command(app)


def needed(arguments: Sequence[str]) -> Collection[str]:
    """Return the commands that a call can reach, so that the others need not be imported.

    That is the one it names first. The quiz needs none, but an option before a command's name needs that one, to say where the
    option belongs. All are needed for help and for a name that is none.
    """
    first = arguments[0] if arguments else ""
    if first in COMMANDS:
        return (first,)
    quiz = not first or (first.startswith("--") and not {"-h", "--help"} & {*arguments})
    return [name for name in COMMANDS if name in arguments] if quiz else tuple(COMMANDS)


def run() -> None:
    """Run a command; whatever it raises becomes one message and an exit code."""
    with handled():
        mend_streams()
        try:
            code = root(needed(sys.argv[1:])).main(prog_name=NAME, standalone_mode=False)
        except typer.TyperException as error:
            raise misuse(error) from error
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told, and not at exit
        sys.exit(code if isinstance(code, int) else 0)
