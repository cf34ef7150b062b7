"""When something is studied: at one's own pace, or in credits that are carried term by term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import count, takewhile

from codingpath.model.plan.stages import Dates
from codingpath.model.source import Reckoning
from codingpath.model.timeline import Term, Timeline, Workload
from codingpath.planning.estimates import workload_of
from codingpath.planning.person import Person


def term_start(timeline: Timeline, day: date, reckoning: Reckoning) -> date:
    """Return the first start, on or after a day, of a term that a reckoning counts on."""
    return next(starts for starts, _ in _terms(timeline, day, reckoning))


def term_before(timeline: Timeline, day: date, reckoning: Reckoning) -> date:
    """Return the last start, before a day, of a term that a reckoning counts on."""
    year_before = day.replace(year=day.year - 1, day=1)
    *_, last = takewhile(lambda begins: begins < day, (begins for begins, _ in _terms(timeline, year_before, reckoning)))
    return last


def nearest_start(timeline: Timeline, day: date, reckoning: Reckoning) -> date:
    """Return the start of the term that is nearest to a day on which a school begins its own: it ends as many days later, or sooner."""
    year_before = day.replace(year=day.year - 1, day=1)
    starts = (begins for begins, _ in _terms(timeline, year_before, reckoning))
    return min(takewhile(lambda begins: begins.year <= day.year + 1, starts), key=lambda begins: abs(begins - day))


def credits_done(timeline: Timeline, day: date, credit_hours: int, pace: int, reckoning: Reckoning) -> date:
    """Return the end of the term in which the last credit is earned; `pace` is in hundredths of an hour a week."""
    left = credit_hours
    for starts, term in _terms(timeline, day, reckoning):
        left -= carried(timeline, term, pace)
        if left <= 0:
            return starts + timedelta(weeks=term.weeks)
    raise AssertionError  # pragma: no cover - terms never end


def carried(timeline: Timeline, term: Term, pace: int) -> int:
    """Return the whole credits that somebody carries in a term: never less than one class, never more than a full load."""
    least, most = timeline.term_credits.low or 1, timeline.term_credits.high or 1
    return max(least, min(most, pace * 60 // 100 // term.minutes_a_credit))


def _terms(timeline: Timeline, day: date, reckoning: Reckoning) -> Iterator[tuple[date, Term]]:
    """Yield the terms from a day on, each with the day on which it starts."""
    terms = [term for term in timeline.terms if term.late or reckoning != "late"] or list(timeline.terms)
    days = tuple(term.starts for term in terms)
    for year in count(day.year):
        yield from ((starts, terms[number]) for starts, number in _starts(year, days) if starts >= day)


@lru_cache(maxsize=256)
def _starts(year: int, days: tuple[str, ...]) -> tuple[tuple[date, int], ...]:
    """Return the days of a year on which terms start, in order, each with the number of its term."""
    return tuple(sorted((date.fromisoformat(f"{year}-{day}"), number) for number, day in enumerate(days)))


def workloads(person: Person, stage: str) -> Iterator[Workload]:
    """Yield the workloads of a stage whose condition holds; the first is the one used."""
    return (w for w in person.catalog.timeline.workloads if w.stage == stage and person.holds(w.when))


def workload(person: Person, stage: str) -> Workload | None:
    """Return the one that is used, or none."""
    return next(workloads(person, stage), None)


def under_way(person: Person) -> Workload | None:
    """Return the program that the person is in, where the plan is to finish it."""
    work = workload(person, "train")
    return work if work and work.under_way else None


def training(person: Person) -> Workload | None:
    """Return what is studied until the exam is practiced for: by the length of one program where that is known."""
    work = workload(person, "train")
    if person.program is None or (work is not None and work.under_way):
        return work
    return workload_of(person.catalog, person.program, person.sheet, person.chosen) or work


def class_start(person: Person, work: Workload, day: date, reckoning: Reckoning) -> date:
    """Return the first day of class, on or after a day: the start of a term where it goes by terms and no school named its own."""
    return day if not work.by_terms or day == person.class_day else term_start(person.catalog.timeline, day, reckoning)


def studied(person: Person, work: Workload, after: Dates) -> Dates:
    """Return when something is studied: by terms, or in whole weeks of so many hours."""
    return Dates.by(lambda reckoning: _done(person, work, after.at(reckoning) or person.begins, reckoning))


def _done(person: Person, work: Workload, day: date, reckoning: Reckoning) -> date:
    pace = person.pace(reckoning)
    floor = work.floor_weeks.at(reckoning) if work.floor_weeks else None
    if work.credits is not None:
        term = nearest_start(person.catalog.timeline, day, reckoning) if day == person.class_day else day
        done = credits_done(person.catalog.timeline, term, work.credits.at(reckoning) or 0, pace, reckoning) + (day - term)
        return max(done, class_start(person, work, day, reckoning) + _weeks(floor, None, pace))
    return day + _weeks(floor, work.hours.at(reckoning) if work.hours else None, pace)


def _weeks(floor: int | None, hours: int | None, pace: int) -> timedelta:
    """Return whole weeks; rounded up, in whole numbers, so that no float decides a date."""
    return timedelta(weeks=max(floor or 0, -(-(hours or 0) * 100 // pace)))
