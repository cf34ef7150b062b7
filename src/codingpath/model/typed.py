"""What Americans type, read: days as `2/1/2027`, `12/7/26`, `Feb 1, 2027`, `next month`, `in 3 weeks`, and whole numbers.

A date parser of the shelf reads far more than this, much of it wrongly, and costs more to import than the whole quiz.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from codingpath.errors import AnswerError
from codingpath.text import quoted

if TYPE_CHECKING:
    from codingpath.model.question import Question


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
_WITHOUT_YEAR: Final = (rf"{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<month>\d{1,2})/(?P<day>\d{1,2})", rf"{_MONTH}")
"""Ways that mean the next such day."""
_AWAY: Final = (
    r"(?:in\s+)?(?P<count>\d{1,3}|a|an|one|two|three|four|five|six)\s+(?P<unit>day|week|month|year)s?(?:\s+from\s+(?:now|today))?"
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SOON: Final = {"today", "now", "right now", "right away", "asap", "as soon as possible", "immediately"}
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY: Final = r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,?\s+"


def read_day(text: str, today: date | None = None) -> date:
    """Read a day that can be planned with; raise `AnswerError` for anything else. Without `today` no word like `next month` is read."""
    day = _as_files_have_it(text) or _as_people_write_it(text, today)
    if day is None:
        raise AnswerError(f"{quoted(text)} is not a date; {ACCEPTED}")
    if not FIRST <= day <= LAST:
        raise AnswerError(f"{day} is too far away to plan with; type a date between 2000 and 2100")
    return day


def past_day(text: str, today: date, which: str = "today or an earlier day") -> date:
    """Read a day on which something was; raise `AnswerError` for one to come, saying `which` to name."""
    day = read_day(text, today)
    if day > today:
        raise AnswerError(f"{day} is still to come; name {which}")
    return day


def coming_day(text: str, today: date) -> date:
    """Read a day for which something is meant; raise `AnswerError` for one that is past."""
    day = read_day(text, today)
    if day < today:
        raise AnswerError(f"{day} is past; name a day from {today} on")
    return day


def _as_files_have_it(text: str) -> date | None:
    """Read `2027-02-01`, without the patterns for all the rest, which take a millisecond to compile."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if [len(part) for part in (year, month, day)] != [4, 2, 2] or not _digits(year + month + day):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # the patterns for all the rest say that there is no such day
        return None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _as_people_write_it(text: str, today: date | None) -> date | None:
    plain = re.sub(_WEEKDAY, "", " ".join(text.casefold().split()))
    return _written(plain, text) or _from_today(plain, text, today)


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
    return date(year, month, min(day.day, days_in(year, month)))


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days  # noqa: PLR2004 - December ends the year


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
    return next(
        (n for n, full in enumerate(_MONTHS, 1) if name in {full, full[:3]} or (name == "sept" and full == "september")), None
    )


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


# Whole numbers: `$1,500`, `about 1500 dollars`, `5k`, `8h`, `1 year` for months, `8-10`.


Whole = tuple[int, str | None]
"""A number, and what to say about how it was read; nothing where it stands as typed."""

MOST_DIGITS: Final = 15
"""No real answer is longer."""

_WORDS: Final = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())  # noqa: SIM905
} | {"a": 1, "an": 1, "none": 0, "nothing": 0}
_UNITS: Final = {
    "hours": ("h", "hr", "hrs", "hour", "hours"),
    "months": ("m", "mo", "mos", "month", "months"),
    "years": ("y", "yr", "yrs", "year", "years"),
    "dollars": ("$", "dollar", "dollars", "usd", "bucks"),
}
"""Unit to the words for it."""
_KNOWN: Final = {"", "minutes", "days", "day", "weeks", "week"}.union(*_UNITS.values())
_TIMES: Final = {("months", "years"): (12, 1), ("years", "months"): (1, 12)}
"""The unit asked for and the one typed, to how many of the first make how many of the second."""
_WEEKLY: Final = ("a week", "per week", "each week", "every week", "weekly", "/week", "/wk", "a wk", "per wk")
_BEFORE: Final = r"(?:about|around|approximately|approx\.?|roughly|maybe|perhaps|up to|at most|at least|~|≈)"
_AFTER: Final = r"(?:or so|or less|or more|or fewer|at most|at least|in all|in total|total|max|tops|\+)"
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PART: Final = (
    rf"(?P<sign>[-−+])?\$?\s*(?P<number>{_NUMBER}|(?:{'|'.join(_WORDS)})\b)\s*(?P<many>k\b|thousand\b)?\s*(?P<unit>[a-z$]*)\.?"
)
_RANGE: Final = r"\s*(?:-|–|—|\bto\b|\bor\b)\s*"


def whole_number(question: Question, text: str) -> Whole:
    """Read a whole number inside the question's range, in its unit; of a range the low end."""
    alone = _of_digits(text)
    if alone is not None:
        return check_range(question, alone), None
    plain = _bare(question, text.casefold())
    ends = _range(question, plain)
    if ends:
        low = min(ends)
        return check_range(question, low), f"{quoted(text)} was read as {low:,}, its low end"
    return check_range(question, _sum(question, plain, text)), None


def _of_digits(text: str) -> int | None:
    """Read `1800` or `1,800`, without the patterns for all the rest, which take a millisecond to compile."""
    first, *groups = text.split(",")
    parted = all(len(group) == 3 for group in groups) and len(first) <= (3 if groups else MOST_DIGITS)  # noqa: PLR2004 - thousands
    digits = "".join((first, *groups))
    return int(digits) if parted and first and len(digits) <= MOST_DIGITS and _digits(digits) else None


def check_range(question: Question, number: int) -> int:
    """Return the number if it lies in the question's range."""
    low, high = question.at_least, question.at_most
    if (low is not None and number < low) or (high is not None and number > high):
        unit = question.unit or ""
        money = "$" if question.kind == "amount" else ""
        given = f"{number:,}" if abs(number) < 10**MOST_DIGITS else "this"
        raise AnswerError(f"{given} is outside {money}{low:,} to {money}{high:,} {unit}".rstrip() + "; type a number in that range")
    return number


def _bare(question: Question, text: str) -> str:
    """Return what was typed without words that do not change it: `about`, `or so`, and `a week` where that is asked."""
    plain = _form(rf"{_BEFORE}\s*").match(text)
    bare = text[plain.end() :] if plain else text
    bare = _form(rf"\s*{_AFTER}$").sub("", bare)
    weekly = next((words for words in _WEEKLY if bare.endswith(words)), None)
    return bare.removesuffix(weekly).strip() if weekly and (question.unit or "").endswith("a week") else bare.strip()


def _range(question: Question, text: str) -> list[int] | None:
    """Return both ends of a range, or none where there is none; what stands behind the second end speaks for both."""
    between = text.removeprefix("between ")
    parts = _form(_RANGE).split(between.replace(" and ", " to ") if between != text else text)
    found = [_form(_PART).fullmatch(part) for part in parts]
    if len(parts) != 2 or not (found[0] and found[1]):  # noqa: PLR2004 - two ends
        return None
    first, last = found[0], found[1]
    many, unit = first["many"] or last["many"], first["unit"] or last["unit"]
    try:
        return [_number(question, end["number"], many, unit) for end in (first, last)]
    except AnswerError:
        return None


def _sum(question: Question, text: str, typed: str) -> int:
    """Read one number, or years and months together."""
    parts = _form(r"\s+and\s+|(?<=[a-z])\s+(?=\d)").split(text)
    total = 0
    for part in parts:
        found = _form(_PART).fullmatch(part)
        if found is None or found["unit"] not in _KNOWN or (len(parts) > 1 and not found["unit"]):
            raise _not_whole(question, quoted(typed))
        number = _number(question, found["number"], found["many"], found["unit"])
        total += -number if found["sign"] in {"-", "−"} else number
    return total


def _number(question: Question, digits: str, many: str | None, unit: str) -> int:
    """Return a number in the unit of the question."""
    if len(digits) > MOST_DIGITS:
        raise _not_whole(question, quoted(digits))
    whole, _, part = digits.replace(",", "").partition(".")
    count, parts = (_WORDS[digits], 1) if digits in _WORDS else (int(whole + part), 10 ** len(part))
    times, over = _factor(question, unit)
    if len(part) == 3 and not many and times == over:  # noqa: PLR2004 - as thousands are parted elsewhere: it could be a thousandth of what is meant
        raise AnswerError(f"{quoted(digits)} can be read in two ways; type {whole},{part} or {whole}, with no point in it")
    value, rest = divmod(count * times * (1000 if many else 1), parts * over)
    if rest:
        raise _not_whole(question, f"{digits} {unit}".strip(), f"type {value:,} or {value + 1:,}")
    return value


def _factor(question: Question, unit: str) -> tuple[int, int]:
    """Return how many of the unit that is asked for make how many of the unit that was typed."""
    asked = _asked(question).partition(" ")[0]
    typed = next((name for name, words in _UNITS.items() if unit in words), unit)
    if typed in {"", asked}:
        return 1, 1
    if (asked, typed) not in _TIMES:
        raise AnswerError(f"{quoted(unit)} is not the unit here: this asks for {_asked(question)}; {accepted(question)}")
    return _TIMES[asked, typed]


def _asked(question: Question) -> str:
    return "dollars" if question.kind == "amount" else question.unit or ""


def _not_whole(question: Question, said: str, instead: str | None = None) -> AnswerError:
    return AnswerError(f"{said} is not a whole number of {_asked(question) or 'things'}; {instead or accepted(question)}")


def accepted(question: Question) -> str:
    """Say what may be typed."""
    low, high = question.at_least, question.at_most
    likely = low if low is not None else 0
    if low is not None and high is not None:
        likely = min(max(low, 12), high) if high < 1000 else 2500  # noqa: PLR2004 - a likely answer, as an example
    return f"type digits, such as {likely:,}"
