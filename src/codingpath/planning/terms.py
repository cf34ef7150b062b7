"""College credits, carried term by term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import count, takewhile

from codingpath.model.source import Reckoning
from codingpath.model.timeline import Term, Timeline


def term_start(timeline: Timeline, day: date, reckoning: Reckoning) -> date:
    """Return the first start, on or after a day, of a term that a reckoning counts on."""
    return next(starts for starts, _ in _terms(timeline, day, reckoning))


def term_before(timeline: Timeline, day: date, reckoning: Reckoning) -> date:
    """Return the last start, before a day, of a term that a reckoning counts on."""
    *_, last = takewhile(
        lambda begins: begins < day, (b for b, _ in _terms(timeline, day.replace(year=day.year - 1, day=1), reckoning))
    )
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
