"""The plan of a saved session with what happened since, and a change to that which no other process can come between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from codingpath.catalog.kept_progress import copy_of_progress, kept_progress
from codingpath.cli.inputs import answers_of, named_day, program_for, progress_for
from codingpath.errors import UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Progress
from codingpath.planning.plan import plan
from codingpath.sessions import store


def session_named(name: str | None) -> str:
    """Return the session that is named, or the last one; raise `UsageError` where none is saved."""
    found = name or store.last()
    if found is None:
        raise UsageError("no session is saved yet; run `codingpath` first to answer the quiz")
    return found


def current_plan(catalog: Catalog, name: str, today: date, *, named: bool) -> Roadmap:
    """Return the plan of a session as of today; where it was not named, say whose answers it rests on."""
    known = answers_of(catalog, None, name if named else None, None, today)
    return plan(catalog, known, today, program=program_for(catalog, None, name), progress=progress_for(name))


def change(name: str, how: Callable[[Progress], Progress]) -> Progress:
    """Change what happened to a client and write it in one step; return what is kept now."""
    after: list[Progress] = []

    def changed(copy: object) -> dict[str, object] | None:
        progress, _ = kept_progress(copy if isinstance(copy, dict) else None)
        after.append(how(progress))
        return copy_of_progress(after[0])

    store.change(name, changed)
    return after[0]


def day_it_was(text: str | None, today: date) -> date:
    """Return the day that `--day` gives, or today; raise `UsageError` for one that is still to come."""
    if text is None:
        return today
    found = named_day("--day", text)
    if found > today:
        raise UsageError(f"--day {found} is still to come; name today or an earlier day")
    return found
