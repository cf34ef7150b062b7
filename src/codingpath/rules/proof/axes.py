"""Axes: the answers one decision reads, as lists whose entries combine freely.

A question is an axis; a question that is asked only after some answers is joined with the questions it hangs on, so that
only combinations that can occur are counted. The outcome of an earlier decision is an axis too: a free input.

Where many questions hang on one, joining them all would multiply their answers. The sheets are then split into parts by the answers
to that one question: in each part it is known which of the others are asked, and most of them stand alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain, groupby
from math import prod
from operator import and_

from codingpath.model.condition import NOT_SURE, Box, Value, When
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.rules.masks import MaskTable

FEWEST_ASKED = 2
"""So many questions must hang on one to split by it."""


@record
class AxisCell(Record):
    """Answers that the boxes of one decision cannot tell apart, known by those of one sheet."""

    mask: int
    """The boxes of the decision that these answers do not block."""
    weight: int
    """Its part of the axis, where each question counts once and all its cells alike."""
    answers: Mapping[str, Value]
    """Question id to answer; a question that does not apply is absent. Empty on the axis of an outcome."""
    outcomes: Mapping[str, str | None]
    """Earlier decision to option, none where it is not taken; empty on an axis of questions."""

    @property
    def said(self) -> int:
        """Return how many answers are not open."""
        return sum(1 for value in self.answers.values() if value != NOT_SURE)


@record
class Axis(Record):
    """All that can be said to one question or to joined ones, or all outcomes of one earlier decision."""

    names: tuple[str, ...]
    """The questions or the decision, those never asked here among them."""
    cells: tuple[AxisCell, ...]
    """One cell for each mask, in the order of the questions' own cells."""
    blocks: int
    """The boxes that some cell blocks: they cannot be settled without this axis."""
    combinations: int
    """How many combinations of answers the cells stand for."""


Axes = Sequence[Axis]
"""The axes of one part of all sheets."""


def axes_of(table: MaskTable, questions: Sequence[Question], position: int) -> list[list[Axis]]:
    """Return the parts of all sheets for the decision at a position of the table, each with its axes.

    Questions come in their order, then earlier outcomes.
    """
    decision, rules = table.decisions[position]
    boxes = [box for _, box in chain(table.gates[decision.id], *(rule.boxes for rule in rules))]
    bits = table.scopes[decision.id]
    wanted = _wanted(questions, {question for box in boxes for question in box.tests})
    outcomes = dict.fromkeys(decision for box in boxes for decision in box.outcomes)
    earlier = [_axis((d,), bits, [(cell, 1) for cell in _outcomes(table, bits, d)]) for d in outcomes]
    return [[*part, *earlier] for part in _parts(table, bits, wanted)]


def _wanted(questions: Sequence[Question], read: set[str]) -> list[Question]:
    """Return the questions that are read, and those that decide whether these are asked."""
    wanted = set(read)
    for question in reversed(questions):
        if question.id in wanted:
            wanted |= _hangs_on(question)
    return [question for question in questions if question.id in wanted]


def _parts(table: MaskTable, bits: int, wanted: Sequence[Question]) -> Iterator[list[Axis]]:
    """Yield the axes of each part; there is one part where no question opens several others."""
    root = _root(wanted)
    if root is None:
        yield [_group_axis(table, bits, group) for group in _groups(wanted)]
        return
    others = [question for question in wanted if question is not root]
    known = [({root.id: value}, [_given(q, root.id, value) for q in others]) for value in _values(table, root)]

    def alike(pair: tuple[dict[str, Value], list[Question]]) -> tuple[str, int]:
        return repr([q.asked_when for q in pair[1]]), _mask(table, root, pair[0][root.id]) & bits

    known.sort(key=alike)  # those that ask the same questions, and that no box tells apart, make one part
    for _, same in groupby(known, key=alike):
        sheets, asked = zip(*same, strict=True)
        yield _part(table, bits, root, [sheet[root.id] for sheet in sheets], asked[0])


def _root(wanted: Sequence[Question]) -> Question | None:
    """Return the question that most others hang on, if it is asked of everybody and they are many."""
    read = Counter(chain.from_iterable(_hangs_on(question) for question in wanted))
    free = [question for question in wanted if not _hangs_on(question) and read[question.id] >= FEWEST_ASKED]
    return max(free, key=lambda question: read[question.id], default=None)


def _given(question: Question, known: str, value: Value) -> Question:
    """Return a question as it is asked where the answer to another one is known."""
    left = [
        Box(tests={q: test for q, test in box.tests.items() if q != known}, outcomes=box.outcomes)
        for box in question.asked_when.boxes
        if known not in box.tests or box.tests[known].holds(value)
    ]
    return replace(question, asked_when=When() if Box() in left else When(boxes=tuple(left)))


def _part(table: MaskTable, bits: int, root: Question, values: Sequence[Value], others: Sequence[Question]) -> list[Axis]:
    """Return the axes of the sheets with some answers to one question; what is never asked then is said with it."""
    never = [question for question in others if not question.asked_when.boxes]
    asked = [question for question in others if question.asked_when.boxes]
    weight = prod(len(_values(table, question)) for question in never)
    silent = reduce(and_, (_mask(table, question, None) for question in never), bits)
    cells = [(AxisCell(_mask(table, root, value) & silent, weight, {root.id: value}, {}), 1) for value in values]
    first = _axis((root.id, *(question.id for question in never)), bits, cells)
    return [first, *(_group_axis(table, bits, group) for group in _groups(asked))]


def _groups(wanted: Sequence[Question]) -> list[list[Question]]:
    """Return the questions, each joined with those that decide whether it is asked."""
    groups: list[list[Question]] = []
    for question in wanted:
        joined = [group for group in groups if any(other.id in _hangs_on(question) for other in group)]
        groups = [*(group for group in groups if group not in joined), [*chain(*joined), question]]
    return groups


def _hangs_on(question: Question) -> set[str]:
    return {earlier for box in question.asked_when.boxes for earlier in box.tests}


def _group_axis(table: MaskTable, bits: int, group: Sequence[Question]) -> Axis:
    """Return one axis with a cell for each combination of answers to joined questions that can occur."""
    cells = []
    for sheet, weight, combinations in _sheets(table, bits, group):
        masks = (_mask(table, question, sheet.get(question.id)) for question in group)
        cells.append((AxisCell(reduce(and_, masks, bits), weight, sheet, {}), combinations))
    return _axis(tuple(question.id for question in group), bits, cells)


def _sheets(table: MaskTable, bits: int, group: Sequence[Question]) -> list[tuple[dict[str, Value], int, int]]:
    """Return sheets of joined questions, each with its weight and how many it stands for.

    A question not asked keeps the weight of all its cells. Answers that neither the decision nor a later question of the group
    can tell apart are taken together.
    """
    sheets: list[tuple[dict[str, Value], int, int]] = [({}, 1, 1)]
    for place, question in enumerate(group):
        values = _apart(table, bits, question, group[place + 1 :])
        every = sum(count for _, count in values)
        grown: list[tuple[dict[str, Value], int, int]] = []
        for sheet, weight, stands_for in sheets:
            if question.asked_when.holds(sheet, {}):
                grown += [({**sheet, question.id: value}, weight * count, stands_for * count) for value, count in values]
            else:
                grown.append((sheet, weight * every, stands_for))
        sheets = grown
    return sheets


def _apart(table: MaskTable, bits: int, question: Question, later: Sequence[Question]) -> list[tuple[Value, int]]:
    """Return the answers that make a difference, open ones for others where they can, with how many each stands for."""
    opening = [box.tests[question.id] for q in later for box in q.asked_when.boxes if question.id in box.tests]
    found: dict[tuple[object, ...], tuple[Value, int]] = {}
    for value in _values(table, question):
        key = (_mask(table, question, value) & bits, *(test.holds(value) for test in opening))
        first, count = found.get(key, (value, 0))
        found[key] = (value if value == NOT_SURE else first, count + 1)
    return list(found.values())


def _values(table: MaskTable, question: Question) -> list[Value]:
    return [value for value in table.cells[question.id].values if value is not None]


def _mask(table: MaskTable, question: Question, value: Value | None) -> int:
    return table.masks[question.id][table.cells[question.id].index(value)]


def _outcomes(table: MaskTable, bits: int, decision: str) -> list[AxisCell]:
    return [AxisCell(mask & bits, 1, {}, {decision: option}) for option, mask in table.outcomes[decision].items()]


def _axis(names: tuple[str, ...], bits: int, cells: Sequence[tuple[AxisCell, int]]) -> Axis:
    """Merge cells of equal masks; the one with the fewest answers stands for the others. Each comes with how many it stands for."""
    merged: dict[int, AxisCell] = {}
    for cell, _ in cells:
        known = merged.get(cell.mask)
        if known is not None:
            shown = min(known, cell, key=lambda one: one.said)
            cell = replace(shown, weight=known.weight + cell.weight)  # noqa: PLW2901 - the sum goes on in its place
        merged[cell.mask] = cell
    return Axis(names, tuple(merged.values()), _blocked(bits, merged), sum(count for _, count in cells))


def merged(axes: Axes, alive: int) -> list[Axis]:
    """Return axes that tell only some boxes apart; those that then have one cell say nothing and are left in."""
    return [
        replace(_axis(a.names, alive, [(replace(c, mask=c.mask & alive), 1) for c in a.cells]), combinations=a.combinations)
        for a in axes
    ]


def inside(axis: Axis, box: int) -> Axis:
    """Return what is left of an axis where one box holds; no cell at all if the axis never lets it hold."""
    cells = tuple(cell for cell in axis.cells if cell.mask & box)
    return Axis(axis.names, cells, _blocked(axis.blocks, (cell.mask for cell in cells)), len(cells))


def _blocked(bits: int, masks: Iterable[int]) -> int:
    return bits & ~reduce(and_, masks, bits)
