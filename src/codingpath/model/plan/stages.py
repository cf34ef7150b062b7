"""The stages of a plan and their dates, by the fast, the likely and the slow reckoning."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, assert_never

from codingpath.model.record import Record, keyword_record
from codingpath.model.source import Reckoning
from codingpath.model.timeline import Workload


@keyword_record
class Dates(Record):
    """An early, a likely and a late day; null where it is not known."""

    early: date | None
    likely: date | None
    late: date | None

    @staticmethod
    def by(reckon: Callable[[Reckoning], date | None]) -> Dates:
        """Return what a function gives for each reckoning."""
        return Dates(early=reckon("early"), likely=reckon("likely"), late=reckon("late"))

    @staticmethod
    def same(day: date | None) -> Dates:
        """Return one day for all three reckonings."""
        return Dates(early=day, likely=day, late=day)

    def at(self, reckoning: Reckoning) -> date | None:
        """Return the day by one reckoning."""
        match reckoning:
            case "early":
                return self.early
            case "likely":
                return self.likely
            case "late":
                return self.late
            case _ as never:
                assert_never(never)

    @property
    def known(self) -> bool:
        """Tell whether all three are known."""
        return None not in (self.early, self.likely, self.late)


UNKNOWN: Final = Dates(early=None, likely=None, late=None)


@keyword_record
class Stage(Record):
    """One stage of the timeline."""

    id: str
    title: str
    starts: Dates
    ends: Dates
    assumed: bool
    """Whether an open answer (hours, start) was assumed to reckon it."""
    workload: Workload | None = None
    """What is studied, for `train` and `practice`."""
    sources: tuple[str, ...] = ()
    """Ids of the sources its length rests on."""
    basis: str | None = None
    """What its length rests on, in words, where that is not what it mostly is."""


def applying_from(stages: Iterable[Stage]) -> Dates:
    """Return when job applications can start: at the end of the exam stage, else when the search for a job begins."""
    by_id = {stage.id: stage for stage in stages}
    search = by_id.get("first-job") or next(iter(by_id.values()), None)  # none for somebody who has found the job
    return by_id["exam"].ends if "exam" in by_id else search.starts if search else UNKNOWN


@keyword_record
class OtherKind(Record):
    """The other kind of the same award: what it is and when it would lead to job applications."""

    workload: Workload
    applying: Dates
