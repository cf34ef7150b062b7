"""Decisions, options and rules; what they made of a sheet, with reasons; and what a proof found of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Annotated, Final, Literal

from codingpath.model.condition import Answers, When
from codingpath.model.first_page import LINE
from codingpath.model.program import ProgramKind
from codingpath.model.record import AtLeast, Record, keyword_record

Effect = Literal["favor", "rule-out"]
State = Literal["chosen", "open", "ruled-out"]
Firmness = Literal["close call", "fairly firm", "firm"]


@keyword_record
class OwnLimits(Record):
    """The numbers below which some boxes of the rules hold for one person, where those are not the written ones."""

    question: str = ""
    """Id of the question that they are held against."""
    below: Mapping[int, int] = field(default_factory=dict)
    """The bit of a box to its number."""


@keyword_record
class Reason(Record):
    """One rule that fired, as it speaks to one option."""

    rule: str
    """Id of the rule."""
    effect: Effect
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

    @property
    def barring(self) -> tuple[Reason, ...]:
        """Return the reasons that rule it out."""
        return tuple(reason for reason in self.reasons if reason.effect == "rule-out")


def telling(option: OptionOutcome, rival: OptionOutcome) -> tuple[Reason, ...]:
    """Return the reasons for one option that do not speak for the other too; all of them if there are none.

    What an answer says comes before what holds for everybody.
    """
    shared = {r.rule for r in rival.reasons if r.effect == "favor"}
    favors = (r for r in option.reasons if r.effect == "favor")
    reasons = tuple(sorted(favors, key=lambda r: not r.questions and not r.after))
    own = tuple(r for r in reasons if r.rule not in shared)
    return own or reasons


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
        """Return the reasons of the chosen option that its best open rival does not share; all if it shares them all.

        Where every rival is out, it is the one that came second that they are told apart from.
        """
        rivals = [o for o in self.options if o.state == "open"]
        return telling(self.option(self.chosen), max(rivals, key=lambda o: o.score) if rivals else self.option(self.runner_up))


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


# What a proof of the rules found: one record a decision, one a mistake.

FindingKind = Literal[
    "gap", "no-reason", "unreachable", "dead", "dead-box", "no-effect", "never-decided", "not-proved", "other-limit"
]
"""`gap`: every option is ruled out. `no-reason`: an option is chosen that no rule favors. `unreachable`: an option is never
chosen. `dead`: a rule never fires. `dead-box`: one of its boxes never holds. `no-effect`: a rule never changes anything.
`never-decided`: no sheet meets `decided_when`. `not-proved`: the time was not enough. `other-limit`: a rule rules out by
other months than the timeline gives."""
_WARNINGS: Final = frozenset({"dead-box", "no-effect"})


@keyword_record
class Finding(Record):
    """One mistake in the rules, with answers that show it."""

    kind: FindingKind
    """What is wrong."""
    decision: str
    """Id of the decision."""
    option: str | None = None
    """Id of the option, where it is about one."""
    rule: str | None = None
    """Id of the rule, where it is about one."""
    text: str
    """What is wrong, and why, in one sentence."""
    example: Answers | None = None
    """Answers that show it, other questions open; none where no answers can."""
    after: Mapping[str, str | None] = field(default_factory=dict)
    """Outcomes of earlier decisions that the example also needs, where no answers are known to lead to them; none: not decided."""

    @property
    def is_error(self) -> bool:
        """Tell whether it can spoil somebody's plan; else it is about a rule that might as well not be there."""
        return self.kind not in _WARNINGS


@keyword_record
class DecisionProof(Record):
    """What holds for every sheet of answers, for one decision. Shares are of sheets, never of people."""

    decision: str
    """Id of the decision."""
    proved: bool
    """Whether the proof came to its end; if not, the other figures are 0."""
    combinations: int = 0
    """Combinations of answers, and of earlier outcomes, that the decision can tell apart."""
    states: int = 0
    """States that stood for them at the end."""
    total: int = 0
    """Weight of all sheets on which it is decided: each question counts once, and each of its cells alike."""
    wins: Mapping[str, int] = field(default_factory=dict)
    """Option to the weight of the sheets on which it is chosen."""
    ties: int = 0
    """Weight of the sheets on which the declared order decides between equal scores."""
    findings: tuple[Finding, ...] = ()
    """Everything that is wrong; empty if nothing is."""


def share(part: int, whole: int) -> str:
    """Return a share in percent, with one decimal."""
    percent = 100 * part / whole
    return "less than 0.1 %" if 0 < percent < 0.05 else f"{percent:.1f} %"  # noqa: PLR2004 - what would round to nothing


# Decisions, their options and the rules that lead to them.


@keyword_record
class Option(Record):
    """One way a decision can go."""

    id: str
    """Stable id."""
    label: str
    """Name shown to people."""
    credential: str | None = None
    """For an option of `certification`: id of the certification it aims for, its own id if absent; null where it names none."""
    award: str | None = None
    """For an option of `award`: award of the programs it asks for, its own id if absent; null where there is no program to choose."""
    program_kinds: tuple[ProgramKind, ...] = ()
    """For an option of `award`: kinds of the programs it asks for; any if absent."""
    exam_only: bool = False
    """For an option of `award`: whether exam preparation is all it takes, so that a whole program is more than is needed."""
    programs_when: When = When()
    """For an option of `award`: for whom programs are listed; for everybody if absent."""
    delivery: str | None = None
    """For an option of `delivery`: how its programs are taught, its own id if absent; null where it asks for nothing."""
    program_codes: tuple[str, ...] = ()
    """For an option of `role`: federal codes of the programs nearest to it, nearest first."""
    in_a_sentence: str | None = None
    """For an option of `role`, `award` and `delivery`: what it is called inside a sentence, such as `a coder`."""
    like: str | None = None
    """Another option of the decision that this one counts as too, in every condition; its own words still come from its own keys."""
    summary: str
    """One sentence: what it is."""
    benefits: tuple[str, ...]
    """What speaks for it, for anybody; at least one."""
    drawbacks: tuple[str, ...]
    """What speaks against it, for anybody; at least one."""
    typical_week: str
    """What a normal week of it feels like: study, money, family, screen."""


HEAVIEST = 5
"""The most that a rule may weigh."""


@keyword_record
class Rule(Record):
    """When something holds, some options gain weight or leave."""

    id: str
    """Stable id, `decision.name`."""
    favor: tuple[str, ...] = ()
    """Options that gain the weight; empty for a rule-out."""
    rule_out: tuple[str, ...] = ()
    """Options that leave; empty for a favor."""
    weight: Annotated[int, AtLeast(1, HEAVIEST)] | None = None
    """1 to 5 for a favor; none for a rule-out."""
    when: When
    """When the rule fires."""
    because: str
    """The reason in plain words, lower-case start, no full stop; `{question}` stands for that answer."""
    source: str | None = None
    """Id of the source behind a figure in `because`."""
    settle: str | None = None
    """For `prepare-first`: what to settle first."""
    with_whom: str | None = None
    """For `prepare-first`: whom to see (`with` in YAML)."""
    step: Annotated[str, LINE] | None = None
    """For `prepare-first`: the step itself, for the first page; what is asked of whoever may pay first, if absent."""


@keyword_record
class Decision(Record):
    """One decision: options in declared order, which breaks ties, and rules."""

    id: str
    """Stable id."""
    title: str
    """Two or three words, for tables."""
    question: str
    """The decision as a question."""
    options: tuple[Option, ...]
    """In the order of comparisons; the first of equal scores wins."""
    rules: tuple[Rule, ...]
    """Every rule, in file order."""
    decided_when: When = When()
    """When the decision is taken at all; always if absent. It may read an earlier outcome."""
    named_in: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Parts of the data files that tell the options apart, such as `jobs` or `faq/stress`, each with the options that it leaves out
    on purpose: every other option must be named by a condition there, so that a new one is not forgotten."""

    def option(self, option_id: str) -> Option:
        """Return the option with this id."""
        return self._by_id[option_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Option]:
        return {option.id: option for option in self.options}


@keyword_record
class RuleSet(Record):
    """The decisions in the order they are evaluated and shown."""

    version: str
    """Version of the rules, such as `2026.11`."""
    decisions: tuple[Decision, ...]
    """The decisions; each may read the outcomes of the ones before it."""

    def decision(self, decision_id: str) -> Decision:
        """Return the decision with this id."""
        return self._by_id[decision_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Decision]:
        return {decision.id: decision for decision in self.decisions}
