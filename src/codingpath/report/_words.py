"""Plain words for numbers, dates and states. Everything that is unknown is said so here."""

from __future__ import annotations

from datetime import date

from codingpath.model.answer_words import joined
from codingpath.model.roadmap import Dates

listed = joined
"""Join words as a sentence does: one way for reasons and for the words around them."""

UNKNOWN = "unknown"
ASK_SCHOOL = "unknown: ask the school"
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def dollars(usd: int) -> str:
    """Return whole dollars with a sign and commas."""
    return f"${usd:,}" if usd >= 0 else f"-${-usd:,}"


def dollar_span(low: int | None, high: int | None, unknown: str = UNKNOWN) -> str:
    """Return a span of dollars; an unknown end is said."""
    if low is None and high is None:
        return unknown
    if low == high and low is not None:
        return dollars(low)
    if high is None:
        return f"at least {dollars(low or 0)}" if low else "from $0, the rest unknown"
    return f"{dollars(low)} to {dollars(high)}" if low is not None else f"up to {dollars(high)}"


def month(day: date | None) -> str:
    """Return the month and year of a day, or that it is not known."""
    return f"{day:%b %Y}" if day else "not known"


def full_day(day: date) -> str:
    """Return a day in words."""
    return f"{day:%B} {day.day}, {day.year}"


def month_span(dates: Dates) -> str:
    """Return an early and a late month, once if they are the same."""
    early, late = month(dates.early), month(dates.late)
    return early if early == late else f"{early} to {late}"


def in_words(number: int) -> str:
    """Return a small number as a word, a greater one in digits."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """Return a reason as a sentence: capital letter, full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def minutes(number: int) -> str:
    """Return a length in hours where that is whole or half, else in minutes."""
    return f"{number / 60:g} h" if number % 30 == 0 else f"{number} min"
