"""Random people with fixed seeds, for tests that try every change of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.question import Question
from codingpath.rules.masks import Cells, selections, sheet_of

Chances = list[tuple[Question, Random]]

TOGETHER = (
    "goal", "matters-most", "role", "setting", "so-far", "holds", "program-kind", "program-left", "program-owed", "finished-ago",
    "exam-tries", "education", "health-work", "coding-years", "terminology", "basics", "hours", "free-times", "care-duties", "start",
    "months", "campus", "internet", "study-style", "zip", "state", "budget", "funding",
)  # fmt: skip
"""Questions drawn by one chance, in this order. A new question is not put here; one that is gone is taken out, and others come."""


def random_sheets(catalog: Catalog, count: int, seed: int, open_share: float = 0.15) -> Iterator[Sheet]:
    """Yield sheets; each answer is open with some chance."""
    drawn = chances(catalog, seed)
    for _ in range(count):
        yield sheet_of(
            catalog.questions,
            {q.id: NOT_SURE if chance.random() < open_share else any_answer(chance, q) for q, chance in drawn},
        )


def chances(catalog: Catalog, seed: int) -> Chances:
    """Return the questions, each with what its answers are drawn by: the first ones share a chance, each later one has its own.

    So a new question, wherever it stands, leaves what everybody said to the others.
    """
    shared = Random(seed)  # noqa: S311 - the same people each time
    first = [(question, shared) for question in map(catalog.question, TOGETHER)]
    later = [q for q in catalog.questions if q.id not in TOGETHER]
    return [*first, *((q, Random(f"{seed} {q.id}")) for q in later)]  # noqa: S311


def any_answer(chance: Random, question: Question) -> Value:
    """Return some answer; small numbers come often, as that is where rules have their thresholds."""
    match question.kind:
        case "one":
            return chance.choice([c.id for c in question.choices])
        case "many":
            return chance.choice(_all_selections(question))
        case "date":
            return date(2027, chance.randint(1, 12), 1)
        case "zip":
            return f"{chance.randint(0, 99_999):05}"
        case _:
            low, high = question.at_least or 0, question.at_most or 0
            return chance.randint(low, chance.choice([high, max(low + 1, high // 10)]))


_SELECTIONS: dict[int, tuple[Question, list[tuple[str, ...]]]] = {}
"""What `selections` yields, by the identity of the question, which is kept with it: thousands of answers are drawn from few questions."""


def _all_selections(question: Question) -> list[tuple[str, ...]]:
    if id(question) not in _SELECTIONS:
        _SELECTIONS[id(question)] = question, list(selections(question))
    return _SELECTIONS[id(question)][1]


def every_answer(question: Question) -> list[Value]:
    """Return every answer to a question; of dollars only round ones and their neighbors."""
    match question.kind:
        case "one":
            return [*(c.id for c in question.choices), NOT_SURE]
        case "many":
            return [*selections(question), NOT_SURE]
        case "date" | "zip":
            return [NOT_SURE]
        case "amount":
            return [*sorted({n + d for n in (0, *range(100, 10_001, 100), 99_999) for d in (-1, 0, 1) if n + d >= 0}), NOT_SURE]
        case _:
            return [*range(question.at_least or 0, (question.at_most or 0) + 1), NOT_SURE]


def one_a_cell(cells: Cells) -> list[Value]:
    """Return one answer of every cell, open included."""
    return [value for value in cells.values if value is not None]
