"""The one idea of this package: a bit mask per answer value.

Every box of every rule is one bit. Cut each question into cells at the thresholds the rules mention. Bit *b* of
`masks[question][cell]` says "an answer in this cell does not block box *b*". The boxes that hold for a sheet are the
AND of one mask a question; everything else is read from those bits:

* the rules that fired, and so the scores, the winner, the reasons and the margin (`decide`);
* the question that kept a box from holding: the one whose mask clears its bit;
* what another answer would do: the same AND with one mask exchanged (`whatif`), and what open answers can do (`open_answers`).

Outcomes of earlier decisions are masks too, one an option. A question that does not apply has a cell of its own,
which blocks every box that reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from codingpath.model.condition import Box, Sheet, Test, Value, When
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.model.rules import Decision, Rule, RuleSet
from codingpath.rules.masks import Cells, cut
from codingpath.rules.memo import Memo


@record
class RuleBits(Record):
    """One rule and the bits of its boxes."""

    rule: Rule
    boxes: tuple[tuple[int, Box], ...]
    """Bit (a power of two) and box, in file order."""
    any_box: int
    """All its bits together."""


@dataclass(frozen=True, eq=False)
class MaskTable:
    """The compiled rule set. A table equals only itself, so that what was worked out from it can be kept by it."""

    decisions: tuple[tuple[Decision, tuple[RuleBits, ...]], ...]
    """Each decision with its rules, in order."""
    cells: Mapping[str, Cells]
    """Cells of each question that some rule reads, or that opens another question."""
    masks: Mapping[str, tuple[int, ...]]
    """Question id to one mask a cell."""
    outcomes: Mapping[str, Mapping[str | None, int]]
    """Decision id to option id to mask; the one of none is for a decision that is not taken, where that can be."""
    full: int
    """Every bit set."""
    gates: Mapping[str, tuple[tuple[int, Box], ...]]
    """Decision id to bit and box of its `decided_when`, of which one must hold; none where it is always taken."""

    @cached_property
    def scopes(self) -> Mapping[str, int]:
        """Return decision id to the bits of all its boxes, those of `decided_when` among them."""
        return {decision.id: sum(r.any_box for r in rules) | self.gate(decision.id) for decision, rules in self.decisions}

    def gate(self, decision: str) -> int:
        """Return the bits of a decision's `decided_when`; 0 where it is always taken."""
        return sum(bit for bit, _ in self.gates[decision])

    def fired(self, sheet: Sheet) -> int:
        """Return the boxes that hold for a sheet, as far as answers go; outcomes are masked later, in order."""
        bits = self.full
        for question, mask_of in self._mask_of_answer:
            bits &= mask_of[sheet.get(question)]
        return bits

    @cached_property
    def _mask_of_answer(self) -> tuple[tuple[str, Memo[Value | None, int]], ...]:
        """Return each question with the mask of an answer to it."""
        return tuple((question, Memo(partial(self._mask, question))) for question in self.cells)

    def _mask(self, question: str, value: Value | None) -> int:
        return self.masks[question][self.cells[question].index(value)]


def compile_rules(rules: RuleSet, questions: Sequence[Question]) -> MaskTable:
    """Return the table: boxes numbered, questions cut, masks computed."""
    numbered: list[Box] = []
    decisions = tuple((d, tuple(_rule_bits(rule, numbered) for rule in d.rules)) for d in rules.decisions)
    gates = {d.id: () if Box() in d.decided_when.boxes else _number(d.decided_when, numbered) for d in rules.decisions}
    full = (1 << len(numbered)) - 1
    readers: dict[str, list[tuple[int, Test]]] = {}
    for bit, box in enumerate(numbered):
        for question_id, test in box.tests.items():
            readers.setdefault(question_id, []).append((1 << bit, test))
    for question_id, test in _opening(questions):
        readers.setdefault(question_id, []).append((0, test))
    cells = {q.id: cut(q, [test for _, test in readers[q.id]]) for q in questions if q.id in readers}
    masks = {q: tuple(_mask(full, readers[q], value) for value in c.values) for q, c in cells.items()}
    outcomes = {d.id: _outcome_masks(full, numbered, d, may_be_none=bool(gates[d.id])) for d in rules.decisions}
    return MaskTable(decisions, cells, masks, outcomes, full, gates)


def _opening(questions: Sequence[Question]) -> Iterator[tuple[str, Test]]:
    """Yield the tests that open questions: cells are cut there too, so that all answers of a cell open the same ones."""
    for question in questions:
        for box in question.asked_when.boxes:
            yield from box.tests.items()


def _rule_bits(rule: Rule, numbered: list[Box]) -> RuleBits:
    boxes = _number(rule.when, numbered)
    return RuleBits(rule, boxes, sum(bit for bit, _ in boxes))


def _number(when: When, numbered: list[Box]) -> tuple[tuple[int, Box], ...]:
    boxes = []
    for box in when.boxes:
        boxes.append((1 << len(numbered), box))
        numbered.append(box)
    return tuple(boxes)


def _mask(full: int, readers: list[tuple[int, Test]], value: Value | None) -> int:
    blocked = sum(bit for bit, test in readers if value is None or not test.holds(value))
    return full & ~blocked


def _outcome_masks(full: int, numbered: list[Box], decision: Decision, *, may_be_none: bool) -> dict[str | None, int]:
    reading = [(1 << i, box.outcomes[decision.id]) for i, box in enumerate(numbered) if decision.id in box.outcomes]
    names = [*(option.id for option in decision.options), *([None] if may_be_none else [])]
    return {name: full & ~sum(bit for bit, options in reading if name not in options) for name in names}
