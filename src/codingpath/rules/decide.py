"""What the rules that fired say of one option: its score, whether it is ruled out, and the reasons.

All of that follows from those of the option's own boxes that hold, and few patterns of them occur: each is worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from codingpath.model.answer_words import fill, names
from codingpath.model.condition import Box, Sheet, Value
from codingpath.model.question import Question
from codingpath.model.rules import OptionOutcome, Reason, Rule, State
from codingpath.rules._masks import RuleBits
from codingpath.rules.memo import Memo


class Told:
    """The reason that one box of a rule gives."""

    def __init__(self, rule: Rule, box: Box, questions: Mapping[str, Question]) -> None:
        self.names = tuple(dict.fromkeys([*names(rule.because), *names(rule.settle or "")]))
        """The questions whose answers its texts name; mostly none."""
        self._filled = Memo(partial(_reason, rule, box, questions, self.names))
        self.unfilled = self.reason({})
        """The reason as far as it is the same for every sheet; all of it where no answer is named."""

    def reason(self, sheet: Sheet) -> Reason:
        """Return the reason, filled with answers of the sheet."""
        return self._filled[tuple(map(sheet.get, self.names))]


class Voice:
    """What one pattern of boxes says of an option; `fired` and `told` go together, strongest first, rule-outs before favors."""

    def __init__(self, option: str, fired: Sequence[RuleBits], told: Sequence[Told]) -> None:
        self.option = option
        self.score = sum([r.rule.weight or 0 for r in fired])
        self.rank = -self.score
        """To sort by: the highest score first; the declared order stays where scores are equal."""
        self.barred = any(r.rule.rule_out for r in fired[:1])
        """Whether the option is ruled out."""
        self._told = told
        self._plain = Memo(partial(self._outcome, answers={}))
        self.names = [name for t in told for name in t.names]
        """The questions whose answers its reasons name; mostly none."""

    def outcome(self, state: State, answers: Sheet) -> OptionOutcome:
        """Return the outcome of the option, its reasons filled with answers."""
        return self._outcome(state, answers) if self.names else self._plain[state]

    def _outcome(self, state: State, answers: Sheet) -> OptionOutcome:
        reasons = [t.reason(answers) if t.names else t.unfilled for t in self._told]
        return OptionOutcome(id=self.option, state=state, score=self.score, reasons=tuple(reasons))


class Voices:
    """One option, ready to be heard for any boxes."""

    def __init__(self, option: str, rules: Sequence[RuleBits], told: Mapping[int, Told]) -> None:
        self._option = option
        self._told = told
        speaking = [r for r in rules if option in (*r.rule.favor, *r.rule.rule_out)]
        self._strongest_first = sorted(speaking, key=lambda r: -(r.rule.weight or 99))
        self.scope = sum(r.any_box for r in speaking)
        """Its boxes."""
        self.by_boxes = Memo(self._voice)
        """Those of them that hold, to what they say together."""

    def _voice(self, bits: int) -> Voice:
        fired = [r for r in self._strongest_first if r.any_box & bits]
        held = [r.any_box & bits for r in fired]
        return Voice(self._option, fired, [self._told[boxes & -boxes] for boxes in held])


def told_by(rules: Sequence[RuleBits], questions: Mapping[str, Question]) -> Mapping[int, Told]:
    """Return the reason of every box, by its bit."""
    return {bit: Told(r.rule, box, questions) for r in rules for bit, box in r.boxes}


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
