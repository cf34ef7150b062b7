"""Trying other answers: every change of one answer, and of two, with what comes of it through the whole chain of decisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations

from codingpath.model.condition import Value
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.rules._decide import choose_bits
from codingpath.rules.changes import may_propose
from codingpath.rules.swaps import Swaps

Goal = tuple[str, str]
"""A decision and an option of it."""


@record
class Other(Record):
    """One answer given otherwise, and what comes of it."""

    question: Question
    now: Value
    value: Value
    chosen: Mapping[str, str]

    @property
    def proposed(self) -> bool:
        """Tell whether advice may propose it."""
        return may_propose(self.question, self.now, self.value)


def one_answer(swaps: Swaps) -> Iterator[Other]:
    """Yield every other answer to every question that applies, open and fixed ones included, and what comes of each."""
    for question in swaps.asked():
        rest, asked = swaps.without(swaps.families[question]), swaps.table.cells[question].question
        seen: dict[int, Mapping[str, str]] = {}
        for value, mask in swaps.others(question):
            bits = rest & mask
            if bits not in seen:
                seen[bits] = choose_bits(swaps.table, bits)
            yield Other(asked, swaps.sheet[question], value, seen[bits])


def two_answers(swaps: Swaps, goals: Collection[Goal]) -> dict[Goal, list[tuple[Other, Other]]]:
    """Return all changes of two answers that lead to each of some goals."""
    found: dict[Goal, list[tuple[Other, Other]]] = {goal: [] for goal in goals}
    if not goals:
        return found
    proposed = {q: [(v, mask) for v, mask in swaps.others(q) if _may(swaps, q, v)] for q in swaps.asked()}
    for first, second in combinations([q for q, values in proposed.items() if values], 2):
        bits = _together(swaps, first, second)
        for value, mask in proposed[first]:
            for other, other_mask in proposed[second]:
                chosen = choose_bits(swaps.table, bits(value, mask, other, other_mask))
                for goal in goals:
                    if chosen.get(goal[0]) == goal[1]:
                        found[goal].append((_other(swaps, first, value, chosen), _other(swaps, second, other, chosen)))
    return found


def _may(swaps: Swaps, question: str, value: Value) -> bool:
    return may_propose(swaps.table.cells[question].question, swaps.sheet[question], value)


def _other(swaps: Swaps, question: str, value: Value, chosen: Mapping[str, str]) -> Other:
    return Other(swaps.table.cells[question].question, swaps.sheet[question], value, chosen)


def _together(swaps: Swaps, first: str, second: str) -> Callable[[Value, int, Value, int], int]:
    """Return how to get the boxes that hold after two changes: by their masks, or, if both open the same question, afresh."""
    family, other = swaps.families[first], swaps.families[second]
    rest = swaps.without(family | other)
    if family & other:
        return lambda value, _mask, other_value, _other: rest & swaps.mask({first: value, second: other_value}, family | other)
    return lambda _value, mask, _other_value, other_mask: rest & mask & other_mask
