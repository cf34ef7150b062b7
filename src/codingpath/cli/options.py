"""What can be typed after an option, for completion: read from the kept catalog and the saved sessions.

Each function is handed to `typer.Option(autocompletion=…)`; it returns values, each with what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

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


def sessions() -> list[str]:
    """Return the names of the saved sessions, the last one first, each with its variants."""
    from codingpath.sessions.alias import variant_of  # noqa: PLC0415
    from codingpath.sessions.names import names, variants  # noqa: PLC0415

    return [name for client in names() for name in (client, *(variant_of(client, v) for v in variants(client)))]


def _catalog(ctx: typer.Context) -> Catalog:
    from codingpath.cli.inputs import load  # noqa: PLC0415

    return load(ctx.params.get("data"))
