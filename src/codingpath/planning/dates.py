"""Days and months, and days on which offices and schools answer."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from codingpath.model.typed import days_in


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after this one."""
    return add_months(day.replace(day=1), 1)


def months_between(start: date, end: date) -> int:
    """Return how many whole months it takes from one day to reach another; a part of a month counts whole."""
    return months_apart(start, end) + (1 if end.day > start.day else 0)


def whole_months(start: date, end: date) -> int:
    """Return how many whole months have passed from one day to a later one, as `add_months` counts them; 0 if it is no later."""
    months = months_apart(start, end)
    return max(0, months if add_months(start, months) <= end else months - 1)


def months_apart(start: date, end: date) -> int:
    """Return how many months lie between the months of two days, as somebody counts who sees no days."""
    return (end.year - start.year) * 12 + end.month - start.month


# Working days: no weekend, no federal holiday (5 U.S.C. 6103), nor the day after Thanksgiving.
#
# That day is no federal holiday, but many states, schools and offices close for it.


_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6
_DAY: Final = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether it is neither a weekend nor a federal holiday, nor the weekday on which one is kept, nor the day after Thanksgiving."""
    return day.weekday() < _SATURDAY and day not in federal_holidays(day.year) and day - _DAY != _thanksgiving(day.year)


def closed_on(day: date) -> str:
    """Say why offices are likely closed on a day; empty for a working day."""
    if is_working_day(day):
        return ""
    if day.weekday() >= _SATURDAY:
        return f"a {day:%A}"
    return "a federal holiday" if day in federal_holidays(day.year) else "the day after Thanksgiving"


def working_day(day: date) -> date:
    """Return a day, or the next working day if it is none."""
    while not is_working_day(day):
        day += _DAY
    return day


def working_days_after(day: date, days: int) -> tuple[date, ...]:
    """Return the working days among so many days after a day."""
    return tuple(d for d in (day + timedelta(days=n) for n in range(1, days + 1)) if is_working_day(d))


@lru_cache(maxsize=8)
def federal_holidays(year: int) -> frozenset[date]:
    """Return the days of a year on which federal holidays are kept: one on a Saturday the day before, on a Sunday the day after."""
    dated = [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25), date(year + 1, 1, 1)]
    moving = [
        _nth(year, 1, _MONDAY, 3),  # Martin Luther King, Jr.
        _nth(year, 2, _MONDAY, 3),  # Washington's Birthday
        _nth(year, 6, _MONDAY, 1) - timedelta(weeks=1),  # Memorial Day, the last Monday in May
        _nth(year, 9, _MONDAY, 1),  # Labor Day
        _nth(year, 10, _MONDAY, 2),  # Columbus Day
        _thanksgiving(year),
    ]
    return frozenset(day for day in (*map(_kept, dated), *moving) if day.year == year)


def _thanksgiving(year: int) -> date:
    return _nth(year, 11, _THURSDAY, 4)


def _kept(day: date) -> date:
    return day - _DAY if day.weekday() == _SATURDAY else day + _DAY if day.weekday() == _SUNDAY else day


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """Return the first, second, ... of a weekday in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=number - 1)
