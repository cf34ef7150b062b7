"""From the boxes that hold to the outcomes of the decisions, each option with its score, its state and its reasons.

What the rules that fired say of one option follows from those of its own boxes that hold, and few patterns of them occur: each is
worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from operator import attrgetter

from codingpath.model.condition import Box, Sheet, Value
from codingpath.model.question import Question, fill, names
from codingpath.model.rules import Decision, Decisions, Firmness, OptionOutcome, Outcome, Reason, Rule, State
from codingpath.rules.masks import MaskTable, Memo, RuleBits


class ReasonTemplate:
    """The reason that one box of a rule gives."""

    def __init__(self, rule: Rule, box: Box, questions: Mapping[str, Question]) -> None:
        self.names = tuple(dict.fromkeys([*names(rule.because), *names(rule.settle or "")]))
        """The questions whose answers its texts name; mostly none."""
        self._filled = Memo(partial(_reason, rule, box, questions, self.names))

    @cached_property
    def unfilled(self) -> Reason:
        """Return the reason as far as it is the same for every sheet; all of it where no answer is named."""
        return self.reason({})

    def reason(self, sheet: Sheet) -> Reason:
        """Return the reason, filled with answers of the sheet."""
        return self._filled[tuple(map(sheet.get, self.names))]


class OptionVerdict:
    """What one pattern of boxes says of an option. Its reasons are looked up when they are asked for: most patterns are only weighed."""

    def __init__(self, option: str, fired: Sequence[RuleBits], bits: int, told: Mapping[int, ReasonTemplate]) -> None:
        """Take the rules that fired, strongest first, rule-outs before favors, the pattern, and the reason of every box."""
        self.option = option
        self.score = sum([r.rule.weight or 0 for r in fired])
        self.rank = -self.score
        """To sort by: the highest score first; the declared order stays where scores are equal."""
        self.barred = any(r.rule.rule_out for r in fired[:1])
        """Whether the option is ruled out."""
        self._fired, self._bits, self._told_by = fired, bits, told

    @cached_property
    def _told(self) -> list[ReasonTemplate]:
        held = [r.any_box & self._bits for r in self._fired]
        return [self._told_by[boxes & -boxes] for boxes in held]

    @cached_property
    def names(self) -> list[str]:
        """Return the questions whose answers its reasons name; mostly none."""
        return [name for t in self._told for name in t.names]

    @cached_property
    def _plain(self) -> Memo[State, OptionOutcome]:
        return Memo(partial(self._outcome, answers={}))

    def outcome(self, state: State, answers: Sheet) -> OptionOutcome:
        """Return the outcome of the option, its reasons filled with answers."""
        return self._outcome(state, answers) if self.names else self._plain[state]

    def _outcome(self, state: State, answers: Sheet) -> OptionOutcome:
        reasons = [t.reason(answers) if t.names else t.unfilled for t in self._told]
        return OptionOutcome(id=self.option, state=state, score=self.score, reasons=tuple(reasons))


class OptionRules:
    """One option, ready to be heard for any boxes."""

    def __init__(self, option: str, rules: Sequence[RuleBits], told: Mapping[int, ReasonTemplate]) -> None:
        self._option = option
        self._told = told
        speaking = [r for r in rules if option in (*r.rule.favor, *r.rule.rule_out)]
        self._strongest_first = [(r.any_box, r) for r in sorted(speaking, key=lambda r: -(r.rule.weight or 99))]
        self.scope = sum(r.any_box for r in speaking)
        """Its boxes."""
        self.by_boxes = Memo(self._voice)
        """Those of them that hold, to what they say together."""

    def _voice(self, bits: int) -> OptionVerdict:
        return OptionVerdict(self._option, [r for any_box, r in self._strongest_first if any_box & bits], bits, self._told)


def told_by(rules: Sequence[RuleBits], questions: Mapping[str, Question]) -> Mapping[int, ReasonTemplate]:
    """Return the reason of every box, by its bit."""
    return {bit: ReasonTemplate(r.rule, box, questions) for r in rules for bit, box in r.boxes}


def _reason(
    rule: Rule, box: Box, questions: Mapping[str, Question], named: Sequence[str], values: Sequence[Value | None]
) -> Reason:
    answers = {name: value for name, value in zip(named, values, strict=True) if value is not None}
    return Reason(
        rule=rule.id,
        effect="favor" if rule.favor else "rule-out",
        weight=rule.weight,
        text=fill(rule.because, answers, questions),
        questions=tuple(box.tests),
        after=tuple(box.outcomes),
        source=rule.source,
        settle=rule.settle and fill(rule.settle, answers, questions),
        with_whom=rule.with_whom,
    )


# From a sheet to the outcomes of the decisions, each option with its score, its state and its reasons.


def decide(table: MaskTable, sheet: Sheet, settled: Mapping[str, str] | None = None, *, bits: int | None = None) -> Decisions:
    """Take the decisions in order, each reading the outcomes of those before it; one whose `decided_when` does not hold is not taken.

    The rule set must leave an option open for every sheet; `codingpath check` proves it. `settled` holds decisions to take as given:
    the reasons are then those of the sheet, and the result is not. `bits` are the boxes that hold as far as answers go, where they are
    known; else those of the sheet.
    """
    bits = table.fired(sheet) if bits is None else bits
    outcomes = []
    for evaluator in _evaluators(table):
        verdict = evaluator.verdicts[bits & evaluator.scope]
        outcome, after = verdict.outcomes[tuple(map(sheet.get, verdict.names))], verdict.after
        if settled and outcome is not None and evaluator.id in settled:
            option = settled[evaluator.id]
            outcome, after = replace(outcome, chosen=option), table.outcomes[evaluator.id][option]
        outcomes.append(outcome)
        bits &= after
    return Decisions(outcomes=tuple([outcome for outcome in outcomes if outcome is not None]))


def choose(table: MaskTable, sheet: Sheet, settled: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return only decision id to chosen option: the same bits without reasons. `settled` holds decisions to take as given."""
    return choose_bits(table, table.fired(sheet), settled)


def choose_bits(table: MaskTable, bits: int, settled: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return decision id to chosen option for the boxes that hold as far as answers go; a decision not taken is absent."""
    chosen = {}
    for evaluator in _evaluators(table):
        verdict = evaluator.verdicts[bits & evaluator.scope]
        option, after = verdict.chosen, verdict.after
        if settled and evaluator.id in settled:
            option = settled[evaluator.id]
            after = table.outcomes[evaluator.id][option]
        if option is not None:
            chosen[evaluator.id] = option
        bits &= after
    return chosen


def _evaluators(table: MaskTable) -> tuple[DecisionEvaluator, ...]:
    """Return an evaluator for each decision: other limits change which boxes hold, and not what comes of them."""
    return _of_rules(table.rules_of or table)


@lru_cache(maxsize=4)
def _of_rules(table: MaskTable) -> tuple[DecisionEvaluator, ...]:
    return tuple(
        DecisionEvaluator(d, rules, table.gate(d.id), table.outcomes[d.id], table.questions) for d, rules in table.decisions
    )


# One decision: scores add up, ruled-out options leave, the highest score wins, and the declared order breaks ties.
#
# What comes of a pattern of boxes is worked out once and remembered. Its outcome, with the reasons, is made when it is asked
# for, once for all sheets that share the pattern and the few answers that the reasons name.

_CLOSE, _FAIR = 1, 3
"""Largest margins of a close call and of a fairly firm result."""

_RANK = attrgetter("rank")

MOST_FILLED = 16
"""How many outcomes are kept for one pattern of boxes, each filled with other answers."""


class Verdict:
    """What one pattern of boxes comes to. The outcome, with its reasons, is made when it is asked for."""

    def __init__(self, decision: str, options: Sequence[OptionVerdict], chosen: OptionVerdict | None, after: int) -> None:
        """Take what the boxes say of each option; none is chosen if the decision is not taken."""
        self._decision, self._options, self._best = decision, options, chosen
        self.chosen = None if chosen is None else chosen.option
        """The option that wins; none if the decision is not taken."""
        self.after = after
        """Mask of the boxes that may still hold once it is chosen."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the questions whose answers the reasons name; mostly none."""
        return tuple(dict.fromkeys([name for v in self._options for name in v.names]))

    @cached_property
    def outcomes(self) -> Memo[tuple[Value | None, ...], Outcome | None]:
        """Return those answers to the outcome, its reasons filled with them."""
        return Memo(self._outcome, MOST_FILLED)

    def _outcome(self, values: Sequence[Value | None]) -> Outcome | None:
        answers = {name: value for name, value in zip(self.names, values, strict=True) if value is not None}
        return None if self._best is None else _outcome(self._decision, self._options, self._best, answers)


class DecisionEvaluator:
    """One decision, ready to be made for any boxes. The rules must leave an option open; `codingpath check` proves it."""

    def __init__(
        self,
        decision: Decision,
        rules: Sequence[RuleBits],
        gate: int,
        after: Mapping[str | None, int],
        questions: Mapping[str, Question],
    ) -> None:
        told = told_by(rules, questions)
        options = [OptionRules(option.id, rules, told) for option in decision.options]
        self.id = decision.id
        self._gate = gate
        self._after = after
        self._options = [(o.scope, o.by_boxes) for o in options]
        self.scope = sum(r.any_box for r in rules) | gate
        """The boxes of its rules and of its `decided_when`."""
        self.verdicts = Memo(self._judge)
        """Those of them that hold, to what they come to."""

    def _judge(self, bits: int) -> Verdict:
        if self._gate and not bits & self._gate:
            return Verdict(self.id, (), None, self._after[None])
        options = [by_boxes[bits & scope] for scope, by_boxes in self._options]
        chosen = min([v for v in options if not v.barred], key=_RANK)
        return Verdict(self.id, options, chosen, self._after[chosen.option])


def _outcome(decision: str, verdicts: Sequence[OptionVerdict], chosen: OptionVerdict, answers: Sheet) -> Outcome:
    states: list[State] = ["ruled-out" if v.barred else "chosen" if v is chosen else "open" for v in verdicts]
    return Outcome(
        id=decision,
        chosen=chosen.option,
        runner_up=min([v for v in verdicts if v is not chosen], key=lambda v: (_RANK(v), v.barred)).option,
        firmness=_firmness(chosen, [v.score for v in verdicts if not v.barred and v is not chosen]),
        options=tuple([v.outcome(state, answers) for v, state in zip(verdicts, states, strict=True)]),
    )


def _firmness(chosen: OptionVerdict, rivals: Sequence[int]) -> Firmness:
    margin = chosen.score - max(rivals) if rivals else _FAIR + 1
    return "close call" if margin <= _CLOSE else "fairly firm" if margin <= _FAIR else "firm"
