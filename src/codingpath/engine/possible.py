"""Which options a decision can still come to when too many answers are open to try them all: an upper bound.

It carries effects, as the proof does (`effects`), from the boxes that the given answers let through. Outcomes of earlier decisions
are free among those that are possible, so an option may be listed that no sheet reaches; none is ever missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_, or_

from codingpath.engine.axes import Axis, Cell
from codingpath.engine.effects import Effects, effects_of, outcomes, tables
from codingpath.engine.masks import MaskTable
from codingpath.engine.reading_order import in_good_order

MOST_TICKS = 1_000
"""A decision that takes longer, twenty times what all of them take with everything open, counts every option as possible."""


class _TooLongError(Exception):
    """The table of states grows too big."""


Results = dict[str, set[str | None]]
"""Decision id to options, and none where it may not be taken."""


def possible(table: MaskTable, base: int, masks: Sequence[Sequence[int]], reached: Results) -> Results:
    """Return decision id to options, for the boxes that given answers let through and the masks each open group can have.

    `reached` are results that are known to be possible: where they are all there can be, nothing is left to find out.
    """
    found: Results = {}
    for decision, rules in table.decisions:
        if reached[decision.id] >= {*(option.id for option in decision.options), *([None] if table.gates[decision.id] else [])}:
            found[decision.id] = reached[decision.id]
            continue
        before = [[table.outcomes[d][option] for option in sorted(options, key=str)] for d, options in found.items()]
        effects = effects_of(decision, rules, table.gate(decision.id))
        axes = [_axis(effects.boxes, some) for some in ([base], *masks, *before)]
        found[decision.id] = _options(effects, [axis for axis in axes if axis.blocks])
    return found


def _axis(boxes: int, masks: Iterable[int]) -> Axis:
    cells = tuple(Cell(mask, 1, {}, {}) for mask in dict.fromkeys(mask & boxes for mask in masks))
    return Axis((), cells, boxes & ~reduce(and_, (cell.mask for cell in cells), boxes), len(cells))


def _options(effects: Effects, axes: list[Axis]) -> set[str | None]:
    always = effects.gate & ~reduce(or_, (axis.blocks for axis in axes), 0)
    untaken = {None} if effects.gate and not always else set[None]()
    try:
        last = tables(effects, in_good_order(effects, axes), _limited())[-1]
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
