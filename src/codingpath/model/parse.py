"""From what was typed to a value. The same reading serves the wizard, answers files and `--answer`.

`parse` takes the text of one answer and returns the value, or raises `AnswerError` with one line that says what
is wrong and what to type instead.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import TYPE_CHECKING, assert_never

from codingpath.errors import AnswerError
from codingpath.model.answers import NOT_SURE, Value

if TYPE_CHECKING:
    from codingpath.model.question import Question

_OPEN = {"", "not-sure", "not sure", "notsure", "unsure", "don't know", "dont know", "null", "~"}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def parse(question: Question, text: str) -> Value:
    """Read one answer to one question."""
    plain = " ".join(text.split())
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
            return _date(plain)
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
        raise AnswerError(f"{_shown(text)} is not a whole number; type digits, such as {example}")
    return check_range(question, -int(digits.replace(",", "")) if sign in {"-", "−"} else int(digits.replace(",", "")))


def check_range(question: Question, number: int) -> int:
    """Return the number if it lies in the question's range."""
    low, high = question.at_least, question.at_most
    if (low is not None and number < low) or (high is not None and number > high):
        unit = question.unit or ""
        money = "$" if question.kind == "amount" else ""
        raise AnswerError(
            f"{number:,} is outside {money}{low:,} to {money}{high:,} {unit}".rstrip() + "; type a number in that range"
        )
    return number


def _choice(question: Question, text: str) -> str:
    folded = text.casefold()
    for choice in question.choices:
        if folded in {choice.id.casefold(), choice.label.casefold()} or folded.replace(" ", "-") == choice.id.casefold():
            return choice.id
    known = {c.id.casefold(): c.id for c in question.choices} | {c.label.casefold(): c.label for c in question.choices}
    near = difflib.get_close_matches(folded, [*known], 1, 0.7)
    hint = f"did you mean {known[near[0]]!r}?" if near else f"choose one of {_listed(question)}, or not-sure"
    raise AnswerError(f"{_shown(text)} is not a choice here; {hint}")


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise AnswerError(f"{_shown(text)} is not a date; type year-month-day, such as 2027-01-15") from None
    if not date(2000, 1, 1) <= day <= date(2100, 12, 31):
        raise AnswerError(f"{day} is too far away to plan with; type a date between 2000 and 2100")
    return day


def _between(low: int, high: int) -> int:
    return min(max(low, 12), high) if high < 1000 else 2500  # noqa: PLR2004 - a likely answer, as an example


def _listed(question: Question) -> str:
    ids = [c.id for c in question.choices]
    return ", ".join(ids) if len(ids) <= 8 else f"{', '.join(ids[:3])} … {ids[-1]}"  # noqa: PLR2004


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")  # noqa: PLR2004
