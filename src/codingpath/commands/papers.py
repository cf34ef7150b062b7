"""`codingpath sessions iep` and `case-note`: the counselor's papers on a client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from codingpath.catalog.kept import copy_of_progress
from codingpath.cli.errors import note
from codingpath.cli.inputs import day, load
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import day_to_come
from codingpath.cli.saved import KeptInSession
from codingpath.commands.kept import keep
from codingpath.commands.sessions import need
from codingpath.errors import CodingpathError, UsageError
from codingpath.formats.printouts import paper_printout
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import MET, Progress
from codingpath.planning.kept_apart import is_private
from codingpath.planning.plan import plan
from codingpath.planning.progress import with_contact, with_employment_plan
from codingpath.report.papers.case_note import case_note as noted
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.sessions import store
from codingpath.sessions.alias import shown_name
from codingpath.sessions.store import Session
from codingpath.text import one_line, quoted, typed


def iep(name: str, today: str | None, data: Path | None, to: Target, *, no_name: bool) -> None:
    """Print a draft of an employment plan, or write it to a file that its owner alone can read; remember the day for the case note."""
    when = day(today)
    roadmap = _plan_of(load(data), name, when)
    printout = paper_printout(employment_plan(roadmap, "" if no_name else shown_name(name)))
    emit(printout, to, private=True)
    try:
        keep(name, lambda progress: with_employment_plan(progress, when))
    except CodingpathError as error:  # the paper is there already
        note(f"notice: the case note will not tick it ({error})")


def case_note(
    name: str, kind: str | None, next_day: str | None, today: str | None, data: Path | None, to: Target, *, no_name: bool
) -> None:
    """Print the case note of today, or write it to a file that its owner alone can read; keep the talk if something is said of it."""
    catalog, when = load(data), day(today)
    roadmap = _plan_of(catalog, name, when)
    if kind is not None or next_day is not None:
        roadmap = replace(roadmap, progress=_kept(roadmap, name, kind, next_day))
    paper = noted(roadmap, "" if no_name else shown_name(name), answered_on=store.look(name, catalog.questions).saved_on)
    emit(paper_printout(paper), to, private=True)


def _plan_of(catalog: Catalog, name: str, today: date) -> Roadmap:
    """Return the plan of a session or a variant; raise `CodingpathError` where there is none or it cannot be read."""
    saved = store.look(name, catalog.questions)
    need(saved)
    if not saved.answers:
        raise UsageError(f"{name!r} has no answers yet; `codingpath --session {typed(name)}` asks them")
    note(*_notices(saved, catalog))
    kept = KeptInSession(name)
    return plan(catalog, saved.answers, today, program=kept.program(catalog, None), progress=kept.progress())


def _notices(saved: Session, catalog: Catalog) -> Iterator[str]:
    yield from (f"notice: {text}" for text in store.since_then(saved, catalog.questions, catalog.rules.version))
    if not saved.finished:
        yield "notice: the quiz is not finished, so what is open stays open in the paper"


def _kept(roadmap: Roadmap, name: str, kind: str | None, next_day: str | None) -> Progress:
    """Keep a talk and return what happened with it; raise `UsageError` for a kind that is too long, and for a day that is past or none."""
    said = None if kind is None else one_line(kind)
    if said is not None and (fault := MET.fault(said)):
        raise UsageError(f"--kind: {fault}")
    again = None if next_day is None else day_to_come("--next", one_line(next_day), roadmap.today)
    progress = with_contact(roadmap.progress, roadmap.today, said, again)
    store.record(name, copy_of_progress(progress))
    if said and is_private(roadmap.catalog, said):
        note(f"notice: {quoted(said)} could disclose a disability, so the note leaves it blank; it is kept beside the answers")
    return progress
