"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from codingpath.cli.inputs import day, load
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import Kept, kept_beside, plan_asked
from codingpath.errors import UsageError
from codingpath.formats import Format
from codingpath.formats.printouts import plan_printout

if TYPE_CHECKING:
    from codingpath.cli.calendar_inputs import Wishes
    from codingpath.sessions.notes import Note


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
    when, kept = day(today), kept_beside(answers, session)
    wishes: Wishes = {}
    if to.form.draws == "roadmap" or meeting is not None or study is not None:
        from codingpath.cli.calendar_inputs import for_a_calendar  # noqa: PLC0415 - most plans are no calendar

        wishes = for_a_calendar(to.form, answers, session, meeting, study, when)
    noted = _notes(kept, to.form, brief=brief) if with_notes else None
    roadmap = plan_asked(load(data), when, answers=answers, answer=answer, session=session, program=program)
    name = "" if no_name else kept.whose()
    printout = plan_printout(roadmap, brief=brief, names=part or (), full=full, notes=noted, whose=name, before=to.output, **wishes)
    emit(printout, to, private=noted is not None)


def _refuse_more(asked: Mapping[str, bool]) -> None:
    """Raise `UsageError` where more than the first page is asked for beside `--brief`."""
    for name, is_asked in asked.items():
        if is_asked:
            raise UsageError(f"--brief prints the first page only; leave it out to have {name}")


def _notes(kept: Kept, form: Format, *, brief: bool) -> tuple[Note, ...]:
    """Return the notes on the client of the session that the plan is made from; raise `UsageError` where there can be none."""
    found = kept.notes()
    if brief:
        raise UsageError("--brief prints the first page only; leave it out to have --with-notes")
    if not form.holds_notes:
        raise UsageError(f"--format {form.name} holds no notes; leave out --with-notes")
    return found
