"""Decisions, their options and the rules that lead to them."""

from __future__ import annotations

from codingpath.model.condition import When
from codingpath.model.record import Record, keyword_record


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
    summary: str
    """One sentence: what it is."""
    benefits: tuple[str, ...]
    """What speaks for it, for anybody; at least one."""
    drawbacks: tuple[str, ...]
    """What speaks against it, for anybody; at least one."""
    typical_week: str
    """What a normal week of it feels like: study, money, family, screen."""


@keyword_record
class Rule(Record):
    """When something holds, some options gain weight or leave."""

    id: str
    """Stable id, `decision.name`."""
    favor: tuple[str, ...] = ()
    """Options that gain the weight; empty for a rule-out."""
    rule_out: tuple[str, ...] = ()
    """Options that leave; empty for a favor."""
    weight: int | None = None
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

    def option(self, option_id: str) -> Option:
        """Return the option with this id."""
        return next(o for o in self.options if o.id == option_id)


@keyword_record
class RuleSet(Record):
    """The decisions in the order they are evaluated and shown."""

    version: str
    """Version of the rules, such as `2026.11`."""
    decisions: tuple[Decision, ...]
    """The decisions; each may read the outcomes of the ones before it."""

    def decision(self, decision_id: str) -> Decision:
        """Return the decision with this id."""
        return next(d for d in self.decisions if d.id == decision_id)
