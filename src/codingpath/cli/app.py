"""The commands, and the door they stand behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.main import get_command

from codingpath import __version__
from codingpath.cli.errors import drop, handled, repair_streams
from codingpath.cli.help import Command, Group, misuse
from codingpath.cli.options import AnswersFile, Data, NoColor, SessionName, Today
from codingpath.errors import FIXABLE, UsageError
from codingpath.interactive.stopping import StopSignals

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp
    from codingpath.model.condition import Answers


NAME: Final = "codingpath"

COMMANDS: Final = {
    "plan": "commands.plan:plan",
    "explain": "commands.plan:explain",
    "compare": "commands.plan:compare",
    "programs": "commands.browse:programs",
    "credentials": "commands.browse:credentials",
    "questions": "commands.browse:questions",
    "check": "commands.check:check",
    "sessions": "commands.sessions:sessions",
    "data": "commands.data:data",
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
        repair_streams()
        try:
            code = root(needed(sys.argv[1:])).main(prog_name=NAME, standalone_mode=False)
        except typer.TyperException as error:
            raise misuse(error) from error
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told, and not at exit
        sys.exit(code if isinstance(code, int) else 0)


# `codingpath`: the quiz, the roadmap and the menu after it.


def wizard(
    context: typer.Context,
    answers: AnswersFile = None,
    session: SessionName = None,
    ephemeral: Annotated[bool, typer.Option("--ephemeral", help="Save nothing.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in numbered lines, for screen readers (or set ACCESSIBLE=1).")
    ] = False,
    no_name: Annotated[
        bool, typer.Option("--no-name", help="Leave the session's name out of the names of files you take away.")
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
        _run(answers, session, today, data, ephemeral=ephemeral, plain=plain, no_color=no_color, no_name=no_name)


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
    answers: Path | None,
    name: str | None,
    today: str | None,
    data: Path | None,
    *,
    ephemeral: bool,
    plain: bool,
    no_color: bool,
    no_name: bool,
) -> None:
    from codingpath.cli.inputs import answers_of, day, load, moment  # noqa: PLC0415
    from codingpath.interactive.arriving import sitting, whose  # noqa: PLC0415
    from codingpath.interactive.program import WizardApp  # noqa: PLC0415
    from codingpath.sessions.store import DEFAULT_NAME  # noqa: PLC0415
    from codingpath.wizard.fallback import open_prompter  # noqa: PLC0415
    from codingpath.wizard.prompter import Interrupted, Stop  # noqa: PLC0415

    when = day(today)
    catalog = load(data, keep=not ephemeral)
    prefilled = answers_of(catalog, answers, None, None) if answers is not None else None
    stop = Stop()
    prompter = open_prompter(plain=plain, environ=os.environ, stop=stop)
    stops = StopSignals(stop)
    try:
        name = whose(prompter, name) if name is not None and not ephemeral else name
    except Interrupted:
        raise SystemExit(stops.code) from None
    with sitting(name or DEFAULT_NAME, saving=not ephemeral):
        app = WizardApp(
            catalog, prompter, when, name=name, saving=not ephemeral, no_color=no_color, now=moment, named_files=not no_name
        )
        stopped = _sit(app, prefilled)
    if stopped or stop.asked:
        raise SystemExit(stops.code)
    if app.saver.unsaved:
        raise SystemExit(FIXABLE)


def _sit(app: WizardApp, prefilled: Answers | None) -> bool:
    """Go through the quiz and the menu, then say where the answers are, however it ended; return whether it was stopped."""
    from codingpath.wizard.prompter import Interrupted  # noqa: PLC0415

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
