"""Axes: the answers one decision reads, as lists whose entries combine freely.

A question is an axis; a question that is asked only after some answers is joined with the questions it hangs on, so that
only combinations that can occur are counted. The outcome of an earlier decision is an axis too: a free input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain
from operator import and_

from codingpath.engine.masks import MaskTable
from codingpath.model.answers import NOT_SURE, Value
from codingpath.model.question import Question
from codingpath.model.record import Record, record


@record
class Cell(Record):
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

    cells: tuple[Cell, ...]
    """One cell for each mask, in the order of the questions' own cells."""
    blocks: int
    """The boxes that some cell blocks: they cannot be settled without this axis."""
    combinations: int
    """How many combinations of answers the cells stand for."""


def axes_of(table: MaskTable, questions: Sequence[Question], position: int) -> list[Axis]:
    """Return the axes of the decision at a position of the table: questions in their order, then earlier outcomes."""
    decision, rules = table.decisions[position]
    boxes = [box for _, box in chain(table.gates[decision.id], *(rule.boxes for rule in rules))]
    bits = table.scopes[decision.id]
    read = {question for box in boxes for question in box.tests}
    outcomes = dict.fromkeys(decision for box in boxes for decision in box.outcomes)
    axes = [_axis(bits, _cells(table, bits, group)) for group in _groups(questions, read)]
    return [*axes, *(_axis(bits, _outcomes(table, bits, decision)) for decision in outcomes)]


def _groups(questions: Sequence[Question], read: set[str]) -> list[list[Question]]:
    """Return the questions that are read, each joined with those that decide whether it is asked."""
    wanted = set(read)
    for question in reversed(questions):
        if question.id in wanted:
            wanted |= _hangs_on(question)
    groups: list[list[Question]] = []
    for question in questions:
        if question.id in wanted:
            joined = [group for group in groups if any(other.id in _hangs_on(question) for other in group)]
            groups = [*(group for group in groups if group not in joined), [*chain(*joined), question]]
    return groups


def _hangs_on(question: Question) -> set[str]:
    return {earlier for box in question.asked_when.boxes for earlier in box.tests}


def _cells(table: MaskTable, bits: int, group: Sequence[Question]) -> list[Cell]:
    """Return one cell for each combination of answers to joined questions that can occur."""
    cells = []
    for sheet, weight in _sheets(table, group):
        masks = (table.masks[q.id][table.cells[q.id].index(sheet.get(q.id))] for q in group)
        cells.append(Cell(reduce(and_, masks, bits), weight, sheet, {}))
    return cells


def _sheets(table: MaskTable, group: Sequence[Question]) -> list[tuple[dict[str, Value], int]]:
    """Return the sheets of joined questions with their weights: a question not asked keeps the weight of all its cells."""
    sheets: list[tuple[dict[str, Value], int]] = [({}, 1)]
    for question in group:
        values = [value for value in table.cells[question.id].values if value is not None]
        grown: list[tuple[dict[str, Value], int]] = []
        for sheet, weight in sheets:
            if question.asked_when.holds(sheet, {}):
                grown += [({**sheet, question.id: value}, weight) for value in values]
            else:
                grown.append((sheet, weight * len(values)))
        sheets = grown
    return sheets


def _outcomes(table: MaskTable, bits: int, decision: str) -> list[Cell]:
    return [Cell(mask & bits, 1, {}, {decision: option}) for option, mask in table.outcomes[decision].items()]


def _axis(bits: int, cells: Sequence[Cell]) -> Axis:
    """Merge cells of equal masks; the one with the fewest answers stands for the others."""
    merged: dict[int, Cell] = {}
    for cell in cells:
        known = merged.get(cell.mask)
        if known is not None:
            shown = min(known, cell, key=lambda one: one.said)
            cell = replace(shown, weight=known.weight + cell.weight)  # noqa: PLW2901 - the sum goes on in its place
        merged[cell.mask] = cell
    return Axis(tuple(merged.values()), _blocked(bits, merged), len(cells))


def inside(axis: Axis, box: int) -> Axis:
    """Return what is left of an axis where one box holds; no cell at all if the axis never lets it hold."""
    cells = tuple(cell for cell in axis.cells if cell.mask & box)
    return Axis(cells, _blocked(axis.blocks, (cell.mask for cell in cells)), len(cells))


def _blocked(bits: int, masks: Iterable[int]) -> int:
    return bits & ~reduce(and_, masks, bits)
