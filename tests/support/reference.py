"""The rules once more, plainly and slowly: every rule is read, every box walked, nothing is compiled.

It shares no code with the engine's masks nor with the model's own `holds`; only the words of a reason are filled by the
engine's `fill`, which has tests of its own, and of the compiled rules it takes which number stands for which box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from codingpath.model.condition import Box, Sheet, Span, Test, Value, When
from codingpath.model.question import Question, fill
from codingpath.model.rules import (
    Decision,
    Decisions,
    Firmness,
    OptionOutcome,
    Outcome,
    OwnLimits,
    Reason,
    Rule,
    RuleSet,
    State,
)
from codingpath.rules.masks import MaskTable, RuleBits


def inside(number: int, span: Span) -> bool:
    if span.at_least is not None and number < span.at_least:
        return False
    return span.below is None or number < span.below


def meets(value: Value, test: Test) -> bool:
    if value == "not-sure":
        return test.not_sure
    if isinstance(value, str):
        return value in test.values
    if isinstance(value, tuple):
        if not test.any_of and not test.all_of and not test.none_of:
            return False
        some = not test.any_of or any(choice in value for choice in test.any_of)
        return some and all(choice in value for choice in test.all_of) and all(choice not in value for choice in test.none_of)
    if isinstance(value, int):
        return any(inside(value, span) for span in test.spans)
    return False


def box_holds(box: Box, sheet: Sheet, chosen: Mapping[str, str]) -> bool:
    for question, test in box.tests.items():
        if question not in sheet or not meets(sheet[question], test):
            return False
    return all(decision in chosen and chosen[decision] in options for decision, options in box.outcomes.items())


def choose_plainly(rules: RuleSet, sheet: Sheet) -> dict[str, str]:
    """Return only what is chosen, by the same reading."""
    chosen: dict[str, str] = {}
    for decision in rules.decisions:
        if any(box_holds(box, sheet, chosen) for box in decision.decided_when.boxes):
            scores, out, _ = _scored(decision, sheet, chosen)
            chosen[decision.id] = _first_of_the_highest([option for option in scores if option not in out], scores)
    return chosen


def with_own_limits(rules: RuleSet, table: MaskTable, limits: OwnLimits) -> RuleSet:
    """Return rules as they would be written for one person alone: each box whose number is another for them has that one."""

    def own(bit: int, box: Box) -> Box:
        test = Test(spans=(Span(below=limits.below[bit]),)) if bit in limits.below else None
        return Box(tests={**box.tests, limits.question: test}, outcomes=box.outcomes) if test else box

    def rewritten(decision: Decision, judged: Sequence[RuleBits]) -> Decision:
        found = [replace(r.rule, when=When(boxes=tuple(own(bit, box) for bit, box in r.boxes))) for r in judged]
        assert [rule.id for rule in found] == [rule.id for rule in decision.rules]
        return replace(decision, rules=tuple(found))

    return replace(rules, decisions=tuple(rewritten(decision, judged) for decision, judged in table.decisions))


def _scored(decision: Decision, sheet: Sheet, chosen: Mapping[str, str]) -> tuple[dict[str, int], set[str], list[tuple[Rule, Box]]]:
    """Return the score of each option, those that are ruled out, and the rules that fire, each with the first box that holds."""
    scores = {option.id: 0 for option in decision.options}
    out: set[str] = set()
    fired = []
    for rule in decision.rules:
        held = [box for box in rule.when.boxes if box_holds(box, sheet, chosen)]
        if held:
            fired.append((rule, held[0]))
            out |= set(rule.rule_out)
            for option in rule.favor:
                scores[option] += rule.weight or 0
    return scores, out, fired


def decide_plainly(rules: RuleSet, questions: Mapping[str, Question], sheet: Sheet) -> Decisions:
    chosen: dict[str, str] = {}
    outcomes = []
    for decision in rules.decisions:
        if not any(box_holds(box, sheet, chosen) for box in decision.decided_when.boxes):
            continue
        outcome = _decide_one(decision, questions, sheet, chosen)
        chosen[decision.id] = outcome.chosen
        outcomes.append(outcome)
    return Decisions(outcomes=tuple(outcomes))


def _decide_one(decision: Decision, questions: Mapping[str, Question], sheet: Sheet, chosen: Mapping[str, str]) -> Outcome:
    scores, out, fired = _scored(decision, sheet, chosen)
    reasons: dict[str, list[Reason]] = {option.id: [] for option in decision.options}
    for rule, box in fired:
        reason = _reason(rule, box, questions, sheet)
        for option in (*rule.favor, *rule.rule_out):
            reasons[option].append(reason)
    left = [option.id for option in decision.options if option.id not in out]
    winner = _first_of_the_highest(left, scores)
    others = [option.id for option in decision.options if option.id != winner]
    margins = [scores[winner] - scores[option] for option in left if option != winner]
    options = []
    for name, score in scores.items():
        state: State = "ruled-out" if name in out else "chosen" if name == winner else "open"
        options.append(OptionOutcome(id=name, state=state, score=score, reasons=tuple(_strongest_first(reasons[name]))))
    return Outcome(
        id=decision.id,
        chosen=winner,
        runner_up=_first_of_the_highest([*(o for o in others if o in left), *(o for o in others if o in out)], scores),
        firmness=_firmness(margins),
        options=tuple(options),
    )


def _first_of_the_highest(options: list[str], scores: Mapping[str, int]) -> str:
    best = options[0]
    for option in options[1:]:
        if scores[option] > scores[best]:
            best = option
    return best


def _firmness(margins: list[int]) -> Firmness:
    if not margins or min(margins) >= 4:
        return "firm"
    return "fairly firm" if min(margins) >= 2 else "close call"


def _strongest_first(reasons: list[Reason]) -> list[Reason]:
    barring = [r for r in reasons if r.effect == "rule-out"]
    favoring = [r for weight in (5, 4, 3, 2, 1) for r in reasons if r.effect == "favor" and r.weight == weight]
    return barring + favoring


def _reason(rule: Rule, box: Box, questions: Mapping[str, Question], sheet: Sheet) -> Reason:
    return Reason(
        rule=rule.id,
        effect="rule-out" if rule.rule_out else "favor",
        weight=rule.weight,
        text=fill(rule.because, sheet, questions),
        questions=tuple(box.tests),
        after=tuple(box.outcomes),
        source=rule.source,
        settle=None if rule.settle is None else fill(rule.settle, sheet, questions),
        with_whom=rule.with_whom,
    )
