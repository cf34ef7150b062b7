"""Which rules no sheet of a collection fires, each with answers that would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codingpath.model.condition import Answers
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.rules._masks import MaskTable
from codingpath.rules.proof.chain import Chain
from codingpath.rules.proof.example import Example, where_it_fires


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
    chain = Chain(table, questions)
    fired = {rule for answers in people for rule in chain.rules_fired(answers)}
    for position, (decision, rules) in enumerate(table.decisions):
        for bits in rules:
            if bits.rule.id not in fired:
                yield Uncovered(decision.id, bits.rule.id, where_it_fires(chain, position, bits.any_box))
