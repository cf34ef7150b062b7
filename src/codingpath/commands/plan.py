"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from codingpath.cli.inputs import answers_of, day, load
from codingpath.cli.output import emit
from codingpath.cli.plan_inputs import Kept, kept_beside
from codingpath.errors import UsageError
from codingpath.formats import PLAN, Format, by_ending
from codingpath.formats.printouts import plan_printout
from codingpath.planning.plan import plan as make_plan

if TYPE_CHECKING:
    from codingpath.cli.calendar_inputs import Wishes
    from codingpath.sessions.notes import Note


def plan(
    answers: Path | None,
    answer: list[str] | None,
    session: str | None,
    program: str | None,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    part: list[str] | None,
    brief: bool,
    full: bool,
    force: bool,
    with_notes: bool,
    meeting: str | None,
    study: str | None,
    no_name: bool,
    no_color: bool,
) -> None:
    """Load, ask, decide, plan, render, write."""
    if brief:
        _refuse_more({"--part": bool(part), "--full": full})
    chosen, when, kept = form or by_ending(output, PLAN), day(today), kept_beside(answers, session)
    wishes: Wishes = {}
    if chosen.draws == "roadmap" or meeting is not None or study is not None:
        from codingpath.cli.calendar_inputs import for_a_calendar  # noqa: PLC0415 - most plans are no calendar

        wishes = for_a_calendar(chosen, answers, session, meeting, study, when)
    noted = _notes(kept, chosen, brief=brief) if with_notes else None
    catalog = load(data)
    known = answers_of(catalog, answers, session, answer, when)
    roadmap = make_plan(catalog, known, when, program=kept.program(catalog, program), progress=kept.progress())
    name = "" if no_name else kept.whose()
    printout = plan_printout(roadmap, brief=brief, names=part or (), full=full, notes=noted, whose=name, before=output, **wishes)
    emit(printout, chosen, output=output, force=force, private=noted is not None, no_color=no_color)


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
