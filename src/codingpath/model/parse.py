"""From what was typed to a value. The same reading serves the wizard, answers files and `--answer`.

`parse` takes the text of one answer and returns the value, or raises `AnswerError` with one line that says what
is wrong and what to type instead.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, assert_never

from codingpath.errors import AnswerError
from codingpath.model.answers import NOT_SURE, Value
from codingpath.model.clean import one_line, shown
from codingpath.model.suggest import MANY, nearest

if TYPE_CHECKING:
    from codingpath.model.question import Question

_OPEN = {"", "not-sure", "not sure", "notsure", "unsure", "don't know", "dont know", "null", "~"}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def parse(question: Question, text: str) -> Value:
    """Read one answer to one question."""
    plain = one_line(text)
    if plain.casefold() in _OPEN:
        return NOT_SURE
    match question.kind:
        case "one":
            return _choice(question, plain)
        case "many":
            return many(question, [part.strip() for part in plain.split(",") if part.strip()])
        case "amount" | "number":
            return whole_number(question, plain)
        case "date":
            return read_day(plain)
        case _ as never:
            assert_never(never)


def many(question: Question, picked: list[str]) -> Value:
    """Check several choices: known, not too many, and the one that stands alone alone. Order and repeats do not matter."""
    ids = {_choice(question, p) if p.casefold() not in _OPEN else NOT_SURE for p in picked}
    alone = question.stands_alone
    if not ids:
        raise AnswerError(f"pick at least one of {_listed(question)}, or not-sure")
    if NOT_SURE in ids and len(ids) > 1:
        raise AnswerError("'not-sure' stands alone: drop it or the other choices")
    if NOT_SURE in ids:
        return NOT_SURE
    if alone in ids and len(ids) > 1:
        raise AnswerError(f"{alone!r} stands alone: drop it or the other choices")
    if question.pick_at_most and len(ids) > question.pick_at_most:
        raise AnswerError(f"pick at most {question.pick_at_most}; you picked {len(ids)}")
    return tuple(c.id for c in question.choices if c.id in ids)


def whole_number(question: Question, text: str) -> int:
    """Read a whole number, with `$` and thousands commas allowed, inside the question's range."""
    bare = text.replace("$", "", 1).strip()
    sign, digits = (bare[0], bare[1:]) if bare[:1] in {"-", "−", "+"} else ("", bare)
    example = f"{question.at_least if question.at_least is not None else 0:,}"
    if question.at_least is not None and question.at_most is not None:
        example = f"{_between(question.at_least, question.at_most):,}"
    if not _DIGITS.fullmatch(digits) or not digits.isascii() or len(digits) > 15:  # noqa: PLR2004 - no real answer is that long
        raise AnswerError(f"{shown(text)} is not a whole number; type digits, such as {example}")
    return check_range(question, -int(digits.replace(",", "")) if sign in {"-", "−"} else int(digits.replace(",", "")))


def check_range(question: Question, number: int) -> int:
    """Return the number if it lies in the question's range."""
    low, high = question.at_least, question.at_most
    if (low is not None and number < low) or (high is not None and number > high):
        unit = question.unit or ""
        money = "$" if question.kind == "amount" else ""
        given = f"{number:,}" if abs(number) < 10**15 else "this"
        raise AnswerError(f"{given} is outside {money}{low:,} to {money}{high:,} {unit}".rstrip() + "; type a number in that range")
    return number


def _choice(question: Question, text: str) -> str:
    folded = text.casefold()
    for choice in question.choices:
        if folded in {choice.id.casefold(), choice.label.casefold()} or folded.replace(" ", "-") == choice.id.casefold():
            return choice.id
    near = nearest(text, [name for c in question.choices for name in (c.label, c.id)])
    hint = f"did you mean '{near}'?" if near else f"choose one of {_listed(question)}, or not-sure"
    raise AnswerError(f"{shown(text)} is not a choice here; {hint}")


def read_day(text: str) -> date:
    """Read a day that can be planned with; raise `AnswerError` for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise AnswerError(f"{shown(text)} is not a date; type year-month-day, such as 2027-01-15") from None
    if not date(2000, 1, 1) <= day <= date(2100, 12, 31):
        raise AnswerError(f"{day} is too far away to plan with; type a date between 2000 and 2100")
    return day


def _between(low: int, high: int) -> int:
    return min(max(low, 12), high) if high < 1000 else 2500  # noqa: PLR2004 - a likely answer, as an example


def _listed(question: Question) -> str:
    ids = [c.id for c in question.choices]
    return ", ".join(ids) if len(ids) <= MANY else f"{', '.join(ids[:3])} … {ids[-1]}"
