"""Whether a rule ever matters: whether some sheet comes out differently without it.

A rule that favors matters where another option would be chosen without it, or the same one without any reason; a rule-out where
an option it rules out would still be open. A few short walks over sheets on which the rule fires find a witness for nearly every
rule. For the others the table of states is built on the rule's own boxes, without the rule, and compared with and without it:
that is exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from math import inf
from operator import and_
from random import Random

from codingpath.rules.proof.axes import Axes, inside
from codingpath.rules.proof.effects import Effect, Effects, Tick, boxes_of, outcomes, tables

SEED = 7
WALKS, STEPS = 4, 40
"""Walks for each box, and steps of each: more would cost more than the tables they save."""


def rules_without_effect(effects: Effects, parts: Sequence[Axes], tick: Tick) -> list[Effect]:
    """Return the rules that fire on some sheet and change nothing on any, in their order."""
    chance = Random(SEED)  # noqa: S311 - no secret
    live = [rule for rule in effects.rules if any(True for axes in parts for _ in live_boxes(effects, rule.boxes, axes))]
    unseen = []
    for rule in live:
        tick()
        unseen += [] if any(_has_witness(effects, axes, rule, chance) for axes in parts) else [rule]
    return [rule for rule in unseen if not any(_ever_matters(effects, axes, rule, tick) for axes in parts)]


def live_boxes(effects: Effects, boxes: int, axes: Axes) -> Iterator[int]:
    """Yield those of the boxes that hold on some sheet of a part on which the decision is taken."""
    return (box for box in boxes_of(boxes) if any(meet(axes, box, gate) for gate in effects.gates))


def meet(axes: Axes, box: int, other: int) -> bool:
    """Tell whether two boxes hold on some sheet of a part together; axes combine freely, so each may be looked at alone."""
    return all(any(cell.mask & box and cell.mask & other for cell in axis.cells) for axis in axes)


def what_others_make(rule: Effect, others: Effects, axes: Axes, tick: Tick) -> Iterator[tuple[int, int]]:
    """Yield what other rules alone make of the sheets of a part on which a rule fires: the options out and the packed scores."""
    for box in live_boxes(others, rule.boxes, axes):
        for out, packed, _ in outcomes(tables(others, [inside(axis, box) for axis in axes], tick)[-1]):
            yield out, packed


def without(effects: Effects, rule: Effect) -> Effects:
    """Return the effects of all rules but one."""
    return replace(effects, rules=tuple(other for other in effects.rules if other is not rule))


def _ever_matters(effects: Effects, axes: Axes, rule: Effect, tick: Tick) -> bool:
    others = without(effects, rule)
    if rule.out:  # points cannot rule out, so fewer rules tell
        others = replace(others, rules=tuple(other for other in others.rules if other.out & rule.out))
    return any(_changes(effects, rule, out, packed) for out, packed in what_others_make(rule, others, axes, tick))


def _changes(effects: Effects, rule: Effect, out: int, packed: int) -> bool:
    """Tell whether a rule changes what the others make of a sheet on which it fires."""
    if not effects.is_taken(out):
        return False
    if rule.out:
        return bool(rule.out & ~out)
    before, after = effects.verdict(out, packed), effects.verdict(out, packed + rule.gain & effects.kept(out))
    return (before.winner, before.score > 0) != (after.winner, after.score > 0)


def _has_witness(effects: Effects, axes: Axes, rule: Effect, chance: Random) -> bool:
    """Look for a sheet on which the rule matters: walk from a random one, never away from the goal."""
    others = without(effects, rule)
    for box in live_boxes(effects, rule.boxes, axes) if axes else ():
        choices = [[cell.mask for cell in axis.cells if cell.mask & box] for axis in axes]
        for _ in range(WALKS):
            here, nearest = [_any(masks, chance) for masks in choices], inf
            for _ in range(STEPS):
                changed = int(chance.random() * len(choices))
                trial = [*here[:changed], _any(choices[changed], chance), *here[changed + 1 :]]
                out, packed = others.sheet(reduce(and_, trial))
                if _changes(effects, rule, out, packed):
                    return True
                away = _away(effects, rule, out, packed)
                here, nearest = (trial, away) if away <= nearest else (here, nearest)
    return False


def _any(masks: Sequence[int], chance: Random) -> int:
    return masks[int(chance.random() * len(masks))]


def _away(effects: Effects, rule: Effect, out: int, packed: int) -> float:
    """Return how far a favor is from tipping the scale: least where half its weight is missing."""
    if not effects.is_taken(out):
        return inf
    scores = effects.scores(packed)
    favored = [score for i, score in enumerate(scores) if rule.favors & ~out & 1 << i]
    against = [score for i, score in enumerate(scores) if ~rule.favors & ~out & 1 << i]
    return abs(2 * (max(against) - max(favored)) - rule.weight) if favored and against else inf
