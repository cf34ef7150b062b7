"""What other answers a person could give: every change of one answer that the rules can tell apart, and how big it is."""

from __future__ import annotations

from collections.abc import Iterator

from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.question import Question
from codingpath.rules._masks import MaskTable
from codingpath.rules.masks import Cells


def one_answer_changes(table: MaskTable, sheet: Sheet) -> Iterator[tuple[str, Value]]:
    """Yield question and new answer, for answers that were given and can change; numbers step to the nearest of a cell."""
    for question_id, cells in table.cells.items():
        now = sheet.get(question_id, NOT_SURE)
        for value in other_answers(cells, now):
            if may_propose(cells.question, now, value):
                yield question_id, value


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
    losses = {choice.id for choice in question.choices if choice.never_proposed} - _parts(now)
    return not losses & _parts(value)


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
