"""`codingpath`: the quiz, the roadmap and the menu after it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from codingpath.cli.errors import drop
from codingpath.cli.inputs import answers_of, day, load, moment
from codingpath.errors import FIXABLE, UsageError
from codingpath.interactive.arriving import sitting, whose
from codingpath.interactive.opening import StopSignals, open_prompter
from codingpath.interactive.program import WizardApp
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.program import Program
from codingpath.sessions.alias import DEFAULT_NAME
from codingpath.wizard.prompter import Interrupted, Stop


def wizard(
    answers: Path | None,
    session: str | None,
    program: str | None,
    today: str | None,
    data: Path | None,
    *,
    ephemeral: bool,
    plain: bool,
    no_name: bool,
    no_color: bool,
) -> None:
    """Sit down with somebody at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("The quiz needs a terminal. Without one, use: codingpath plan --answers FILE")
    when = day(today)
    catalog = load(data, keep=not ephemeral)
    named_program = () if program is None else (_named(catalog, program, session, saved=not ephemeral),)
    prefilled = answers_of(catalog, answers, None, None) if answers is not None else None
    stop = Stop()
    prompter = open_prompter(plain=plain, environ=os.environ, stop=stop, notes=True)
    stops = StopSignals(stop)
    try:
        name = whose(prompter, session) if session is not None and not ephemeral else session
    except Interrupted:
        raise SystemExit(stops.code) from None
    with sitting(name or DEFAULT_NAME, saving=not ephemeral):
        app = WizardApp(
            catalog,
            prompter,
            when,
            name=name,
            saving=not ephemeral,
            no_color=no_color,
            now=moment,
            named_files=not no_name,
            named_program=named_program,
        )
        stopped = _sit(app, prefilled)
    if stopped or stop.asked:
        raise SystemExit(stops.code)
    if app.saver.unsaved:
        raise SystemExit(FIXABLE)


def _named(catalog: Catalog, program: str, session: str | None, *, saved: bool) -> Program | None:
    from codingpath.cli.plan_inputs import Kept, kept_beside  # noqa: PLC0415 - imports planning, before the first question

    kept = kept_beside(None, session or DEFAULT_NAME) if saved else Kept()
    return kept.program(catalog, program)


def _sit(app: WizardApp, prefilled: Answers | None) -> bool:
    """Go through the quiz and the menu, then say where the answers are, however it ended; return whether it was stopped."""
    stopped = False
    try:
        app.sit(prefilled)
    except (Interrupted, KeyboardInterrupt):
        stopped = True
    except Exception as error:
        stopped = isinstance(error, OSError) and error.filename is None  # it is about no file, so the terminal is gone
        if not stopped:
            _say_farewell(app, stopped=False, failed=True)
            raise
    _say_farewell(app, stopped=stopped)
    return stopped


def _say_farewell(app: WizardApp, *, stopped: bool, failed: bool = False) -> None:
    try:
        app.farewell(stopped=stopped, failed=failed)
    except OSError:
        drop(sys.stdout)  # the terminal is gone: nobody reads it
