"""What can be typed for a plan: the quiz, `plan`, `explain`, `compare`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from codingpath import __version__
from codingpath.cli import options
from codingpath.cli.errors import handled
from codingpath.cli.signatures.registry import Registry, call
from codingpath.errors import UsageError
from codingpath.formats import LIST, PLAN, WORDS
from codingpath.text import quoted

PLANS: Final = Registry()


QUIZ: Final = (
    ("ask, plan and export", "codingpath"),
    ("the same in plain numbered lines, for a screen reader", "codingpath --plain"),
    ("keep a second person apart", "codingpath --session anna"),
    ("the plan of a file", "codingpath plan --answers me.yaml"),
)


def wizard(
    context: typer.Context,
    answers: options.AnswersFile = None,
    session: options.SessionName = None,
    program: options.ProgramId = None,
    ephemeral: Annotated[bool, typer.Option("--ephemeral", help="Save nothing.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in numbered lines, for screen readers (or set ACCESSIBLE=1).")
    ] = False,
    no_name: options.NoName = False,
    today: options.Today = None,
    data: options.Data = None,
    no_color: options.NoColor = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Answer a short quiz and get your roadmap into US medical billing and coding: path, dates, costs, programs, reasons."""
    given = {name: value for name, value in locals().items() if name not in {"context", "version"}}
    if version:
        sys.stdout.write(f"codingpath {__version__}\n")
    elif context.invoked_subcommand is None:
        call("wizard.wizard", given)
    else:
        _refuse_stray(given, context.invoked_subcommand, context)


def _refuse_stray(given: Mapping[str, Any], command: str, context: typer.Context) -> None:
    """Say of an option before a command's name, where it would be lost, that it belongs after it, or that the command has none such."""
    stray = next((f"--{name.replace('_', '-')}" for name, value in given.items() if value), None)
    if stray is None:
        return
    found = context.command.get_command(context, command) if isinstance(context.command, TyperGroup) else None
    words, meant = (f"{command} COMMAND", found.commands.values()) if isinstance(found, TyperGroup) else (command, [found])
    taken = any(stray in parameter.opts for each in meant if each for parameter in each.params)
    belongs = f"{stray} belongs after the command: codingpath {words} {stray} …"
    with handled():
        raise UsageError(belongs if taken else f"codingpath {command} has no option {quoted(stray)}; leave it out")


@PLANS.command(
    "plan",
    ("the plan of a file", "codingpath plan --answers me.yaml"),
    ("the first page only, with one answer changed", "codingpath plan --answers me.yaml --answer hours=15 --brief"),
    ("with one program's dates and price", "codingpath plan --answers me.yaml --program us-aapc-coding"),
    ("some parts of it, by name", "codingpath plan --answers me.yaml --part money --part schools"),
    ("keep it as Markdown", "codingpath plan --answers me.yaml --format markdown --output me.md"),
    ("a page to open, print or hand out", "codingpath plan --answers me.yaml --output me.html"),
    ("its days for a calendar", "codingpath plan --answers me.yaml --format ics --output me.ics"),
    ("with study times each week", 'codingpath plan --answers me.yaml --study "tue,thu 19:00" --output me.ics'),
    ("the plan of a saved session", "codingpath plan --session anna"),
    ("no file at all", "codingpath plan --answer goal=lead --answer state=OH --answer matters-most=speed,low-cost"),
)
def plan(
    answers: options.AnswersFile = None,
    answer: options.Answer = None,
    session: options.SessionName = None,
    program: options.ProgramId = None,
    today: options.Today = None,
    form: options.PlanForm = None,
    part: options.Parts = None,
    brief: Annotated[bool, typer.Option("--brief", help="The first page only.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Everything at length, with the appendix and all sources.")] = False,
    output: options.Output = None,
    force: options.Force = False,
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help="Add your notes on the client of the session; no plan has them otherwise.")
    ] = False,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="In a calendar: the day you see your counselor again.")
    ] = None,
    study: Annotated[
        str | None,
        typer.Option("--study", metavar="TIMES", help="In a calendar: your weekly study times, such as tue,thu 19:00."),
    ] = None,
    no_name: options.NoName = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """Print the plan of an answers file, or of the last session."""
    call("plan.plan", locals(), PLAN)


@PLANS.command(
    "explain",
    ("why, and what would change it", "codingpath explain --answers me.yaml"),
    ("one result in full", "codingpath explain award --answers me.yaml"),
    ("every reason and every change", "codingpath explain --answers me.yaml --full"),
    ("the same for another program to read", "codingpath explain --answers me.yaml --format json"),
    ("a page to hand out", "codingpath explain --answers me.yaml --output why.html"),
)
def explain(
    decision: Annotated[
        str | None,
        typer.Argument(
            metavar="[DECISION]", help="One result in full, such as award.", show_default=False, autocompletion=options.decisions
        ),
    ] = None,
    answers: options.AnswersFile = None,
    answer: options.Answer = None,
    session: options.SessionName = None,
    program: options.ProgramId = None,
    today: options.Today = None,
    form: options.WordsForm = None,
    full: options.Full = False,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_name: options.NoName = False,
    no_color: options.NoColor = False,
) -> None:
    """Say why each result came out, and which one or two answers would change it."""
    call("explain.explain", locals(), WORDS)


@PLANS.command(
    "compare",
    ("two files side by side", "codingpath compare me.yaml other.yaml"),
    ("with every row, also those that are the same", "codingpath compare me.yaml other.yaml --full"),
    ("a client and a variant, to hand out", "codingpath compare anna anna~online --format markdown --output both.md"),
)
def compare(
    plans: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN PLAN …",
            help="Two to four, each an answers file, a saved session, or a variant (NAME~VARIANT).",
            autocompletion=options.sessions,
        ),
    ],
    answer: options.Answer = None,
    program: options.ProgramId = None,
    today: options.Today = None,
    form: options.ListForm = None,
    full: options.Full = False,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
    no_pager: options.NoPager = False,
) -> None:
    """Set two to four plans side by side: what differs in results, dates, money and answers; in full, also what each gives up."""
    call("compare.compare", locals(), LIST)


@PLANS.command(
    "cohort",
    ("what the answers of many people come to, one a row", "codingpath cohort intake.csv"),
    ("one row of results each", "codingpath cohort intake.csv --output results.csv"),
    ("with the columns of an intake export", "codingpath cohort export.csv --columns intake-columns.yaml --output results.csv"),
    ("a page for a board, and the rows", "codingpath cohort intake.csv --output results.csv --summary board.html"),
    ("the counts for another program to read", "codingpath cohort intake.csv --format json"),
)
def cohort(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file: a person a row, a question a column.")],
    columns: Annotated[
        Path | None,
        typer.Option("--columns", metavar="MAP", help="A YAML file that says which question a column answers, and with what."),
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="COLUMN", help="Carry this column over as it is, such as an id; may be repeated."),
    ] = None,
    today: options.Today = None,
    form: options.ListForm = None,
    output: options.Output = None,
    summary: Annotated[
        Path | None, typer.Option("--summary", metavar="FILE", help="The summary as well, where FILE of --output has the rows.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, max=256, help="How many processes; as many as are free if left out."),
    ] = None,
    engine: Annotated[
        options.Engine, typer.Option("--engine", metavar="HOW", help="What spreads the rows: processes or dask (an extra).")
    ] = "processes",
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """Reckon many answer sheets: decisions, likely dates and totals of each as CSV, and a summary in every other form."""
    call("cohort.cohort", locals(), LIST)
