"""One day of a plan that belongs in a calendar, in words that others may see: no money, no answers, no notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from codingpath.model.record import Record, keyword_record
from codingpath.model.roadmap import Roadmap
from codingpath.planning.working_days import working_day


@keyword_record
class Milestone(Record):
    """One day of a plan."""

    id: str
    """Stable id, such as `exam-ends-early`."""
    title: str
    lines: tuple[str, ...] = ()
    """What it is and what it rests on, one paragraph each."""
    day: date | None = None
    """The day; none where this plan does not have it."""
    remind_days: int = 7
    """How many days before to remind."""


def rests_on(roadmap: Roadmap, ids: Sequence[str]) -> Iterator[str]:
    """Return one line for each source."""
    for source in (roadmap.catalog.sources[i] for i in dict.fromkeys(ids)):
        stale = " Check this: it is past its review date." if source.is_stale(roadmap.today) else ""
        yield f"It rests on: {source.name.rstrip('.')} ({source.as_of}).{stale}"


def review_day(roadmap: Roadmap) -> date:
    """Return the working day on which to look at the plan again."""
    return working_day(roadmap.today + timedelta(days=roadmap.catalog.guidance.review_in_days.low or 30))
