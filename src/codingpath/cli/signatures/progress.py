"""What can be typed for what happened since a plan was made: steps done, money asked for."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from codingpath.cli import options
from codingpath.cli.options import Data, Force, ListForm, NoColor, Output, SessionName, Today
from codingpath.cli.signatures.registry import Registry, call
from codingpath.model.progress import MoneyAction, StepAction

PROGRESS: Final = Registry()

On = Annotated[str | None, typer.Option("--day", metavar="DATE", help="The day it was, if that is not today.")]


@PROGRESS.command(
    "steps",
    ("the steps of your plan: late, due, later, done", "codingpath steps"),
    ("tick one off", "codingpath steps done talk-coder"),
    ("one that was done last week, for a client", "codingpath steps done fafsa --session anna --day 2027-01-08"),
    ("take a tick away", "codingpath steps undo talk-coder"),
    ("for a spreadsheet", "codingpath steps --format csv --output steps.csv"),
)
def steps(
    action: Annotated[
        StepAction | None,
        typer.Argument(metavar="[done|undo]", help="Tick steps off, or take ticks away.", show_default=False),
    ] = None,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]…", help="Steps, as the list calls them.", autocompletion=options.steps)
    ] = None,
    session: SessionName = None,
    on: On = None,
    today: Today = None,
    form: ListForm = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """List the steps of a saved session's plan with their state, or tick them off. A late step has a new day."""
    call("progress.steps.steps", locals())


@PROGRESS.command(
    "money",
    ("who was asked to pay, who said what, who is next", "codingpath money"),
    ("the job center was asked", "codingpath money asked wioa"),
    ("and said yes to a sum", "codingpath money granted wioa 3,000"),
    ("or no: the plan then names who else may pay", "codingpath money refused wioa"),
    ("somebody who is on no list", 'codingpath money granted "Rotary Club" 500 --other'),
    ("take it away again", "codingpath money undo wioa"),
)
def money(
    action: Annotated[
        MoneyAction | None,
        typer.Argument(
            metavar="[WHAT]", help="What came of it: asked, granted or refused; undo takes it away.", show_default=False
        ),
    ] = None,
    payer: Annotated[
        str | None,
        typer.Argument(
            metavar="[PAYER]", help="Who pays, as the list calls them.", show_default=False, autocompletion=options.payers
        ),
    ] = None,
    usd: Annotated[str | None, typer.Argument(metavar="[USD]", help="How much was granted.", show_default=False)] = None,
    other: Annotated[bool, typer.Option("--other", help="The payer is on no list: keep the name as typed.")] = False,
    session: SessionName = None,
    on: On = None,
    today: Today = None,
    form: ListForm = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Keep who was asked to pay and what they said. What is granted pays first; who refused is asked no more."""
    call("progress.money.money", locals())
