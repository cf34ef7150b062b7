"""From a sheet to the five outcomes, each option with its score, its state and its reasons."""

from __future__ import annotations

from collections.abc import Mapping

from codingpath.engine.fill import fill
from codingpath.engine.masks import MaskTable, RuleBits
from codingpath.model.answers import Sheet
from codingpath.model.outcome import Decisions, Firmness, OptionOutcome, Outcome, Reason, State
from codingpath.model.question import Question
from codingpath.model.rules import Decision

_CLOSE, _FAIR = 1, 3
"""Largest margins of a close call and of a fairly firm result."""


def decide(table: MaskTable, sheet: Sheet) -> Decisions:
    """Decide the five decisions in order, each reading the outcomes of those before it.

    The rule set must leave an option open for every sheet; `codingpath check` proves it.
    """
    bits = table.fired(sheet)
    questions = {q: cells.question for q, cells in table.cells.items()}
    outcomes = []
    for decision, rules in table.decisions:
        outcome = _outcome(decision, [r for r in rules if r.any_box & bits], bits, sheet, questions)
        outcomes.append(outcome)
        bits &= table.outcomes[decision.id][outcome.chosen]
    return Decisions(outcomes=tuple(outcomes))


def choose(table: MaskTable, sheet: Sheet) -> dict[str, str]:
    """Return only decision id to chosen option: the same bits without reasons, for trying many sheets."""
    bits = table.fired(sheet)
    chosen = {}
    for decision, rules in table.decisions:
        fired = [r for r in rules if r.any_box & bits]
        chosen[decision.id] = _winner(decision, _scores(decision, fired), _ruled_out(fired))
        bits &= table.outcomes[decision.id][chosen[decision.id]]
    return chosen


def _outcome(decision: Decision, fired: list[RuleBits], bits: int, sheet: Sheet, questions: Mapping[str, Question]) -> Outcome:
    scores, out = _scores(decision, fired), _ruled_out(fired)
    chosen = _winner(decision, scores, out)
    others = [o.id for o in decision.options if o.id != chosen]
    options = []
    for option in decision.options:
        state: State = "ruled-out" if option.id in out else "chosen" if option.id == chosen else "open"
        reasons = [_reason(r, bits, sheet, questions) for r in fired if option.id in (*r.rule.favor, *r.rule.rule_out)]
        reasons.sort(key=lambda reason: -(reason.weight or 99))
        options.append(OptionOutcome(id=option.id, state=state, score=scores[option.id], reasons=tuple(reasons)))
    return Outcome(
        id=decision.id,
        chosen=chosen,
        runner_up=max(others, key=lambda o: scores[o]),
        firmness=_firmness(scores[chosen], [scores[o] for o in others if o not in out]),
        options=tuple(options),
    )


def _scores(decision: Decision, fired: list[RuleBits]) -> dict[str, int]:
    scores = dict.fromkeys((o.id for o in decision.options), 0)
    for r in fired:
        for option in r.rule.favor:
            scores[option] += r.rule.weight or 0
    return scores


def _ruled_out(fired: list[RuleBits]) -> set[str]:
    return {option for r in fired for option in r.rule.rule_out}


def _winner(decision: Decision, scores: dict[str, int], out: set[str]) -> str:
    return max((o.id for o in decision.options if o.id not in out), key=lambda o: scores[o])


def _firmness(score: int, others: list[int]) -> Firmness:
    margin = score - max(others) if others else _FAIR + 1
    return "close call" if margin <= _CLOSE else "fairly firm" if margin <= _FAIR else "firm"


def _reason(fired: RuleBits, bits: int, sheet: Sheet, questions: Mapping[str, Question]) -> Reason:
    rule, box = fired.rule, next(box for bit, box in fired.boxes if bit & bits)
    return Reason(
        rule=rule.id,
        effect="favor" if rule.favor else "rule-out",
        weight=rule.weight,
        text=fill(rule.because, sheet, questions),
        questions=tuple(box.tests),
        after=tuple(box.outcomes),
        source=rule.source,
        settle=rule.settle and fill(rule.settle, sheet, questions),
        with_whom=rule.with_whom,
    )
