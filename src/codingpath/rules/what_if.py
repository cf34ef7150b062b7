"""What would change a result: exact, by exchanging one mask or two, and always through the whole chain of decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import combinations
from operator import or_

from codingpath.model.condition import NOT_SURE, Answers, Sheet, Value
from codingpath.model.plan.explanation import AnswerChange, Change, Flips, OptionChanges, SmallestFlip, Stretch, WhatIf
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.model.rules import Decision
from codingpath.rules.decide import choose_bits
from codingpath.rules.masks import Cells, MaskTable, Memo, sheet_of

MOST_PAIRS = 3
"""How many changes of two answers are named for one option."""


def what_if(table: MaskTable, questions: Sequence[Question], answers: Answers) -> WhatIf:
    """Return everything that would change the results of one person."""
    swaps = AnswerSwaps(table, questions, answers)
    now, others = choose_bits(table, swaps.bits), list(one_answer(swaps))
    near = [o for o in others if o.proposed]
    taken = [decision for decision, _ in table.decisions if decision.id in now]
    goals = [(d.id, o.id) for d in taken for o in d.options if now[d.id] != o.id]
    ways = {goal: _smallest(swaps, ((o,) for o in near if o.chosen.get(goal[0]) == goal[1])) for goal in goals}
    pairs = two_answers(swaps, [goal for goal, found in ways.items() if not found])
    ways |= {goal: _smallest(swaps, found, MOST_PAIRS) for goal, found in pairs.items()}
    return WhatIf(
        flips=tuple(_flips(decision, swaps, now, others, ways) for decision in taken),
        sheets=len(near),
        same=sum(o.chosen == now for o in near),
    )


def turns(table: MaskTable, questions: Sequence[Question], answers: Answers) -> tuple[SmallestFlip, ...]:
    """Return only the smallest change of each decision that is taken, to whatever other option, and the open answers that can turn it."""
    swaps = AnswerSwaps(table, questions, answers)
    now, others = choose_bits(table, swaps.bits), list(one_answer(swaps))
    near, taken = [o for o in others if o.proposed], [decision for decision, _ in table.decisions if decision.id in now]
    found = {d.id: _smallest(swaps, ((o,) for o in near if turned(o.chosen, d.id, now[d.id])), 1) for d in taken}
    goals = [(d.id, o.id) for d in taken for o in d.options if not found[d.id] and now[d.id] != o.id]
    pairs = two_answers(swaps, goals)
    for decision in dict.fromkeys(d for d, _ in goals):
        found[decision] = _smallest(swaps, (pair for (d, _), some in pairs.items() if d == decision for pair in some), 1)
    return tuple(
        SmallestFlip(decision=d, change=changes[0] if changes else None, deciders=deciding(others, d, now[d]))
        for d, changes in found.items()
    )


def moving(table: MaskTable, questions: Sequence[Question], answers: Answers) -> tuple[str, ...]:
    """Return the questions that were answered and whose answer alone, said otherwise, turns some decision."""
    swaps = AnswerSwaps(table, questions, answers)
    now = choose_bits(table, swaps.bits)
    return tuple(dict.fromkeys(o.question.id for o in one_answer(swaps) if o.now != NOT_SURE and o.chosen != now))


def bearing(table: MaskTable, questions: Sequence[Question], answers: Answers) -> set[str]:
    """Return the questions left open whose answer alone can turn some decision."""
    swaps = AnswerSwaps(table, questions, answers)
    now, left_open = choose_bits(table, swaps.bits), [q for q in swaps.asked() if swaps.sheet[q] == NOT_SURE]
    return {o.question.id for o in one_answer(swaps, left_open) if any(turned(o.chosen, d, here) for d, here in now.items())}


def deciding(others: Iterable[Alternative], decision: str, here: str) -> tuple[str, ...]:
    """Return the questions left open whose answer alone turns a decision."""
    return tuple(dict.fromkeys(o.question.id for o in others if o.now == NOT_SURE and turned(o.chosen, decision, here)))


def turned(chosen: Mapping[str, str], decision: str, here: str) -> bool:
    """Tell whether a decision comes to another option; one that is not taken then comes to none."""
    return chosen.get(decision, here) != here


def _smallest(swaps: AnswerSwaps, found: Iterable[tuple[Alternative, ...]], most: int | None = None) -> tuple[Change, ...]:
    """Return changes smallest first, leaving out any that holds a smaller one in it."""
    order = {q: i for i, q in enumerate(swaps.table.questions)}
    ranked = sorted(
        found, key=lambda change: (sum(size(o.question, o.now, o.value) for o in change), *(order[o.question.id] for o in change))
    )
    kept: list[tuple[Alternative, ...]] = []
    for change in ranked:
        if len(kept) == most:
            break
        if not any(_holds(change, smaller) for smaller in kept):
            kept.append(change)
    return tuple(
        Change(steps=tuple(AnswerChange(question=o.question.id, value=o.value) for o in c), chosen=c[0].chosen) for c in kept
    )


def _holds(change: tuple[Alternative, ...], smaller: tuple[Alternative, ...]) -> bool:
    return all(a.question is b.question and within(a.now, b.value, a.value) for a, b in zip(change, smaller, strict=True))


def _flips(
    decision: Decision,
    swaps: AnswerSwaps,
    now: Mapping[str, str],
    others: list[Alternative],
    ways: Mapping[Goal, tuple[Change, ...]],
) -> Flips:
    here, cells, sheet = now[decision.id], swaps.table.cells, swaps.sheet
    numbers = [q.id for q in swaps.table.questions.values() if isinstance(sheet.get(q.id), int) and not q.fixed]
    moving = {o.question.id for o in others if o.chosen.get(decision.id) != here}
    given = dict.fromkeys(o.question.id for o in others if o.now != NOT_SURE)
    return Flips(
        decision=decision.id,
        ways=tuple(OptionChanges(option=o.id, changes=ways[decision.id, o.id]) for o in decision.options if o.id != here),
        stretches={q: _stretches(cells[q], decision.id, here, others) for q in numbers},
        difference=tuple(q for q in given if q in moving),
        no_difference=tuple(q for q in given if q not in moving),
        same=sum(o.chosen.get(decision.id) == here for o in others if o.proposed),
    )


def _stretches(cells: Cells, decision: str, here: str, others: list[Alternative]) -> tuple[Stretch, ...]:
    """Return the whole range of a number, neighboring cells that lead to one option joined."""
    options = {
        cells.index(o.value): o.chosen.get(decision)
        for o in others
        if o.question.id == cells.question.id and isinstance(o.value, int)
    }
    ends = [cut - 1 for cut in cells.cuts[1:]] + [cells.question.at_most if cells.question.at_most is not None else 10**9]
    found: list[Stretch] = []
    for i, (low, high) in enumerate(zip(cells.cuts, ends, strict=True)):
        option = options.get(i, here)
        joined = found and found[-1].option == option
        found.append(Stretch(at_least=found.pop().at_least if joined else low, at_most=high, option=option))
    return tuple(found)


# What other answers a person could give: every change of one answer that the rules can tell apart, and how big it is.


def one_answer_changes(table: MaskTable, sheet: Sheet) -> Iterator[tuple[str, Value]]:
    """Yield question and new answer, for answers that were given and can change; numbers step to the nearest of a cell."""
    for question in table.questions.values():
        now = sheet.get(question.id, NOT_SURE)
        if now != NOT_SURE:
            yield from ((question.id, v) for v in other_answers(table.cells[question.id], now) if may_propose(question, now, v))


def other_answers(cells: Cells, now: Value) -> Iterator[Value]:
    """Yield one answer of every other cell, open ones included; for a number the nearest one of its cell, nearest cells first."""
    if isinstance(now, int):
        here = cells.index(now)
        yield from cells.cuts[here + 1 :]
        yield from (cells.cuts[i] - 1 for i in range(here, 0, -1))
        yield NOT_SURE
    else:
        yield from (value for value in cells.values if value is not None and value != now)


def may_propose(question: Question, now: Value, value: Value) -> bool:
    """Tell whether advice may propose a change: never of a fact of life or an open answer, never to a loss or to `not-sure`."""
    if question.fixed or NOT_SURE in (now, value):
        return False
    return not question.losses or not (question.losses - _parts(now)) & _parts(value)


def _within_reach(question: Question, now: Value, value: Value) -> bool:
    """Tell whether advice may propose a change that a person can make."""
    return may_propose(question, now, value) and not question.is_beyond(now, value)


def size(question: Question, now: Value, value: Value) -> int:
    """Return how big a change is, to compare changes: for a number the step in thousandths of the greater of the two.

    Another choice counts as half of that scale, a little more where it stands further off in the list; each choice picked or
    dropped among several counts a third.
    """
    if isinstance(now, int) and isinstance(value, int):
        return abs(value - now) * 1000 // max(now, value, 1)
    if isinstance(value, tuple):
        return 333 * len(_parts(now) ^ _parts(value))
    ids = [choice.id for choice in question.choices]
    return 500 + abs(ids.index(str(value)) - ids.index(str(now)))


def within(now: Value, smaller: Value, larger: Value) -> bool:
    """Tell whether one change is a part of another: a shorter step the same way, or fewer of the same picks; or the same."""
    if isinstance(now, int) and isinstance(smaller, int) and isinstance(larger, int):
        return now < smaller <= larger or now > smaller >= larger
    if isinstance(smaller, tuple) and isinstance(larger, tuple):
        return (_parts(now) ^ _parts(smaller)) <= (_parts(now) ^ _parts(larger))
    return smaller == larger


def _parts(value: Value) -> set[str]:
    return {value} if isinstance(value, str) else set(value) if isinstance(value, tuple) else set()


# What the boxes become if answers are exchanged.
#
# The boxes that hold are the AND of one mask a question, so an exchanged answer is an exchanged mask. An answer may open or close
# other questions (`asked_when`); they go with it: a question and those that it opens are one family, with one mask together.


class AnswerSwaps:
    """One person's answers, ready to be exchanged one or two at a time."""

    def __init__(self, table: MaskTable, questions: Sequence[Question], answers: Answers) -> None:
        """Take answers; a question that an exchange opens is answered as there, or open."""
        self.table = table
        self.answers = answers
        self.sheet: Mapping[str, Value] = sheet_of(questions, answers)
        self.families = families(questions)
        self._opened = [q for q in questions if any(box.tests for box in q.asked_when.boxes)]
        self.now = {q: mask_of[self.sheet.get(q)] for q, mask_of in table.mask_of_answer.items()}
        self._others: dict[str, list[tuple[Value, int]]] = {}

    @property
    def bits(self) -> int:
        """Return the boxes that hold now, as far as answers go."""
        return self.without(())

    def asked(self) -> Iterator[str]:
        """Yield the questions that apply and that rules can read."""
        return (q for q in self.table.questions if q in self.sheet)

    def without(self, left_out: Collection[str]) -> int:
        """Return the boxes that no other question blocks."""
        bits = self.table.full
        for question, mask in self.now.items():
            if question not in left_out:
                bits &= mask
        return bits

    def others(self, question: str) -> list[tuple[Value, int]]:
        """Return one answer of every other cell of a question, with the mask of its family then."""
        if question not in self._others:
            family, mask_of = self.families[question], self.table.mask_of_answer[question]
            values = other_answers(self.table.cells[question], self.sheet[question])
            self._others[question] = [(v, mask_of[v] if len(family) == 1 else self.mask({question: v}, family)) for v in values]
        return self._others[question]

    def mask(self, changed: Mapping[str, Value], family: Collection[str]) -> int:
        """Return what some questions let through after changes; `family` holds the changed ones and all that they open."""
        return self.mask_of(self.after(changed, family))

    def mask_of(self, answers: Mapping[str, Value | None]) -> int:
        """Return what some answers let through; none stands for a question that does not apply."""
        bits = self.table.full
        for question, value in answers.items():
            mask_of = self.table.mask_of_answer.get(question)
            if mask_of is not None:
                bits &= mask_of[value]
        return bits

    def after(self, changed: Mapping[str, Value], family: Collection[str]) -> dict[str, Value | None]:
        """Return the answers of a family after changes, none for a question that no longer applies."""
        if len(family) == len(changed):
            return {**changed}
        sheet = {**{q: value for q, value in self.sheet.items() if q not in family}, **changed}
        after: dict[str, Value | None] = {**changed}
        for question in self._opened:  # in file order, in which `asked_when` reads only earlier ones
            if question.id in family:
                sheet.pop(question.id, None)
                after[question.id] = None
                if question.asked_when.holds(sheet, {}):
                    sheet[question.id] = after[question.id] = changed.get(question.id, self.answers.get(question.id, NOT_SURE))
        return after


def families(questions: Sequence[Question]) -> dict[str, frozenset[str]]:
    """Return each question with itself and those whose asking depends on its answer, directly or through another."""
    opened = [(q.id, {name for box in q.asked_when.boxes for name in box.tests}) for q in questions]
    opened = [(q, readers) for q, readers in opened if readers]
    found = {}
    for question in questions:
        family = {question.id}
        for other, read in opened:  # in file order, in which `asked_when` reads only earlier ones
            if family & read:
                family.add(other)
        found[question.id] = frozenset(family)
    return found


# Trying other answers: every change of one answer, and of two, with what comes of it through the whole chain of decisions.

Goal = tuple[str, str]
"""A decision and an option of it."""
Changes = tuple[str, list[tuple[Value, int]]]
"""A question and other answers to it, each with its mask."""


@record
class Alternative(Record):
    """One answer given otherwise, and what comes of it."""

    question: Question
    now: Value
    value: Value
    chosen: Mapping[str, str]

    @property
    def proposed(self) -> bool:
        """Tell whether advice may propose it."""
        return _within_reach(self.question, self.now, self.value)


def one_answer(swaps: AnswerSwaps, asked: Iterable[str] | None = None) -> Iterator[Alternative]:
    """Yield every other answer to some questions, else to every one that applies, open and fixed ones included, and what comes of each."""
    for question in swaps.asked() if asked is None else asked:
        rest, other = swaps.without(swaps.families[question]), swaps.table.questions[question]
        seen: dict[int, Mapping[str, str]] = {}
        for value, mask in swaps.others(question):
            bits = rest & mask
            if bits not in seen:
                seen[bits] = choose_bits(swaps.table, bits)
            yield Alternative(other, swaps.sheet[question], value, seen[bits])


def two_answers(swaps: AnswerSwaps, goals: Collection[Goal]) -> dict[Goal, list[tuple[Alternative, Alternative]]]:
    """Return all changes of two answers that lead to each of some goals."""
    found: dict[Goal, list[tuple[Alternative, Alternative]]] = {goal: [] for goal in goals}
    if not goals:
        return found
    reached = Memo(partial(_reached, swaps.table, goals))
    read = reduce(or_, (swaps.table.hangs_on[decision] for decision, _ in goals))
    proposed = {
        q: [(v, mask) for v, mask in swaps.others(q) if _within_reach(swaps.table.questions[q], swaps.sheet[q], v)]
        for q in swaps.asked()
    }
    for first, second in combinations([q for q, values in proposed.items() if values], 2):
        for value, other, bits in _together(swaps, (first, proposed[first]), (second, proposed[second])):
            if here := reached[bits & read]:
                chosen = choose_bits(swaps.table, bits)
                for goal in here:
                    found[goal].append((_other(swaps, first, value, chosen), _other(swaps, second, other, chosen)))
    return found


def _reached(table: MaskTable, goals: Collection[Goal], bits: int) -> list[Goal]:
    chosen = choose_bits(table, bits)
    return [goal for goal in goals if chosen.get(goal[0]) == goal[1]]


def _other(swaps: AnswerSwaps, question: str, value: Value, chosen: Mapping[str, str]) -> Alternative:
    return Alternative(swaps.table.questions[question], swaps.sheet[question], value, chosen)


def _together(swaps: AnswerSwaps, one: Changes, two: Changes) -> Iterator[tuple[Value, Value, int]]:
    """Yield every two changes with the boxes that hold then: by their masks, or, if both open the same question, afresh."""
    (first, values), (second, others) = one, two
    family, shared = swaps.families[first] | swaps.families[second], swaps.families[first] & swaps.families[second]
    rest = swaps.without(family)
    for value, mask in values:
        left = rest & mask
        for other, other_mask in others:
            yield value, other, rest & swaps.mask({first: value, second: other}, family) if shared else left & other_mask
