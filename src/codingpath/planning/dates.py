"""Days and months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after this one."""
    return add_months(day.replace(day=1), 1)


def months_between(start: date, end: date) -> int:
    """Return how many whole months it takes from one day to reach another; a part of a month counts whole."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (1 if end.day > start.day else 0)
