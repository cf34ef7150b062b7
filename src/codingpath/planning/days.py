"""Which step is for which of the next thirty days, and when to do what the first page says to do now: nothing else gives them a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from codingpath.model.guidance import Step
from codingpath.planning.dates import working_days_after
from codingpath.planning.person import Person
from codingpath.planning.timeline import begins_study

DAYS = 30
"""How many days the steps are spread over."""
A_DAY = 2
"""How many steps one day has at most."""


def now_days(person: Person, now: Sequence[str], steps: Sequence[Step]) -> dict[str, date]:
    """Return a day for each of what the first page says to do now: the next working days from today on, one each, before class where that leaves days.

    A day from an earlier plan stays until it is past.
    """
    last = class_day(person, steps)
    first = working_days_after(person.today - timedelta(days=1), DAYS)[: len(now)]
    days = dict(zip(now, spread(len(now), _before(first, last)), strict=True))
    shown = person.progress.days_shown
    kept = {name: shown[name] for name in now if name in shown and person.today <= shown[name]}
    return days | {name: day for name, day in kept.items() if _before([day], last)}


def step_days(person: Person, steps: Sequence[Step], now: Mapping[str, date]) -> dict[str, date]:
    """Return a day for each step; what must be done before class starts has one by then, the rest what days are left.

    A day from an earlier plan stays until it is past.
    """
    working = working_days_after(person.today, DAYS)
    return {**_given(person, steps, working, now), **_kept(person, steps, {person.today, *working})}


def _given(person: Person, steps: Sequence[Step], working: Sequence[date], now: Mapping[str, date]) -> dict[str, date]:
    before = sorted(
        (step for step in steps if step.before_start), key=lambda step: step.schools
    )  # the calls, then what came of them
    by = _days_for(person, steps, working, now)
    early = _each(before, by) if len(by) < len(working) else {}
    free = [day for day in working if day not in early.values()]
    rest = [step for step in steps if step.id not in early]
    return early | _each(rest, free if len(rest) <= len(free) else working)


def _days_for(person: Person, steps: Sequence[Step], working: Sequence[date], now: Mapping[str, date]) -> Sequence[date]:
    """Return the days for what must be done before class: those before a start that leaves enough, else the first after the calls of today."""
    last = class_day(person, steps)
    if last is not None or person.start_assumed:
        return _before(working, last)
    after = [day for day in working if day > max(now.values(), default=person.today)]
    return after[: sum(step.before_start for step in steps)]


def _each(steps: Sequence[Step], days: Sequence[date]) -> dict[str, date]:
    return dict(zip((step.id for step in steps), spread(len(steps), days), strict=True))


def _kept(person: Person, steps: Sequence[Step], days: set[date]) -> dict[str, date]:
    """Return the days of an earlier plan that are still to come, and before a start that they must be before."""
    shown, last = person.progress.days_shown, class_day(person, steps)
    kept = {step.id: shown[step.id] for step in steps if shown.get(step.id) in days}
    early = {step.id for step in steps if step.before_start}
    return {name: day for name, day in kept.items() if name not in early or _before([day], last)}


def class_day(person: Person, steps: Sequence[Step]) -> date | None:
    """Return the day of class before which there is time for all that must be done before it; none where it is not named, past or too near."""
    begins = max(person.begins, begins_study(person).likely or person.begins)
    days = _before(working_days_after(person.today, DAYS), begins)
    needed = sum(step.before_start for step in steps)
    return None if person.start_assumed or not days or needed > A_DAY * len(days) else begins


def _before(days: Sequence[date], last: date | None) -> Sequence[date]:
    return days if last is None else [day for day in days if day < last]


def spread(things: int, days: Sequence[date]) -> list[date]:
    """Return a day for each of some things, evenly: as many on one day as on another, give or take one."""
    return [days[number * len(days) // things] for number in range(things)]
