"""What the Tab key offers: ids and choices from the catalog, names of saved sessions. A function takes what was typed before."""

from __future__ import annotations

from pathlib import Path

import typer

from codingpath.cli import inputs
from codingpath.cli.options import Values
from codingpath.model.catalog import Catalog
from codingpath.model.question import Question
from codingpath.sessions import names


def answers(ctx: typer.Context, incomplete: str) -> Values:
    """Return `goal=` and the like; after the sign, the choices; after a comma, one more of them."""
    questions = catalog_of(ctx).questions
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
    return [(choice.id, choice.label) for choice in catalog_of(ctx).question("state").choices]


def credentials(ctx: typer.Context) -> Values:
    """Return the ids of the certifications."""
    return [(c.id, c.full_name) for c in catalog_of(ctx).credentials]


def decisions(ctx: typer.Context) -> Values:
    """Return the ids of the decisions."""
    return [(d.id, d.title) for d in catalog_of(ctx).rules.decisions]


def words(ctx: typer.Context) -> Values:
    """Return the words that are explained."""
    return [(term.term, term.means) for term in catalog_of(ctx).glossary]


def programs(ctx: typer.Context) -> Values:
    """Return the ids of the programs."""
    return [(p.id, f"{p.school}: {p.program}") for p in catalog_of(ctx).programs]


def payers(ctx: typer.Context) -> Values:
    """Return the ids of the sources of money."""
    return [(f.id, f.name) for f in catalog_of(ctx).funding]


def contact_kinds(ctx: typer.Context) -> Values:
    """Return how client and counselor may meet."""
    return [(kind, "") for kind in catalog_of(ctx).guidance.papers.contact_kinds]


def sources(ctx: typer.Context) -> Values:
    """Return the ids of the sources."""
    return [(source.id, source.name) for source in catalog_of(ctx).sources.values()]


def sessions(_: typer.Context) -> list[str]:
    """Return the names of the saved sessions and variants."""
    return names.with_variants()


def catalog_of(ctx: typer.Context) -> Catalog:
    """Return the catalog of the data folder that was typed."""
    named = ctx.params.get("data")  # as it was typed
    return inputs.load(Path(named) if named else None)
