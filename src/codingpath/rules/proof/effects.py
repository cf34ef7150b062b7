"""The one idea of a proof: carry effects, not rules.

Go through the axes one after another, keeping a table of states with the weight of the sheets that lead to each. A state is
what the axes still to come can change or will need: the boxes that nothing has blocked so far, the options that are out, the
scores. As soon as the last axis that a box reads is read, its rule fires for good: it becomes its effect, points or an option
out, and is forgotten. States that are now equal merge, so that a few thousand of them stand for every sheet there is.

What cannot matter any more is forgotten too: the points of an option that is out, and rules that speak only about such options; boxes
that no sheet can meet; and points that all options have alike, but for one, as only whether there are any is asked. Where nothing but
the winner is asked for, an option is out that cannot catch up with another one which nothing can rule out.
Keeping the set of fired rules instead, one state a pattern, passes millions of states on the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property, partial, reduce
from itertools import accumulate
from math import prod, sqrt
from operator import and_, or_
from random import Random
from typing import NamedTuple

from codingpath.model.record import Record, record
from codingpath.model.rules import Decision
from codingpath.rules.masks import Memo, RuleBits
from codingpath.rules.proof.axes import Axis, AxisCell

Table = dict[tuple[int, int], dict[int, int]]
"""(Open boxes, options out) to packed scores to the weight of the sheets. One more bit of the options out says "decided"."""
Tick = Callable[[], None]
"""Called now and then; raises when the time given is over."""
_STATES_A_TICK = 64


@record
class Effect(Record):
    """What one rule does, as numbers; sets of options have one bit an option, the first lowest."""

    boxes: int
    """Its boxes, of which one is enough."""
    weight: int
    """The points it gives; 0 for a rule-out."""
    gain: int
    """The points it gives, packed."""
    favors: int
    """The options that gain them."""
    out: int
    """The options it rules out."""


class Winner(NamedTuple):
    """What a state at the end comes to."""

    winner: int | None
    """Position of the option that is chosen; none if all are out."""
    score: int
    """Its score; 0 means that no rule favors it."""
    tied: bool
    """Whether another option has the same score."""


@record
class Effects(Record):
    """The rules of one decision. Scores are packed into one number, `width` bits an option, the first option lowest."""

    options: tuple[str, ...]
    width: int
    rules: tuple[Effect, ...]
    gate: int = 0
    """The boxes of `decided_when`, of which one must hold for the decision to be taken; 0 where it always is."""
    _scores_left: dict[int, int] = field(default_factory=dict, init=False, compare=False)
    _boxes_left: dict[int, int] = field(default_factory=dict, init=False, compare=False)
    _to_come: dict[int, tuple[int, int]] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def boxes(self) -> int:
        """Return the boxes of all rules and of the gate."""
        return reduce(or_, (rule.boxes for rule in self.rules), self.gate)

    @cached_property
    def gates(self) -> tuple[int, ...]:
        """Return the boxes of the gate one by one; a box that is every box where there is no gate."""
        return tuple(boxes_of(self.gate)) or (-1,)

    @cached_property
    def _acting(self) -> tuple[tuple[int, int, int, int], ...]:
        """Return boxes, gain, out and favors of the rules; the gate is one more: it sets a bit beside those of the options that are out."""
        rules = tuple([(rule.boxes, rule.gain, rule.out, rule.favors) for rule in self.rules])
        return (*rules, (self.gate, 0, 1 << len(self.options), 0)) if self.gate else rules

    def is_taken(self, out: int) -> bool:
        """Tell whether the decision is taken, from the options out of a state in which nothing is open."""
        return not self.gate or bool(out >> len(self.options))

    def may_be_taken(self, boxes: int, out: int) -> bool:
        """Tell whether the decision is taken, or may be with the boxes still open."""
        return not self.gate or bool(boxes & self.gate or out >> len(self.options))

    def scores(self, packed: int) -> list[int]:
        """Return the score of each option."""
        return [packed >> self.width * i & (1 << self.width) - 1 for i in range(len(self.options))]

    def kept(self, out: int) -> int:
        """Return the packed bits of the scores that still matter when some options are out."""
        if out not in self._scores_left:
            one = (1 << self.width) - 1
            self._scores_left[out] = sum(one << self.width * i for i in range(len(self.options)) if not out >> i & 1)
        return self._scores_left[out]

    def settle(self, boxes: int, out: int, settled: int) -> tuple[int, int, int]:
        """Fire the rules of open boxes that are settled; return the boxes still open, the options out, the points gained."""
        firing = boxes & settled
        if not firing:
            return boxes, out, 0
        spent, gone, gain = self._fired[firing]
        gone |= out
        return boxes & ~spent & (self._alive(gone) if gone != out else -1), gone, gain

    @cached_property
    def _fired(self) -> Memo[int, tuple[int, int, int]]:
        """Return boxes that fire to what their rules come to together."""
        return Memo(self._fire)

    def _fire(self, firing: int) -> tuple[int, int, int]:
        """Return what the rules come to of which some boxes hold: all their boxes, the options out, the points gained."""
        spent = out = gain = 0
        left = firing & self.boxes
        while left:
            boxes, points, barred = self._acting_of[left & -left]
            spent, out, gain, left = spent | boxes, out | barred, gain + points, left & ~boxes
        return spent, out, gain

    @cached_property
    def _acting_of(self) -> dict[int, tuple[int, int, int]]:
        """Return each box to all boxes, gain and out of its rule: few boxes of many hold on a sheet."""
        return {box: (boxes, gain, out) for boxes, gain, out, _ in self._acting for box in boxes_of(boxes)}

    def _alive(self, out: int) -> int:
        """Return the boxes of rules that still have an option to speak about when some options are out."""
        if out not in self._boxes_left:
            alive = (boxes for boxes, _, barred, favors in self._acting if (favors | barred) & ~out)
            self._boxes_left[out] = reduce(or_, alive, 0)
        return self._boxes_left[out]

    def reduced(self, boxes: int, out: int, packed: int, *, winner_only: bool) -> tuple[int, int, int]:
        """Return the least state that goes on to the same winners, with all that cannot matter any more left out."""
        if winner_only and (lost := self._lost(boxes, out, packed)):
            out |= lost
            boxes, packed = boxes & self._alive(out), packed & self.kept(out)
        one, least = (1 << self.width) - 1, -1
        for _, shift in self._still_open[out]:
            score = packed >> shift & one
            if score < 2:  # noqa: PLR2004 - one point is kept, as an option with none has no reason
                return boxes, out, packed
            if score < least or least < 0:
                least = score
        return boxes, out, packed - (least - 1) * self._each[out]

    @cached_property
    def _each(self) -> Memo[int, int]:
        """Return options out to one point, packed, for each other option."""
        return Memo(lambda out: sum(1 << shift for _, shift in self._still_open[out]))

    def _lost(self, boxes: int, out: int, packed: int) -> int:
        """Return the options that can no longer come up to another one which stays whatever the open boxes do."""
        room, at_risk = self._still_to_come(boxes)
        one, sure, still_open = (1 << self.width) - 1, -1, self._still_open[out]
        for i, shift in still_open:
            score = packed >> shift & one
            if score > sure and not at_risk >> i & 1:
                sure = score
        lost = 0
        if sure > 0:
            for i, shift in still_open:
                if (packed >> shift & one) + (room >> shift & one) < sure:
                    lost |= 1 << i
        return lost

    def _still_to_come(self, boxes: int) -> tuple[int, int]:
        """Return the most points, packed, that open boxes can give, and the options that they can rule out."""
        if boxes not in self._to_come:
            rules = [rule for rule in self.rules if rule.boxes & boxes]
            self._to_come[boxes] = sum(rule.gain for rule in rules), reduce(or_, (rule.out for rule in rules), 0)
        return self._to_come[boxes]

    def sheet(self, boxes: int) -> tuple[int, int]:
        """Return the options out and the packed scores of one sheet, known by the boxes that hold for it."""
        _, out, gain = self._fire(boxes)
        return out, gain & self.kept(out)

    def verdict(self, out: int, packed: int) -> Winner:
        """Return which option is chosen: the first of the highest score."""
        winner, best, tied = None, -1, False
        one = (1 << self.width) - 1
        for position, shift in self._still_open[out]:
            score = packed >> shift & one
            if score > best:
                winner, best, tied = position, score, False
            elif score == best:
                tied = True
        return Winner(winner, best, tied)

    @cached_property
    def _still_open(self) -> Memo[int, list[tuple[int, int]]]:
        """Return options out to the position of each other option, with the first bit of its score."""
        return Memo(lambda out: [(i, self.width * i) for i in range(len(self.options)) if not out >> i & 1])


def boxes_of(boxes: int) -> Iterator[int]:
    """Yield boxes one by one, one bit each."""
    while boxes:
        yield boxes & -boxes
        boxes &= boxes - 1


def effects_of(decision: Decision, rules: Sequence[RuleBits], gate: int) -> Effects:
    """Pack the rules of a decision; no sum of weights can spill over into the next option."""
    options = tuple(option.id for option in decision.options)
    width = sum(r.rule.weight or 0 for r in rules).bit_length()

    def effect(bits: RuleBits) -> Effect:
        favored = [options.index(option) for option in bits.rule.favor]
        weight = bits.rule.weight or 0
        out = sum(1 << options.index(option) for option in bits.rule.rule_out)
        return Effect(bits.any_box, weight, sum(weight << width * i for i in favored), sum(1 << i for i in favored), out)

    return Effects(options, width, tuple(effect(bits) for bits in rules), gate)


def tables(effects: Effects, axes: Sequence[Axis], tick: Tick, *, winner_only: bool = False) -> list[Table]:
    """Return the table before any axis and after each; in the last one no box is open. Sheets not decided are left out.

    With `winner_only` an option may be out that has only lost, and scores tell no more than who wins, whether with any points, and ties.
    """
    boxes, out, gain = effects.settle(effects.boxes & living(axes), 0, ~_read_by(axes))
    made: list[Table] = [_reduced(effects, {(boxes, out): {gain & effects.kept(out): 1}}, winner_only)]
    for position, axis in enumerate(axes):
        grown = _step(effects, made[-1], axis.cells, ~_read_by(axes[position + 1 :]), tick)
        made.append(_reduced(effects, grown, winner_only))
    return made


def living(axes: Sequence[Axis]) -> int:
    """Return the boxes that some sheet can meet, as far as one axis at a time tells."""
    return reduce(and_, (reduce(or_, (cell.mask for cell in axis.cells), 0) for axis in axes), -1)


def _reduced(effects: Effects, table: Table, winner_only: bool) -> Table:  # noqa: FBT001 - handed on
    found: Table = {}
    for (boxes, out), scores in table.items():
        for packed, weight in scores.items():
            still, gone, left = effects.reduced(boxes, out, packed, winner_only=winner_only)
            target = found.setdefault((still, gone), {})
            target[left] = target.get(left, 0) + weight
    return found


def way_to(
    effects: Effects, axes: Sequence[Axis], made: Sequence[Table], end: tuple[int, int], *, winner_only: bool = False
) -> list[AxisCell]:
    """Return one cell an axis that together lead to a state at the end of `tables`, given as options out and packed scores."""
    state = (0, *end)
    way: list[AxisCell] = []
    for position in range(len(axes) - 1, -1, -1):
        settled = ~_read_by(axes[position + 1 :])
        state, cell = next(
            ((boxes, out, packed), cell)
            for (boxes, out), scores in made[position].items()
            for cell in axes[position].cells
            for still, gone, gain in [effects.settle(boxes & cell.mask, out, settled)]
            for packed in scores
            if effects.reduced(still, gone, packed + gain & effects.kept(gone), winner_only=winner_only) == state
        )
        way.append(cell)
    return way[::-1]


def outcomes(table: Table) -> Iterator[tuple[int, int, int]]:
    """Yield options out, packed scores and weight for each state at the end."""
    for (_, out), scores in table.items():
        for packed, weight in scores.items():
            yield out, packed, weight


def _read_by(axes: Iterable[Axis]) -> int:
    return reduce(or_, (axis.blocks for axis in axes), 0)


def _step(effects: Effects, table: Table, cells: Sequence[AxisCell], settled: int, tick: Tick) -> Table:
    grown: Table = {}
    masks = [(cell.mask, cell.weight) for cell in cells]
    for number, ((boxes, out), scores) in enumerate(table.items()):
        if number % _STATES_A_TICK == 0:
            tick()
        moves: dict[int, int] = {}
        for mask, weight in masks:
            moved = boxes & mask
            moves[moved] = moves.get(moved, 0) + weight
        for moved, weight in moves.items():
            still, gone, gain = effects.settle(moved, out, settled)
            if not effects.may_be_taken(still, gone):
                continue
            target, kept = grown.setdefault((still, gone), {}), effects.kept(gone)
            for packed, before in scores.items():
                after = packed + gain & kept
                target[after] = target.get(after, 0) + before * weight
    return grown


# In which order to read the axes, so that few states are carried at a time.
#
# How many states there are after some axes does not depend on the order in which those were read. So each set of axes has a
# price, a guess made without building the table, and an order costs the prices of its beginnings. A short local search finds a
# cheap order: it starts from a few shuffled ones and moves one axis at a time while that helps.

SEED = 7
SHUFFLES = 4
CHEAP = 2_000
"""A price, about twice the states carried in all, at which looking on would cost more than it saves."""

Order = list[int]


def in_good_order(effects: Effects, axes: Sequence[Axis]) -> list[Axis]:
    """Return the axes in a good order to read them, the same one for the same rules; those that leave no choice come first."""
    first, axes = [a for a in axes if len(a.cells) <= 1], [a for a in axes if len(a.cells) > 1]
    prices = _Prices(effects, axes)
    chance = Random(SEED)  # noqa: S311 - no secret
    best = list(range(len(axes)))
    for _ in range(SHUFFLES):
        found = _improved(prices, chance.sample(range(len(axes)), len(axes)))
        best = min(best, found, key=prices.of_order)
        if prices.of_order(best) < CHEAP:
            break
    return [*first, *(axes[i] for i in best)]


def _improved(prices: _Prices, order: Order) -> Order:
    """Move one axis at a time to its best place, until no move helps."""
    price, improving = prices.of_order(order), True
    while improving:
        improving = False
        for taken in range(len(order)):
            rest = order[:taken] + order[taken + 1 :]
            cheapest, place = prices.of_places(rest, order[taken])
            if cheapest < price:
                order, price, improving = [*rest[:place], order[taken], *rest[place:]], cheapest, True
    return order


class _Prices:
    """What sets of axes cost, each worked out once; a set is a number with one bit an axis."""

    def __init__(self, effects: Effects, axes: Sequence[Axis]) -> None:
        self.effects = effects
        self.axes = axes
        self.known = Memo(self._price, most=1 << 20)
        self._rules = [(rule.boxes, rule.favors, rule.weight) for rule in effects.rules]
        self._ways = [(1 << i, axis.blocks, Memo(partial(_ways, axis))) for i, axis in enumerate(axes)]

    def of_order(self, order: Order) -> float:
        total, axes = 0.0, 0
        for i in order:
            axes |= 1 << i
            total += self.known[axes]
        return total

    def of_places(self, rest: Order, taken: int) -> tuple[float, int]:
        """Return the lowest price of an order with one axis put in somewhere, and the first place where it costs that."""
        one, known = 1 << taken, self.known
        sets = list(accumulate((1 << i for i in rest), or_, initial=0))  # of the axes before each place
        before = accumulate((known[axes] for axes in sets[1:]), initial=0.0)
        return min((sum((known[axes | one] for axes in sets[i:]), start), i) for i, start in enumerate(before))

    def _price(self, axes: int) -> float:
        """Guess the states: the ways in which boxes may still be open, times the root of the scores, which often agree."""
        read = other = 0
        for bit, blocks, _ in self._ways:
            read, other = (read | blocks, other) if axes & bit else (read, other | blocks)
        open_ = read & other
        rules = sum([1 for boxes, _, _ in self._rules if boxes & open_])
        patterns = prod([ways[open_ & blocks] for bit, blocks, ways in self._ways if axes & bit])
        return float(min(patterns, 2**rules)) * sqrt(self._scores(read & ~other))

    def _scores(self, settled: int) -> int:
        sums: dict[int, int] = {}
        for boxes, favors, weight in self._rules:
            if boxes & settled:
                sums[favors] = sums.get(favors, 0) + weight
        return prod([total + 1 for total in sums.values()])


def _ways(axis: Axis, boxes: int) -> int:
    """Return in how many ways an axis can let some boxes through."""
    return len({cell.mask & boxes for cell in axis.cells})
