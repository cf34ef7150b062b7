"""What the rules made of a sheet: one outcome for each decision that was taken, each with its reasons."""

from __future__ import annotations

from typing import Literal

from codingpath.model.record import Record, keyword_record

State = Literal["chosen", "open", "ruled-out"]
Firmness = Literal["close call", "fairly firm", "firm"]


@keyword_record
class Reason(Record):
    """One rule that fired, as it speaks to one option."""

    rule: str
    """Id of the rule."""
    effect: Literal["favor", "rule-out"]
    """Whether the option gained weight or left."""
    weight: int | None
    """1 to 5, or none for a rule-out."""
    text: str
    """The reason, with the person's answers filled in."""
    questions: tuple[str, ...]
    """The questions whose answers made the rule fire; empty when it always does."""
    after: tuple[str, ...] = ()
    """Earlier decisions whose outcome the rule read."""
    source: str | None = None
    """Id of the source behind a figure in the text."""
    settle: str | None = None
    """What to settle first."""
    with_whom: str | None = None
    """Whom to see about it."""


@keyword_record
class OptionOutcome(Record):
    """How one option came out."""

    id: str
    state: State
    score: int
    """Sum of the weights that favored it, also when it was ruled out."""
    reasons: tuple[Reason, ...]
    """Strongest first; rule-outs before favors."""


def telling(option: OptionOutcome, rival: OptionOutcome) -> tuple[Reason, ...]:
    """Return the reasons for one option that do not speak for the other too; all of them if there are none.

    What an answer says comes before what holds for everybody.
    """
    shared = {r.rule for r in rival.reasons if r.effect == "favor"}
    reasons = tuple(sorted((r for r in option.reasons if r.effect == "favor"), key=_holds_for_everybody))
    own = tuple(r for r in reasons if r.rule not in shared)
    return own or reasons


def _holds_for_everybody(reason: Reason) -> bool:
    return not reason.questions and not reason.after


@keyword_record
class Outcome(Record):
    """How one decision came out."""

    id: str
    chosen: str
    runner_up: str
    """The best other option, also when it was ruled out."""
    firmness: Firmness
    options: tuple[OptionOutcome, ...]
    """In declared order."""

    def option(self, option_id: str) -> OptionOutcome:
        """Return the outcome of one option."""
        return next(o for o in self.options if o.id == option_id)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons of the chosen option."""
        return self.option(self.chosen).reasons

    @property
    def telling(self) -> tuple[Reason, ...]:
        """Return the reasons of the chosen option that its best open rival does not share; all if it shares them all."""
        rivals = [o for o in self.options if o.state == "open"]
        return telling(self.option(self.chosen), max(rivals, key=lambda o: o.score)) if rivals else self.reasons


@keyword_record
class Decisions(Record):
    """The outcomes of the decisions that were taken, in order."""

    outcomes: tuple[Outcome, ...]

    def __getitem__(self, decision_id: str) -> Outcome:
        """Return the outcome of one decision that was taken."""
        return next(o for o in self.outcomes if o.id == decision_id)

    def get(self, decision_id: str) -> Outcome | None:
        """Return the outcome of one decision, or none if it was not taken."""
        return next((o for o in self.outcomes if o.id == decision_id), None)

    @property
    def chosen(self) -> dict[str, str]:
        """Return decision id to chosen option id; a decision that was not taken is absent."""
        return {o.id: o.chosen for o in self.outcomes}
