"""Cells: every question cut into the finitely many answers that the rules can tell apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import combinations

from codingpath.model.answers import NOT_SURE, Value
from codingpath.model.condition import Test
from codingpath.model.question import Question
from codingpath.model.record import Record, record


@record
class Cells(Record):
    """The cells of one question; each is known by one answer that stands for it, `None` for "does not apply"."""

    question: Question
    values: tuple[Value | None, ...]
    """One answer a cell. Numbers come first, in rising order, each the smallest of its cell."""
    cuts: tuple[int, ...]
    """Smallest number of each number cell; empty for the other kinds."""
    places: dict[Value | None, int]
    """Answer to index, for every answer that is a cell of its own."""

    def index(self, value: Value | None) -> int:
        """Return the index of the cell an answer lies in."""
        if isinstance(value, int):
            return max(bisect_right(self.cuts, value) - 1, 0)
        return self.places[value]


def cut(question: Question, tests: Iterable[Test]) -> Cells:
    """Cut a question at the thresholds that the tests mention."""
    cuts: tuple[int, ...] = ()
    known: list[Value | None]
    match question.kind:
        case "one":
            known = [choice.id for choice in question.choices]
        case "many":
            known = list(selections(question))
        case _:
            cuts = _thresholds(question, tests)
            known = list(cuts)
    values = (*known, NOT_SURE, None)
    return Cells(question, values, cuts, {value: i for i, value in enumerate(values)})


def selections(question: Question) -> Iterable[tuple[str, ...]]:
    """Return every selection a `many` question allows, in the order of its choices."""
    free = [c.id for c in question.choices if c.id != question.stands_alone]
    if question.stands_alone:
        yield (question.stands_alone,)
    for size in range(1, (question.pick_at_most or len(free)) + 1):
        yield from combinations(free, size)


def _thresholds(question: Question, tests: Iterable[Test]) -> tuple[int, ...]:
    low, high = question.at_least or 0, question.at_most if question.at_most is not None else 10**9
    ends = {end for test in tests for span in test.spans for end in (span.at_least, span.below) if end is not None}
    return (low, *sorted(end for end in ends if low < end <= high))
