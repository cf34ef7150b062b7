"""What open answers can still do: the results that stay possible, and the answers that decide.

Each open answer may come out in any way, or stay open: "no deadline" and "either" are open answers too. Questions that an open
answer would open vary with it. Where the combinations are too many to try, `possible` bounds the results from above and random
sheets reach them from below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from random import Random

from codingpath.model.condition import NOT_SURE, Answers, Test, Value
from codingpath.model.explanation import Decider, Undecided
from codingpath.model.question import Question
from codingpath.rules._decide import choose_bits
from codingpath.rules._masks import MaskTable
from codingpath.rules.needs import as_test
from codingpath.rules.possible import possible
from codingpath.rules.swaps import Swaps
from codingpath.rules.tried import Other, one_answer
from codingpath.rules.what_if import deciding, turned

MOST_COMBINATIONS = 20_000
"""So many different sets of boxes are tried one by one."""

_TRIES = 2_000

Results = dict[str, set[str | None]]
"""Decision id to options, and none where it may not be taken."""


def undecided(table: MaskTable, questions: Sequence[Question], answers: Answers) -> tuple[Undecided, ...]:
    """Return what is still open, one record a decision that is taken; nothing if no answer that applies is open."""
    swaps = Swaps(table, questions, answers)
    left = open_groups(swaps, questions)
    if not left:
        return ()
    reached, bound = _results(swaps, left)
    others = list(one_answer(swaps))
    now = choose_bits(table, swaps.bits)
    return tuple(
        Undecided(
            decision=d.id,
            possible=tuple(o.id for o in d.options if o.id in bound[d.id]),
            exact=reached[d.id] == bound[d.id],
            deciders=tuple(_decider(swaps, others, q, d.id, now[d.id]) for q in deciding(others, d.id, now[d.id])),
        )
        for d, _ in table.decisions
        if d.id in now
    )


def open_groups(swaps: Swaps, questions: Sequence[Question]) -> list[tuple[frozenset[str], list[int]]]:
    """Return the open questions with those they open, those that share one together, each group with all masks it can have."""
    groups: list[frozenset[str]] = []
    for question in swaps.asked():
        if swaps.sheet[question] == NOT_SURE:
            family = swaps.families[question]
            touching = [g for g in groups if g & family]
            groups = [g for g in groups if g not in touching] + [family.union(*touching)]
    return [(group, list(dict.fromkeys(_masks(swaps, [q for q in questions if q.id in group])))) for group in groups]


def _masks(swaps: Swaps, members: list[Question]) -> Iterator[int]:
    """Yield the mask of each way in which a group's questions can be answered, in the order in which they are asked."""
    fixed = {q: value for q, value in swaps.sheet.items() if q not in {m.id for m in members}}
    for ways in _ways(swaps, members, fixed):
        yield swaps.mask_of({m.id: ways.get(m.id) for m in members})


def _ways(swaps: Swaps, members: list[Question], sheet: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    if not members:
        yield sheet
        return
    first, *rest = members
    values: Collection[Value | None] = [None]
    if first.asked_when.holds(sheet, {}):
        given = swaps.answers.get(first.id, NOT_SURE)
        cells = swaps.table.cells.get(first.id)
        values = [given] if given != NOT_SURE or cells is None else [v for v in cells.values if v is not None]
    for value in values:
        yield from _ways(swaps, rest, sheet if value is None else {**sheet, first.id: value})


def _results(swaps: Swaps, left: list[tuple[frozenset[str], list[int]]]) -> tuple[Results, Results]:
    """Return the results reached, and all that may be; the same where every combination was tried."""
    base = swaps.without(frozenset().union(*(group for group, _ in left)))
    masks = sorted((found for _, found in left), key=len)
    states = {base}
    for some in masks:
        if len(states) * len(some) > MOST_COMBINATIONS * 10:
            return _bounded(swaps, base, masks)
        states = {bits & mask for bits in states for mask in some}
        if len(states) > MOST_COMBINATIONS:
            return _bounded(swaps, base, masks)
    reached = _chosen(swaps.table, states)
    return reached, reached


def _bounded(swaps: Swaps, base: int, masks: list[list[int]]) -> tuple[Results, Results]:
    random = Random(0)  # noqa: S311 - the same sheets each time
    tries = (reduce(int.__and__, (random.choice(some) for some in masks), base) for _ in range(_TRIES))
    return _chosen(swaps.table, tries), possible(swaps.table, base, masks)


def _chosen(table: MaskTable, states: Collection[int] | Iterator[int]) -> Results:
    reached: Results = {d.id: set() for d, _ in table.decisions}
    for bits in states:
        chosen = choose_bits(table, bits)
        for decision, options in reached.items():
            options.add(chosen.get(decision))
    return reached


def _decider(swaps: Swaps, others: list[Other], question: str, decision: str, here: str) -> Decider:
    leading: dict[str, list[Value]] = {}
    for other in others:
        if other.question.id == question and turned(other.chosen, decision, here):
            leading.setdefault(other.chosen[decision], []).append(other.value)
    cells = swaps.table.cells[question]
    tests: dict[str, Test] = {option: as_test(cells, values) for option, values in leading.items()}
    return Decider(question=question, leads_to=tests)
