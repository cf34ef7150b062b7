"""Weekly times to study, for a calendar: the days and the hour a person names, over the weeks in which the plan has them study."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from codingpath.errors import UsageError
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import Record, keyword_record
from codingpath.text import quoted

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVENING: Final = time(18)
"""When study begins where no hour is named."""

_TIMES: Final = re.compile(r"([a-z]+(?:[\s,]+[a-z]+)*)(?:[\s,]+([01]?\d|2[0-3]):([0-5]\d))?", re.IGNORECASE)
_STEP: Final = 15
"""Minutes to which a block is rounded."""


@keyword_record
class StudyTimes(Record):
    """Days of the week on which somebody wants to study, and from when."""

    days: tuple[int, ...]
    """Numbers of the days, Monday 0."""
    at: time


@keyword_record
class StudyBlock(Record):
    """The same block each week: the first one, how long, on which days, and the last day."""

    first: datetime
    length: timedelta
    days: tuple[int, ...]
    until: date


def read_study_times(text: str) -> StudyTimes:
    """Return the times that a text such as `tue, thu 19:00` names; raise `UsageError` for any other."""
    found = _TIMES.fullmatch(text.strip())
    days = [_weekday(name) for name in re.findall("[a-z]+", found[1].lower())] if found else [None]
    known = sorted({day for day in days if day is not None})
    if found is None or None in days:
        raise UsageError(f"{quoted(text)} is no weekly time; name days and an hour, such as tue,thu 19:00")
    return StudyTimes(days=tuple(known), at=time(int(found[2]), int(found[3])) if found[2] else EVENING)


def _weekday(name: str) -> int | None:
    """Return the number of a day named in full or by three letters or more; none if it names no day."""
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return next((i for i, day in enumerate(full) if len(name) >= len(WEEKDAYS[i]) and day.startswith(name)), None)


def has_study(roadmap: Roadmap) -> bool:
    """Tell whether a plan has weeks of study whose days are known."""
    return _span(roadmap) is not None


def study_block(roadmap: Roadmap, times: StudyTimes) -> StudyBlock:
    """Return the weekly block; raise `UsageError` where the plan has nothing to study, or the hours do not fit these days."""
    span = _span(roadmap)
    if span is None:
        raise UsageError("this plan has no weeks of study, so there are no study times to put into a calendar")
    start, end = span
    first = next(day for day in (start + timedelta(days=i) for i in range(7)) if day.weekday() in times.days)
    begins = datetime.combine(first, times.at)
    length = _length(roadmap, times)
    if begins + length > datetime.combine(first + timedelta(days=1), time()):
        each = f"{length.total_seconds() / 3600:g}"
        raise UsageError(f"{each} hours of study from {times.at:%H:%M} on go past midnight; name more days, or an earlier hour")
    return StudyBlock(first=begins, length=length, days=times.days, until=max(end, first))


def _length(roadmap: Roadmap, times: StudyTimes) -> timedelta:
    hours = roadmap.sheet.get("hours")
    week = 60 * (hours if isinstance(hours, int) else roadmap.catalog.timeline.open_hours.middle or 0)
    return timedelta(minutes=max(_STEP, round(week / len(times.days) / _STEP) * _STEP))


def _span(roadmap: Roadmap) -> tuple[date, date] | None:
    """Return the likely first and last day of study; none where the plan has none, or the days are not known."""
    stages = [s for name in ("train", "practice") if (s := roadmap.stage(name))]
    start, end = (stages[0].starts.likely, stages[-1].ends.likely) if stages else (None, None)
    return None if start is None or end is None else (max(start, roadmap.today), end)
