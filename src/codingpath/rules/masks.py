"""Cells: every question cut into the finitely many answers that the rules can tell apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import combinations
from typing import NamedTuple

from codingpath.model.condition import NOT_SURE, Test, Value
from codingpath.model.question import Question
from codingpath.model.record import Record, record

MOST_CHOICES = 8
"""Of a question with more choices, selections that no test tells apart share a cell; of others each selection is one."""


@record
class Cells(Record):
    """The cells of one question; each is known by one answer that stands for it, `None` for "does not apply"."""

    question: Question
    values: tuple[Value | None, ...]
    """One answer a cell. Numbers come first, in rising order, each the smallest of its cell."""
    cuts: tuple[int, ...]
    """Smallest number of each number cell; empty for the other kinds."""
    places: dict[Value | None, int]
    """Answer to index, for every answer that stands for a cell."""
    tests: tuple[Test, ...] = ()
    """The tests that tell the cells apart, where one cell holds several selections of choices."""
    by_truth: Mapping[tuple[bool, ...], int] = field(default_factory=dict)
    """Which of those tests hold, to index."""
    picked: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Index to the choices that some selection of the cell picks, where one cell holds several."""

    def index(self, value: Value | None) -> int:
        """Return the index of the cell an answer lies in."""
        if isinstance(value, int):
            return max(bisect_right(self.cuts, value) - 1, 0)
        if isinstance(value, tuple) and value not in self.places:
            return self.by_truth[tuple([test.holds(value) for test in self.tests])]
        return self.places[value]

    def picks(self, index: int) -> Collection[str]:
        """Return the choices that some answer in a cell picks."""
        value = self.values[index]
        return self.picked.get(index, value if isinstance(value, tuple) else ())


def cut(question: Question, tests: Iterable[Test]) -> Cells:
    """Cut a question at the thresholds that the tests mention."""
    cuts: tuple[int, ...] = ()
    known: list[Value | None]
    match question.kind:
        case "one":
            known = [choice.id for choice in question.choices]
        case "many" if len(question.choices) > MOST_CHOICES:
            return _alike(question, tuple(dict.fromkeys(tests)))
        case "many":
            known = list(selections(question))
        case _:
            cuts = _thresholds(question, tests)
            known = list(cuts)
    values = (*known, NOT_SURE, None)
    return Cells(question, values, cuts, {value: i for i, value in enumerate(values)})


def _alike(question: Question, tests: tuple[Test, ...]) -> Cells:
    """Cut a question with so many choices that only selections which some test tells apart are cells of their own."""
    found: dict[tuple[bool, ...], tuple[tuple[str, ...], frozenset[str]]] = {}
    for selection, picked in _selections_apart(question, tests):
        truth = tuple([test.holds(selection) for test in tests])
        shortest, before = found.get(truth, (selection, frozenset[str]()))
        found[truth] = min(shortest, selection, key=len), before | picked
    values: tuple[Value | None, ...] = (*(selection for selection, _ in found.values()), NOT_SURE, None)
    places = {value: i for i, value in enumerate(values)}
    by_truth = {truth: i for i, truth in enumerate(found)}
    return Cells(question, values, (), places, tests, by_truth, {i: picked for i, (_, picked) in enumerate(found.values())})


def _selections_apart(question: Question, tests: Sequence[Test]) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """Yield a shortest selection for each way in which the tests can come out, with all choices that others like it pick.

    Go through the choices one after another, each picked or not; selections that no test can tell apart from here on merge.
    """
    free = [c.id for c in question.choices if c.id != question.stands_alone]
    most = question.pick_at_most or len(free)
    merged: dict[_Picked, tuple[tuple[str, ...], frozenset[str]]] = {_Picked(0, 0, frozenset(), 0): ((), frozenset())}
    for choice in free:
        hit, broken = _bits(choice in t.any_of for t in tests), _bits(choice in t.none_of for t in tests)
        one = _Picked(hit, broken, frozenset({choice} if any(choice in t.all_of for t in tests) else ()), 1)
        grown = dict(merged)
        for state, (selection, picked) in merged.items():
            if len(selection) < most:
                after = state.plus(one, counts=question.pick_at_most is not None)
                longer, others = (*selection, choice), picked | {choice}
                shortest, before = grown.get(after, (longer, frozenset[str]()))
                grown[after] = min(shortest, longer, key=len), before | others
        merged = grown
    if question.stands_alone:
        yield (question.stands_alone,), frozenset({question.stands_alone})
    yield from ((selection, picked) for selection, picked in merged.values() if selection)


class _Picked(NamedTuple):
    """What the tests can still tell of the choices picked so far; the first two have one bit a test."""

    hit: int
    """Tests of which one of `any_of` is picked."""
    broken: int
    """Tests of which one of `none_of` is picked."""
    needed: frozenset[str]
    """Picked choices that some test wants all of."""
    many: int
    """How many are picked, where there is a most; else whether any is."""

    def plus(self, one: _Picked, *, counts: bool) -> _Picked:
        many = self.many + 1 if counts else 1
        return _Picked(self.hit | one.hit, self.broken | one.broken, self.needed | one.needed, many)


def _bits(each: Iterable[bool]) -> int:
    return sum(1 << i for i, holds in enumerate(each) if holds)


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
