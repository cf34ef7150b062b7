"""What open answers can still do: the results that stay possible, and the answers that decide.

Each open answer may come out in any way, or stay open: "no deadline" and "either" are open answers too. Questions that an open
answer would open vary with it. Where the combinations are too many to try, `possible` bounds the results from above and random
sheets reach them from below.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from operator import and_, or_
from random import Random

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Box, Test, Value, When
from codingpath.model.plan.explanation import Decider, QuestionImpact, Undecided
from codingpath.model.question import Question
from codingpath.model.reads import QUESTIONS, Steered
from codingpath.rules.decide import choose_bits
from codingpath.rules.masks import MaskTable
from codingpath.rules.proof.axes import Axis, AxisCell
from codingpath.rules.proof.effects import Effects, effects_of, in_good_order, outcomes, tables
from codingpath.rules.what_if import Alternative, AnswerSwaps, deciding, one_answer, turned
from codingpath.rules.why_not import as_test

MOST_COMBINATIONS = 1_000
"""So many different sets of boxes are tried one by one; a person waits a tenth of a second for them."""

_AT_ONCE, _TRIES = 200, 1_000
"""How many random sheets are tried before each look whether all that may be was reached, and how many in all."""

Results = dict[str, set[str | None]]
"""Decision id to options, and none where it may not be taken."""


def undecided(table: MaskTable, questions: Sequence[Question], answers: Answers) -> tuple[Undecided, ...]:
    """Return what is still open, one record a decision that is taken; nothing if no answer that applies is open."""
    swaps = AnswerSwaps(table, questions, answers)
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


def open_groups(swaps: AnswerSwaps, questions: Sequence[Question]) -> list[tuple[frozenset[str], list[int]]]:
    """Return the open questions with those they open, those that share one together, each group with all masks it can have."""
    groups: list[frozenset[str]] = []
    for question in swaps.asked():
        if swaps.sheet[question] == NOT_SURE:
            family = swaps.families[question]
            touching = [g for g in groups if g & family]
            groups = [g for g in groups if g not in touching] + [family.union(*touching)]
    return [(group, list(dict.fromkeys(_masks(swaps, [q for q in questions if q.id in group])))) for group in groups]


def _masks(swaps: AnswerSwaps, members: list[Question]) -> Iterator[int]:
    """Yield the mask of each way in which a group's questions can be answered, those of equal masks once.

    Question by question, in the order in which they are asked. What was answered is carried only as far as it decides which later
    ones are asked: of the many ways to answer, few differ in that and in what they let through.
    """
    names = {m.id for m in members}
    fixed = {q: value for q, value in swaps.sheet.items() if q not in names}
    ways: dict[tuple[int, _Given], None] = {(swaps.table.full, ()): None}
    for place, member in enumerate(members):
        later = [box for other in members[place + 1 :] for box in other.asked_when.boxes]
        read = {name for box in later for name in box.tests}
        said = [(((member.id, value),) if member.id in read else (), mask) for value, mask in _said(swaps, member, later)]
        asked, silent = list(dict.fromkeys(said)), [((), swaps.mask_of({member.id: None}))]
        grown: dict[tuple[int, _Given], None] = {}
        for bits, given in ways:
            kept = tuple([pair for pair in given if pair[0] in read])
            applies = member.always_asked or member.asked_when.holds({**fixed, **dict(given)}, {})
            grown |= {(bits & mask, kept + new): None for new, mask in (asked if applies else silent)}
        ways = grown
    yield from dict.fromkeys(bits for bits, _ in ways)


_Given = tuple[tuple[str, Value], ...]
"""Questions with answers."""


def _said(swaps: AnswerSwaps, question: Question, later: Sequence[Box]) -> Iterator[tuple[Value, int]]:
    """Yield what can be said to a question with what that lets through; of answers that open the same questions, the first stands for all."""
    given = swaps.answers.get(question.id, NOT_SURE)
    cells = swaps.table.cells.get(question.id)
    values = [given] if given != NOT_SURE or cells is None else [v for v in cells.values if v is not None]
    tests = [box.tests[question.id] for box in later if question.id in box.tests]
    first: dict[tuple[bool, ...], Value] = {}
    for value in values:
        yield first.setdefault(tuple(test.holds(value) for test in tests), value), swaps.mask_of({question.id: value})


def _results(swaps: AnswerSwaps, left: list[tuple[frozenset[str], list[int]]]) -> tuple[Results, Results]:
    """Return the results reached, and all that may be; the same where all that may be was reached, or every combination was tried."""
    base = swaps.without(frozenset().union(*(group for group, _ in left)))
    masks = sorted((list(dict.fromkeys(mask & base for mask in found)) for _, found in left), key=len)
    states = _combined(base, masks)
    if states is not None:
        reached = _chosen(swaps.table, states)
        return reached, reached
    random = Random(0)  # noqa: S311 - the same sheets each time
    tries = (reduce(and_, (random.choice(some) for some in masks), base) for _ in range(_TRIES))
    reached = _chosen(swaps.table, islice(tries, _AT_ONCE))
    bound = possible(swaps.table, base, masks, reached)
    while reached != bound and (some := list(islice(tries, _AT_ONCE))):
        reached = {d: options | reached[d] for d, options in _chosen(swaps.table, some).items()}
    return reached, bound


def _combined(base: int, masks: Sequence[Sequence[int]]) -> set[int] | None:
    """Return every set of boxes that the masks leave, one mask a group; none where they are too many to try."""
    states = {base}
    for some in masks:
        if len(states) * len(some) > MOST_COMBINATIONS * 10:
            return None
        states = {bits & mask for bits in states for mask in some}
        if len(states) > MOST_COMBINATIONS:
            return None
    return states


def _chosen(table: MaskTable, states: Collection[int] | Iterator[int]) -> Results:
    reached: Results = {d.id: set() for d, _ in table.decisions}
    for bits in states:
        chosen = choose_bits(table, bits)
        for decision, options in reached.items():
            options.add(chosen.get(decision))
    return reached


def _decider(swaps: AnswerSwaps, others: list[Alternative], question: str, decision: str, here: str) -> Decider:
    leading: dict[str, list[Value]] = {}
    for other in others:
        if other.question.id == question and turned(other.chosen, decision, here):
            leading.setdefault(other.chosen[decision], []).append(other.value)
    cells = swaps.table.cells[question]
    tests: dict[str, Test] = {option: as_test(cells, values) for option, values in leading.items()}
    return Decider(question=question, leads_to=tests)


# Which options a decision can still come to when too many answers are open to try them all: an upper bound.
#
# It carries effects, as the proof does (`effects`), from the boxes that the given answers let through. Outcomes of earlier decisions
# are free among those that are possible, so an option may be listed that no sheet reaches; none is ever missing.

MOST_TICKS = 30
"""A decision that takes longer, a tenth of a second or so, counts every option as possible."""


class _TooLongError(Exception):
    """The table of states grows too big."""


def possible(table: MaskTable, base: int, masks: Sequence[Sequence[int]], reached: Results) -> Results:
    """Return decision id to options, for the boxes that given answers let through and the masks each open group can have.

    None among the options says that the decision may not be taken. Where all there is was reached, nothing is left to bound.
    """
    found: Results = {}
    for decision, rules in table.decisions:
        before = [[table.outcomes[d][option] for option in sorted(options, key=str)] for d, options in found.items()]
        effects = effects_of(decision, rules, table.gate(decision.id))
        if reached[decision.id] == {*effects.options, *([None] if effects.gate else [])}:
            found[decision.id] = reached[decision.id]
            continue
        axes = [_axis(effects.boxes, some) for some in ([base], *masks, *before)]
        found[decision.id] = _options(effects, [axis for axis in axes if axis.blocks])
    return found


def _axis(boxes: int, masks: Iterable[int]) -> Axis:
    cells = tuple(AxisCell(mask, 1, {}, {}) for mask in dict.fromkeys(mask & boxes for mask in masks))
    return Axis((), cells, boxes & ~reduce(and_, (cell.mask for cell in cells), boxes), len(cells))


def _options(effects: Effects, axes: list[Axis]) -> set[str | None]:
    always = effects.gate & ~reduce(or_, (axis.blocks for axis in axes), 0)
    untaken = {None} if effects.gate and not always else set[None]()
    try:
        last = tables(effects, in_good_order(effects, axes), _limited(), winner_only=True)[-1]
    except _TooLongError:
        return {*effects.options, *untaken}
    winners = {effects.verdict(out, packed).winner for out, packed, _ in outcomes(last)}
    return {*(effects.options[winner] for winner in winners if winner is not None), *untaken}


def _limited() -> Callable[[], None]:
    left = iter(range(MOST_TICKS))

    def tick() -> None:
        if next(left, None) is None:
            raise _TooLongError

    return tick


# Why do you ask? What one question can still change for this person, the answers given so far as they are.


def _steers(what: Steered) -> frozenset[str]:
    """Return the questions whose answers the roadmap reads for something by itself, beside the conditions in the data."""
    return frozenset(read.id for read in QUESTIONS if what in read.steers)


def still(catalog: Catalog, table: MaskTable, answers: Answers, question_id: str) -> QuestionImpact:
    """Return what a question can still change; questions not answered yet count as open."""
    without = {q: value for q, value in answers.items() if q != question_id}
    swaps = AnswerSwaps(table, catalog.questions, without)
    now = _alone(table, swaps, question_id)
    later = _later(table, swaps, catalog.questions, question_id) - now
    order = [d.id for d, _ in table.decisions]
    answered = {question_id, catalog.question(question_id).or_answers}
    return QuestionImpact(
        question=question_id,
        decisions=tuple(d for d in order if d in now),
        later=tuple(d for d in order if d in later),
        dates=not answered.isdisjoint(_steers("dates")) or _read(question_id, _date_conditions(catalog)),
        money=not answered.isdisjoint(_steers("money")) or _read(question_id, (f.when for f in catalog.funding)),
        programs=not answered.isdisjoint(_steers("programs")),
    )


def _alone(table: MaskTable, swaps: AnswerSwaps, question_id: str) -> set[str]:
    """Return the decisions that come out differently for two answers to the question, all else as it is."""
    if question_id not in table.cells or question_id not in swaps.sheet:
        return set()
    rest = swaps.without(swaps.families[question_id])
    masks = {mask for _, mask in swaps.others(question_id)} | {swaps.mask({question_id: NOT_SURE}, swaps.families[question_id])}
    results = [choose_bits(table, rest & mask) for mask in masks]
    return {d.id for d, _ in table.decisions if len({r.get(d.id) for r in results}) > 1}


def _later(table: MaskTable, swaps: AnswerSwaps, questions: Sequence[Question], question_id: str) -> set[str]:
    """Return the decisions of which a rule hangs on the question, whatever of it the answers given so far do not block."""
    groups = open_groups(swaps, questions)
    alive = swaps.without(frozenset().union(*(group for group, _ in groups)))
    mine = 0
    for group, masks in groups:
        some, every = 0, table.full
        for mask in masks:
            some, every = some | mask, every & mask
        alive &= some
        mine |= some & ~every if question_id in group else 0
    return _with_later_ones(table, {d.id for d, _ in table.decisions if alive & mine & table.scopes[d.id]}, alive)


def _with_later_ones(table: MaskTable, found: set[str], alive: int) -> set[str]:
    """Add the decisions that read the outcome of one of these."""
    for decision, _ in table.decisions:
        if decision.id in found:
            varied = table.full
            for mask in table.outcomes[decision.id].values():
                varied &= mask
            found |= {d.id for d, _ in table.decisions if alive & ~varied & table.scopes[d.id]}
    return found


def _date_conditions(catalog: Catalog) -> Iterator[When]:
    yield from (workload.when for workload in catalog.timeline.workloads)
    yield from (wait.when for wait in catalog.timeline.waits)


def _read(question_id: str, conditions: Iterator[When]) -> bool:
    return any(question_id in box.tests for when in conditions for box in when.boxes)
