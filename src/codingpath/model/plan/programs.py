"""How programs fit a person, and the few to ask first."""

from __future__ import annotations

from typing import Final, Literal

from codingpath.model.plan.money import Money
from codingpath.model.plan.stages import Dates
from codingpath.model.program import Program
from codingpath.model.record import Record, keyword_record


@keyword_record
class Miss(Record):
    """What is known to speak against a program, and how far off it is."""

    kind: Literal["award", "delivery", "price", "certification"]
    over_usd: int | None = None
    """For `price`: dollars over the budget."""


LAST: Final = 10**9
"""Stands in an order for a distance in miles or a price in dollars that is not known: those come last."""

Fit = Literal["fit", "near"]


Reach = Literal["state", "online", "neighbor", "any"]
"""How a program can be reached: in the person's state, online from elsewhere, in a neighboring state; `any` where no state is named."""


Ask = Literal["delivery", "price", "which-price", "certification", "residents", "cahiim", "neighbor", "access"]
"""Something about a program that is not known and must be asked."""


@keyword_record
class ProgramMatch(Record):
    """One program as it fits one person."""

    program: Program
    fit: Fit
    reach: Reach
    misses: tuple[Miss, ...]
    asks: tuple[Ask, ...]
    low_usd: int | None
    """Price, or the low end of an estimate."""
    high_usd: int | None
    estimate: bool
    miles: int | None = None
    """Straight line to the school from where the person is; none where either place is not known, and for a school that is online only."""
    at_home: bool = False
    """Whether the school is where the office that keeps the data is at home."""

    @property
    def far(self) -> int:
        """Return the miles, for an order in which a distance that is not known comes last."""
        return LAST if self.miles is None else self.miles

    @property
    def graduates(self) -> int:
        """Return how many complete it a year, for an order; 0 where nobody knows."""
        return self.program.completions or 0


Pick = Literal[
    "office",
    "nearest",
    "at-home",
    "cheapest",
    "cheapest-fitting",
    "cheapest-online",
    "next-best",
    "listed",
    "continuing-education",
    "body",
    "sold-online",
    "chosen",
]
"""Why a program is one of the few to ask first: it is in the office's own data; the nearest public college that teaches it, or without a
ZIP code one where the office is at home; the cheapest
public one of the state, or of those that fit, where another one costs less; the cheapest public one that can be finished online; the next best. Of short courses: one on the state's own list;
the continuing education of the nearest public college; the certifying body's own; one sold online to the whole country. Or it was chosen."""


@keyword_record
class Choice(Record):
    """One of the few programs to choose from, with the money and the dates of that program alone."""

    match: ProgramMatch
    reason: Pick
    """Why it is one of them."""
    money: Money
    """The whole ledger with this program's tuition and books, and no other's."""
    applying: Dates
    """When job applications can start, by the length of this program."""
