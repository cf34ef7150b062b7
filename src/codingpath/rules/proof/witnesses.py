"""Whether a rule ever matters: whether some sheet comes out differently without it.

A rule that favors matters where another option would be chosen without it, or the same one without any reason; a rule-out where
an option it rules out would still be open. A few short walks over sheets on which the rule fires find a witness for nearly every
rule. For the others the table of states is built on the rule's own boxes, without the rule, and compared with and without it:
that is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from math import inf, prod
from operator import and_
from random import Random

from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.rules.masks import MaskTable, Memo, sheet_of
from codingpath.rules.proof.axes import Axes, Axis, AxisCell, axes_of, inside
from codingpath.rules.proof.effects import Effect, Effects, Tick, boxes_of, effects_of, outcomes, tables

WALK_SEED = 7
WALKS, STEPS = 4, 40
"""Walks for each box, and steps of each: more would cost more than the tables they save."""
PATIENCE = 16
"""So many times as many walks where the first ones find nothing, as a table costs more still."""
FEW_SHEETS = 1_000
"""So many sheets in a part make a table that costs less than patience."""


def rules_without_effect(effects: Effects, parts: Sequence[Axes], tick: Tick) -> list[Effect]:
    """Return the rules that fire on some sheet and change nothing on any, in their order."""
    chance = Random(WALK_SEED)  # noqa: S311 - no secret
    live = [rule for rule in effects.rules if any(True for axes in parts for _ in live_boxes(effects, rule.boxes, axes))]
    many = [axes for axes in parts if prod(len(axis.cells) for axis in axes) > FEW_SHEETS]
    unseen = []
    for rule in live:
        tick()
        tries = ((axes, walks) for walks, some in ((WALKS, parts), (WALKS * PATIENCE, many)) for axes in some)
        seen = any(_has_witness(effects, axes, rule, chance, walks) for axes, walks in tries)
        unseen += [] if seen else [rule]
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


def _has_witness(effects: Effects, axes: Axes, rule: Effect, chance: Random, walks: int) -> bool:
    """Look for a sheet on which the rule matters: walk from a random one, never away from the goal."""
    others = without(effects, rule)
    for box in live_boxes(effects, rule.boxes, axes) if axes else ():
        choices = [[cell.mask for cell in axis.cells if cell.mask & box] for axis in axes]
        for _ in range(walks):
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


# The decisions of one sheet, one after another, as far as a proof needs them: which rules fire, and for whom.

EXAMPLE_SEED = 7
TRIES = 2_000
"""How many sheets are drawn to find one on which earlier decisions come out as an example needs them."""


class DecisionChain:
    """The whole rule set, for sheets that may leave a decision without an option."""

    def __init__(self, table: MaskTable, questions: Sequence[Question]) -> None:
        """Pack the rules of every decision."""
        self.table = table
        self.questions = questions
        self.effects = [effects_of(decision, rules, table.gate(decision.id)) for decision, rules in table.decisions]
        self.axes = Memo(partial(axes_of, table, questions))
        """Position of a decision to the parts of all sheets, each with its axes."""
        self._choices = {q: [value for value in cells.values if value is not None] for q, cells in table.cells.items()}
        self._chance = Random(EXAMPLE_SEED)  # noqa: S311 - no secret
        self._drawn: list[Answers] = []

    def drawn(self) -> Iterator[Answers]:
        """Yield random answers to all questions, the same ones each time."""
        for number in range(TRIES):
            if number == len(self._drawn):
                self._drawn.append({q: self._chance.choice(values) for q, values in self._choices.items()})
            yield self._drawn[number]

    def boxes(self, answers: Answers, position: int) -> int | None:
        """Return the boxes of one decision that hold; none if it is not taken, or if an earlier one has no option left."""
        bits = self.table.fired(sheet_of(self.questions, answers))
        for (decision, _), effects in zip(self.table.decisions[:position], self.effects, strict=False):
            option = None
            if effects.may_be_taken(bits, 0):
                winner = effects.verdict(*effects.sheet(bits & effects.boxes)).winner
                if winner is None:
                    return None
                option = effects.options[winner]
            bits &= self.table.outcomes[decision.id][option]
        return bits & self.effects[position].boxes if self.effects[position].may_be_taken(bits, 0) else None

    def rules_fired(self, answers: Answers) -> set[str]:
        """Return the ids of the rules that fire for a person."""
        found = [(rules, self.boxes(answers, position) or 0) for position, (_, rules) in enumerate(self.table.decisions)]
        return {bits.rule.id for rules, boxes in found for bits in rules if bits.any_box & boxes}


# Example sheets: answers that show a finding, or that make a rule fire, as few of them as will do.

Shows = Callable[[int], bool]
"""Whether the boxes of one decision that hold for a sheet show what is wanted."""


@record
class Example(Record):
    """Answers that show something; what is not answered is open."""

    answers: Answers
    after: Mapping[str, str | None]
    """Outcomes of earlier decisions that are needed too, where no answers are known to lead to them; none: not decided."""


def shortest(axes: Sequence[Axis], cells: Sequence[AxisCell], shows: Shows) -> Example:
    """Return the answers of one cell an axis, with as many of them left open as can be."""
    kept = list(cells)
    for position, axis in enumerate(axes):
        others = reduce(and_, (cell.mask for cell in (*kept[:position], *kept[position + 1 :])), -1)
        kept[position] = min((cell for cell in axis.cells if shows(others & cell.mask)), key=lambda cell: cell.said)
    answers = {question: value for cell in kept for question, value in cell.answers.items() if value != NOT_SURE}
    return Example(answers, {decision: option for cell in kept for decision, option in cell.outcomes.items()})


def led_to(chain: DecisionChain, position: int, example: Example, shows: Shows) -> Example:
    """Return answers on which the earlier decisions come out as needed too, or the example as it is if none are found."""

    def does(answers: Answers) -> bool:
        boxes = chain.boxes(answers, position)
        return boxes is not None and shows(boxes)

    for drawn in chain.drawn() if example.after else ():
        answers = {**drawn, **example.answers}
        if does(answers):
            for question in list(answers):
                fewer = {q: value for q, value in answers.items() if q != question}
                answers = fewer if does(fewer) else answers
            return Example(answers, {})
    return example


def where_it_fires(chain: DecisionChain, position: int, rule_boxes: int) -> Example | None:
    """Return answers with which a rule of the decision at a position fires, or none if it never does."""
    parts = chain.axes[position]
    found: Example | None = None

    effects = chain.effects[position]

    def fires(boxes: int) -> bool:
        return effects.may_be_taken(boxes, 0) and bool(boxes & rule_boxes)

    for axes, box in [(part, box) for part in parts for box in live_boxes(effects, rule_boxes, part)]:
        gate = next(gate for gate in effects.gates if meet(axes, box, gate))
        cells = [next(cell for cell in axis.cells if cell.mask & box and cell.mask & gate) for axis in axes]
        found = led_to(chain, position, shortest(axes, cells, fires), fires)
        if not found.after:
            break
    return found
