"""One decision as a case: its axes, and the table of states that stands for every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from codingpath.engine.axes import Axis, axes_of
from codingpath.engine.chain import Chain
from codingpath.engine.effects import Effect, Effects, Table, Tick, Verdict, outcomes, tables, way_to
from codingpath.engine.example import Example, Shows, led_to, shortest
from codingpath.engine.masks import RuleBits
from codingpath.engine.matters import rules_without_effect
from codingpath.engine.reading_order import in_good_order
from codingpath.model.record import Record, record
from codingpath.model.rules import Decision


@record
class End(Record):
    """What some sheets come to."""

    out: int
    packed: int
    weight: int
    verdict: Verdict


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
    def axes(self) -> list[Axis]:
        """Return its axes in a good order to read them."""
        return in_good_order(self.effects, axes_of(self.chain.table, self.chain.questions, self.position))

    @cached_property
    def _made(self) -> list[Table]:
        return tables(self.effects, self.axes, self.tick)

    @cached_property
    def ends(self) -> list[End]:
        """Return every state at the end."""
        found = outcomes(self._made[-1])
        return [End(out, packed, weight, self.effects.verdict(out, packed)) for out, packed, weight in found]

    @cached_property
    def without_effect(self) -> list[Effect]:
        """Return the rules that fire and never matter."""
        return rules_without_effect(self.effects, self.axes, self.tick)

    def example(self, end: End, shows: Shows) -> Example:
        """Return a sheet that comes to a state, or a shorter one that shows the same."""

        def decided(boxes: int) -> bool:
            return self.effects.may_be_taken(boxes, 0) and shows(boxes)

        way = way_to(self.effects, self.axes, self._made, (end.out, end.packed))
        return led_to(self.chain, self.position, shortest(self.axes, way, decided), decided)
