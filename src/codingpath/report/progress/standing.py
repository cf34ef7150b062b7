"""The steps of a plan with their state: what page one says to do now, the thirty days after it, and the milestones of the stages.

Every step has a stable id, the same from plan to plan. How late a step is hangs on the plan that was shown last; that plan's day is told
beside the new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

from codingpath.model.catalog import Catalog
from codingpath.model.guidance import title_of
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import fill
from codingpath.model.record import Record, keyword_record
from codingpath.planning.dates import is_working_day
from codingpath.report.calendar import stage_days, step_title

State = Literal["late", "due", "later", "done"]
"""`late`: its day was before today; it has a new one. `due`: within a week. `later`: after that. `done`: ticked off."""
STATES: Final[tuple[State, ...]] = get_args(State)

DUE_DAYS: Final = 7
"""A step is due whose day is so many days from today, or sooner."""


@keyword_record
class PlanStep(Record):
    """One step of a plan."""

    id: str
    """Stable id."""
    title: str
    """What to do; it names no answer, amount or note."""
    state: State
    day: date
    """The day it has now; of a step that was done, the day it was ticked off."""
    was: date | None = None
    """Of a late step: the day it had."""


def plan_steps(roadmap: Roadmap) -> tuple[PlanStep, ...]:
    """Return every step: those that are late first, then by day; those that were done last."""
    open_ones = {step_id: (title, day) for step_id, title, day in _open(roadmap)}
    found = [_standing(roadmap, step_id, title, day) for step_id, (title, day) in open_ones.items()]
    done = [PlanStep(id=step.id, title=done_title(roadmap, step.id), state="done", day=step.day) for step in roadmap.progress.done]
    return tuple(sorted([*found, *done], key=lambda step: (STATES.index(step.state) if step.state != "later" else 1, step.day)))


def counted_states(steps: Sequence[PlanStep]) -> dict[State, int]:
    """Return how many steps are in each state."""
    return {state: sum(step.state == state for step in steps) for state in STATES}


def due_this_week(steps: Sequence[PlanStep], today: date) -> int:
    """Return how many steps that are not done have a day within a week, also those that are late."""
    return sum(step.state != "done" and step.day <= today + timedelta(days=DUE_DAYS) for step in steps)


def _open(roadmap: Roadmap) -> Iterator[tuple[str, str, date]]:
    """Yield id, title and day of each step that is not done."""
    done = roadmap.progress.steps_done
    yield from ((item.id, item.text.rstrip("."), _this_week(roadmap, item.id)) for item in roadmap.page_one.do_now)
    yield from ((step.id, step_title(roadmap, step), step.on) for step in roadmap.steps)
    yield from ((mark.id, mark.title, mark.day) for mark in stage_days(roadmap) if mark.id not in done)


def _this_week(roadmap: Roadmap, step_id: str) -> date:
    """Return by when to do what page one says to do now: a week gives room for it; the week runs from the day it was first said.

    A start that is named and sooner than that ends it: what is said to do now is to be done before class.
    """
    shown = roadmap.progress.days_shown.get(step_id)
    start = roadmap.start if _start_is_named(roadmap) else date.max
    if shown is not None and roadmap.today <= shown <= start:
        return shown
    week = (roadmap.today + timedelta(days=days) for days in range(DUE_DAYS, 0, -1))
    return next((day for day in week if is_working_day(day) and day <= start), roadmap.today)


def _start_is_named(roadmap: Roadmap) -> bool:
    """Tell whether class starts on a day that is named and still to come."""
    return roadmap.start > roadmap.today and not roadmap.start_assumed


def _standing(roadmap: Roadmap, step_id: str, title: str, day: date) -> PlanStep:
    """Return a step as it stands against the plan that was shown last."""
    was = roadmap.progress.days_shown.get(step_id)
    likely = step_id in roadmap.catalog.timeline.calendar_titles
    grace = timedelta(days=DUE_DAYS if likely else 0)  # a likely day is no date
    moved = likely and _start_is_named(roadmap) and day >= roadmap.start  # by whoever named the start: nobody is late for it
    if was is not None and was + grace < roadmap.today and not moved:
        return PlanStep(id=step_id, title=title, state="late", day=day, was=was)
    due = day <= roadmap.today + timedelta(days=DUE_DAYS)
    return PlanStep(id=step_id, title=title, state="due" if due else "later", day=day)


def done_title(roadmap: Roadmap, step_id: str) -> str:
    """Return what a step is called that is no longer in the plan."""
    return fill(step_words(roadmap.catalog, step_id), roadmap.sheet, roadmap.catalog.by_id)


def step_words(catalog: Catalog, step_id: str) -> str:
    """Return what a step is called, with answers still to be filled in; its id where the data knows it no more."""
    return next(_titles(catalog, step_id), step_id)


def _titles(catalog: Catalog, step_id: str) -> Iterator[str]:
    page = catalog.guidance.first_page
    yield from (step.text.rstrip(".") for step in page.do_now if step.id == step_id and step.text)
    yield from (payer.step.rstrip(".") for payer in page.payers if payer.id == step_id)
    yield from (
        title_of(step).replace("{schools}", "three schools").replace("{exam}", "exam")
        for step in catalog.guidance.steps
        if step.id == step_id
    )
    if step_id in catalog.timeline.calendar_titles:
        yield catalog.timeline.calendar_titles[step_id]


def known_ids(catalog: Catalog) -> tuple[str, ...]:
    """Return the id of every step that any plan can have."""
    return tuple(dict.fromkeys((*tasks_known(catalog), *catalog.timeline.calendar_titles)))


def tasks_known(catalog: Catalog) -> tuple[str, ...]:
    """Return the same without the milestones of the stages."""
    page = catalog.guidance.first_page
    return tuple(item.id for items in (page.do_now, page.payers, catalog.guidance.steps) for item in items)
