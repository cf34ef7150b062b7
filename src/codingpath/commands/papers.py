"""`codingpath sessions iep` and `case-note`: the counselor's papers on a client."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from codingpath.catalog.kept import copy_of_progress
from codingpath.cli.errors import note
from codingpath.cli.inputs import day, load
from codingpath.cli.output import emit
from codingpath.cli.plan_inputs import day_to_come
from codingpath.commands.kept import keep, plan_of
from codingpath.errors import CodingpathError, UsageError
from codingpath.formats import WORDS, Format, by_ending
from codingpath.formats.printouts import paper_printout
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import MET, Progress
from codingpath.planning.kept_apart import is_private
from codingpath.planning.progress import with_contact, with_employment_plan
from codingpath.report.papers.case_note import case_note as noted
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.sessions import store
from codingpath.sessions.alias import shown_name
from codingpath.text import one_line, quoted


def iep(
    name: str,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    no_name: bool,
    force: bool,
    no_color: bool,
) -> None:
    """Print a draft of an employment plan, or write it to a file that its owner alone can read; remember the day for the case note."""
    chosen = form or by_ending(output, WORDS)
    when = day(today)
    roadmap = plan_of(load(data), name, when)
    printout = paper_printout(employment_plan(roadmap, "" if no_name else shown_name(name)))
    emit(printout, chosen, output=output, force=force, private=True, no_color=no_color)
    try:
        keep(name, lambda progress: with_employment_plan(progress, when))
    except CodingpathError as error:  # the paper is there already
        note(f"notice: the case note will not tick it ({error})")


def case_note(
    name: str,
    kind: str | None,
    next_day: str | None,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    no_name: bool,
    force: bool,
    no_color: bool,
) -> None:
    """Print the case note of today, or write it to a file that its owner alone can read; keep the talk if something is said of it."""
    chosen, catalog, when = form or by_ending(output, WORDS), load(data), day(today)
    roadmap = plan_of(catalog, name, when)
    if kind is not None or next_day is not None:
        roadmap = replace(roadmap, progress=_kept(roadmap, name, kind, next_day))
    paper = noted(roadmap, "" if no_name else shown_name(name), answered_on=store.look(name, catalog.questions).saved_on)
    emit(paper_printout(paper), chosen, output=output, force=force, private=True, no_color=no_color)


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
