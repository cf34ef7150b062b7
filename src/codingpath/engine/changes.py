"""What other answers a person could give: every change of one answer that the rules can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from codingpath.engine.cells import Cells
from codingpath.engine.masks import MaskTable
from codingpath.model.answers import NOT_SURE, Sheet, Value


def one_answer_changes(table: MaskTable, sheet: Sheet) -> Iterator[tuple[str, Value]]:
    """Yield question and new answer, for answers that were given and can change; numbers step to the nearest of a cell.

    Never proposes what a person cannot change (`fixed`), a loss (`never_proposed`) nor `not-sure`.
    """
    for question_id, cells in table.cells.items():
        now = sheet.get(question_id, NOT_SURE)
        if cells.question.fixed or now == NOT_SURE:
            continue
        others = _numbers(cells, now) if isinstance(now, int) else _choices(cells, now)
        yield from ((question_id, value) for value in others)


def _choices(cells: Cells, now: Value) -> Iterator[Value]:
    losses = {choice.id for choice in cells.question.choices if choice.never_proposed} - _parts(now)
    return (v for v in cells.values if v is not None and v not in (NOT_SURE, now) and not losses & _parts(v))


def _parts(value: Value) -> set[str]:
    return {value} if isinstance(value, str) else set(value) if isinstance(value, tuple) else set()


def _numbers(cells: Cells, now: int) -> Iterator[Value]:
    here = cells.index(now)
    above = (cut for cut in cells.cuts[here + 1 :])
    below = (cells.cuts[i] - 1 for i in range(here, 0, -1))
    return chain(above, below)
