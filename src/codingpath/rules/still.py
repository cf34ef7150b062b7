"""Why do you ask? What one question can still change for this person, the answers given so far as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, When
from codingpath.model.explanation import Still
from codingpath.model.question import Question
from codingpath.rules._decide import choose_bits
from codingpath.rules._masks import MaskTable
from codingpath.rules.open_answers import open_groups
from codingpath.rules.swaps import Swaps

_DATES = frozenset({"hours", "months", "start"})
_MONEY = frozenset({"budget"})
_PROGRAMS = frozenset({"state", "budget"})
"""What the roadmap reads by itself, beside the conditions in the data."""


def still(catalog: Catalog, table: MaskTable, answers: Answers, question_id: str) -> Still:
    """Return what a question can still change; questions not answered yet count as open."""
    without = {q: value for q, value in answers.items() if q != question_id}
    swaps = Swaps(table, catalog.questions, without)
    now = _alone(table, swaps, question_id)
    later = _later(table, swaps, catalog.questions, question_id) - now
    order = [d.id for d, _ in table.decisions]
    return Still(
        question=question_id,
        decisions=tuple(d for d in order if d in now),
        later=tuple(d for d in order if d in later),
        dates=question_id in _DATES or _read(question_id, _date_conditions(catalog)),
        money=question_id in _MONEY or _read(question_id, (f.when for f in catalog.funding)),
        programs=question_id in _PROGRAMS,
    )


def _alone(table: MaskTable, swaps: Swaps, question_id: str) -> set[str]:
    """Return the decisions that come out differently for two answers to the question, all else as it is."""
    if question_id not in table.cells or question_id not in swaps.sheet:
        return set()
    rest = swaps.without(swaps.families[question_id])
    masks = {mask for _, mask in swaps.others(question_id)} | {swaps.mask({question_id: NOT_SURE}, swaps.families[question_id])}
    results = [choose_bits(table, rest & mask) for mask in masks]
    return {d.id for d, _ in table.decisions if len({r.get(d.id) for r in results}) > 1}


def _later(table: MaskTable, swaps: Swaps, questions: Sequence[Question], question_id: str) -> set[str]:
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
