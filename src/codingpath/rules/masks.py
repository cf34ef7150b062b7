"""The compiled rules: every question cut into the finitely many answers that the rules can tell apart, and a bit mask for each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property, partial, reduce
from itertools import chain, combinations
from operator import or_
from typing import Final, NamedTuple, TypeVar

from codingpath.lazy import Lazy
from codingpath.model.condition import NOT_SURE, Answers, Box, Sheet, Span, Test, Value, When
from codingpath.model.question import Question
from codingpath.model.record import Record, record, replace
from codingpath.model.rules import Decision, OwnLimits, Rule, RuleSet

MOST_MOVED = 256
"""How many tables with other limits are kept of one table."""
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

    def meeting(self, test: Test) -> list[int]:
        """Return the indices of the cells whose answers meet a test."""
        if self.cuts:
            ends = [(span.at_least or 0, self.cuts[-1] + 1 if span.below is None else span.below) for span in test.spans]
            known = [i for low, high in ends for i in range(bisect_left(self.cuts, low), bisect_left(self.cuts, high))]
        elif self.question.kind == "one":
            known = [self.places[value] for value in test.values]
        else:
            known = [i for i, value in enumerate(self.values[:-2]) if value is not None and test.holds(value)]
        return [*known, self.places[NOT_SURE]] if test.not_sure else known

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


# The one idea of this package: a bit mask per answer value.
#
# Every box of every rule is one bit. Cut each question into cells at the thresholds the rules mention. Bit *b* of
# `masks[question][cell]` says "an answer in this cell does not block box *b*". The boxes that hold for a sheet are the
# AND of one mask a question; everything else is read from those bits:
#
# * the rules that fired, and so the scores, the winner, the reasons and the margin (`decide`);
# * the question that kept a box from holding: the one whose mask clears its bit;
# * what another answer would do: the same AND with one mask exchanged (`whatif`), and what open answers can do (`open_answers`).
#
# Outcomes of earlier decisions are masks too, one an option. A question that does not apply has a cell of its own,
# which blocks every box that reads it.


@record
class RuleBits(Record):
    """One rule and the bits of its boxes."""

    rule: Rule
    boxes: tuple[tuple[int, Box], ...]
    """Bit (a power of two) and box, in file order."""
    any_box: int
    """All its bits together."""


@record
class MaskTable(Record):
    """The compiled rule set. A table equals only itself, so that what was worked out from it can be kept by it."""

    __eq__, __hash__ = object.__eq__, object.__hash__

    decisions: tuple[tuple[Decision, tuple[RuleBits, ...]], ...]
    """Each decision with its rules, in order."""
    questions: Mapping[str, Question]
    """Each question that some rule reads, or that opens another question, in file order."""
    cells: Mapping[str, Cells]
    """Cells of each of them, cut when they are first asked for."""
    masks: Mapping[str, tuple[int, ...]]
    """Question id to one mask a cell."""
    readers: Mapping[str, Sequence[tuple[int, Test]]]
    """Question id to the bits of the boxes that read it, each with its test; 0 stands for a test that opens a question."""
    outcomes: Mapping[str, Mapping[str | None, int]]
    """Decision id to option id to mask; the one of none is for a decision that is not taken, where that can be."""
    full: int
    """Every bit set."""
    gates: Mapping[str, tuple[tuple[int, Box], ...]]
    """Decision id to bit and box of its `decided_when`, of which one must hold; none where it is always taken."""
    rules_of: MaskTable | None = None
    """The table of the rules as they are written, where some boxes of this one end at other numbers (`with_limits`)."""

    @cached_property
    def scopes(self) -> Mapping[str, int]:
        """Return decision id to the bits of all its boxes, those of `decided_when` among them."""
        return {decision.id: sum(r.any_box for r in rules) | self.gate(decision.id) for decision, rules in self.decisions}

    @cached_property
    def hangs_on(self) -> Mapping[str, int]:
        """Return decision id to the bits of all boxes that its result hangs on: its own, and those of the earlier ones it reads."""
        found: dict[str, int] = {}
        for decision, rules in self.decisions:
            boxes = [box for _, box in chain(self.gates[decision.id], *(r.boxes for r in rules))]
            earlier = {name for box in boxes for name in box.outcomes}
            found[decision.id] = reduce(or_, (found[name] for name in earlier), self.scopes[decision.id])
        return found

    def gate(self, decision: str) -> int:
        """Return the bits of a decision's `decided_when`; 0 where it is always taken."""
        return sum(bit for bit, _ in self.gates[decision])

    def fired(self, sheet: Sheet) -> int:
        """Return the boxes that hold for a sheet, as far as answers go; outcomes are masked later, in order."""
        bits = self.full
        for question, mask_of in self.mask_of_answer.items():
            bits &= mask_of[sheet.get(question)]
        return bits

    @cached_property
    def moved(self) -> Memo[tuple[str, tuple[tuple[int, int], ...]], MaskTable]:
        """Return a question and limits of boxes to the table that `with_limits` makes of them."""
        return Memo(partial(_moved, self), MOST_MOVED)

    @cached_property
    def mask_of_answer(self) -> Mapping[str, Memo[Value | None, int]]:
        """Return each question with the mask of an answer to it, whichever of its cell; none for "does not apply"."""
        own, written = {q: Memo(partial(self._mask, q)) for q in self.questions}, self.rules_of
        if written is None:
            return own
        return {q: written.mask_of_answer[q] if self.readers[q] is written.readers[q] else own[q] for q in own}

    def _mask(self, question: str, value: Value | None) -> int:
        if isinstance(value, int):  # many numbers share a cell
            return self.masks[question][self.cells[question].index(value)]
        return self.full & ~sum([bit for bit, test in self.readers[question] if value is None or not test.holds(value)])


_KEPT: Final[deque[tuple[RuleSet, Sequence[Question], MaskTable]]] = deque(maxlen=4)


def compile_rules(rules: RuleSet, questions: Sequence[Question]) -> MaskTable:
    """Return the table of some rules; asked again for the same ones, the one that was made, with all that was worked out from it."""
    for known, asked, table in _KEPT:
        if known is rules and asked is questions:
            return table
    _KEPT.append((rules, questions, table := _compiled(rules, questions)))
    return table


def with_limits(table: MaskTable, limits: OwnLimits) -> MaskTable:
    """Return a table whose boxes of some bits hold below other numbers; asked again for the same ones, the one that was made.

    Only boxes that rule out below a number may be moved. Then no sheet rules out more than the one with the smallest number does by the
    rules as they are written, so what `codingpath check` proves of an open option holds here too.
    """
    written = table.rules_of or table
    return written.moved[limits.question, tuple(sorted(limits.below.items()))] if limits.below else written


def _moved(table: MaskTable, limits: tuple[str, tuple[tuple[int, int], ...]]) -> MaskTable:
    question, below = limits[0], dict(limits[1])
    tests = [
        (bit, replace(test, spans=(Span(below=below[bit]),)) if bit in below else test) for bit, test in table.readers[question]
    ]
    own = cut(table.questions[question], [test for _, test in tests])
    masks = _masks(table.full, tests, own)
    return replace(
        table,
        cells=Lazy(table.questions, lambda q: own if q == question else table.cells[q]),
        masks=Lazy(table.questions, lambda q: masks if q == question else table.masks[q]),
        readers={**table.readers, question: tests},
        rules_of=table,
    )


def _compiled(rules: RuleSet, questions: Sequence[Question]) -> MaskTable:
    """Make the table: boxes numbered, questions cut, masks computed."""
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
    read = {q.id: q for q in questions if q.id in readers}
    cells = Lazy(read, lambda q: cut(read[q], [test for _, test in readers[q]]))
    masks = Lazy(read, lambda q: _masks(full, readers[q], cells[q]))
    outcomes = {d.id: _outcome_masks(full, numbered, d, may_be_none=bool(gates[d.id])) for d in rules.decisions}
    return MaskTable(decisions, read, cells, masks, readers, outcomes, full, gates)


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


def _masks(full: int, readers: Sequence[tuple[int, Test]], cells: Cells) -> tuple[int, ...]:
    """Return one mask a cell: what no question blocks, and of the boxes that read this one those whose test the cell meets."""
    free = full & ~sum([bit for bit, _ in readers])
    masks = [free] * len(cells.values)
    for bit, test in readers:
        for i in cells.meeting(test):
            masks[i] |= bit
    return tuple(masks)


def _outcome_masks(full: int, numbered: list[Box], decision: Decision, *, may_be_none: bool) -> dict[str | None, int]:
    reading = [(1 << i, box.outcomes[decision.id]) for i, box in enumerate(numbered) if decision.id in box.outcomes]
    names = [*(option.id for option in decision.options), *([None] if may_be_none else [])]
    return {name: full & ~sum(bit for bit, options in reading if name not in options) for name in names}


# Results worked out once and looked up afterwards.

K = TypeVar("K")
V = TypeVar("V")

MOST = 1 << 13
"""How many results one memo keeps; past that it starts over, so that no run of sheets can fill the memory."""


class Memo(dict[K, V]):
    """A mapping that works out what it does not hold yet; read it with `memo[key]`."""

    __slots__ = ("_most", "_work_out")

    def __init__(self, work_out: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: K) -> V:
        """Work out a result, keep it and return it."""
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._work_out(key)
        return value


# From answers to the sheet that rules may read.


def sheet_of(questions: Sequence[Question], answers: Answers) -> dict[str, Value]:
    """Return each question that applies with its answer, open ones as `NOT_SURE`; the others are absent.

    Questions are taken in file order, so `asked_when` may read only questions that come before.
    """
    sheet: dict[str, Value] = {}
    for question in questions:
        if question.always_asked or question.asked_when.holds(sheet, {}):
            sheet[question.id] = answers.get(question.id, NOT_SURE)
    return sheet
