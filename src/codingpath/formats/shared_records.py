"""What the records of a plan's JSON share: texts, counts, times, and a day by each reckoning."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from codingpath.model.record import AsOf, AtLeast, Filled, Record, keyword_record

Text = Annotated[str, Filled()]
Count = Annotated[int, AtLeast(0)]
Period = AsOf
"""A year, a month or a day."""


@keyword_record
class DatesRecord(Record):
    """A day by each reckoning."""

    early: date | None
    """By the early reckoning; null where not known."""
    likely: date | None
    """By the likely reckoning, the one to plan on; null where not known."""
    late: date | None
    """By the late reckoning; null where not known."""
