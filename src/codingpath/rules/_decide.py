"""From a sheet to the outcomes of the decisions, each option with its score, its state and its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from codingpath.model.condition import Sheet
from codingpath.model.rules import Decisions
from codingpath.rules._masks import MaskTable
from codingpath.rules.judge import Judge


def decide(table: MaskTable, sheet: Sheet) -> Decisions:
    """Take the decisions in order, each reading the outcomes of those before it; one whose `decided_when` does not hold is not taken.

    The rule set must leave an option open for every sheet; `codingpath check` proves it.
    """
    bits = table.fired(sheet)
    outcomes = []
    for judge in _judges(table):
        _, after, names, outcome_of = judge.verdicts[bits & judge.scope]
        outcomes.append(outcome_of[tuple(map(sheet.get, names)) if names else ()])
        bits &= after
    return Decisions(outcomes=tuple([outcome for outcome in outcomes if outcome is not None]))


def choose(table: MaskTable, sheet: Sheet, settled: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return only decision id to chosen option: the same bits without reasons. `settled` holds decisions to take as given."""
    return choose_bits(table, table.fired(sheet), settled)


def choose_bits(table: MaskTable, bits: int, settled: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return decision id to chosen option for the boxes that hold as far as answers go; a decision not taken is absent."""
    chosen = {}
    for (decision, _), judge in zip(table.decisions, _judges(table), strict=True):
        option, after, _, _ = judge.verdicts[bits & judge.scope]
        if settled and decision.id in settled:
            option = settled[decision.id]
            after = table.outcomes[decision.id][option]
        if option is not None:
            chosen[decision.id] = option
        bits &= after
    return chosen


@lru_cache(maxsize=4)
def _judges(table: MaskTable) -> tuple[Judge, ...]:
    """Return a judge for each decision."""
    questions = {q: cells.question for q, cells in table.cells.items()}
    return tuple(Judge(d, rules, table.gate(d.id), table.outcomes[d.id], questions) for d, rules in table.decisions)
