"""The few questions that matter most to one person, where there is no room for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from codingpath.model.guidance import SchoolQuestion
from codingpath.planning.person import Person

MOST: Final = 8
"""How many questions stand in the plan; all of them stand on the sheet."""


def first_questions(person: Person, asked: Sequence[SchoolQuestion]) -> tuple[SchoolQuestion, ...]:
    """Return the few that the data ranks first for this person, in the order of the data."""
    ranked = sorted(asked, key=lambda q: 0 if person.holds(q.first_when) else q.rank)
    few = {q.id for q in ranked[:MOST]}
    return tuple(q for q in asked if q.id in few)
