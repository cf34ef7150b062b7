"""The decisions of one sheet, one after another, as far as a proof needs them: which rules fire, and for whom."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.condition import Answers
from codingpath.model.question import Question
from codingpath.rules._masks import MaskTable
from codingpath.rules.proof.effects import effects_of
from codingpath.rules.sheet import sheet_of


class Chain:
    """The whole rule set, for sheets that may leave a decision without an option."""

    def __init__(self, table: MaskTable, questions: Sequence[Question]) -> None:
        """Pack the rules of every decision."""
        self.table = table
        self.questions = questions
        self.effects = [effects_of(decision, rules, table.gate(decision.id)) for decision, rules in table.decisions]

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
