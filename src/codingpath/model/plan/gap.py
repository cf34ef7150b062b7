"""Closing the gap between the budget and the ledger: what each way takes, and what it leaves."""

from __future__ import annotations

from datetime import date
from typing import Literal

from codingpath.model.plan.explanation import Change
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.roadmap import FundingMatch
from codingpath.model.record import Record, keyword_record

End = Literal["low", "high"]
"""An end of the ledger."""


@keyword_record
class WayToClose(Record):
    """What every way tells, in dollars at the end of the ledger where the gap is."""

    own_usd: int
    """What is then left to pay oneself."""
    leaves_usd: int
    """What is then left of the gap; 0 closes it."""


@keyword_record
class OneProgram(WayToClose):
    """Taking the cheapest of the few programs."""

    match: ProgramMatch
    one_attempt: bool
    """Whether one exam attempt is bought rather than two."""
    low_usd: int
    """What everything that is known then comes to."""
    high_usd: int


@keyword_record
class OneAttempt(WayToClose):
    """Buying one exam attempt rather than two, where no program makes it cheaper."""

    saves_usd: int


@keyword_record
class Payer(WayToClose):
    """A source of money that names the most it pays."""

    match: FundingMatch
    most_usd: int
    """The most it can pay of this ledger."""


@keyword_record
class Saving(WayToClose):
    """Putting the same sum aside each month from today."""

    month_usd: int
    until: date
    """The day by which most has to be there."""
    stage: str
    """Id of the stage that begins on that day."""
    later_months: int
    """How much later the start has to be for it; 0 for the start as it is."""


@keyword_record
class OtherAnswers(WayToClose):
    """One or two answers given otherwise, which lead to a cheaper path."""

    decision: str
    """The decision that the change was found for."""
    change: Change


AnyWay = OneProgram | OneAttempt | Payer | Saving | OtherAnswers


@keyword_record
class BudgetGap(Record):
    """The gap and the ways to close it."""

    at: End
    """At which end of the ledger the gap is."""
    gap_usd: int
    ways: tuple[AnyWay, ...]
    """Those that leave the least to pay oneself first."""
    no_sum: tuple[FundingMatch, ...]
    """Sources of money that name no sum."""
