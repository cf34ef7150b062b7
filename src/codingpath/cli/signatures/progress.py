"""What can be typed for what happened since a plan was made."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from codingpath.cli import options
from codingpath.cli.signatures.registry import Registry, call
from codingpath.formats import LIST
from codingpath.model.progress import MoneyAction, StepAction

PROGRESS: Final = Registry()

School = Annotated[
    str,
    typer.Argument(
        metavar="SCHOOL", help="A school of the list, by its id or by words of its name.", autocompletion=options.schools
    ),
]
Day = Annotated[str | None, typer.Option("--day", metavar="DATE", help="The day on which it was said; else today.")]

PROGRESS.group(
    "schools",
    "The schools you ask: a list of up to five, what each said, side by side, and which one your plan goes by.",
    ("what they said, side by side", "codingpath schools list"),
    ("write down what one said", "codingpath schools told terra price=2400 months=9"),
)


@PROGRESS.command(
    "schools list",
    ("what they said, side by side", "codingpath schools list"),
    ("for a client, to print", "codingpath schools list --session anna --output schools.html"),
    ("in a spreadsheet", "codingpath schools list --output schools.csv"),
)
def schools_list(
    session: options.SessionName = None,
    today: options.Today = None,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """Set side by side what the schools on your list said."""
    call("schools.list_", locals(), LIST)


@PROGRESS.command(
    "schools add",
    ("a program of the list, as `codingpath programs` calls it", "codingpath schools add us-aapc-coding"),
    ("a school of which nothing is known but its name", "codingpath schools add Hill Street Coding School"),
)
def schools_add(
    school: Annotated[
        list[str],
        typer.Argument(metavar="ID|NAME", help="The ID of a program, or the name of any school.", autocompletion=options.programs),
    ],
    session: options.SessionName = None,
    data: options.Data = None,
) -> None:
    """Put a school on your list."""
    call("schools.add", locals())


@PROGRESS.command(
    "schools told",
    ("the price and the next start", "codingpath schools told terra price=2400 starts=2027-02-08"),
    ("with the day and who said it", 'codingpath schools told terra months=9 --day 2027-01-12 --who "Ms. Ruiz"'),
)
def schools_told(
    school: School,
    said: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME=VALUE …",
            help="What it said: price=2,400 covers='tuition and books' exam=cpc (several with commas) voucher=yes (or no) "
            "delivery=online (or in-person, hybrid) hours=120 starts=2/8/2027 months=9 passed='34 of 40' listed=yes (or no: is it on "
            "the state's list?) refund='half until the second week'.",
            autocompletion=options.said,
        ),
    ],
    day: Day = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who said it.")] = None,
    session: options.SessionName = None,
    today: options.Today = None,
    data: options.Data = None,
) -> None:
    """Write down what a school said. A thing said again counts in place of what was said before."""
    call("schools.told", locals())


@PROGRESS.command(
    "schools untell",
    ("take out a price", "codingpath schools untell terra price"),
    ("take out all it said last", "codingpath schools untell terra"),
)
def schools_untell(
    school: School,
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]…", help="What to take out; else all it said last.", autocompletion=options.asked),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="What it said on this day; else what it said last.")
    ] = None,
    session: options.SessionName = None,
    today: options.Today = None,
) -> None:
    """Take out what a school said. What it said of that before counts again."""
    call("schools.untell", locals())


@PROGRESS.command("schools remove", ("take a school off the list", "codingpath schools remove terra"))
def schools_remove(school: School, session: options.SessionName = None, data: options.Data = None) -> None:
    """Take a school off your list, with what it said."""
    call("schools.remove", locals())


@PROGRESS.command("schools choose", ("let the plan go by a school", "codingpath schools choose terra"))
def schools_choose(school: School, session: options.SessionName = None, data: options.Data = None) -> None:
    """Let your plan, its dates and its money go by one school of your list, with what it said."""
    call("schools.choose", locals())


@PROGRESS.command("schools unchoose", ("take the choice back", "codingpath schools unchoose"))
def schools_unchoose(session: options.SessionName = None, data: options.Data = None) -> None:
    """Let your plan go by no chosen school; your list stays."""
    call("schools.unchoose", locals())


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
    session: options.SessionName = None,
    on: On = None,
    today: options.Today = None,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """List the steps of a saved session's plan with their state, or tick them off. A late step has a new day."""
    call("steps.steps", locals(), LIST)


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
    session: options.SessionName = None,
    on: On = None,
    today: options.Today = None,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """Keep who was asked to pay and what they said. What is granted pays first; who refused is asked no more."""
    call("money.money", locals(), LIST)
