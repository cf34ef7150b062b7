"""What nearly was: rules that one answer kept from firing, and what kept the runner-up behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from codingpath.model.condition import Box
from codingpath.model.explanation import Barrier, Behind, Near, Need
from codingpath.model.rules import Decisions, OptionOutcome, Outcome, Reason, Rule
from codingpath.rules._masks import MaskTable, RuleBits
from codingpath.rules.changes import may_propose
from codingpath.rules.needs import any_of, as_test
from codingpath.rules.swaps import Swaps


def let_through(table: MaskTable, chosen: Mapping[str, str]) -> int:
    """Return the boxes that no outcome of a decision blocks."""
    bits = table.full
    for decision, of_option in table.outcomes.items():
        bits &= of_option[chosen.get(decision)]
    return bits


def near(table: MaskTable, swaps: Swaps, decisions: Decisions) -> dict[str, tuple[Near, ...]]:
    """Return, by decision that was taken, the rules that one question or one earlier decision kept from firing; most held and strongest first."""
    chosen = decisions.chosen
    bits = swaps.bits & let_through(table, chosen)
    found = {}
    for decision, rules in table.decisions:
        if decision.id not in chosen:
            continue
        some = [n for rule in rules if not rule.any_box & bits for n in _near(swaps, rule, chosen)]
        found[decision.id] = tuple(sorted(some, key=lambda n: (-n.held, -(n.weight or 99))))
    return found


def _near(swaps: Swaps, rule: RuleBits, chosen: Mapping[str, str]) -> Iterator[Near]:
    """Yield one record a question, or earlier decision, that alone blocks some box of the rule."""
    by_answer: dict[str, list[Box]] = {}
    by_outcome: dict[str, list[Box]] = {}
    for bit, box in rule.boxes:
        answers = [q for q in box.tests if not swaps.now[q] & bit]
        outcomes = [d for d, options in box.outcomes.items() if chosen.get(d) not in options]
        if len(answers) + len(outcomes) == 1:
            for name in answers:
                by_answer.setdefault(name, []).append(box)
            for name in outcomes:
                by_outcome.setdefault(name, []).append(box)
    for name, boxes in by_answer.items():
        need = Need(question=name, test=any_of(b.tests[name] for b in boxes), said=swaps.sheet.get(name))
        yield _record(rule.rule, boxes, need, None)
    for name, boxes in by_outcome.items():
        yield _record(rule.rule, boxes, None, (name, tuple(dict.fromkeys(o for b in boxes for o in b.outcomes[name]))))


def _record(rule: Rule, boxes: list[Box], need: Need | None, outcome: tuple[str, tuple[str, ...]] | None) -> Near:
    return Near(
        rule=rule.id,
        favors=rule.favor,
        rules_out=rule.rule_out,
        weight=rule.weight,
        need=need,
        outcome=outcome,
        held=max(len(b.tests) + len(b.outcomes) for b in boxes) - 1,
    )


def behind(table: MaskTable, swaps: Swaps, decisions: Decisions) -> dict[str, Behind]:
    """Return, by decision, what kept the runner-up behind."""
    return {outcome.id: _behind(table, swaps, decisions, outcome) for outcome in decisions.outcomes}


def _behind(table: MaskTable, swaps: Swaps, decisions: Decisions, outcome: Outcome) -> Behind:
    best, second = outcome.option(outcome.chosen), outcome.option(outcome.runner_up)
    barring = [r for r in second.reasons if r.effect == "rule-out"]
    return Behind(
        option=second.id,
        state=second.state,
        points=best.score - second.score,
        barriers=tuple(Barrier(reason=r, needs=tuple(_lifting(table, swaps, decisions, r))) for r in barring),
        lacks=_alone(best, second),
        own=_alone(second, best),
    )


def _alone(option: OptionOutcome, rival: OptionOutcome) -> tuple[Reason, ...]:
    shared = {r.rule for r in rival.reasons}
    return tuple(r for r in option.reasons if r.effect == "favor" and r.rule not in shared)


def _lifting(table: MaskTable, swaps: Swaps, decisions: Decisions, reason: Reason) -> Iterator[Need]:
    """Yield the single answers, such as a person may give, with which a rule no longer fires."""
    rule = next(r for _, rules in table.decisions for r in rules if r.rule.id == reason.rule)
    after = let_through(table, decisions.chosen)
    for question in dict.fromkeys(q for _, box in rule.boxes for q in box.tests if q in swaps.sheet):
        cells, said = table.cells[question], swaps.sheet[question]
        rest = swaps.without(swaps.families[question]) & after & rule.any_box
        free = [v for v, mask in swaps.others(question) if not rest & mask and may_propose(cells.question, said, v)]
        if free:
            yield Need(question=question, test=as_test(cells, free), said=said)
