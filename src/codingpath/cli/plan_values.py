"""What the Tab key offers of a plan: its steps, the schools of its shortlist, what a school is asked."""

from __future__ import annotations

import typer

from codingpath.cli.options import Values
from codingpath.cli.saved import KeptInSession
from codingpath.cli.values import catalog_of
from codingpath.planning.asked.fields import ASKED
from codingpath.report.progress import known_ids, step_words


def steps(ctx: typer.Context) -> Values:
    """Return the ids of the steps that plans can have."""
    catalog = catalog_of(ctx)
    return [(name, step_words(catalog, name)) for name in known_ids(catalog)]


def schools(ctx: typer.Context) -> Values:
    """Return the schools of the shortlist of the session named, or of the last one."""
    return [(school.id, school.name) for school in KeptInSession(ctx.params.get("session")).progress().schools]


def asked(_: typer.Context) -> Values:
    """Return what a school is asked."""
    return [(each.name, each.title) for each in ASKED]


def said(_: typer.Context) -> Values:
    """Return `price=` and the like."""
    return [(f"{each.name}=", each.title) for each in ASKED]
