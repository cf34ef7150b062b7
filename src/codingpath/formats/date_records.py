"""What the JSON of a plan says of days and of times."""

from __future__ import annotations

from datetime import date

from codingpath.model.record import AsOf, Record, keyword_record

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
