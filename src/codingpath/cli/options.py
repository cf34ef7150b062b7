"""What can be typed after an option, for completion: read from the kept catalog and the saved sessions.

Each function is handed to `typer.Option(autocompletion=…)`; it returns values, each with what it means.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli import inputs

if TYPE_CHECKING:
    from codingpath.model.catalog import Catalog
    from codingpath.model.question import Question


Values = list[tuple[str, str]]


def answers(ctx: typer.Context, incomplete: str) -> Values:
    """Return `goal=` and the like; after the sign, the choices; after a comma, one more of them."""
    questions = _catalog(ctx).questions
    name, sign, typed = incomplete.partition("=")
    question = next((q for q in questions if q.id == name), None)
    if sign and question:
        return [(f"{name}={value}", said) for value, said in _choices(question, typed)]
    return [(f"{q.id}=", q.title) for q in questions]


def _choices(question: Question, typed: str) -> Values:
    before, comma, _ = typed.rpartition(",")
    taken = before.split(",") if question.kind == "many" else []
    found = [(f"{before}{comma}{c.id}", c.label) for c in question.choices if c.id not in taken]
    return found if comma else [*found, ("not-sure", question.not_sure)]


def states(ctx: typer.Context) -> Values:
    """Return the two letters of every state."""
    return [(choice.id, choice.label) for choice in _catalog(ctx).question("state").choices]


def credentials(ctx: typer.Context) -> Values:
    """Return the ids of the certifications."""
    return [(c.id, c.full_name) for c in _catalog(ctx).credentials]


def _catalog(ctx: typer.Context) -> Catalog:
    from codingpath.cli.inputs import load  # noqa: PLC0415

    return load(ctx.params.get("data"))


# Options that several commands share, each said once.

AnswersFile = Annotated[Path | None, typer.Option("--answers", metavar="FILE", help="An answers file, YAML or JSON.")]
Answer = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="ID=VALUE",
        help="One answer on top of the others; may be repeated. a,b gives a list.",
        autocompletion=answers,
    ),
]
SessionName = Annotated[
    str | None,
    typer.Option("--session", metavar="NAME", help="A saved session, instead of the last one.", autocompletion=inputs.sessions),
]
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Another data folder (or set CODINGPATH_DATA).")]
Coverage = Annotated[
    Path | None, typer.Option("--coverage", metavar="DIR", help="Say which rules no answers file of this folder fires.")
]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Plan as if today were this day, such as 2027-01-15.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colors (or set NO_COLOR).")]
