"""What is wrong with the rules of a decision: one that never fires, one that never matters, and what masks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from codingpath.model.condition import Box
from codingpath.model.record import Record, record
from codingpath.model.rules import Decision, Finding, FindingKind, share
from codingpath.rules.masks import RuleBits
from codingpath.rules.proof.axes import Axis, merged
from codingpath.rules.proof.effects import (
    Effect,
    Effects,
    Table,
    Tick,
    Winner,
    boxes_of,
    in_good_order,
    living,
    outcomes,
    tables,
    way_to,
)
from codingpath.rules.proof.witnesses import (
    DecisionChain,
    Example,
    Shows,
    led_to,
    live_boxes,
    meet,
    rules_without_effect,
    shortest,
    what_others_make,
    where_it_fires,
    without,
)


def rule_findings(case: DecisionStates) -> Iterator[Finding]:
    """Yield every rule or box that never fires, and every rule without effect."""
    if not case.ends:
        return  # never decided, which is told once
    yield from _never_decided(case)
    for bits, effect in zip(case.rules, case.effects.rules, strict=True):
        yield from _dead(case, bits, effect)
        if effect in case.without_effect:
            example = where_it_fires(case.chain, case.position, effect.boxes)
            yield Finding(
                kind="no-effect",
                decision=case.decision.id,
                rule=bits.rule.id,
                text=f"'{bits.rule.id}' changes nothing: {_masked(case, effect)}; delete it, or make it count",
                example=example.answers if example else None,
                after=example.after if example else {},
            )


def _dead(case: DecisionStates, bits: RuleBits, effect: Effect) -> Iterator[Finding]:
    live = {box for axes in case.axes for box in live_boxes(case.effects, effect.boxes, axes)}
    for number, (bit, box) in enumerate(bits.boxes, 1):
        if bit not in live:
            why = _why_never(case, bit, box)
            if live:
                text = f"box {number} of '{bits.rule.id}' can never hold: {why}; mend it or delete it"
                yield Finding(kind="dead-box", decision=case.decision.id, rule=bits.rule.id, text=text)
            else:
                text = f"'{bits.rule.id}' can never fire: {why}; mend its 'when' or delete it"
                yield Finding(kind="dead", decision=case.decision.id, rule=bits.rule.id, text=text)
                return


def _never_decided(case: DecisionStates) -> Iterator[Finding]:
    """Yield the boxes of `decided_when` that never hold, where others do."""
    for number, (bit, box) in enumerate(case.chain.table.gates[case.decision.id], 1):
        if not any(meet(axes, bit, bit) for axes in case.axes):
            text = f"box {number} of 'decided_when' can never hold: {_why_never(case, bit, box)}; mend it or delete it"
            yield Finding(kind="dead-box", decision=case.decision.id, text=text)


def _why_never(case: DecisionStates, bit: int, box: Box) -> str:
    blocking = [[axis for axis in axes if not any(cell.mask & bit for cell in axis.cells)] for axes in case.axes]
    if not all(blocking):
        return f"where it holds, '{case.decision.id}' is not decided"
    alone = [q for q in box.tests if not any(case.chain.table.masks[q][i] & bit for i in range(len(case.chain.table.masks[q])))]
    read = [*case.chain.table.cells, *case.chain.table.outcomes]
    named = set(alone[:1]) or {name for axes in blocking for name in axes[0].names if name in {*box.tests, *box.outcomes}}
    names = " and ".join(f"'{name}'" for name in sorted(named, key=read.index))
    return f"no answer to {names} meets it" if len(named) == 1 else f"no answers to {names} meet it together"


def _masked(case: DecisionStates, effect: Effect) -> str:
    """Say what keeps a rule from mattering."""
    others = without(case.effects, effect)
    made = [
        end for axes in case.axes for end in what_others_make(effect, others, axes, lambda: None)
    ]  # proved already: no deadline
    options = effect.out | effect.favors
    if all(not options & ~out for out, _ in made):
        maskers = _ruling_out(case, effect, options)
        verb = "rules" if len(maskers) == 1 else "rule"
        return f"wherever it fires, {' and '.join(maskers)} {verb} {_listed(case, options, 'and')} out already"
    winners = sum(1 << w for w in {case.effects.verdict(*end).winner for end in made} if w is not None)
    return f"wherever it fires, {_listed(case, winners, 'or')} is chosen with or without it"


def _ruling_out(case: DecisionStates, effect: Effect, options: int) -> list[str]:
    """Return the ids, in quotes, of the rules that rule the options out where this one fires; those that always do, if enough."""
    found: list[tuple[str, int, bool]] = []
    live = list({box: None for axes in case.axes for box in live_boxes(case.effects, effect.boxes, axes)})
    for bits, other in zip(case.rules, case.effects.rules, strict=True):
        if (
            other is not effect
            and other.out & options
            and any(meet(axes, a, b) for axes in case.axes for a in live for b in boxes_of(other.boxes))
        ):
            always = all(any(_within(case, a, b) for b in boxes_of(other.boxes)) for a in live)
            found.append((bits.rule.id, other.out, always))
    covered = 0
    for _, out, always in found:
        covered |= out if always else 0
    return [f"'{rule}'" for rule, _, always in found if always or options & ~covered]


def _within(case: DecisionStates, box: int, other: int) -> bool:
    inside = [axes for axes in case.axes if meet(axes, box, box)]
    return all(cell.mask & other for axes in inside for axis in axes for cell in axis.cells if cell.mask & box)


def _listed(case: DecisionStates, options: int, word: str) -> str:
    return f" {word} ".join(f"'{option}'" for i, option in enumerate(case.effects.options) if options >> i & 1)


# One decision as a case: the axes of each part of all sheets, and the tables of states that stand for every sheet.


@record
class Part(Record):
    """Some of all sheets: those with certain answers to one question."""

    axes: Sequence[Axis]
    """In a good order to read them."""
    made: Sequence[Table]
    """The table before any axis and after each."""
    winner_only: bool
    """Whether an option may be out in them that has only lost."""


@record
class End(Record):
    """What some sheets come to."""

    out: int
    packed: int
    weight: int
    verdict: Winner
    part: Part
    """A part in which some sheet comes to it."""


@record
class DecisionStates(Record):
    """One decision with the tables of its states. Raises what `tick` raises."""

    chain: DecisionChain
    position: int
    tick: Tick

    @property
    def decision(self) -> Decision:
        """Return the decision."""
        return self.chain.table.decisions[self.position][0]

    @property
    def rules(self) -> Sequence[RuleBits]:
        """Return its rules, in their order."""
        return self.chain.table.decisions[self.position][1]

    @property
    def effects(self) -> Effects:
        """Return what its rules do, in the same order."""
        return self.chain.effects[self.position]

    @cached_property
    def axes(self) -> list[list[Axis]]:
        """Return the axes of each part."""
        return self.chain.axes[self.position]

    @cached_property
    def parts(self) -> list[list[Axis]]:
        """Return the same in a good order to read them, without the boxes that nothing in the part can meet."""
        return [in_good_order(self.effects, merged(axes, living(axes))) for axes in self.axes]

    @cached_property
    def ends(self) -> list[End]:
        """Return every state at the end, as far as it takes to tell who wins."""
        return self._ends(winner_only=True)

    def _ends(self, *, winner_only: bool) -> list[End]:
        found: dict[tuple[int, int], tuple[int, Part]] = {}
        for axes in self.parts:
            part = Part(axes, tables(self.effects, axes, self.tick, winner_only=winner_only), winner_only)
            for out, packed, weight in outcomes(part.made[-1]):
                before, first = found.get((out, packed), (0, part))
                found[out, packed] = (before + weight, first)
        verdict = self.effects.verdict
        return [End(out, packed, weight, verdict(out, packed), part) for (out, packed), (weight, part) in found.items()]

    @cached_property
    def every_end(self) -> list[End]:
        """Return every state at the end with all that it says of each option; takes longer."""
        return self._ends(winner_only=False)

    @cached_property
    def without_effect(self) -> list[Effect]:
        """Return the rules that fire and never matter."""
        return rules_without_effect(self.effects, self.parts, self.tick)

    def example(self, end: End, shows: Shows) -> Example:
        """Return a sheet that comes to a state, or a shorter one that shows the same."""

        def decided(boxes: int) -> bool:
            return self.effects.may_be_taken(boxes, 0) and shows(boxes)

        way = way_to(self.effects, end.part.axes, end.part.made, (end.out, end.packed), winner_only=end.part.winner_only)
        return led_to(self.chain, self.position, shortest(end.part.axes, way, decided), decided)


# What is wrong with the options of a decision: none left, chosen without a reason, never chosen.


def option_findings(case: DecisionStates) -> Iterator[Finding]:
    """Yield every gap, every winner without a reason and every option that is never chosen."""
    if not case.ends:
        text = "this is never decided: no sheet of answers meets its 'decided_when'; mend it, or delete the decision"
        yield Finding(kind="never-decided", decision=case.decision.id, text=text)
        return
    gaps = [end for end in case.ends if end.verdict.winner is None]
    if gaps:
        text = f"every option is ruled out on {_share(case, gaps)} of answer sheets; let one of them stay"
        yield _finding(case, "gap", None, text, case.example(gaps[0], lambda boxes: _verdict(case, boxes).winner is None))
    for position, option in enumerate(case.effects.options):
        yield from _without_reason(case, position, option)
        if not any(end.verdict.winner == position for end in case.ends):
            yield _never_chosen(case, position, option)


def _without_reason(case: DecisionStates, position: int, option: str) -> Iterator[Finding]:
    ends = [end for end in case.ends if end.verdict.winner == position and not end.verdict.score]
    if ends:

        def shows(boxes: int) -> bool:
            return _verdict(case, boxes)[:2] == (position, 0)

        text = f"'{option}' is chosen without a reason on {_share(case, ends)} of answer sheets; favor an option there"
        yield _finding(case, "no-reason", option, text, case.example(ends[0], shows))


def _never_chosen(case: DecisionStates, position: int, option: str) -> Finding:
    ends = case.every_end
    in_play = [end for end in ends if not end.out >> position & 1]
    if not in_play:
        text = f"'{option}' can never be chosen: every answer sheet rules it out"
        return _finding(case, "unreachable", option, text, case.example(ends[0], lambda boxes: boxes >= 0))
    nearest = min(in_play, key=lambda end: end.verdict.score - case.effects.scores(end.packed)[position])
    score, best = case.effects.scores(nearest.packed)[position], nearest.verdict
    winner = case.effects.options[best.winner or 0]

    def shows(boxes: int) -> bool:
        out, packed = case.effects.sheet(boxes)
        same = _verdict(case, boxes).score - case.effects.scores(packed)[position] == best.score - score
        return same and not out >> position & 1

    why = f"comes nearest with {score} against {best.score} for '{winner}'" + (
        ", which is declared first" if score == best.score else ""
    )
    text = f"'{option}' can never be chosen: it {why}; let more speak for it"
    return _finding(case, "unreachable", option, text, case.example(nearest, shows))


def _verdict(case: DecisionStates, boxes: int) -> Winner:
    return case.effects.verdict(*case.effects.sheet(boxes))


def _share(case: DecisionStates, ends: list[End]) -> str:
    return share(sum(end.weight for end in ends), sum(end.weight for end in case.ends))


def _finding(case: DecisionStates, kind: FindingKind, option: str | None, text: str, example: Example) -> Finding:
    return Finding(kind=kind, decision=case.decision.id, option=option, text=text, example=example.answers, after=example.after)
