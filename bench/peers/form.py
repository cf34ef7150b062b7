"""What every peer is given, and what it must give back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from codingpath.model.condition import NOT_SURE, Sheet
from codingpath.model.question import Question
from codingpath.model.rules import Decision, Rule
from codingpath.rules.masks import MaskTable

OPEN, NOT_ASKED = -1, -2
"""A number that is open, or whose question does not apply. Every range starts at 0 or more, so neither lies in one by chance."""

Plain = dict[str, Any]
"""Question to a text, a whole number or a list of texts, under names that expressions can hold."""

Found = dict[str, tuple[str, frozenset[str]]]
"""Decision id to the option chosen and the ids of the rules that fired."""


@dataclass(frozen=True)
class Peer:
    """One engine, ready to run."""

    name: str
    run: Callable[[Plain], Any]
    """What is timed."""
    read: Callable[[Any], Found]
    """How to read what it returned; not timed."""


def name(identifier: str) -> str:
    """Return an id as a name that expressions can hold."""
    return identifier.replace("-", "_")


def chosen_name(decision: str) -> str:
    """Return the name of an outcome; a question may have the decision's own id."""
    return f"chosen_{name(decision)}"


def plain(table: MaskTable, sheet: Sheet) -> Plain:
    """Return a sheet as a peer reads it; an open list holds `not-sure` alone, a list not asked for is empty."""
    return {name(q): _plain(cells.question, sheet.get(q)) for q, cells in table.cells.items()}


def _plain(question: Question, value: Any) -> Any:
    match question.kind:
        case "one":
            return value or ""
        case "many":
            return [] if value is None else [value] if isinstance(value, str) else list(value)
        case _:
            return NOT_ASKED if value is None else OPEN if value == NOT_SURE else value


def winner(decision: Decision, fired: Iterable[Rule]) -> str:
    """Return the option that wins, for engines that only match: scores add up, ruled-out options leave, the first of the highest wins."""
    scores = dict.fromkeys([o.id for o in decision.options], 0)
    for rule in fired:
        for option in rule.favor:
            scores[option] += rule.weight or 0
        for option in rule.rule_out:
            scores[option] -= 1000
    return max(scores, key=lambda o: scores[o])
