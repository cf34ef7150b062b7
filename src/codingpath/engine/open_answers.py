"""What open answers can still do: the results that stay possible, and the answers that decide.

Each open answer may come out in any way, or stay open: "no deadline" and "either" are open answers too. Questions that an open
answer would open vary with it. Where the combinations are too many to try, `possible` bounds the results from above and random
sheets reach them from below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from random import Random

from codingpath.engine.axes import groups_of, known_to, root_of, split
from codingpath.engine.decide import choose_bits
from codingpath.engine.masks import MaskTable
from codingpath.engine.needs import as_test
from codingpath.engine.possible import Results, possible
from codingpath.engine.swaps import Swaps
from codingpath.engine.tried import Other, one_answer
from codingpath.engine.whatif import deciding, turned
from codingpath.model.answers import NOT_SURE, Answers, Value
from codingpath.model.condition import Test
from codingpath.model.explanation import Decider, Undecided
from codingpath.model.question import Question

MOST_COMBINATIONS = 20_000
"""So many different sets of boxes are tried one by one."""

_TRIES = 2_000


def undecided(table: MaskTable, questions: Sequence[Question], answers: Answers) -> tuple[Undecided, ...]:
    """Return what is still open, one record a decision that is taken; nothing if no answer that applies is open."""
    swaps = Swaps(table, questions, answers)
    left = open_groups(swaps, questions)
    if not left:
        return ()
    reached, bound = _results(swaps, left, [q for q in questions if any(q.id in group for group, _ in left)])
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
    return [(group, [*_masks(swaps, [q for q in questions if q.id in group])]) for group in groups]


def _masks(swaps: Swaps, members: Sequence[Question]) -> Iterable[int]:
    """Return the mask of each way in which a group's questions can be answered.

    They are gone through in the order in which they are asked. Ways with one mask are one way, once no question is left that
    is asked in one of them alone.
    """
    ids = {member.id for member in members}
    fixed = {q: value for q, value in swaps.sheet.items() if q not in ids}
    ways: dict[tuple[int, tuple[Value | None, ...]], dict[str, Value]] = {(swaps.table.full, ()): {}}
    for place, member in enumerate(members):
        needed = [q.id for q in members[: place + 1] if any(_hangs_on(later, q) for later in members[place + 1 :])]
        grown: dict[tuple[int, tuple[Value | None, ...]], dict[str, Value]] = {}
        for (bits, _), said in ways.items():
            asked = member.asked_when.holds({**fixed, **said}, {})
            for value in _values(swaps, member) if asked else [None]:
                now = said if value is None else {**said, member.id: value}
                grown.setdefault((bits & swaps.mask_of({member.id: value}), tuple(map(now.get, needed))), now)
        ways = grown
    return dict.fromkeys(bits for bits, _ in ways)


def _hangs_on(question: Question, other: Question) -> bool:
    return any(other.id in box.tests for box in question.asked_when.boxes)


def _values(swaps: Swaps, question: Question) -> list[Value]:
    """Return the answer given, or one of every cell where it is open."""
    given, cells = swaps.answers.get(question.id, NOT_SURE), swaps.table.cells.get(question.id)
    return [given] if given != NOT_SURE or cells is None else [value for value in cells.values if value is not None]


def _results(swaps: Swaps, left: list[tuple[frozenset[str], list[int]]], members: Sequence[Question]) -> tuple[Results, Results]:
    """Return the results reached, and all that may be; the same where every combination was tried."""
    base = swaps.without(frozenset().union(*(group for group, _ in left)))
    masks = sorted((found for _, found in left), key=len)
    states = {base}
    for some in masks:
        if len(states) * len(some) > MOST_COMBINATIONS * 10:
            return _bounded(swaps, base, masks, members)
        states = {bits & mask for bits in states for mask in some}
        if len(states) > MOST_COMBINATIONS:
            return _bounded(swaps, base, masks, members)
    reached = _chosen(swaps.table, states)
    return reached, reached


def _bounded(swaps: Swaps, base: int, masks: list[list[int]], members: Sequence[Question]) -> tuple[Results, Results]:
    random = Random(0)  # noqa: S311 - the same sheets each time
    tries = (reduce(int.__and__, (random.choice(some) for some in masks), base) for _ in range(_TRIES))
    reached = _chosen(swaps.table, tries)
    bound: Results = {decision: set() for decision in reached}
    for some in _parts(swaps, members, masks):
        for decision, options in possible(swaps.table, base, some, reached).items():
            bound[decision] |= options
    return reached, bound


def _parts(swaps: Swaps, members: Sequence[Question], masks: list[list[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Yield the masks of open questions part by part, by the answers to the one that most others hang on, as the proof does."""
    ids = {member.id for member in members}
    left = [reduce(lambda q, known: known_to(q, known, swaps.sheet.get(known)), _read_by(m) - ids, m) for m in members]
    root = root_of(left)
    if root is None:
        yield masks
        return
    for values, asked in split(root, _values(swaps, root), [member for member in left if member is not root]):
        silent = swaps.mask_of({q.id: None for q in asked if not q.asked_when.boxes})
        groups = groups_of([q for q in asked if q.asked_when.boxes])
        yield [[swaps.mask_of({root.id: value}) & silent for value in values], *([*_masks(swaps, group)] for group in groups)]


def _read_by(question: Question) -> set[str]:
    return {name for box in question.asked_when.boxes for name in box.tests}


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
