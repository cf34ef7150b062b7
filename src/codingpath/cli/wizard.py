"""`codingpath`: the quiz, the roadmap and the menu after it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath import __version__
from codingpath.cli.errors import MENDABLE, handled
from codingpath.cli.options import AnswersFile, Data, NoColor, SessionName, Today
from codingpath.cli.stopping import Stops
from codingpath.cli.streams import drop
from codingpath.errors import UsageError

if TYPE_CHECKING:
    from codingpath.cli.desk import Desk
    from codingpath.model.answers import Answers


def wizard(
    context: typer.Context,
    answers: AnswersFile = None,
    session: SessionName = None,
    ephemeral: Annotated[bool, typer.Option("--ephemeral", help="Save nothing.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in numbered lines, for screen readers (or set ACCESSIBLE=1).")
    ] = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Answer a short quiz and get your roadmap into US medical billing and coding: path, dates, costs, programs, reasons."""
    if version:
        sys.stdout.write(f"codingpath {__version__}\n")
        return
    if context.invoked_subcommand is not None:
        _refuse_stray_options(context)
        return
    with handled():
        _need_terminal()
        _run(answers, session, today, data, ephemeral=ephemeral, plain=plain, no_color=no_color)


def _refuse_stray_options(context: typer.Context) -> None:
    """Say where an option belongs that was given before a command's name and would be lost."""
    given = [f"--{name.replace('_', '-')}" for name, value in context.params.items() if value]
    if given:
        with handled():
            raise UsageError(f"{given[0]} belongs after the command: codingpath {context.invoked_subcommand} {given[0]} …")


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("The quiz needs a terminal. Without one, use: codingpath plan --answers FILE")


def _run(
    answers: Path | None, name: str | None, today: str | None, data: Path | None, *, ephemeral: bool, plain: bool, no_color: bool
) -> None:
    from codingpath.cli.desk import Desk  # noqa: PLC0415
    from codingpath.cli.inputs import answers_of, day, load  # noqa: PLC0415
    from codingpath.wizard.opening import open_prompter  # noqa: PLC0415

    when = day(today)
    catalog = load(data, keep=not ephemeral)
    prefilled = answers_of(catalog, answers, None, None) if answers is not None else None
    prompter = open_prompter(plain=plain, environ=os.environ)
    desk = Desk(catalog, prompter, when, name=name, saving=not ephemeral, no_color=no_color)
    stops = Stops()
    try:
        stopped = _sit(desk, prefilled)
        _say_farewell(desk, stopped=stopped)
    except KeyboardInterrupt:  # also a moment after the terminal was found to be gone: its signal comes late
        stopped = True
        _say_farewell(desk, stopped=True)
    if stopped:
        raise SystemExit(stops.code)
    if desk.keeper.unsaved:
        raise SystemExit(MENDABLE)


def _sit(desk: Desk, prefilled: Answers | None) -> bool:
    """Go through the quiz and the menu; return whether it was stopped."""
    from codingpath.wizard.prompter import Interrupted  # noqa: PLC0415

    try:
        desk.sit(prefilled)
    except Interrupted:
        return True
    except OSError as error:
        if error.filename is not None:
            raise
        return True  # it is about no file, so it is the terminal, which is gone
    return False


def _say_farewell(desk: Desk, *, stopped: bool) -> None:
    try:
        desk.farewell(stopped=stopped)
    except OSError:
        drop(sys.stdout)  # the terminal is gone: nobody reads it
