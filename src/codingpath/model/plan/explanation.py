"""Why a result came out, what would change it, and what open answers can still do."""

from __future__ import annotations

from collections.abc import Mapping

from codingpath.model.condition import Test, Value
from codingpath.model.record import Record, keyword_record
from codingpath.model.rules import Reason, State


@keyword_record
class AnswerChange(Record):
    """One answer given otherwise."""

    question: str
    value: Value
    """The new answer; of a range of numbers the nearest one."""


@keyword_record
class Change(Record):
    """One or two answers given otherwise, tried through the whole chain of decisions."""

    steps: tuple[AnswerChange, ...]
    chosen: Mapping[str, str]
    """Decision id to the option chosen then; a decision that is not taken then is absent."""


@keyword_record
class Stretch(Record):
    """A range of a number over which the same is chosen, all other answers as they are."""

    at_least: int
    at_most: int
    option: str | None
    """Id of the option; none where the decision is not taken."""


@keyword_record
class OptionChanges(Record):
    """The smallest changes that lead to an option: of one answer, else of two; empty if no one or two changes do."""

    option: str
    changes: tuple[Change, ...]
    """Smallest first; none holds another in it."""


@keyword_record
class Flips(Record):
    """What would change one decision that is taken."""

    decision: str
    ways: tuple[OptionChanges, ...]
    """One for each other option, in declared order."""
    stretches: Mapping[str, tuple[Stretch, ...]]
    """Question id to the whole range of its number; only numbers that were answered and can change."""
    difference: tuple[str, ...]
    """Given answers that alone make one: said otherwise, the result would be another."""
    no_difference: tuple[str, ...]
    """Given answers that made none: whatever else was said there, the result would be the same."""
    same: int
    """How many of the sheets one answer away lead to the same option."""


@keyword_record
class WhatIf(Record):
    """What would change a result. A sheet one answer away differs in one given answer that a person can change."""

    flips: tuple[Flips, ...]
    """One a decision, in order."""
    sheets: int
    """How many sheets are one answer away, one for each answer that the rules can tell apart."""
    same: int
    """How many of them lead to the same result in all decisions."""

    def __getitem__(self, decision_id: str) -> Flips:
        """Return what would change one decision."""
        return next(f for f in self.flips if f.decision == decision_id)


@keyword_record
class SmallestFlip(Record):
    """What would turn one decision to whatever other option."""

    decision: str
    change: Change | None
    """The smallest change; none if no one or two changes do."""
    deciders: tuple[str, ...]
    """Questions left open whose answer alone can still turn it."""


@keyword_record
class Need(Record):
    """What one answer would have to be."""

    question: str
    test: Test
    """What it needs: choices, ranges, or picks among several."""
    said: Value | None
    """What was answered; none if the question does not apply."""


@keyword_record
class NearlyFired(Record):
    """A rule that nearly fired: one answer, or one earlier decision, kept it from firing."""

    rule: str
    favors: tuple[str, ...]
    rules_out: tuple[str, ...]
    weight: int | None
    need: Need | None
    """The one answer that was missing; none if it was an earlier decision."""
    outcome: tuple[str, tuple[str, ...]] | None
    """The earlier decision and the options one of which it would take; none if it was an answer."""
    held: int
    """How many other conditions of it did hold."""


@keyword_record
class Barrier(Record):
    """A rule that rules an option out, and what would lift it."""

    reason: Reason
    needs: tuple[Need, ...]
    """Single answers any one of which would lift it; empty if no one answer does."""


@keyword_record
class RunnerUpGap(Record):
    """What kept the runner-up behind."""

    option: str
    state: State
    points: int
    """Points of the chosen option less those of this one; below 0 where more spoke for it but it is ruled out."""
    barriers: tuple[Barrier, ...]
    lacks: tuple[Reason, ...]
    """Reasons of the chosen option that do not speak for this one."""
    own: tuple[Reason, ...]
    """Reasons of this one that do not speak for the chosen option: what pulls the other way."""


@keyword_record
class Decider(Record):
    """An open answer that alone can still change a decision."""

    question: str
    leads_to: Mapping[str, Test]
    """Other option to the answers that lead to it, all else as it is."""


@keyword_record
class Undecided(Record):
    """What the open answers can still do to one decision."""

    decision: str
    possible: tuple[str, ...]
    """Options still possible, in declared order, as each open answer may come out any way or stay open."""
    exact: bool
    """Whether every one of them was reached; else some may turn out not to be."""
    deciders: tuple[Decider, ...]
    """The open answers that alone can change it, in the order of the questions."""


@keyword_record
class Explanation(Record):
    """Everything about why, for one person."""

    what_if: WhatIf
    behind: Mapping[str, RunnerUpGap]
    """Decision id to what kept its runner-up behind."""
    near: Mapping[str, tuple[NearlyFired, ...]]
    """Decision id to the rules that nearly fired, the ones most of which held first."""
    undecided: tuple[Undecided, ...]
    """One a decision; empty if no answer is open."""


@keyword_record
class QuestionImpact(Record):
    """What one question can still change for one person, the answers given so far as they are."""

    question: str
    decisions: tuple[str, ...]
    """Decisions that this answer alone changes now, all that is not answered left open."""
    later: tuple[str, ...]
    """Further decisions that it may change together with answers still to come."""
    dates: bool
    money: bool
    programs: bool
