"""From study hours and a start date to stages with early and late dates.

weeks = max(floor, study hours / hours a week). The early reckoning takes the low study hours at the stated pace; the
late one the high study hours at a share of it, plus one failed exam. All lengths come from `data/timeline.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from codingpath.engine.calendar import add_months, first_of_next_month, next_term
from codingpath.model.answers import Sheet
from codingpath.model.catalog import Catalog
from codingpath.model.condition import When
from codingpath.model.credential import Credential, LaterStep
from codingpath.model.record import Record, record
from codingpath.model.roadmap import Dates, OtherKind, Stage
from codingpath.model.source import Range
from codingpath.model.timeline import Wait, Workload

MONTHS_OF_WORK = 24
"""Months of paid coding that make a full credential out of an apprentice's; the routes in the data shorten it."""


@record
class Person(Record):
    """What the timeline reads of one person."""

    catalog: Catalog
    sheet: Sheet
    chosen: Mapping[str, str]
    today: date

    @property
    def start(self) -> date:
        """Return the answer, or the first of the next month."""
        value = self.sheet.get("start")
        return value if isinstance(value, date) else first_of_next_month(self.today)

    @property
    def start_assumed(self) -> bool:
        """Tell whether the start is open."""
        return not isinstance(self.sheet.get("start"), date)

    def hours(self) -> tuple[int, int]:
        """Return hours a week for the early and the late reckoning, before the late pace is taken off."""
        value, open_hours = self.sheet.get("hours"), self.catalog.timeline.open_hours
        if isinstance(value, int):
            return value, value
        return open_hours.high or 1, open_hours.low or 1

    @property
    def hours_assumed(self) -> bool:
        """Tell whether the hours are open."""
        return not isinstance(self.sheet.get("hours"), int)

    def holds(self, when: When) -> bool:
        """Tell whether a condition holds for this person."""
        return when.holds(self.sheet, self.chosen)

    def number(self, question: str) -> int | None:
        """Return a number the person gave, or none."""
        value = self.sheet.get(question)
        return value if isinstance(value, int) else None

    @property
    def credential(self) -> Credential:
        """Return the certification aimed for first."""
        return self.catalog.credential(self.chosen["certification"])


def timeline(person: Person) -> tuple[Stage, ...]:
    """Return the stages that apply, in order."""
    begin = _ready(person)
    train = _study(person, "train", begin, first=True) if workloads(person, "train") else None
    practice = _study(person, "practice", train.ends if train else begin, train is None)
    exam = _exam(person, practice.ends)
    job = _first_job(person, exam.ends)
    stages = [
        _prepare(person),
        train,
        practice,
        exam,
        job,
        _apprentice(person, exam, job),
        _renew(person, exam),
        _next(person, job),
    ]
    return tuple(stage for stage in stages if stage is not None)


def workloads(person: Person, stage: str) -> list[Workload]:
    """Return the workloads of a stage whose condition holds; the first is the one used."""
    return [w for w in person.catalog.timeline.workloads if w.stage == stage and person.holds(w.when)]


def other_kinds(person: Person) -> tuple[OtherKind, ...]:
    """Return when the other kinds of the same award would lead to job applications."""
    found, begin = [], _ready(person)
    for other in [w for w in workloads(person, "train")[1:] if w.compare]:
        train = _studied(person, other, begin.early or person.start, begin.late or person.start)
        practice = _study(person, "practice", train, first=False)
        found.append(OtherKind(workload=other, applying=_exam(person, practice.ends).ends))
    return tuple(found)


def _title(person: Person, stage: str) -> str:
    return person.catalog.timeline.titles[stage]


def _same(day: date | None) -> Dates:
    return Dates(early=day, late=day)


def _prepare(person: Person) -> Stage | None:
    if person.chosen["readiness"] != "prepare-first":
        return None
    return Stage(
        id="prepare",
        title=_title(person, "prepare"),
        starts=_same(person.today),
        ends=_ready(person),
        assumed=person.start_assumed,
        sources=tuple(dict.fromkeys(wait.days.source for wait in _preparations(person))),
    )


def _preparations(person: Person) -> list[Wait]:
    return [wait for wait in person.catalog.timeline.preparations if person.holds(wait.when)]


def _ready(person: Person) -> Dates:
    """Return when study can begin: at the start, or later, once what is to be settled first is settled."""
    found = _preparations(person)
    if not found and person.chosen["readiness"] != "prepare-first":
        return _same(person.start)
    low, high = (
        max((days or 0 for days in ends), default=0) for ends in ([w.days.low for w in found], [w.days.high for w in found])
    )
    return Dates(
        early=max(person.start, person.today + timedelta(days=low)), late=max(person.start, person.today + timedelta(days=high))
    )


def _study(person: Person, stage: str, after: Dates, first: bool) -> Stage:  # noqa: FBT001 - reads well with a keyword
    work = workloads(person, stage)[0]
    early, late = after.early or person.start, after.late or person.start
    return Stage(
        id=stage,
        title=_title(person, stage),
        starts=Dates(early=_begin(person, work, early), late=_begin(person, work, late)) if first else after,
        ends=_studied(person, work, early, late),
        assumed=person.hours_assumed or person.start_assumed,
        workload=work,
        sources=tuple(dict.fromkeys([work.hours.source, work.floor_weeks.source])),
    )


def _begin(person: Person, work: Workload, day: date) -> date:
    return next_term(day, person.catalog.timeline.term_starts) if work.by_terms else day


def _studied(person: Person, work: Workload, early: date, late: date) -> Dates:
    quick, slow = person.hours()
    percent = person.catalog.timeline.late_pace_percent.low or 100
    return Dates(
        early=_begin(person, work, early) + _weeks(work.floor_weeks.low, work.hours.low, quick, 100),
        late=_begin(person, work, late) + _weeks(work.floor_weeks.high, work.hours.high, slow, percent),
    )


def _weeks(floor: int | None, hours: int | None, pace: int, percent: int) -> timedelta:
    """Return whole weeks; rounded up, in whole numbers, so that no float decides a date."""
    return timedelta(weeks=max(floor or 0, -(-(hours or 0) * 100 // (pace * percent))))


def _wait(person: Person, wait_id: str) -> Wait:
    return next(w for w in person.catalog.timeline.waits if w.id == wait_id and person.holds(w.when))


def _after(dates: Dates, days: Range) -> Dates:
    return Dates(
        early=dates.early + timedelta(days=days.low) if dates.early and days.low is not None else None,
        late=dates.late + timedelta(days=days.high) if dates.late and days.high is not None else None,
    )


def _exam(person: Person, after: Dates) -> Stage:
    booking = _wait(person, "booking").days
    retake = person.credential.retake_wait_days or _wait(person, "retake").days
    passed = Dates(early=_after(after, booking).early, late=_after(_after(after, booking), retake).late)
    return Stage(
        id="exam",
        title=_title(person, "exam"),
        starts=after,
        ends=passed,
        assumed=person.hours_assumed or person.start_assumed,
        sources=(booking.source, retake.source),
    )


def _first_job(person: Person, after: Dates) -> Stage:
    search = _wait(person, "job-search").days
    return Stage(
        id="first-job",
        title=_title(person, "first-job"),
        starts=after,
        ends=_after(after, search),
        assumed=person.hours_assumed or person.start_assumed,
        sources=(search.source,),
    )


def months_to_full(person: Person) -> int:
    """Return how many months of paid coding would make a full credential of an apprentice's; 0 for those who wear no mark.

    Years already worked count, up to two.
    """
    worked = 12 * min(person.number("coding-years") or 0, 2)
    return max(0, MONTHS_OF_WORK - worked) if person.credential.apprentice_routes else 0


def _apprentice(person: Person, exam: Stage, job: Stage) -> Stage | None:
    """Reckon how the apprentice mark comes off."""
    routes, left = person.credential.apprentice_routes, months_to_full(person)
    if not left:
        return None
    starts = exam.ends if person.sheet.get("health-work") == "coding-billing" else job.ends
    quickest = min(r.months_of_work for r in routes if r.months_of_work)
    return Stage(
        id="remove-apprentice",
        title=_title(person, "remove-apprentice"),
        starts=starts,
        ends=_after_months(starts, max(0, quickest + left - MONTHS_OF_WORK), left),
        assumed=job.assumed,
        sources=tuple(dict.fromkeys(r.source for r in routes)),
    )


def _after_months(dates: Dates, low: int, high: int) -> Dates:
    return Dates(
        early=add_months(dates.early, low) if dates.early else None,
        late=add_months(dates.late, high) if dates.late else None,
    )


def _renew(person: Person, exam: Stage) -> Stage | None:
    months = person.credential.renewal_months
    if months is None:
        return None
    sources = tuple(dict.fromkeys(s.source for s in person.credential.upkeep))
    due = _after_months(exam.ends, months, months)
    return Stage(id="renew", title=_title(person, "renew"), starts=exam.ends, ends=due, assumed=exam.assumed, sources=sources)


def _next(person: Person, job: Stage) -> Stage | None:
    if not next_steps(person):
        return None
    wait = _wait(person, "next-credential").days
    return Stage(
        id="next-credential",
        title=_title(person, "next-credential"),
        starts=_after(job.ends, wait),
        ends=Dates(early=None, late=None),
        assumed=job.assumed,
        sources=(wait.source,),
    )


def next_steps(person: Person) -> tuple[LaterStep, ...]:
    """Return the certifications that may come next for this person."""
    return tuple(step for step in person.credential.next_steps if person.holds(step.when))
