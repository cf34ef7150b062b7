"""In which order to read the axes, so that few states are carried at a time.

How many states there are after some axes does not depend on the order in which those were read. So each set of axes has a
price, a guess made without building the table, and an order costs the prices of its beginnings. A short local search finds a
cheap order: it starts from a few shuffled ones and moves one axis at a time while that helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod, sqrt
from random import Random

from codingpath.rules.proof.axes import Axis
from codingpath.rules.proof.effects import Effects

SEED = 7
SHUFFLES = 8
CHEAP = 2_000
"""A price, about twice the states carried in all, at which looking on would cost more than it saves."""

Order = list[int]


def in_good_order(effects: Effects, axes: Sequence[Axis]) -> list[Axis]:
    """Return the axes in a good order to read them, the same one for the same rules."""
    prices = _Prices(effects, axes)
    chance = Random(SEED)  # noqa: S311 - no secret
    best = list(range(len(axes)))
    for _ in range(SHUFFLES):
        found = _improved(prices, chance.sample(range(len(axes)), len(axes)))
        best = min(best, found, key=prices.of_order)
        if prices.of_order(best) < CHEAP:
            break
    return [axes[i] for i in best]


def _improved(prices: _Prices, order: Order) -> Order:
    """Move one axis at a time to its best place, until no move helps."""
    price, improving = prices.of_order(order), True
    while improving:
        improving = False
        for taken in range(len(order)):
            rest = order[:taken] + order[taken + 1 :]
            best = min(([*rest[:i], order[taken], *rest[i:]] for i in range(len(order))), key=prices.of_order)
            if prices.of_order(best) < price:
                order, price, improving = best, prices.of_order(best), True
    return order


class _Prices:
    """What sets of axes cost, each worked out once; a set is a number with one bit an axis."""

    def __init__(self, effects: Effects, axes: Sequence[Axis]) -> None:
        self.effects = effects
        self.axes = axes
        self.known: dict[int, float] = {}

    def of_order(self, order: Order) -> float:
        total, axes = 0.0, 0
        for i in order:
            axes |= 1 << i
            if axes not in self.known:
                self.known[axes] = self._price(axes)
            total += self.known[axes]
        return total

    def _price(self, axes: int) -> float:
        """Guess the states: the ways in which boxes may still be open, times the root of the scores, which often agree."""
        read = other = 0
        for i, axis in enumerate(self.axes):
            read, other = (read | axis.blocks, other) if axes >> i & 1 else (read, other | axis.blocks)
        open_ = read & other
        rules = sum(1 for rule in self.effects.rules if rule.boxes & open_)
        patterns = prod(len({c.mask & open_ for c in axis.cells}) for i, axis in enumerate(self.axes) if axes >> i & 1)
        return sqrt(min(patterns, 2**rules) ** 2 * self._scores(read & ~other))

    def _scores(self, settled: int) -> int:
        sums: dict[int, int] = {}
        for rule in self.effects.rules:
            if rule.boxes & settled:
                sums[rule.favors] = sums.get(rule.favors, 0) + rule.weight
        return prod(total + 1 for total in sums.values())
