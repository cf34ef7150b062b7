"""From study hours and a start date to stages with early and late dates.

weeks = max(floor, study hours / hours a week). The early reckoning takes the low study hours at the stated pace; the
late one the high study hours at a share of it, plus one failed exam. All lengths come from `data/timeline.yaml`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from codingpath.model.credential import Credential, LaterStep, full_months
from codingpath.model.roadmap import Dates, OtherKind, Stage
from codingpath.model.source import Range
from codingpath.model.timeline import Wait, Workload
from codingpath.planning.dates import add_months, next_term
from codingpath.planning.person import Person

UNKNOWN = Dates(early=None, late=None)


def timeline(person: Person) -> tuple[Stage, ...]:
    """Return the stages that apply, in order."""
    train, practice, exam = _until_exam(person)
    begins = _begins(person, exam)
    job = _first_job(person, begins)
    renew = _renew(person, person.credential, exam) if person.credential and exam else _kept(person)
    stages = [_prepare(person), train, practice, exam, job, _apprentice(person, begins, job), renew, _next(person, job)]
    return tuple(stage for stage in stages if stage is not None)


def applying(person: Person) -> Dates:
    """Return when job applications can start, as `applying_from` reads it off the timeline; no later stage is reckoned."""
    return _begins(person, _until_exam(person)[-1])


def _begins(person: Person, exam: Stage | None) -> Dates:
    """Return when job applications can start: once the exam is passed, or the certification is back, if there is one to wait for."""
    if person.renewing:
        return _brought_back(person).ends
    return exam.ends if exam else _not_past(_ready(person), person.today)


def _until_exam(person: Person) -> tuple[Stage | None, Stage | None, Stage | None]:
    """Return training, practice and exam, none for what does not apply."""
    begin, credential = _ready(person), person.credential
    train = _train(person, begin)
    if credential is None:
        return train, None, None
    practice = _practice(person, train, begin)
    return train, practice, _exam(person, credential, practice.ends)


def workloads(person: Person, stage: str) -> list[Workload]:
    """Return the workloads of a stage whose condition holds; the first is the one used."""
    return [w for w in person.catalog.timeline.workloads if w.stage == stage and person.holds(w.when)]


def under_way(person: Person) -> Workload | None:
    """Return the program that the person is in, where the plan is to finish it."""
    return next((work for work in workloads(person, "train")[:1] if work.under_way), None)


def other_kinds(person: Person) -> tuple[OtherKind, ...]:
    """Return when the other kinds of the same award would lead to job applications."""
    found: list[OtherKind] = []
    begin = _ready(person)
    if person.credential is None:
        return ()
    for other in [w for w in workloads(person, "train")[1:] if w.compare]:
        train = _studied(person, other, begin.early or person.start, begin.late or person.start)
        practice = _study(person, "practice", train, first=False)
        found.append(OtherKind(workload=other, applying=_exam(person, person.credential, practice.ends).ends))
    return tuple(found)


def _title(person: Person, stage: str) -> str:
    named = person.catalog.timeline.titles_for_some
    found = (t.title for t in named if t.stage == stage and person.holds(t.when))
    return next(found, person.catalog.timeline.titles[stage])


def _same(day: date | None) -> Dates:
    return Dates(early=day, late=day)


def _prepare(person: Person) -> Stage | None:
    if person.chosen["readiness"] != "prepare-first":
        return None
    program = under_way(person)
    return Stage(
        id="prepare",
        title=(program.beside_title if program else None) or _title(person, "prepare"),
        starts=_same(person.today),
        ends=_ready(person),
        assumed=person.start_assumed and program is None,
        basis=program.beside_basis if program else None,
        sources=tuple(dict.fromkeys(wait.days.source for wait in _preparations(person))),
    )


def _train(person: Person, begin: Dates) -> Stage | None:
    work = next(iter(workloads(person, "train")), None)
    if work is None:
        return None
    return _rest_of(person, work) if work.under_way else _study(person, "train", begin, first=True)


def _rest_of(person: Person, work: Workload) -> Stage:
    """Return the rest of a program under way: the months left from today, at the late pace for the late end; null where they are open."""
    left, percent = person.number("program-left"), person.catalog.timeline.late_pace_percent
    late = None if left is None else -(-left * 100 // (percent.low or 100))
    return Stage(
        id="train",
        title=_title(person, "train"),
        starts=_same(person.today),
        ends=Dates(
            early=None if left is None else add_months(person.today, left),
            late=None if late is None else add_months(person.today, late),
        ),
        assumed=False,
        workload=work,
        sources=(percent.source,),
    )


def _practice(person: Person, train: Stage | None, begin: Dates) -> Stage:
    if train is None:
        return _study(person, "practice", begin, first=True)
    if None in (train.ends.early, train.ends.late):
        work = workloads(person, "practice")[0]
        return Stage(id="practice", title=_title(person, "practice"), starts=UNKNOWN, ends=UNKNOWN, assumed=True, workload=work)
    return _study(person, "practice", train.ends, first=False)


def _not_past(dates: Dates, first: date) -> Dates:
    """Return the dates, but none before a first day."""
    return Dates(early=max(dates.early, first) if dates.early else None, late=max(dates.late, first) if dates.late else None)


def _preparations(person: Person) -> list[Wait]:
    return [wait for wait in person.catalog.timeline.preparations if person.holds(wait.when)]


def _ready(person: Person) -> Dates:
    """Return when study can begin: at the start, or later, once what is to be settled first is settled.

    A program under way goes on meanwhile, so there it is when that is settled beside it.
    """
    found = _preparations(person)
    first = person.today if under_way(person) else person.start
    if not found and person.chosen["readiness"] != "prepare-first":
        return _same(first)
    low, high = (
        max((days or 0 for days in ends), default=0) for ends in ([w.days.low for w in found], [w.days.high for w in found])
    )
    return Dates(early=max(first, person.today + timedelta(days=low)), late=max(first, person.today + timedelta(days=high)))


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


def is_insider(person: Person) -> bool:
    """Tell whether a person does the work already, so that the next job is a new one and not the first."""
    return _wait(person, "job-search").insider


def _after(dates: Dates, days: Range) -> Dates:
    return Dates(
        early=dates.early + timedelta(days=days.low) if dates.early and days.low is not None else None,
        late=dates.late + timedelta(days=days.high) if dates.late and days.high is not None else None,
    )


def _exam(person: Person, credential: Credential, after: Dates) -> Stage:
    booking = _wait(person, "booking").days
    retake = credential.retake_wait_days or _wait(person, "retake").days
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

    Years already worked count.
    """
    worked = 12 * (person.number("coding-years") or 0)
    return max(0, full_months(person.marked.apprentice_routes) - worked) if person.marked else 0


def _apprentice(person: Person, applying: Dates, job: Stage) -> Stage | None:
    """Reckon how the apprentice mark comes off."""
    routes, left = person.marked.apprentice_routes if person.marked else (), months_to_full(person)
    if not left:
        return None
    starts = applying if is_insider(person) else job.ends
    quickest = min(r.months_of_work for r in routes if r.months_of_work)
    ends = _after_months(starts, max(0, quickest + left - full_months(routes)), left)
    work = next(iter(workloads(person, "remove-apprentice")), None)
    if work is not None and applying.early is not None:
        ends = replace(ends, early=_studied(person, work, applying.early, applying.early).early)
        starts = replace(starts, early=applying.early)
    return Stage(
        id="remove-apprentice",
        title=_title(person, "remove-apprentice"),
        starts=starts,
        ends=ends,
        assumed=job.assumed,
        workload=work,
        sources=tuple(dict.fromkeys([*(r.source for r in routes), *((work.hours.source,) if work else ())])),
    )


def _after_months(dates: Dates, low: int, high: int) -> Dates:
    return Dates(
        early=add_months(dates.early, low) if dates.early else None,
        late=add_months(dates.late, high) if dates.late else None,
    )


def _renew(person: Person, credential: Credential, exam: Stage) -> Stage | None:
    months = credential.renewal_months
    if months is None:
        return None
    sources = tuple(dict.fromkeys(s.source for s in credential.upkeep))
    due = _after_months(exam.ends, months, months)
    return Stage(id="renew", title=_title(person, "renew"), starts=exam.ends, ends=due, assumed=exam.assumed, sources=sources)


YEAR = 12
"""Months for which dues are paid."""


def months_until_due(credential: Credential) -> int | None:
    """Return in how many months at the latest a certification in force costs something again: dues come every year."""
    return YEAR if credential.membership_usd is not None else credential.renewal_months


def _kept(person: Person) -> Stage | None:
    """Return when the certification held is to be paid for again, or, where it ran out, by when it may be back in force."""
    if person.renewing:
        return _brought_back(person)
    months = next((m for m in map(months_until_due, person.held) if m is not None), None) if person.certified else None
    if months is None:
        return None
    due = Dates(early=None, late=add_months(person.today, months))
    sources = tuple(dict.fromkeys(s.source for s in person.held[0].upkeep))
    return Stage(id="renew", title=_title(person, "renew"), starts=_same(person.today), ends=due, assumed=False, sources=sources)


def _brought_back(person: Person) -> Stage:
    """Return when a certification that ran out is back; the days are not known where the data names none."""
    days = next((w.days for w in person.catalog.timeline.waits if w.id == "late-renewal" and person.holds(w.when)), None)
    back = _after(_same(person.today), days) if days else UNKNOWN
    rules = next((c.late_renewal.rules for c in person.held[:1] if c.late_renewal), ())
    return Stage(
        id="renew",
        title=_title(person, "renew"),
        starts=_same(person.today),
        ends=_not_past(back, person.start),
        assumed=person.start_assumed,
        sources=tuple(dict.fromkeys([*([days.source] if days else []), *(s.source for s in rules)])),
    )


def _next(person: Person, job: Stage) -> Stage | None:
    if not next_steps(person):
        return None
    wait = _wait(person, "next-credential")
    starts = _after(job.starts if is_aim(person) else job.ends, wait.days)
    if wait.beside_search:
        starts = replace(starts, early=_after(job.starts, wait.days).early)
    work = next(iter(workloads(person, "next-credential")), None)
    known = work is not None and starts.early is not None and starts.late is not None
    return Stage(
        id="next-credential",
        title=_title(person, "next-credential"),
        starts=starts,
        ends=_sat(person, work, starts) if work and known else UNKNOWN,
        assumed=job.assumed,
        workload=work,
        sources=(wait.days.source, *((work.hours.source,) if work else ())),
    )


def _sat(person: Person, work: Workload, starts: Dates) -> Dates:
    """Return when the exam of a next certification may be passed: study, and a seat."""
    studied = _studied(person, work, starts.early or person.start, starts.late or person.start)
    return _after(studied, _wait(person, "booking").days)


def is_aim(person: Person) -> bool:
    """Tell whether the next certification is the plan's aim, so that getting ready for it does not wait for a job."""
    return person.credential is None and person.certified and _wait(person, "next-credential").aim


def aim(person: Person) -> Credential | None:
    """Return the next certification where it is the plan's aim, or none."""
    steps = next_steps(person) if is_aim(person) else ()
    return person.catalog.credential(steps[0].id) if steps else None


def sitting_again(person: Person) -> Dates | None:
    """Return when job applications can start where only its exam brings a certification back; none where that is not the case."""
    decisions = person.catalog.rules.decision
    back = [c.id for c in person.held[:1]] if person.renewing else []
    exam = next((o.id for o in decisions("certification").options if o.credential in back), None)
    study = next((o.id for o in decisions("award").options if o.exam_only), None)
    if exam is None or study is None:
        return None
    return applying(replace(person, chosen={**person.chosen, "certification": exam, "award": study}))


def next_steps(person: Person) -> tuple[LaterStep, ...]:
    """Return the certifications that may come next for this person: after the one aimed for, else after those held.

    Each once, and none that is held already.
    """
    after = (person.credential,) if person.credential is not None else person.held
    taken = {c.id for c in person.held}
    found: dict[str, LaterStep] = {}
    for step in (step for c in after for step in c.next_steps if person.holds(step.when)):
        if step.id not in taken:
            found.setdefault(step.id, step)
    return tuple(sorted(found.values(), key=lambda step: not (step.first_when and person.holds(step.first_when))))
