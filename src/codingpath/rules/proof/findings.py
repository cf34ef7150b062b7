"""What is wrong with the rules of a decision: one that never fires, one that never matters, and what masks it."""

from __future__ import annotations

from collections.abc import Iterator

from codingpath.model.condition import Box
from codingpath.model.rules import Finding
from codingpath.rules._masks import RuleBits
from codingpath.rules.proof.case import Case
from codingpath.rules.proof.effects import Effect, boxes_of
from codingpath.rules.proof.example import where_it_fires
from codingpath.rules.proof.witnesses import live_boxes, meet, what_others_make, without


def rule_findings(case: Case) -> Iterator[Finding]:
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


def _dead(case: Case, bits: RuleBits, effect: Effect) -> Iterator[Finding]:
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


def _never_decided(case: Case) -> Iterator[Finding]:
    """Yield the boxes of `decided_when` that never hold, where others do."""
    for number, (bit, box) in enumerate(case.chain.table.gates[case.decision.id], 1):
        if not any(meet(axes, bit, bit) for axes in case.axes):
            text = f"box {number} of 'decided_when' can never hold: {_why_never(case, bit, box)}; mend it or delete it"
            yield Finding(kind="dead-box", decision=case.decision.id, text=text)


def _why_never(case: Case, bit: int, box: Box) -> str:
    blocking = [[axis for axis in axes if not any(cell.mask & bit for cell in axis.cells)] for axes in case.axes]
    if not all(blocking):
        return f"where it holds, '{case.decision.id}' is not decided"
    alone = [q for q in box.tests if not any(case.chain.table.masks[q][i] & bit for i in range(len(case.chain.table.masks[q])))]
    read = [*case.chain.table.cells, *case.chain.table.outcomes]
    named = set(alone[:1]) or {name for axes in blocking for name in axes[0].names if name in {*box.tests, *box.outcomes}}
    names = " and ".join(f"'{name}'" for name in sorted(named, key=read.index))
    return f"no answer to {names} meets it" if len(named) == 1 else f"no answers to {names} meet it together"


def _masked(case: Case, effect: Effect) -> str:
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


def _ruling_out(case: Case, effect: Effect, options: int) -> list[str]:
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


def _within(case: Case, box: int, other: int) -> bool:
    inside = [axes for axes in case.axes if meet(axes, box, box)]
    return all(cell.mask & other for axes in inside for axis in axes for cell in axis.cells if cell.mask & box)


def _listed(case: Case, options: int, word: str) -> str:
    return f" {word} ".join(f"'{option}'" for i, option in enumerate(case.effects.options) if options >> i & 1)
