"""The days on which stages of the timeline start and end, for a calendar.

Where a stage starts when the one before it ends, only the end is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from codingpath.model.record import Record, record
from codingpath.model.roadmap import Roadmap, Stage
from codingpath.report._words import full_day
from codingpath.report.milestone import Milestone, rests_on
from codingpath.report.opening import left_open


@record
class _Mark(Record):
    """A start or end that is worth a day in the calendar."""

    stage: str
    edge: Literal["starts", "ends"]
    title: str
    spans: bool = True
    """Whether it has an early and a late day; else there is one day."""


_MARKS = (
    _Mark("prepare", "ends", "Is it settled? What your plan says to settle first", spans=False),
    _Mark("train", "starts", "Start training", spans=False),
    _Mark("train", "ends", "Training done: start exam practice"),
    _Mark("practice", "starts", "Start exam practice", spans=False),
    _Mark("practice", "ends", "Ready for the exam: book a seat"),
    _Mark("exam", "ends", "Ready to apply for jobs"),
    _Mark("first-job", "ends", "First job"),
    _Mark("remove-apprentice", "ends", 'The "A" can come off'),
    _Mark("renew", "ends", "Renewal due"),
    _Mark("next-credential", "starts", "Next certification: time to look"),
)


def stage_days(roadmap: Roadmap) -> Iterator[Milestone]:
    """Return the marked days; a late day that is also the early one is left without a day."""
    for mark in _MARKS:
        name, stage = f"{mark.stage}-{mark.edge}", _stage(roadmap, mark)
        early, late = _ends(stage, mark)
        if not mark.spans:
            yield _milestone(roadmap, name, mark, early, "")
            continue
        apart = early != late
        yield _milestone(roadmap, f"{name}-early", mark, early, "early" if apart else "")
        yield _milestone(roadmap, f"{name}-late", mark, late if apart else None, "late")


def _stage(roadmap: Roadmap, mark: _Mark) -> Stage | None:
    """Return the stage; none for a practice that starts where training ends, as that is marked already."""
    after_training = mark.stage == "practice" and mark.edge == "starts" and roadmap.stage("train") is not None
    return None if after_training else roadmap.stage(mark.stage)


def _ends(stage: Stage | None, mark: _Mark) -> tuple[date | None, date | None]:
    if stage is None:
        return None, None
    dates = stage.starts if mark.edge == "starts" else stage.ends
    return dates.early, dates.late


def _milestone(roadmap: Roadmap, name: str, mark: _Mark, day: date | None, which: str) -> Milestone:
    title = f"{mark.title} ({which})" if which else mark.title
    stage = roadmap.stage(mark.stage)
    if day is None or stage is None:
        return Milestone(id=name, title=title)
    return Milestone(id=name, title=title, day=day, lines=tuple(_about(roadmap, mark, stage, which)))


def _about(roadmap: Roadmap, mark: _Mark, stage: Stage, which: str) -> Iterator[str]:
    if mark.spans:
        yield from _reckoned(roadmap, mark, which)
    else:
        yield _hold(stage) if stage.id == "prepare" else "Your other dates count from this day."
    left = left_open(roadmap)
    if stage.assumed and left:
        yield f"Assumed: {left} (still open)."
    yield from rests_on(roadmap, _sources(roadmap, mark, stage))


def _hold(stage: Stage) -> str:
    """Say which dates hold if all is settled by the early end of the stage."""
    early, late = stage.ends.early, stage.ends.late
    if late is None or early == late:
        return "Your dates hold if this is settled by now."
    return f"Your early dates hold if this is settled by now, your late ones if it is by {full_day(late)}."


def _reckoned(roadmap: Roadmap, mark: _Mark, which: str) -> Iterator[str]:
    failed = "" if mark.stage in {"train", "practice"} else ", plus one failed exam"
    if which == "early":
        yield "Early day: the low number of study hours, at the pace you plan on."
    elif which == "late":
        pace = roadmap.catalog.timeline.late_pace_percent.low
        yield f"Late day: the high number of study hours, at {pace} % of the pace you plan on{failed}."
    yield "This is an estimate. It moves when your plan moves."


def _sources(roadmap: Roadmap, mark: _Mark, stage: Stage) -> tuple[str, ...]:
    """Return what a day rests on: a start of study, at most on the term dates."""
    if mark.edge == "starts" and stage.workload:
        return (roadmap.catalog.timeline.term_source,) if stage.workload.by_terms else ()
    return stage.sources
