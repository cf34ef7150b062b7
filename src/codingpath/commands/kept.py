"""The saved session that a command works on: which one it is, its plan as of today, and keeping what happened since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from codingpath.catalog.kept import copy_of_progress, kept_progress, lost_words
from codingpath.cli.errors import note
from codingpath.cli.inputs import answers_of
from codingpath.cli.saved import Saved, no_session
from codingpath.commands.sessions import need
from codingpath.errors import UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Progress
from codingpath.planning.plan import plan
from codingpath.sessions import names, store
from codingpath.sessions.store import Session
from codingpath.text import typed


def session_named(session: str | None) -> str:
    """Return the session named, or the last one; raise `UsageError` where none is saved, `CodingpathError` where it is not there."""
    name = session or store.last()
    if name is None:
        raise UsageError("no session is saved yet; run `codingpath` first to answer the quiz, or name one with --session NAME")
    if not names.path_of(name).exists():
        raise no_session(name)
    return name


def keep(name: str, change: Callable[[Progress], Progress]) -> Progress:
    """Write what happened in a session after one change, and return it; nothing is written where the change raises."""
    after: list[Progress] = []

    def make(stored: Mapping[str, object] | None) -> Mapping[str, object] | None:
        progress, lost = kept_progress(stored)
        if lost:
            note(f"notice: {lost_words(lost)}")
        after.append(change(progress))
        return copy_of_progress(after[-1])

    store.change(name, make)
    return after[-1]


def current_plan(catalog: Catalog, name: str, today: date, *, named: bool) -> Roadmap:
    """Return the plan of a session as of today; where it was not named, say whose answers it rests on."""
    known = answers_of(catalog, None, name if named else None, None, today)
    return _plan(catalog, known, today, name)


def plan_of(catalog: Catalog, name: str, today: date) -> Roadmap:
    """Return the plan of a session or a variant; raise `CodingpathError` where there is none or it cannot be read."""
    saved = store.look(name, catalog.questions)
    need(saved)
    if not saved.answers:
        raise UsageError(f"{name!r} has no answers yet; `codingpath --session {typed(name)}` asks them")
    note(*_notices(saved, catalog))
    return _plan(catalog, saved.answers, today, name)


def _plan(catalog: Catalog, answers: Answers, today: date, name: str) -> Roadmap:
    kept = Saved(name)
    return plan(catalog, answers, today, program=kept.program(catalog, None), progress=kept.progress())


def _notices(saved: Session, catalog: Catalog) -> Iterator[str]:
    yield from (f"notice: {text}" for text in store.since_then(saved, catalog.questions, catalog.rules.version))
    if not saved.finished:
        yield "notice: the quiz is not finished, so what is open stays open in the paper"
