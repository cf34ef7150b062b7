"""The proof of the whole rule set, decision by decision: what holds for every sheet of answers there can be.

The outcome of an earlier decision is a free input. That is sound for gaps and for winners without a reason, and simple; a rule
that fires only on outcomes which never meet is for `coverage` to find. Past its time the verdict is "not proved", never "fine".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import prod

from codingpath.model.condition import Answers
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.model.rules import DecisionProof, Finding
from codingpath.rules.masks import MaskTable
from codingpath.rules.proof.effects import Tick
from codingpath.rules.proof.findings import DecisionStates, option_findings, rule_findings
from codingpath.rules.proof.witnesses import DecisionChain, Example, where_it_fires

SECONDS = 5.0
"""Time for the whole rule set, a few times what it takes."""


class _OutOfTimeError(Exception):
    """The time given is over."""


def prove(
    table: MaskTable, questions: Sequence[Question], clock: Callable[[], float], seconds: float = SECONDS
) -> list[DecisionProof]:
    """Return the proof of each decision; `clock` returns seconds from any start, `seconds` is the time for all of them.

    Examples are looked for afterwards and take none of that time.
    """
    chain = DecisionChain(table, questions)
    tick = _deadline(clock, seconds)
    cases = [DecisionStates(chain, position, tick) for position in range(len(table.decisions))]
    in_time = [_is_proved(case) for case in cases]
    return [_proof(case) if proved else _not_proved(case, seconds) for case, proved in zip(cases, in_time, strict=True)]


def _is_proved(case: DecisionStates) -> bool:
    try:
        return case.ends is not None and case.without_effect is not None
    except _OutOfTimeError:
        return False


def _not_proved(case: DecisionStates, seconds: float) -> DecisionProof:
    name = case.decision.id
    text = f"'{name}' is not proved: {seconds:g} seconds were not enough; let fewer of its rules read the same questions together"
    return DecisionProof(decision=name, proved=False, findings=(Finding(kind="not-proved", decision=name, text=text),))


def _deadline(clock: Callable[[], float], seconds: float) -> Tick:
    end = clock() + seconds

    def tick() -> None:
        if clock() > end:
            raise _OutOfTimeError

    return tick


def _proof(case: DecisionStates) -> DecisionProof:
    wins = dict.fromkeys(case.effects.options, 0)
    for end in case.ends:
        if end.verdict.winner is not None:
            wins[case.effects.options[end.verdict.winner]] += end.weight
    return DecisionProof(
        decision=case.decision.id,
        proved=True,
        combinations=sum(prod(axis.combinations for axis in axes) for axes in case.axes),
        states=len(case.ends),
        total=sum(end.weight for end in case.ends),
        wins=wins,
        ties=sum(end.weight for end in case.ends if end.verdict.tied),
        findings=(*option_findings(case), *rule_findings(case)),
    )


# Which rules no sheet of a collection fires, each with answers that would.


@record
class Uncovered(Record):
    """One rule that nobody's answers fire."""

    decision: str
    """Id of its decision."""
    rule: str
    """Id of the rule."""
    example: Example | None
    """Answers that fire it; none if it can never fire."""


def uncovered(table: MaskTable, questions: Sequence[Question], people: Iterable[Answers]) -> Iterator[Uncovered]:
    """Yield the rules that fire for none of the people, in the order of the rules."""
    chain = DecisionChain(table, questions)
    fired = {rule for answers in people for rule in chain.rules_fired(answers)}
    for position, (decision, rules) in enumerate(table.decisions):
        for bits in rules:
            if bits.rule.id not in fired:
                yield Uncovered(decision.id, bits.rule.id, where_it_fires(chain, position, bits.any_box))
