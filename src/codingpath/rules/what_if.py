"""What would change a result: exact, by exchanging one mask or two, and always through the whole chain of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.explanation import Change, Flips, Step, Stretch, Turn, Way, WhatIf
from codingpath.model.question import Question
from codingpath.model.rules import Decision
from codingpath.rules._decide import choose_bits
from codingpath.rules._masks import MaskTable
from codingpath.rules.changes import size, within
from codingpath.rules.masks import Cells
from codingpath.rules.swaps import Swaps
from codingpath.rules.tried import Goal, Other, one_answer, two_answers

MOST_PAIRS = 3
"""How many changes of two answers are named for one option."""


def what_if(table: MaskTable, questions: Sequence[Question], answers: Answers) -> WhatIf:
    """Return everything that would change the results of one person."""
    swaps = Swaps(table, questions, answers)
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


def turns(table: MaskTable, questions: Sequence[Question], answers: Answers) -> tuple[Turn, ...]:
    """Return only the smallest change of each decision that is taken, to whatever other option, and the open answers that can turn it."""
    swaps = Swaps(table, questions, answers)
    now, others = choose_bits(table, swaps.bits), list(one_answer(swaps))
    near, taken = [o for o in others if o.proposed], [decision for decision, _ in table.decisions if decision.id in now]
    found = {d.id: _smallest(swaps, ((o,) for o in near if turned(o.chosen, d.id, now[d.id])), 1) for d in taken}
    goals = [(d.id, o.id) for d in taken for o in d.options if not found[d.id] and now[d.id] != o.id]
    pairs = two_answers(swaps, goals)
    for decision in dict.fromkeys(d for d, _ in goals):
        found[decision] = _smallest(swaps, (pair for (d, _), some in pairs.items() if d == decision for pair in some), 1)
    return tuple(
        Turn(decision=d, change=changes[0] if changes else None, deciders=deciding(others, d, now[d]))
        for d, changes in found.items()
    )


def deciding(others: Iterable[Other], decision: str, here: str) -> tuple[str, ...]:
    """Return the questions left open whose answer alone turns a decision."""
    return tuple(dict.fromkeys(o.question.id for o in others if o.now == NOT_SURE and turned(o.chosen, decision, here)))


def turned(chosen: Mapping[str, str], decision: str, here: str) -> bool:
    """Tell whether a decision comes to another option; one that is not taken then comes to none."""
    return chosen.get(decision, here) != here


def _smallest(swaps: Swaps, found: Iterable[tuple[Other, ...]], most: int | None = None) -> tuple[Change, ...]:
    """Return changes smallest first, leaving out any that holds a smaller one in it."""
    order = {q: i for i, q in enumerate(swaps.table.cells)}
    ranked = sorted(
        found, key=lambda change: (sum(size(o.question, o.now, o.value) for o in change), *(order[o.question.id] for o in change))
    )
    kept: list[tuple[Other, ...]] = []
    for change in ranked:
        if len(kept) == most:
            break
        if not any(_holds(change, smaller) for smaller in kept):
            kept.append(change)
    return tuple(Change(steps=tuple(Step(question=o.question.id, value=o.value) for o in c), chosen=c[0].chosen) for c in kept)


def _holds(change: tuple[Other, ...], smaller: tuple[Other, ...]) -> bool:
    return all(a.question is b.question and within(a.now, b.value, a.value) for a, b in zip(change, smaller, strict=True))


def _flips(
    decision: Decision, swaps: Swaps, now: Mapping[str, str], others: list[Other], ways: Mapping[Goal, tuple[Change, ...]]
) -> Flips:
    here, cells, sheet = now[decision.id], swaps.table.cells, swaps.sheet
    numbers = [q for q, c in cells.items() if isinstance(sheet.get(q), int) and not c.question.fixed]
    moving = {o.question.id for o in others if o.chosen.get(decision.id) != here}
    given = dict.fromkeys(o.question.id for o in others if o.now != NOT_SURE)
    return Flips(
        decision=decision.id,
        ways=tuple(Way(option=o.id, changes=ways[decision.id, o.id]) for o in decision.options if o.id != here),
        stretches={q: _stretches(cells[q], decision.id, here, others) for q in numbers},
        difference=tuple(q for q in given if q in moving),
        no_difference=tuple(q for q in given if q not in moving),
        same=sum(o.chosen.get(decision.id) == here for o in others if o.proposed),
    )


def _stretches(cells: Cells, decision: str, here: str, others: list[Other]) -> tuple[Stretch, ...]:
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
