"""Whose paper it is: the client's plan, as it is reckoned today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from codingpath.cli.errors import note
from codingpath.cli.plan_inputs import program_for, progress_for
from codingpath.commands.sessions_show import need
from codingpath.errors import UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan
from codingpath.sessions import store
from codingpath.sessions.store import Session
from codingpath.text import typed


def plan_of(catalog: Catalog, name: str, today: date) -> Roadmap:
    """Return the plan of a session or a variant; raise `CodingpathError` where there is none or it cannot be read."""
    saved = store.look(name, catalog.questions)
    need(saved)
    if not saved.answers:
        raise UsageError(f"{name!r} has no answers yet; `codingpath --session {typed(name)}` asks them")
    note(*_notices(saved, catalog))
    return plan(catalog, saved.answers, today, program=program_for(catalog, None, name), progress=progress_for(name))


def _notices(saved: Session, catalog: Catalog) -> Iterator[str]:
    yield from (f"notice: {text}" for text in store.since_then(saved, catalog.questions, catalog.rules.version))
    if not saved.finished:
        yield "notice: the quiz is not finished, so what is open stays open in the paper"
