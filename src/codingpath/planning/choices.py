"""The few programs to ask first, each with the money and the dates of that program alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from codingpath.model.roadmap import Choice, ProgramMatch
from codingpath.planning.costs import ledger
from codingpath.planning.person import Person
from codingpath.planning.timeline import applying

MOST: Final = 3
"""How many programs stand on the first page."""


def choices(person: Person, programs: Iterable[ProgramMatch]) -> tuple[Choice, ...]:
    """Return the first programs without a known miss."""
    fits = [m for m in programs if not m.misses][:MOST]
    dates = applying(person)
    return tuple(Choice(match=m, money=ledger(person, [m]), applying=dates) for m in fits)
