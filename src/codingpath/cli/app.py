"""The commands, and the door they stand behind."""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.main import get_command

from codingpath.cli.check import check
from codingpath.cli.compare import compare
from codingpath.cli.completion import complete, completion
from codingpath.cli.credentials import credentials
from codingpath.cli.data import data
from codingpath.cli.errors import handled
from codingpath.cli.explain import explain
from codingpath.cli.help import Command, Group, misuse
from codingpath.cli.plan import plan
from codingpath.cli.programs import programs
from codingpath.cli.questions import questions
from codingpath.cli.sessions import sessions
from codingpath.cli.wizard import wizard

NAME = "codingpath"

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
app.command(cls=Command)(plan)
app.command(cls=Command)(explain)
app.command(cls=Command)(compare)
app.command(cls=Command)(programs)
app.command(cls=Command)(credentials)
app.command(cls=Command)(questions)
app.command(cls=Command)(check)
app.add_typer(sessions, name="sessions")
app.add_typer(data)
app.command(cls=Command)(completion)
app.command("__complete", cls=Command, hidden=True, context_settings={"help_option_names": []})(complete)


def root() -> Any:  # noqa: ANN401 - typer does not export its types
    """Return the tree of commands, as typer builds it from the functions."""
    return get_command(app)


def run() -> None:
    """Run a command; whatever it raises becomes one message and an exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # data may hold letters that an old terminal cannot show, and what is typed too
    with handled():
        try:
            code = root().main(prog_name=NAME, standalone_mode=False)
        except typer.TyperException as error:
            raise misuse(error) from error
        sys.exit(code if isinstance(code, int) else 0)
