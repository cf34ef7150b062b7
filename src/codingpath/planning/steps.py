"""What to do in the thirty days after the plan is made: who needs which step, in which order, and on which working day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from codingpath.model.guidance import Step
from codingpath.model.question import fill
from codingpath.model.roadmap import StepItem
from codingpath.planning.dates import working_days_after
from codingpath.planning.person import Person

DAYS = 30
"""How many days the steps are spread over."""


def steps(person: Person, bearing: Collection[str], done: Collection[str]) -> tuple[StepItem, ...]:
    """Return the steps by day. The first ones find out what is open, those that bear on a result before the others.

    `done` are the ids of what the first page says to do now, which is not said again.
    """
    found = [s for s in person.catalog.guidance.steps if person.holds(s.when) and not set(s.done_by) & set(done)]
    found.sort(key=lambda s: _order(s, bearing))
    days = spread(found, working_days_after(person.today, DAYS))
    first = {day: number for number, day in enumerate(working_days_after(person.today, DAYS), 1)}
    return tuple(
        StepItem(id=s.id, day=first[day], text=fill(s.text, person.sheet, person.catalog.by_id), on=day)
        for day, s in zip(days, found, strict=True)
    )


def _order(step: Step, bearing: Collection[str]) -> tuple[int, int]:
    """Put what is to be found out first, and of that what can turn a result."""
    if step.finds_out:
        return (0 if step.finds_out in bearing else 1, step.day)
    return (2, step.day)


def spread(found: Sequence[Step], days: Sequence[date]) -> list[date]:
    """Return a day for each step, evenly: as many on one day as on another, give or take one."""
    return [days[number * len(days) // len(found)] for number in range(len(found))]
