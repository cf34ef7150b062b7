"""The one idea of this package: a bit mask per answer value.

Every box of every rule is one bit. Cut each question into cells at the thresholds the rules mention. Bit *b* of
`masks[question][cell]` says "an answer in this cell does not block box *b*". The boxes that hold for a sheet are the
AND of one mask a question; everything else is read from those bits:

* the rules that fired, and so the scores, the winner, the reasons and the margin (`decide`);
* the question that kept a box from holding: the one whose mask clears its bit;
* what another answer would do: the same AND with one mask exchanged (`changes`).

Outcomes of earlier decisions are masks too, one an option. A question that does not apply has a cell of its own,
which blocks every box that reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codingpath.engine.cells import Cells, cut
from codingpath.model.answers import Sheet, Value
from codingpath.model.condition import Box, Test
from codingpath.model.question import Question
from codingpath.model.rules import Decision, Rule, RuleSet


@dataclass(frozen=True)
class RuleBits:
    """One rule and the bits of its boxes."""

    rule: Rule
    boxes: tuple[tuple[int, Box], ...]
    """Bit (a power of two) and box, in file order."""
    any_box: int
    """All its bits together."""


@dataclass(frozen=True)
class MaskTable:
    """The compiled rule set."""

    decisions: tuple[tuple[Decision, tuple[RuleBits, ...]], ...]
    """Each decision with its rules, in order."""
    cells: Mapping[str, Cells]
    """Cells of each question some rule reads."""
    masks: Mapping[str, tuple[int, ...]]
    """Question id to one mask a cell."""
    outcomes: Mapping[str, Mapping[str, int]]
    """Decision id to option id to mask."""
    full: int
    """Every bit set."""

    def fired(self, sheet: Sheet) -> int:
        """Return the boxes that hold for a sheet, as far as answers go; outcomes are masked later, in order."""
        bits = self.full
        for question, cells in self.cells.items():
            bits &= self.masks[question][cells.index(sheet.get(question))]
        return bits


def compile_rules(rules: RuleSet, questions: Sequence[Question]) -> MaskTable:
    """Return the table: boxes numbered, questions cut, masks computed."""
    numbered: list[Box] = []
    decisions = tuple((d, tuple(_number(rule, numbered) for rule in d.rules)) for d in rules.decisions)
    full = (1 << len(numbered)) - 1
    readers: dict[str, list[tuple[int, Test]]] = {}
    for bit, box in enumerate(numbered):
        for question_id, test in box.tests.items():
            readers.setdefault(question_id, []).append((1 << bit, test))
    cells = {q.id: cut(q, [test for _, test in readers[q.id]]) for q in questions if q.id in readers}
    masks = {q: tuple(_mask(full, readers[q], value) for value in c.values) for q, c in cells.items()}
    outcomes = {d.id: {o.id: _outcome_mask(full, numbered, d.id, o.id) for o in d.options} for d in rules.decisions}
    return MaskTable(decisions, cells, masks, outcomes, full)


def _number(rule: Rule, numbered: list[Box]) -> RuleBits:
    boxes = []
    for box in rule.when.boxes:
        boxes.append((1 << len(numbered), box))
        numbered.append(box)
    return RuleBits(rule, tuple(boxes), sum(bit for bit, _ in boxes))


def _mask(full: int, readers: list[tuple[int, Test]], value: Value | None) -> int:
    blocked = sum(bit for bit, test in readers if value is None or not test.holds(value))
    return full & ~blocked


def _outcome_mask(full: int, numbered: list[Box], decision: str, option: str) -> int:
    blocked = sum(1 << i for i, box in enumerate(numbered) if decision in box.outcomes and option not in box.outcomes[decision])
    return full & ~blocked
