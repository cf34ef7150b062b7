"""One decision: scores add up, ruled-out options leave, the highest score wins, and the declared order breaks ties.

What comes of a pattern of boxes is worked out once and remembered. Its outcome, with the reasons, is made when it is asked
for, once for all sheets that share the pattern and the few answers that the reasons name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from codingpath.model.condition import Value
from codingpath.model.question import Question
from codingpath.model.rules import Decision, Firmness, Outcome, State
from codingpath.rules._masks import RuleBits
from codingpath.rules.decide import Voice, Voices, told_by
from codingpath.rules.memo import Memo

_CLOSE, _FAIR = 1, 3
"""Largest margins of a close call and of a fairly firm result."""

_RANK = attrgetter("rank")

MOST_FILLED = 16
"""How many outcomes are kept for one pattern of boxes, each filled with other answers."""


class Verdict(NamedTuple):
    """What one pattern of boxes comes to."""

    chosen: str | None
    """The option that wins; none if the decision is not taken."""
    after: int
    """Mask of the boxes that may still hold once it is chosen."""
    names: tuple[str, ...]
    """The questions whose answers the reasons name; mostly none."""
    outcomes: Memo[tuple[Value | None, ...], Outcome | None]
    """Those answers to the outcome, its reasons filled with them."""


class Judge:
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
        voices = [Voices(option.id, rules, told) for option in decision.options]
        self._id = decision.id
        self._gate = gate
        self._after = after
        self._voices = [(v.scope, v.by_boxes) for v in voices]
        self.scope = sum(r.any_box for r in rules) | gate
        """The boxes of its rules and of its `decided_when`."""
        self.verdicts = Memo(self._judge)
        """Those of them that hold, to what they come to."""

    def _judge(self, bits: int) -> Verdict:
        if self._gate and not bits & self._gate:
            return Verdict(None, self._after[None], (), Memo(lambda _: None, MOST_FILLED))
        voices = [by_boxes[bits & scope] for scope, by_boxes in self._voices]
        chosen = min([v for v in voices if not v.barred], key=_RANK)
        names = tuple(dict.fromkeys([name for v in voices for name in v.names]))
        made = partial(_outcome, self._id, voices, chosen, names)
        return Verdict(chosen.option, self._after[chosen.option], names, Memo(made, MOST_FILLED))


def _outcome(
    decision: str, voices: Sequence[Voice], chosen: Voice, names: Sequence[str], values: Sequence[Value | None]
) -> Outcome:
    answers = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    states: list[State] = ["ruled-out" if v.barred else "chosen" if v is chosen else "open" for v in voices]
    return Outcome(
        id=decision,
        chosen=chosen.option,
        runner_up=min([v for v in voices if v is not chosen], key=lambda v: (_RANK(v), v.barred)).option,
        firmness=_firmness(chosen, [v.score for v in voices if not v.barred and v is not chosen]),
        options=tuple([v.outcome(state, answers) for v, state in zip(voices, states, strict=True)]),
    )


def _firmness(chosen: Voice, rivals: Sequence[int]) -> Firmness:
    margin = chosen.score - max(rivals) if rivals else _FAIR + 1
    return "close call" if margin <= _CLOSE else "fairly firm" if margin <= _FAIR else "firm"
