"""Answers, numbers, dates and states in plain words, and what an answer would have to be. Everything that is unknown is said so here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from codingpath.model.condition import NOT_SURE, Span, Test, Value
from codingpath.model.plan.explanation import Change, Stretch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.stages import Dates
from codingpath.model.program import Program
from codingpath.model.question import Question, answer_label, joined, with_unit
from codingpath.planning.dates import add_months, closed_on, working_day


def answered(roadmap: Roadmap, question_id: str) -> str:
    """Return an answer as its list says it."""
    if question_id not in roadmap.sheet:
        return "not asked"
    value = roadmap.sheet[question_id]
    return "left open" if value == NOT_SURE else answer_label(roadmap.catalog.question(question_id), value)


def with_answer(roadmap: Roadmap, question_id: str) -> str:
    """Return a question with its answer: `Study hours: 12 hours a week`."""
    return f"{roadmap.catalog.question(question_id).title}: {answered(roadmap, question_id)}"


def titles(roadmap: Roadmap, question_ids: Sequence[str]) -> list[str]:
    """Return the titles of some questions."""
    return [roadmap.catalog.question(q).title for q in question_ids]


def left_open_titles(roadmap: Roadmap) -> list[str]:
    """Return the titles of the questions that were left open; a ZIP code is asked for beside the state, and is none of them."""
    return [q.title for q in roadmap.catalog.questions if roadmap.sheet.get(q.id) == NOT_SURE and q.kind != "zip"]


def needed(question: Question, test: Test) -> str:
    """Say what an answer would have to be: `18 months or more`, `“Lead or manage”`; nothing where that takes too many words."""
    parts = [_span(question, span) for span in test.spans if span.at_least is not None or span.below is not None]
    parts += [f"“{choice.label}”" for i in test.values if (choice := question.choice(i))]
    parts += [f"“{question.not_sure}”"] if test.not_sure and (parts or not _picks(question, test)) else []
    return either(parts) if parts else _picks(question, test)


def either(parts: list[str]) -> str:
    """Join words with "or"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}" if parts else ""


def _picks(question: Question, test: Test) -> str:
    def labels(ids: Sequence[str]) -> list[str]:
        return [f"“{choice.label}”" for i in ids if (choice := question.choice(i))]

    some = [f"{either(labels(test.any_of))} among your picks"] if test.any_of else []
    some += [f"{' and '.join(labels(test.all_of))} among your picks"] if test.all_of else []
    some += [f"no pick of {either(labels(test.none_of))}"] if test.none_of else []
    return " with ".join(some)


def _span(question: Question, span: Span) -> str:
    if span.at_least is None:
        return f"under {_number(question, span.below or 0)}"
    if span.below is None:
        return f"{_number(question, span.at_least)} or more"
    if span.below - 1 == span.at_least:
        return _number(question, span.at_least)
    low = f"${span.at_least:,}" if question.kind == "amount" else f"{span.at_least:,}"
    return f"{low} to {_number(question, span.below - 1)}"


def _number(question: Question, number: int) -> str:
    return f"${number:,}" if question.kind == "amount" else with_unit(number, question.unit)


def stretch(question: Question, one: Stretch) -> str:
    """Say a range of a number, an end of the question's own range as open."""
    low = None if one.at_least == question.at_least else one.at_least
    high = None if one.at_most == question.at_most else one.at_most + 1
    return _span(question, Span(at_least=low, below=high))


def changed(roadmap: Roadmap, change: Change) -> str:
    """Say a change: `Study hours: 20 instead of 12 hours a week`; two of them joined with "and"."""
    return ", and ".join(instead(roadmap, step.question, [step.value]) for step in change.steps)


def instead(roadmap: Roadmap, question_id: str, values: Sequence[Value]) -> str:
    """Say that any of some answers stands in place of the one that was given."""
    question = roadmap.catalog.question(question_id)
    new = either([f"{v:,}" if isinstance(v, int) and question.kind == "number" else answer_label(question, v) for v in values])
    return f"{question.title}: {new} instead of {answered(roadmap, question_id)}"


# Numbers, dates and states.

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


def short_day(day: date, today: date) -> str:
    """Return a day in few letters, with its year where that is another one than today's."""
    return f"{day:%b} {day.day}" if day.year == today.year else day_and_year(day)


def day_and_year(day: date) -> str:
    """Return a day in few letters, always with its year."""
    return f"{day:%b} {day.day}, {day.year}"


def full_day(day: date) -> str:
    """Return a day in words."""
    return f"{day:%B} {day.day}, {day.year}"


def closed_words(day: date) -> tuple[str, ...]:
    """Say that offices are likely closed on a day, and when the next working day is; nothing of a working day."""
    closed = closed_on(day)
    return (f"{full_day(day)} is {closed}; the next working day is {full_day(working_day(day))}.",) if closed else ()


FAR_YEARS = 5
"""A slow day more than so many years from today is no day to plan on."""


def is_far(day: date | None, today: date) -> bool:
    """Tell whether a slow day is too far off to be said."""
    return day is not None and day > add_months(today, 12 * FAR_YEARS)


def late_month(day: date | None, today: date) -> str:
    """Return the month and year of a slow day, or that it is far off."""
    return f"more than {in_words(FAR_YEARS)} years" if is_far(day, today) else month(day)


def month_span(dates: Dates, today: date) -> str:
    """Return the likely month with the early and the late one, a month once."""
    return month(dates.likely) + other_paces(dates, late_month(dates.late, today))


UNTOLD = "on a day nobody can tell yet"
"""What stands in a sentence for a date that is not known."""


def in_month(dates: Dates, today: date) -> str:
    """Say in a sentence when something is: `in Jul 2027 (slow Sep 2027)`."""
    return f"in {month_span(dates, today)}" if dates.likely else UNTOLD


def other_paces(dates: Dates, slow: str) -> str:
    """Return the early month and the late one, which is named as given, in parentheses behind the likely one; none that is the same."""
    paces = (("fast", month(dates.early)), ("slow", slow))
    other = [f"{pace} {day}" for pace, day in paces if day != month(dates.likely)]
    return f" ({', '.join(other)})" if other else ""


def in_words(number: int) -> str:
    """Return a small number as a word, a greater one in digits."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def years(months: int) -> str:
    """Return a number of months, in years where they are whole: `two years`, `a year`, `18 months`."""
    if months % 12:
        return counted(months, "month")
    return "a year" if months == 12 else f"{in_words(months // 12)} years"  # noqa: PLR2004 - of a year


def every(months: int) -> str:
    """Say how often something comes that comes again after some months."""
    return f"every {years(months).removeprefix('a ')}"


def sentence(text: str) -> str:
    """Return a reason as a sentence: capital letter, full stop."""
    text = capital(text)
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def capital(text: str) -> str:
    """Return a text as it begins a sentence: capital letter first, the rest as it is."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Return a text as it goes on inside a sentence: small letter first."""
    return text[:1].lower() + text[1:]


def minutes(number: int) -> str:
    """Return a length in hours where that is whole or half, else in minutes."""
    return f"{number / 60:g} h" if number % 30 == 0 else f"{number} min"


def with_city(p: Program) -> str:
    """Return a school with its city, where its name does not say that already."""
    return f"{p.school}, {p.city}" if p.city and p.city not in p.school else p.school
