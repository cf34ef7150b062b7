"""Random sheets of answers, the same ones each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.question import Question
from codingpath.rules.masks import selections, sheet_of

OPEN_SHARE = 0.15
"""How many answers are "not sure"."""


def random_sheets(questions: Sequence[Question], count: int, seed: int) -> list[Sheet]:
    """Return sheets whose every answer is drawn on its own."""
    chance = Random(seed)  # noqa: S311 - not for secrets
    several = {q.id: list(selections(q)) for q in questions if q.kind == "many"}
    return [sheet_of(questions, {q.id: _answer(chance, q, several) for q in questions}) for _ in range(count)]


def _answer(chance: Random, question: Question, several: dict[str, list[tuple[str, ...]]]) -> Value:
    if chance.random() < OPEN_SHARE:
        return NOT_SURE
    match question.kind:
        case "one":
            return chance.choice(question.choices).id
        case "many":
            return chance.choice(several[question.id])
        case "date":
            return date(2027, chance.randint(1, 12), 1)
        case _:  # small numbers come often, as rules have their thresholds there
            low, high = question.at_least or 0, question.at_most or 0
            return chance.randint(low, chance.choice([high, max(low + 1, high // 10)]))
