"""Days as Americans type them: `2/1/2027`, `12/7/26`, `Feb 1, 2027`, `Feb 2027`, `2027-2-1`, `next month`, `in 3 weeks`.

A date parser of the shelf reads far more than this, much of it wrongly, and costs more to import than the whole quiz.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from datetime import date, timedelta
from functools import cache
from typing import Final

from codingpath.errors import AnswerError
from codingpath.text import quoted

FIRST: Final = date(2000, 1, 1)
LAST: Final = date(2100, 12, 31)
"""Between these a day can be planned with."""

ACCEPTED: Final = "type month/day/year, such as 1/15/2027, or Jan 15, 2027, or 2027-01-15"

_MONTH: Final = r"(?P<name>[a-z]{3,9})\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_FORMS: Final = (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
    r"(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})[-/.](?P<year>\d{4}|\d\d)",
    r"(?P<month>\d{1,2})[-/](?P<year>\d{4})",
    rf"{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+{_YEAR}",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s*{_YEAR}",
    rf"{_MONTH}\s*,?\s*{_YEAR}",
)
"""Ways to write a day; without a day the first of the month is meant."""
_WITHOUT_YEAR: Final = (
    rf"{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?",
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    rf"{_MONTH}",
)
"""Ways that mean the next such day."""
_AWAY: Final = (
    r"(?:in\s+)?(?P<count>\d{1,3}|a|an|one|two|three|four|five|six)\s+(?P<unit>day|week|month|year)s?(?:\s+from\s+(?:now|today))?"
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SOON: Final = {"today", "now", "right now", "right away", "asap", "as soon as possible", "immediately"}
_WEEKDAY: Final = r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,?\s+"


def read_day(text: str, today: date | None = None) -> date:
    """Read a day that can be planned with; raise `AnswerError` for anything else. Without `today` no word like `next month` is read."""
    plain = re.sub(_WEEKDAY, "", " ".join(text.casefold().split()))
    day = _written(plain, text) or _from_today(plain, text, today)
    if day is None:
        raise AnswerError(f"{quoted(text)} is not a date; {ACCEPTED}")
    if not FIRST <= day <= LAST:
        raise AnswerError(f"{day} is too far away to plan with; type a date between 2000 and 2100")
    return day


def _written(plain: str, text: str) -> date | None:
    """Read a day with its year."""
    found = next((m for form in _FORMS if (m := _form(form).fullmatch(plain))), None)
    if found is None:
        return None
    parts = found.groupdict()
    year = int(parts["year"])
    return _day(year + 2000 if year < 100 else year, parts, text)  # noqa: PLR2004 - two digits


def _from_today(plain: str, text: str, today: date | None) -> date | None:
    """Read a day that is known only from today."""
    yearless = next((m for form in _WITHOUT_YEAR if (m := _form(form).fullmatch(plain)) and _month(m.groupdict())), None)
    away = _form(_AWAY).fullmatch(plain)
    nearby = plain in _SOON or plain in {"tomorrow", "next week", "next month", "next year", "this month"}
    if not (yearless or away or nearby):
        return None
    if today is None:
        raise AnswerError(f"{quoted(text)} depends on the day on which it is read; write the whole date, such as 2027-01-15")
    if yearless:
        return _next(today, yearless.groupdict(), text)
    if away:
        return _later(today, _COUNTS.get(away["count"]) or int(away["count"]), away["unit"])
    return _near(today, plain)


def _near(today: date, plain: str) -> date:
    match plain:
        case "tomorrow":
            return today + timedelta(days=1)
        case "next week":
            return today + timedelta(days=7 - today.weekday())
        case "next month":
            return _later(today.replace(day=1), 1, "month")
        case "next year":
            return date(today.year + 1, 1, 1)
        case _:
            return today


def _later(day: date, count: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _next(today: date, parts: dict[str, str | None], text: str) -> date:
    this_year = _day(today.year, parts, text)
    return this_year if this_year >= today else _day(today.year + 1, parts, text)


def _day(year: int, parts: dict[str, str | None], text: str) -> date:
    month, day = _month(parts), int(parts.get("day") or 1)
    if month is None:
        raise AnswerError(f"{quoted(text)} is not a date; {ACCEPTED}")
    if month > 12 >= day:  # noqa: PLR2004 - months of a year
        raise AnswerError(f"{quoted(text)} has no month {month}; type the month first, such as {day}/{month}/{year}")
    try:
        return date(year, month, day)
    except ValueError:
        raise AnswerError(f"{quoted(text)} is not a day of the calendar; {ACCEPTED}") from None


def _month(parts: dict[str, str | None]) -> int | None:
    name, number = parts.get("name"), parts.get("month")
    if name is None:
        return int(number or 0)
    names = [(n, full.casefold(), short.casefold()) for n, (full, short) in enumerate(zip(month_name, month_abbr, strict=True))]
    return next((n for n, full, short in names if n and (name in {full, short} or (name == "sept" and short == "sep"))), None)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)
