"""Sources: where a figure or a rule comes from, how old it is and when to look again."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, assert_never

from codingpath.model.record import MARK, AsOf, Record, keyword_record

Confidence = Literal["high", "medium", "low"]
SourceKind = Literal["issuer", "government", "school", "publisher", "independent", "assumption"]
"""Who speaks: the body that issues the credential, a government, a school, whoever else made the figures or sells the course,
two or more independent pages that agree, or nobody: an assumption of this tool, said to be one."""

Reckoning = Literal["early", "likely", "late"]
"""How a date is reckoned: as well as it can go, as it mostly goes, and as slow as should be allowed for."""


@keyword_record
class Source(Record):
    """What one source says about one subject. Each figure in the data names one."""

    id: str
    """Stable id."""
    name: str
    """Who says it, and what about."""
    tag: Annotated[str, MARK] | None = None
    """Who says it, for the mark beside a figure; the name up to its first comma, if absent."""
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

    @property
    def mark(self) -> str:
        """Return what stands beside a figure: who says it, and of what time, such as `BLS, May 2025`."""
        if self.kind == "assumption":
            return "our assumption"
        return f"{self.publisher}, {self.time}"

    @property
    def in_words(self) -> bool:
        """Tell whether its mark stands beside a figure in words, also where sources are numbered."""
        return False

    @property
    def publisher(self) -> str:
        """Return who says it, in few words."""
        return self.tag or self.name.partition(",")[0]

    @property
    def time(self) -> str:
        """Return the month, if there is one, and the year that the source speaks for."""
        year, _, rest = self.as_of.partition("-")
        return f"{date(int(year), int(rest[:2]), 1):%b %Y}" if rest else year

    @property
    def site(self) -> str:
        """Return the web site of its first page."""
        return self.address.split()[0].partition("/")[0].removeprefix("www.")

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
    likely: int | None = None
    """What is most likely; the middle of both ends if absent."""
    note: str | None = None
    """What the reader must know beside the figure."""

    def at(self, reckoning: Reckoning) -> int | None:
        """Return the figure that a reckoning counts on: the low end for the early one, the high end for the late one."""
        match reckoning:
            case "early":
                return self.low
            case "likely":
                return self.middle
            case "late":
                return self.high
            case _ as never:
                assert_never(never)

    @property
    def middle(self) -> int | None:
        """Return what is most likely, rounded up to a whole figure; none where an end is not known."""
        if self.likely is not None or self.low is None or self.high is None:
            return self.likely
        return (self.low + self.high + 1) // 2


# Whose data a plan rests on, where it is not the program's own.

EntryKind = Literal["program", "fund", "note", "contact"]
"""What an office can add to its data by answering questions."""
JOB_CENTER: Final = "job-center"
OFFICES: Final = (JOB_CENTER, "school", "other")
"""What an office may be: to a client who sits in a job center no plan says to call the job center."""


@keyword_record
class Office(Record):
    """Whoever keeps a data folder, and what they changed in it."""

    name: str
    """Name of the office, or that of its data folder where it gives none."""
    contact: str | None = None
    """How to reach it, such as a telephone number."""
    kind: str | None = None
    """One of `OFFICES`; none where it does not say."""
    home: tuple[str, ...] = ()
    """Counties, cities and ZIP codes it serves, as it writes them."""
    state: str | None = None
    """Two-letter state of the first of them."""
    differs_in: tuple[str, ...] = ()
    """Names of the data files that are not the same as the program's own, by name."""
