"""What a school said, as a plan uses it: a program with it, and a source for each day on which something was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from codingpath.model.program import NATIONAL, Program
from codingpath.model.progress import School
from codingpath.model.record import keyword_record
from codingpath.model.source import Source

TYPED: Final = "typed-by-hand"
"""Source of a school that was typed by hand, as far as it said nothing; no catalog has one of this name."""


@keyword_record
class ToldSource(Source):
    """What one school said on one day, or a name that somebody typed."""

    said: str
    """Its mark, such as `as told by the school on January 12`."""
    dated: bool = True
    """Whether it was said on the day that `as_of` names; nobody said a name that was typed."""

    @property
    def time(self) -> str:
        """Return when it was said, or that it was typed."""
        return super().time if self.dated else self.said

    @property
    def mark(self) -> str:
        """Return what stands beside a figure."""
        return self.said

    @property
    def in_words(self) -> bool:
        """Tell that the mark stands in words everywhere: nobody else can look it up."""
        return True

    @property
    def publisher(self) -> str:
        """Return the school."""
        return self.tag or self.name

    @property
    def site(self) -> str:
        """Return where to ask again."""
        return self.address


def last_read(sources: Iterable[Source]) -> date | None:
    """Return the last day on which one of some sources was read; what a school told a client is no fact that somebody read."""
    return max((source.checked for source in sources if not isinstance(source, ToldSource)), default=None)


@keyword_record
class ToldProgram(Program):
    """A program with what its school said of it in place of what the list has."""

    asked: School
    """The school of the shortlist."""
    sources: Mapping[str, str]
    """Name of a field of `Quote` to the id of the source of its last word."""

    @property
    def told(self) -> Mapping[str, str]:
        """Return what its school said, each with the id of its source."""
        return self.sources

    @property
    def told_months(self) -> int | None:
        """Return how many months its school said it takes."""
        months: int | None = self.said("months")
        return months

    @property
    def next_class(self) -> date | None:
        """Return the day its school named for the next class."""
        day: date | None = self.said("starts")
        return day

    def said(self, name: str) -> Any:  # noqa: ANN401 - of the field's type
        """Return the last word on a field of `Quote`; none where the school never said."""
        word = self.asked.said(name)
        return word[0] if word else None


def typed_program(school_id: str, name: str) -> Program:
    """Return the program of a school that was typed by hand: nothing of it is known but the name."""
    return Program(
        id=school_id,
        school=name,
        program="Course: ask for its name",
        award="certificate",
        kind="noncredit",
        state=NATIONAL,
        source=TYPED,
    )
