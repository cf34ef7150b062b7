"""The days of a plan for a calendar: what to do on each, in words that others may see. No money, no answers, no notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from codingpath.errors import UsageError
from codingpath.model.guidance import Step, title_of
from codingpath.model.plan.roadmap import Roadmap, StepItem
from codingpath.model.plan.stages import Dates, Stage
from codingpath.model.question import names
from codingpath.model.record import Record, keyword_record
from codingpath.model.timeline import MARKED
from codingpath.planning.dates import working_day
from codingpath.report.parts.results import left_open
from codingpath.report.words import full_day, in_words, is_far, late_month
from codingpath.text import quoted


@keyword_record
class Milestone(Record):
    """One day of a plan."""

    id: str
    """Stable id, such as `exam-ends`: the same from plan to plan."""
    title: str
    """What to do, or what is likely to have happened."""
    lines: tuple[str, ...] = ()
    """What it is and what it rests on, one paragraph each."""
    day: date
    remind_days: int = 7
    """How many days before to remind."""


def milestones(roadmap: Roadmap, cited: Sequence[str], meeting: date | None = None) -> tuple[Milestone, ...]:
    """Return the days of a plan; `cited` are the ids of its sources, and on `meeting` the person sees their counselor."""
    to_come = (mark for mark in stage_days(roadmap) if mark.id not in roadmap.progress.steps_done)
    dated = (*_steps(roadmap), *_meeting(meeting), *to_come, _review_plan(roadmap), *_review_facts(roadmap, cited))
    return tuple(m for m in (*_now(roadmap), *dated) if not is_far(m.day, roadmap.today))


# The stages: one likely day each.
#
# Where a stage starts when the one before it ends, only the end is marked.


def stage_days(roadmap: Roadmap) -> Iterator[Milestone]:
    """Return the marked days of the stages."""
    for mark in MARKED:
        stage = _stage(roadmap, mark)
        dates = stage and (stage.starts if mark.endswith("-starts") else stage.ends)
        if stage and dates and dates.likely:
            lines = tuple(_about(roadmap, mark, stage, dates))
            day = _class_starts(roadmap, dates.likely) if mark == "train-starts" else dates.likely
            yield Milestone(id=mark, title=_title(roadmap, mark), day=day, lines=lines)


def _class_starts(roadmap: Roadmap, likely: date) -> date:
    """Return the likely day, or the working day after all that comes before class: no calendar starts a course that nobody has asked about."""
    before = {step.id for step in roadmap.catalog.guidance.steps if step.before_start}
    days = (*roadmap.now_days.values(), *(step.on for step in roadmap.steps if step.id in before))
    last = max(days, default=date.min)
    return likely if last < likely else working_day(last + timedelta(days=1))


def _stage(roadmap: Roadmap, mark: str) -> Stage | None:
    """Return the stage; none for training under way, which starts no more, and for what another mark on that day stands for."""
    if mark == "train-starts" and roadmap.under_way:
        return None
    if mark == "prepare-ends" and _begins_prepared(roadmap):
        return None
    after_training = mark == "practice-starts" and roadmap.stage("train") is not None
    return None if after_training else roadmap.stage(mark.rpartition("-")[0])


def _begins_prepared(roadmap: Roadmap) -> bool:
    """Tell whether study starts on the day on which all that comes first is likely settled."""
    prepares = roadmap.stage("prepare")
    studies = roadmap.stage("train") or roadmap.stage("practice")
    return bool(prepares and studies and not roadmap.under_way and prepares.ends.likely == studies.starts.likely)


def _title(roadmap: Roadmap, mark: str) -> str:
    """Return what a marked day is called for this person."""
    timeline = roadmap.catalog.timeline
    named = (t for t in timeline.titles_for_some if t.stage == mark.rpartition("-")[0] and roadmap.holds(t.when))
    first = next(named, None) if mark.endswith("-ends") else None
    return (first and first.calendar) or timeline.calendar_titles[mark]


def _about(roadmap: Roadmap, mark: str, stage: Stage, dates: Dates) -> Iterator[str]:
    """Say how sure a day is, what it assumes and what it rests on."""
    if mark.endswith("-starts") and stage.workload:
        if mark == "train-starts" and dates.likely and dates.likely < _class_starts(roadmap, dates.likely):
            yield f"Your plan counts from {full_day(dates.likely)}. What comes before class takes until now, and all dates move with it."
        else:
            yield "Your other dates count from this day."
        if _begins_prepared(roadmap):
            yield "Begin once all is settled that your plan puts first."
    elif roadmap.credential is None and mark != "prepare-ends":
        yield "The likely day. Where an account of yours names the day, that one holds."
    else:
        yield "The likely day. It moves when your plan moves."
    yield from _fast_and_slow(roadmap, dates)
    left = left_open(roadmap)
    if stage.assumed and left:
        yield f"Assumed: {left} (still open)."
    yield from rests_on(roadmap, _sources(roadmap, mark, stage))


def _fast_and_slow(roadmap: Roadmap, dates: Dates) -> Iterator[str]:
    """Say between which days it can fall, where it can move."""
    if dates.early is None or dates.late is None or dates.early == dates.late:
        return
    slow = late_month(dates.late, roadmap.today) if is_far(dates.late, roadmap.today) else full_day(dates.late)
    yield f"If all goes fast: {full_day(dates.early)}. If it goes slow: {slow}."


def _sources(roadmap: Roadmap, mark: str, stage: Stage) -> tuple[str, ...]:
    """Return what a day rests on: a start of study, at most on the term dates."""
    if mark.endswith("-starts") and stage.workload:
        terms = (roadmap.catalog.timeline.term_source,) if stage.workload.by_terms else ()
        return (roadmap.start_source,) if roadmap.start_source else terms
    return stage.sources


def rests_on(roadmap: Roadmap, ids: Sequence[str]) -> Iterator[str]:
    """Return one line for each source."""
    for source in (roadmap.catalog.sources[i] for i in dict.fromkeys(ids)):
        stale = " Check this: it is past its review date." if source.is_stale(roadmap.today) else ""
        yield f"It rests on: {source.name.rstrip('.')} ({source.as_of}).{stale}"


# The steps: each on its day, without the answers it names.

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


def _now(roadmap: Roadmap) -> Iterator[Milestone]:
    """Return what the first page says to do at once."""
    for item in roadmap.page_one.do_now:
        yield Milestone(id=f"now-{item.id}", title=item.text.rstrip("."), day=roadmap.now_days[item.id], remind_days=1)


def _steps(roadmap: Roadmap) -> Iterator[Milestone]:
    for item in roadmap.steps:
        step = _template(roadmap, item)
        lines = (_shared(item, step.text),)
        yield Milestone(id=f"step-{item.id}", title=step_title(roadmap, item), lines=lines, day=item.on, remind_days=1)


def _template(roadmap: Roadmap, item: StepItem) -> Step:
    return next(step for step in roadmap.catalog.guidance.steps if step.id == item.id)


def step_title(roadmap: Roadmap, item: StepItem) -> str:
    """Return what a step is called in a calendar; it names the schools to ask and the exam to ask about, and no answer."""
    title = title_of(_template(roadmap, item))
    exam = roadmap.credential.name if roadmap.credential else "exam"
    return title.replace("{schools}", _schools(roadmap)).replace("{exam}", exam)


def _schools(roadmap: Roadmap) -> str:
    """Name the first of the schools to ask, and how many more there are."""
    schools = [*dict.fromkeys(choice.match.program.school for choice in roadmap.choices)]
    if not schools:
        return "three schools"
    more = len(schools) - 1
    return schools[0] if not more else f"{schools[0]} and {in_words(more)} more {'school' if more == 1 else 'schools'}"


def _shared(step: StepItem, template: str) -> str:
    """Return a step without the sentences that name an answer: a calendar is often shared."""
    if not names(template):
        return step.text
    others = [sentence for sentence in _SENTENCE.split(template) if not names(sentence)]
    rest = "The rest of this step names your answers: see your plan."
    return " ".join([*others, rest]) if others else "A step that names your answers: see your plan."


# What else has a day.


def _meeting(day: date | None) -> Iterator[Milestone]:
    if day is not None:
        lines = ("Take your plan along, what you ticked off, and what the schools and payers said.",)
        yield Milestone(id="meeting", title="Meet your counselor again", lines=lines, day=day, remind_days=1)


def review_day(roadmap: Roadmap) -> date:
    """Return the working day on which to look at the plan again."""
    return working_day(roadmap.today + timedelta(days=roadmap.catalog.guidance.review_in_days.low or 30))


def _review_plan(roadmap: Roadmap) -> Milestone:
    after = roadmap.catalog.guidance.review_in_days
    lines = ("Dates, money and prices change. Make the plan again and see what moved.", *rests_on(roadmap, [after.source]))
    return Milestone(id="review-plan", title="Look at your plan again", lines=lines, day=review_day(roadmap))


def _review_facts(roadmap: Roadmap, cited: Sequence[str]) -> Iterator[Milestone]:
    """Return the next day on which a fact is due to be read again; none if all are past it."""
    due = [s for s in (roadmap.catalog.sources[i] for i in cited) if not s.is_stale(roadmap.today)]
    if not due:
        return
    first = min(s.review_by for s in due)
    lines = (
        "Some fees and rules in your plan have not been read for a while. Update codingpath, and ask at the source before you pay.",
        *(f"- {s.name}" for s in due if s.review_by == first),
    )
    yield Milestone(id="review-facts", title="Check the fees and rules in your plan", lines=lines, day=working_day(first))


# -- weekly times to study: the days and the hour a person names, over the weeks in which the plan has them study

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
