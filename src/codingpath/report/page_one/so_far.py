"""The row of the first page for somebody who comes back: what is done, due and late, and what changed since the last visit."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.page_one.rows import Row, Said
from codingpath.report.progress.changes import changes
from codingpath.report.progress.standing import counted_states, due_this_week, plan_steps
from codingpath.report.words import counted, short_day


def so_far(roadmap: Roadmap) -> Row:
    """Say where the person stands; nothing on the day the plan is first made."""
    shown = roadmap.progress.last_shown
    again = shown is not None and shown.day < roadmap.today
    return _stands(roadmap, again=again) if again or roadmap.progress.done else Row("SO FAR", ())


def _stands(roadmap: Roadmap, *, again: bool) -> Row:
    found = changes(roadmap) if again else ()
    changed = f"; {counted(len(found), 'change')}" if found else ""
    stands = f"{_steps(roadmap)}{changed}."
    return Row("SO FAR", ((Said(stands),), *(((_changed(roadmap, found),),) if again else ())))


def _steps(roadmap: Roadmap) -> str:
    """Count the steps; a late one has a new day, so that nothing is lost."""
    steps = plan_steps(roadmap)
    count = counted_states(steps)
    late = f", {count['late']} late (new days: “steps”)" if count["late"] else ""
    return f"{counted(count['done'], 'step')} done, {due_this_week(steps, roadmap.today)} due this week{late}"


def _changed(roadmap: Roadmap, found: Sequence[str]) -> Said:
    """Name what changed most, where there is room."""
    shown = roadmap.progress.last_shown
    day = short_day(shown.day, roadmap.today) if shown else ""
    if not found:
        return Said(f"Nothing changed since {day}.", 3)
    more = f"; {len(found) - 1} more: “what happened”" if len(found) > 1 else ""
    return Said(f"Since {day}: {found[0]}{more}.", 1)
