"""What many results come to together: counts only, so that it takes the same room for ten people and for a million."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Final, Literal

from codingpath.cohort.reckoning import Reckoned
from codingpath.model.condition import NOT_SURE
from codingpath.planning.dates import months_between
from codingpath.planning.trial import passes

Reach = Literal["whole", "least", "short", "open"]
"""How far somebody's own money goes: to the high sum of what is known, to the low one, not so far; or it was left open."""
Limit = Literal["kept", "missed", "open"]
"""What becomes of the months given; open where none were given, they lie behind, or no date is known."""

STEP_USD: Final = 100
"""Sums are counted to the nearest so many dollars."""


@dataclass
class Tally:
    """Counts over some people; two of them add up."""

    people: int = 0
    """Rows with results."""
    bad: int = 0
    """Rows that could not be read."""
    chosen: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Decision and option, to how many have it."""
    paths: Counter[tuple[tuple[str, str], ...]] = field(default_factory=Counter)
    """All decisions that were taken, in their order, each with its option, to how many have these."""
    months: Counter[int] = field(default_factory=Counter)
    """Months from the start to the likely day of the first application, to how many take so long."""
    limits: Counter[Limit] = field(default_factory=Counter)
    """Whether the likely day keeps the limit, to how many of whom that is so."""
    reach: Counter[Reach] = field(default_factory=Counter)
    low_usd: Counter[int] = field(default_factory=Counter)
    """Low sums, to the nearest hundred dollars."""
    short_usd: Counter[int] = field(default_factory=Counter)
    """What is missing to the low sum, of those whose money is short."""
    least: int = 0
    """How many of those lack more than that, as a price is not known, such as that of the course."""
    open: Counter[str] = field(default_factory=Counter)
    """Question to how many leave it open."""
    asked: Counter[str] = field(default_factory=Counter)
    """Question to how many it applies to."""

    def take(self, found: Reckoned) -> None:
        """Count one more person."""
        self.people += 1
        self.chosen.update(found.chosen.items())
        self.paths[tuple(found.chosen.items())] += 1
        self.asked.update(found.sheet.keys())
        self.open.update([question for question, value in found.sheet.items() if value == NOT_SURE])
        self._take_time(found)
        self._take_money(found)

    def add(self, other: Tally) -> None:
        """Count the people of another one too."""
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, each.name, mine + theirs)

    def _take_time(self, found: Reckoned) -> None:
        likely = found.applying.likely
        months = months_between(found.start, likely) if likely else None
        if months is not None:
            self.months[months] += 1
        self.limits[_limit(found)] += 1

    def _take_money(self, found: Reckoned) -> None:
        money = found.money
        self.low_usd[_step(money.low_usd)] += 1
        if money.short_usd:
            self.short_usd[_step(money.short_usd)] += 1
            self.least += any(line.low_usd is None or not line.counted for line in money.open_lines)
        self.reach[_reach(money.budget_usd, money.low_usd, money.high_usd)] += 1


def _limit(found: Reckoned) -> Limit:
    if found.limit is None or found.applying.likely is None:
        return "open"
    return "kept" if passes(found.applying, found.limit) in ("none", "late") else "missed"


def _reach(budget_usd: int | None, low_usd: int, high_usd: int) -> Reach:
    if budget_usd is None:
        return "open"
    return "whole" if budget_usd >= high_usd else "least" if budget_usd >= low_usd else "short"


def _step(usd: int) -> int:
    return round(usd / STEP_USD) * STEP_USD


def middle(counts: Counter[int]) -> int | None:
    """Return the median of numbers with how often they come; none where there are none."""
    left = (counts.total() + 1) // 2
    for number in sorted(counts):
        left -= counts[number]
        if left <= 0:
            return number
    return None
