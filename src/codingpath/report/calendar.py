"""The days on which stages of the timeline start and end, for a calendar.

Where a stage starts when the one before it ends, only the end is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from codingpath.model.question import names
from codingpath.model.record import Record, keyword_record, record
from codingpath.model.roadmap import Roadmap, Stage, StepItem
from codingpath.planning.dates import last_working_day, working_day
from codingpath.report.opening import left_open
from codingpath.report.words import counted, full_day


@record
class _Mark(Record):
    """A start or end that is worth a day in the calendar."""

    stage: str
    edge: Literal["starts", "ends"]
    spans: bool = True
    """Whether it has an early and a late day; else there is one day."""

    @property
    def name(self) -> str:
        """Return what the data calls it by."""
        return f"{self.stage}-{self.edge}"


_MARKS = (
    _Mark("prepare", "ends", spans=False),
    _Mark("train", "starts", spans=False),
    _Mark("train", "ends"),
    _Mark("practice", "starts", spans=False),
    _Mark("practice", "ends"),
    _Mark("exam", "ends"),
    _Mark("first-job", "ends"),
    _Mark("remove-apprentice", "ends"),
    _Mark("renew", "ends"),
    _Mark("next-credential", "starts"),
)


def stage_days(roadmap: Roadmap) -> Iterator[Milestone]:
    """Return the marked days; a late day that is also the early one is left without a day."""
    for mark in _MARKS:
        name, stage = mark.name, _stage(roadmap, mark)
        early, late = _ends(stage, mark)
        if not mark.spans:
            yield _milestone(roadmap, name, mark, early, "")
            continue
        apart = early != late
        yield _milestone(roadmap, f"{name}-early", mark, early, "early" if apart else "")
        yield _milestone(roadmap, f"{name}-late", mark, late if apart else None, "late")


def _stage(roadmap: Roadmap, mark: _Mark) -> Stage | None:
    """Return the stage; none for training under way, which starts no more, and for practice after training, as its end is marked."""
    if mark.name == "train-starts" and roadmap.under_way:
        return None
    after_training = mark.stage == "practice" and mark.edge == "starts" and roadmap.stage("train") is not None
    return None if after_training else roadmap.stage(mark.stage)


def _ends(stage: Stage | None, mark: _Mark) -> tuple[date | None, date | None]:
    if stage is None:
        return None, None
    dates = stage.starts if mark.edge == "starts" else stage.ends
    return dates.early, dates.late


def _milestone(roadmap: Roadmap, name: str, mark: _Mark, day: date | None, which: str) -> Milestone:
    title = _title(roadmap, mark) + (f" ({which})" if which else "")
    stage = roadmap.stage(mark.stage)
    if day is None or stage is None:
        return Milestone(id=name, title=title)
    return Milestone(id=name, title=title, day=day, lines=tuple(_about(roadmap, mark, stage, which)))


def _title(roadmap: Roadmap, mark: _Mark) -> str:
    """Return what a marked day is called for this person."""
    timeline, chosen = roadmap.catalog.timeline, roadmap.decisions.chosen
    named = (t for t in timeline.titles_for_some if t.stage == mark.stage and t.when.holds(roadmap.sheet, chosen))
    first = next(named, None) if mark.edge == "ends" else None
    return (first and first.calendar) or timeline.calendar_titles[mark.name]


def _about(roadmap: Roadmap, mark: _Mark, stage: Stage, which: str) -> Iterator[str]:
    if mark.spans:
        yield from _reckoned(roadmap, mark, which)
    else:
        yield _hold(roadmap, stage) if stage.id == "prepare" else "Your other dates count from this day."
    left = left_open(roadmap)
    if stage.assumed and left:
        yield f"Assumed: {left} (still open)."
    yield from rests_on(roadmap, _sources(roadmap, mark, stage))


def _hold(roadmap: Roadmap, stage: Stage) -> str:
    """Say which dates hold if all is settled by the early end of the stage."""
    if roadmap.under_way:
        return "Your program goes on meanwhile. Your dates hold if you can stay in it."
    early, late = stage.ends.early, stage.ends.late
    if late is None or early == late:
        return "Your dates hold if this is settled by now."
    return f"Your early dates hold if this is settled by now, your late ones if it is by {full_day(late)}."


def _reckoned(roadmap: Roadmap, mark: _Mark, which: str) -> Iterator[str]:
    if roadmap.credential is None and mark.stage != "next-credential":
        ends = {
            "early": "Early day: by the short end of what such a step takes.",
            "late": "Late day: by the long end of what it takes.",
        }
        yield from [ends[which]] if which in ends else []
        yield "This is an estimate. Where an account of yours names the day, that one holds."
        return
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


# One day of a plan that belongs in a calendar, in words that others may see: no money, no answers, no notes.


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


# The first seven days for a calendar: one entry a day, each step without the answers it names.

LAST = 7
"""The last of the first days; day 1 is the day the plan is made."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def first_days(roadmap: Roadmap) -> Iterator[Milestone]:
    """Return the seven days; one without a step has no day."""
    for number in range(1, LAST + 1):
        steps = [s for s in roadmap.steps if s.day == number]
        count = f": {counted(len(steps), 'small step')}" if steps else ""
        yield Milestone(
            id=f"day-{number}",
            title=f"Plan, day {number}{count}",
            lines=tuple(f"- {_shared(roadmap, step)}" for step in steps),
            day=steps[0].on if steps else None,
            remind_days=1,
        )


def _shared(roadmap: Roadmap, step: StepItem) -> str:
    """Return a step without the sentences that name an answer: a calendar is often shared."""
    template = next(s.text for s in roadmap.catalog.guidance.steps if s.id == step.id)
    if not names(template):
        return step.text
    others = [sentence for sentence in _SENTENCE.split(template) if not names(sentence)]
    rest = "The rest of this step names your answers: see your plan."
    return " ".join([*others, rest]) if others else "A step that names your answers: see your plan."


# The days of a plan for a calendar.
#
# Each has an id that does not change when the plan does. One that this plan does not have comes without a day: a calendar
# that holds it from an earlier plan is told, and any other never hears of it.


def milestones(roadmap: Roadmap, cited: Sequence[str]) -> tuple[Milestone, ...]:
    """Return every milestone there is, always the same ids in the same order; `cited` are the ids of the plan's sources."""
    return (
        *first_days(roadmap),
        _ask(roadmap),
        *stage_days(roadmap),
        _review_plan(roadmap),
        _review_facts(roadmap, cited),
    )


def _ask(roadmap: Roadmap) -> Milestone:
    name, title = "ask-before-enrolling", "Ask who helps to pay, before you enroll"
    if roadmap.under_way or not any(m.funding.third_party and m.funding.open for m in roadmap.funding):
        return Milestone(id=name, title=title)
    notice = roadmap.catalog.timeline.short_notice_days
    lines = (
        "Somebody else may help to pay. Their answer takes weeks and must come before class. Sign nothing and pay nothing before it.",
        f"At the latest {notice} days before your start, or today if that has passed. The {notice} days are an assumption of this tool.",
    )
    return Milestone(id=name, title=title, lines=lines, day=_asked_by(roadmap, notice))


def _asked_by(roadmap: Roadmap, notice: int) -> date:
    """Return the last working day that leaves so many days before the start; the next one where that has passed."""
    latest = last_working_day(roadmap.start - timedelta(days=notice))
    return latest if latest >= roadmap.today else working_day(roadmap.today)


def _review_plan(roadmap: Roadmap) -> Milestone:
    after = roadmap.catalog.guidance.review_in_days
    lines = ("Dates, money and prices change. Make the plan again and see what moved.", *rests_on(roadmap, [after.source]))
    return Milestone(id="review-plan", title="Look at your plan again", lines=lines, day=review_day(roadmap))


def _review_facts(roadmap: Roadmap, cited: Sequence[str]) -> Milestone:
    """Return the next day on which a fact is due to be read again; none if all are past it."""
    name, title = "review-facts", "Facts in your plan are due for a new look"
    due = [s for s in (roadmap.catalog.sources[i] for i in cited) if not s.is_stale(roadmap.today)]
    if not due:
        return Milestone(id=name, title=title)
    first = min(s.review_by for s in due)
    lines = (
        "Some fees and rules in your plan have not been read for a while. Update codingpath, and ask at the source before you pay.",
        *(f"- {s.name}" for s in due if s.review_by == first),
    )
    return Milestone(id=name, title=title, lines=lines, day=working_day(first))
