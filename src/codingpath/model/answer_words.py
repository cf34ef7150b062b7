"""Fill a person's answers into a sentence: `at {hours} hours a week` becomes `at 12 hours a week`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.question import Question

_NAME = re.compile(r"\{([a-z-]+)\}")


def fill(text: str, sheet: Sheet, questions: Mapping[str, Question]) -> str:
    """Replace each `{question}` with that answer in words."""
    return _NAME.sub(lambda found: answer_words(questions[found[1]], sheet.get(found[1], NOT_SURE)), text)


def names(text: str) -> list[str]:
    """Return the question ids a sentence names."""
    return _NAME.findall(text)


def answer_words(question: Question, value: Value) -> str:
    """Say an answer in words, for the middle of a sentence. The digits of a ZIP code are private: they are said to be given."""
    if value == NOT_SURE:
        return "not sure"
    if question.kind == "zip":
        return "given"
    if isinstance(value, date):
        return f"{value:%B} {value.day}, {value.year}"
    if isinstance(value, int):
        return f"{value:,}"
    return joined([_choice_said(question, v) for v in ([value] if isinstance(value, str) else value)])


def answer_label(question: Question, value: Value) -> str:
    """Say an answer as its list does, for tables and for changes: `$4,000`, `1 month`, `“Hospital”`, or the label of "not sure"."""
    if value == NOT_SURE:
        return f"“{question.not_sure}”"
    if isinstance(value, int):
        return f"${value:,}" if question.kind == "amount" else with_unit(value, question.unit)
    if not question.choices:
        return answer_words(question, value)
    ids = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
    return joined([f"“{choice.label}”" for i in ids if (choice := question.choice(i))]) if ids else answer_words(question, value)


def with_unit(number: int, unit: str | None) -> str:
    """Return a number with its unit, whose first word stands in the plural: `1 hour a week`."""
    words = (unit or "").split()
    if number == 1 and words:
        words[0] = words[0].removesuffix("s")
    return " ".join([f"{number:,}", *words])


def joined(parts: list[str]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`; no words make an empty text."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _choice_said(question: Question, choice_id: str) -> str:
    choice = question.choice(choice_id)
    return choice_id if choice is None else choice.said or choice.label
