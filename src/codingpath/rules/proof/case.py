"""One decision as a case: the axes of each part of all sheets, and the tables of states that stand for every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from codingpath.model.record import Record, record
from codingpath.model.rules import Decision
from codingpath.rules._masks import RuleBits
from codingpath.rules.proof.axes import Axis, axes_of
from codingpath.rules.proof.chain import Chain
from codingpath.rules.proof.effects import Effect, Effects, Table, Tick, Verdict, outcomes, tables, way_to
from codingpath.rules.proof.example import Example, Shows, led_to, shortest
from codingpath.rules.proof.reading_order import in_good_order
from codingpath.rules.proof.witnesses import rules_without_effect


@record
class Part(Record):
    """Some of all sheets: those with certain answers to one question."""

    axes: Sequence[Axis]
    """In a good order to read them."""
    made: Sequence[Table]
    """The table before any axis and after each."""


@record
class End(Record):
    """What some sheets come to."""

    out: int
    packed: int
    weight: int
    verdict: Verdict
    part: Part
    """A part in which some sheet comes to it."""


@record
class Case(Record):
    """One decision with the tables of its states. Raises what `tick` raises."""

    chain: Chain
    position: int
    tick: Tick

    @property
    def decision(self) -> Decision:
        """Return the decision."""
        return self.chain.table.decisions[self.position][0]

    @property
    def rules(self) -> Sequence[RuleBits]:
        """Return its rules, in their order."""
        return self.chain.table.decisions[self.position][1]

    @property
    def effects(self) -> Effects:
        """Return what its rules do, in the same order."""
        return self.chain.effects[self.position]

    @cached_property
    def axes(self) -> list[list[Axis]]:
        """Return the axes of each part, in a good order to read them."""
        return [in_good_order(self.effects, axes) for axes in axes_of(self.chain.table, self.chain.questions, self.position)]

    @cached_property
    def ends(self) -> list[End]:
        """Return every state at the end."""
        found: dict[tuple[int, int], tuple[int, Part]] = {}
        for axes in self.axes:
            part = Part(axes, tables(self.effects, axes, self.tick))
            for out, packed, weight in outcomes(part.made[-1]):
                before, first = found.get((out, packed), (0, part))
                found[out, packed] = (before + weight, first)
        verdict = self.effects.verdict
        return [End(out, packed, weight, verdict(out, packed), part) for (out, packed), (weight, part) in found.items()]

    @cached_property
    def without_effect(self) -> list[Effect]:
        """Return the rules that fire and never matter."""
        return rules_without_effect(self.effects, self.axes, self.tick)

    def example(self, end: End, shows: Shows) -> Example:
        """Return a sheet that comes to a state, or a shorter one that shows the same."""

        def decided(boxes: int) -> bool:
            return self.effects.may_be_taken(boxes, 0) and shows(boxes)

        way = way_to(self.effects, end.part.axes, end.part.made, (end.out, end.packed))
        return led_to(self.chain, self.position, shortest(end.part.axes, way, decided), decided)
