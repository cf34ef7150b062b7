"""The commands, and the door they stand behind."""

from __future__ import annotations

import sys

import typer

from codingpath.cli.check import check
from codingpath.cli.compare import compare
from codingpath.cli.credentials import credentials
from codingpath.cli.data import data
from codingpath.cli.errors import handled
from codingpath.cli.explain import explain
from codingpath.cli.plan import plan
from codingpath.cli.programs import programs
from codingpath.cli.questions import questions
from codingpath.cli.sessions import sessions
from codingpath.cli.streams import mend_streams
from codingpath.cli.wizard import wizard

EXAMPLES = """\b
Examples:
  codingpath                                        ask, plan and export
  codingpath plan --answers me.yaml                 the plan of a file
  codingpath plan --answers me.yaml --answer hours=15 --brief
  codingpath plan --answers me.yaml --format markdown --output me.md
  codingpath explain --answers me.yaml              why, and what would change it
  codingpath compare me.yaml other.yaml             plans side by side
  codingpath programs --state OH                    programs near you, then online ones
  codingpath credentials cpc                        one certification; all of them without a name
  codingpath questions                              ids and choices
  codingpath check                                  check data and rules
  codingpath sessions list                          who is saved here
  codingpath data status                            how old every fact is
"""

app = typer.Typer(
    name="codingpath",
    help="Your way into US medical billing and coding: answer a short quiz, get a dated plan with costs, programs and reasons.",
    epilog=EXAMPLES,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback(invoke_without_command=True)(wizard)
app.command()(plan)
app.command()(explain)
app.command()(compare)
app.command()(programs)
app.command()(credentials)
app.command()(questions)
app.command()(check)
app.add_typer(sessions, name="sessions")
app.add_typer(data)


def run() -> None:
    """Run a command; whatever it raises becomes one message and an exit code."""
    with handled():
        mend_streams()
        try:
            app()
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told, and not at exit
