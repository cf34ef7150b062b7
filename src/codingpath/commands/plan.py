"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from codingpath.cli.inputs import day, load
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import day_to_come, plan_asked, whose
from codingpath.errors import UsageError
from codingpath.formats import Format
from codingpath.formats.printouts import plan_key, plan_printout
from codingpath.sessions import notes, store
from codingpath.sessions.notes import Note

if TYPE_CHECKING:
    from codingpath.report.calendar import StudyTimes


def plan(
    answers: Path | None,
    answer: list[str] | None,
    session: str | None,
    program: str | None,
    today: str | None,
    data: Path | None,
    to: Target,
    *,
    part: list[str] | None,
    brief: bool,
    full: bool,
    with_notes: bool,
    meeting: str | None,
    study: str | None,
    no_name: bool,
) -> None:
    """Load, ask, decide, plan, render, write."""
    if brief:
        _refuse_more({"--part": bool(part), "--full": full})
    when = day(today)
    wishes = _for_a_calendar(to.form, meeting, study, when)
    noted = _notes(answers, session, to.form, brief=brief) if with_notes else None
    roadmap = plan_asked(load(data), when, answers=answers, answer=answer, session=session, program=program)
    name = whose(session, saved=answers is None, no_name=no_name)
    key = plan_key(answers, session) if to.form.draws == "roadmap" else ""
    printout = plan_printout(
        roadmap, brief=brief, names=part or (), full=full, notes=noted, key=key, whose=name, before=to.output, **wishes
    )
    emit(printout, to, private=noted is not None)


class _Wishes(TypedDict, total=False):
    """What only a calendar takes up."""

    meeting: date
    study: StudyTimes


def _for_a_calendar(form: Format, meeting: str | None, study: str | None, today: date) -> _Wishes:
    """Return what is to be in a calendar beside the plan; raise `UsageError` for a day that is past, or another form."""
    wishes: _Wishes = {}
    for option, given in (("--meeting", meeting), ("--study", study)):
        if given is not None and form.draws != "roadmap":
            raise UsageError(f"{option} goes into a calendar; add --format ics, or a FILE that ends in .ics")
    if meeting is not None:
        wishes["meeting"] = day_to_come("--meeting", meeting, today)
    if study is not None:
        from codingpath.report.calendar import read_study_times  # noqa: PLC0415 - most plans are no calendar

        wishes["study"] = read_study_times(study)
    return wishes


def _refuse_more(asked: Mapping[str, bool]) -> None:
    """Raise `UsageError` where more than the first page is asked for beside `--brief`."""
    for name, is_asked in asked.items():
        if is_asked:
            raise UsageError(f"--brief prints the first page only; leave it out to have {name}")


def _notes(answers: Path | None, session: str | None, form: Format, *, brief: bool) -> tuple[Note, ...]:
    """Return the notes on the client of the session that the plan is made from; raise `UsageError` where there can be none."""
    name = session or store.last()
    if answers is not None or name is None:
        raise UsageError("--with-notes needs a saved session; name one with --session NAME")
    if brief:
        raise UsageError("--brief prints the first page only; leave it out to have --with-notes")
    if not form.holds_notes:
        raise UsageError(f"--format {form.name} holds no notes; leave out --with-notes")
    return notes.read(name)
