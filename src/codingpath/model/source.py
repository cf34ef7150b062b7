"""Sources: where a figure or a rule comes from, how old it is and when to look again."""

from __future__ import annotations

from datetime import date
from typing import Literal

from codingpath.model.record import AsOf, Record, keyword_record

Confidence = Literal["high", "medium", "low"]
SourceKind = Literal["issuer", "government", "school", "publisher", "independent", "assumption"]
"""Who speaks: the body that issues the credential, a government, a school, whoever else made the figures or sells the course,
two or more independent pages that agree, or nobody: an assumption of this tool, said to be one."""


@keyword_record
class Source(Record):
    """What one source says about one subject. Each figure in the data names one."""

    id: str
    """Stable id."""
    name: str
    """Who says it, and what about."""
    address: str
    """Where to read it; several pages are separated by ` and `."""
    kind: SourceKind
    """Who speaks."""
    as_of: AsOf
    """The time the source speaks for: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    about: bool = False
    """Whether `as_of` was inferred, because the page has no date."""
    checked: date
    """The day somebody read it for this file."""
    review_by: date
    """The day it should be read again: six months after `checked` for fees and rules, twelve for the rest."""
    confidence: Confidence
    """How far to trust it; figures of low confidence are shown with that word and enter no sum."""
    confirm_at: str | None = None
    """Where a reader can confirm a fee today."""

    def is_stale(self, today: date) -> bool:
        """Tell whether the review date has passed."""
        return today > self.review_by


@keyword_record
class Statement(Record):
    """A sentence that rests on a source."""

    text: str
    """One or two plain sentences."""
    source: str
    """Id of the source."""


@keyword_record
class Range(Record):
    """A figure with its source; an end that is not known is null."""

    low: int | None
    """Low end; the unit is said where the range is used."""
    high: int | None
    """High end; equal to `low` for a single figure."""
    source: str
    """Id of the source."""
    note: str | None = None
    """What the reader must know beside the figure."""


# Whose data a plan rests on, where it is not the program's own.


@keyword_record
class Office(Record):
    """Whoever keeps a data folder, and what they changed in it."""

    name: str
    """Name of the office, or that of its data folder where it gives none."""
    contact: str | None = None
    """How to reach it, such as a telephone number."""
    differs_in: tuple[str, ...] = ()
    """Names of the data files that are not the same as the program's own, by name."""
