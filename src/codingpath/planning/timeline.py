"""From study hours or credits and a start date to stages with early, likely and late dates.

At one's own pace, weeks = max(floor, study hours / hours a week); credits are carried term by term. The early reckoning takes the
low figures at the stated pace, the likely one what is most likely or the middle; the late one the high figures at a share of the pace,
plus one failed exam. All lengths come from `data/timeline.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Any

from codingpath.model.credential import Credential, full_months
from codingpath.model.first_page import PageLine, PageStep, Payer
from codingpath.model.guidance import Step
from codingpath.model.plan.stages import UNKNOWN, Dates, OtherKind, Stage
from codingpath.model.record import replace
from codingpath.model.source import Range
from codingpath.model.timeline import Wait, Workload
from codingpath.planning.dates import add_months, months_between
from codingpath.planning.person import Person
from codingpath.planning.progress import counted_from
from codingpath.planning.study import class_start, studied, training, under_way, workload, workloads


def timeline(person: Person) -> tuple[Stage, ...]:
    """Return the stages that apply, in order."""
    train, practice, exam = _until_exam(person)
    begins = _begins(person, exam)
    hired = at_work(person)
    job = _first_job(person, begins, hired)
    renew = _renew(person, person.credential, exam) if person.credential and exam else _kept(person)
    search = None if hired else job
    stages = [_prepare(person), train, practice, exam, search, _apprentice(person, begins, job), renew, _next(person, job)]
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


def other_kinds(person: Person) -> tuple[OtherKind, ...]:
    """Return when the other kinds of the same award would lead to job applications."""
    person, found = replace(person, program=None), []  # what one school said is of no other kind
    begin = _ready(person)
    if person.credential is None:
        return ()
    for other in [w for w in islice(workloads(person, "train"), 1, None) if w.compare]:
        train = studied(person, other, begin)
        practice = _study(person, "practice", next(workloads(person, "practice")), train, first=False)
        found.append(OtherKind(workload=other, applying=_exam(person, person.credential, practice.ends).ends))
    return tuple(found)


def _stage(person: Person, stage: str, starts: Dates, ends: Dates, sources: Iterable[str], **more: Any) -> Stage:  # noqa: ANN401 - fields of `Stage`
    """Return a stage under the title that it has for this person, each source once; it hangs on open hours or start unless told otherwise."""
    named = person.catalog.timeline.titles_for_some
    title = next((t.title for t in named if t.stage == stage and person.holds(t.when)), person.catalog.timeline.titles[stage])
    rest = {"title": title, "assumed": person.hours_assumed or person.start_assumed, **more}
    return Stage(id=stage, starts=starts, ends=ends, sources=tuple(dict.fromkeys(sources)), **rest)


def _prepare(person: Person) -> Stage | None:
    if person.chosen["readiness"] != "prepare-first" or person.settled:
        return None
    program = under_way(person)
    own = {"title": program.beside_title} if program and program.beside_title else {}
    assumed, basis = person.start_assumed and program is None, program.beside_basis if program else None
    sources = (wait.days.source for wait in _preparations(person))
    return _stage(person, "prepare", Dates.same(person.today), _ready(person), sources, assumed=assumed, basis=basis, **own)


def _train(person: Person, begin: Dates) -> Stage | None:
    work = training(person)
    if work is None:
        return None
    if work.under_way:
        return _rest_of(person, work)
    months = person.program.told_months if person.program else None
    stage = _study(person, "train", work, begin, first=True)
    return stage if months is None else _as_long_as_told(person, stage, months)


def _as_long_as_told(person: Person, stage: Stage, months: int) -> Stage:
    """Return training as long as its school said for this person's pace, the slow date at a slower one; its hours decide nothing then."""
    percent, work = person.catalog.timeline.late_pace_percent, stage.workload
    late = _slowly(months, percent)
    told = person.program.source_of("months") if person.program else percent.source
    return replace(
        stage,
        ends=Dates.by(lambda r: _in_months(stage.starts.at(r), late if r == "late" else months)),
        workload=work and replace(work, hours=None, credits=None, floor_weeks=None, only_if=None),
        sources=(told, percent.source),
        basis=f"{months} month{'' if months == 1 else 's'}, as its school said; slow, at a slower pace",
    )


def begins_study(person: Person) -> Dates:
    """Return when the first class is, or study at one's own pace begins."""
    ready, work = _ready(person), training(person)
    return Dates.by(lambda r: class_start(person, work, ready.at(r) or person.begins, r)) if work else ready


def _slowly(months: int, percent: Range) -> int:
    """Return how many months a number of them takes at a share of the pace; rounded up."""
    return -(-months * 100 // (percent.low or 100))


def _rest_of(person: Person, work: Workload) -> Stage:
    """Return the rest of a program under way: the months left from the day they were told, at the late pace for the late end; null where they are open."""
    left, percent = person.number("program-left"), person.catalog.timeline.late_pace_percent
    late = None if left is None else _slowly(left, percent)
    told = counted_from(person.catalog, "program-left", left, person.progress, person.today)
    ends = _not_past(Dates.by(lambda r: _in_months(told, late if r == "late" else left)), person.today)
    return _stage(person, "train", Dates.same(person.today), ends, [percent.source], assumed=False, workload=work)


def _in_months(day: date | None, months: int | None) -> date | None:
    return None if day is None or months is None else add_months(day, months)


def _practice(person: Person, train: Stage | None, begin: Dates) -> Stage:
    work = next(workloads(person, "practice"))
    if train is None:
        return _study(person, "practice", work, begin, first=True)
    if not train.ends.known:
        return _stage(person, "practice", UNKNOWN, UNKNOWN, (), assumed=True, workload=work)
    return _study(person, "practice", work, train.ends, first=False)


def _not_past(dates: Dates, first: date) -> Dates:
    """Return the dates, but none before a first day."""
    return Dates.by(lambda reckoning: max(day, first) if (day := dates.at(reckoning)) else None)


def _preparations(person: Person) -> list[Wait]:
    return [wait for wait in person.catalog.timeline.preparations if person.holds(wait.when)]


def _ready(person: Person) -> Dates:
    """Return when study can begin: at the start, or later, once what is to be settled first is settled.

    A program under way goes on meanwhile, so there it is when that is settled beside it.
    """
    found = _preparations(person)
    first = person.today if under_way(person) else person.begins
    if person.settled:
        return Dates.same(first)
    if not found and person.chosen["readiness"] != "prepare-first":
        return Dates.same(first)
    return Dates.by(lambda r: max(first, person.today + timedelta(days=max((w.days.at(r) or 0 for w in found), default=0))))


def _study(person: Person, stage: str, work: Workload, after: Dates, *, first: bool) -> Stage:
    starts = Dates.by(lambda r: class_start(person, work, after.at(r) or person.begins, r)) if first else after
    return _stage(person, stage, starts, _not_past(studied(person, work, after), person.today), work.sources, workload=work)


def _after(dates: Dates, days: Range) -> Dates:
    return Dates.by(lambda r: day + timedelta(days=wait) if (day := dates.at(r)) and (wait := days.at(r)) is not None else None)


def _exam(person: Person, credential: Credential, after: Dates) -> Stage:
    """Return the exam: a seat, and by the late reckoning one failed attempt."""
    booking = person.wait("booking").days
    retake = credential.retake_wait_days or person.wait("retake").days
    seated = _after(after, booking)
    passed = replace(seated, late=_after(seated, retake).late)
    return _stage(person, "exam", after, passed, (booking.source, retake.source))


def at_work(person: Person) -> date | None:
    """Return the day on which somebody told of the job that the plan led to; none while it is looked for, or was not told."""
    found = person.certified and person.credential is None and person.insider
    return person.progress.reached.get("first-job-ends") if found else None


def is_over(person: Person, said: PageLine | PageStep | Payer | Step) -> bool:
    """Tell whether something that is said serves a search for a job which is over."""
    return said.search and at_work(person) is not None


def _first_job(person: Person, after: Dates, hired: date | None) -> Stage:
    """Return the search, up to the first day at work; where there is a job, that day alone."""
    search = person.wait("job-search").days
    starts, ends = (Dates.same(hired), Dates.same(hired)) if hired else (after, _after(after, search))
    return _stage(person, "first-job", starts, ends, [search.source])


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
    starts = job.ends if at_work(person) or not person.insider else applying
    quickest = min(r.months_of_work for r in routes if r.months_of_work)
    left_over = Range(low=max(0, quickest + left - full_months(routes)), high=left, source=routes[0].source)
    ends = _not_past(Dates.by(lambda reckoning: _in_months(starts.at(reckoning), left_over.at(reckoning))), person.today)
    work = workload(person, "remove-apprentice")
    if work is not None and applying.early is not None:
        ends = replace(ends, early=studied(person, work, applying).early)
        starts = replace(starts, early=applying.early)
    sources = (*(r.source for r in routes), *(work.sources[:1] if work else ()))
    return _stage(person, "remove-apprentice", starts, ends, sources, assumed=job.assumed, workload=work)


def _renew(person: Person, credential: Credential, exam: Stage) -> Stage | None:
    months = credential.renewal_months
    if months is None:
        return None
    due = Dates.by(lambda reckoning: _in_months(exam.ends.at(reckoning), months))
    return _stage(person, "renew", exam.ends, due, (s.source for s in credential.upkeep), assumed=exam.assumed)


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
    due = Dates(early=None, likely=None, late=_due(person, months))
    return _stage(person, "renew", Dates.same(person.today), due, (s.source for s in person.held[0].upkeep), assumed=False)


def _due(person: Person, months: int) -> date:
    """Return by when a certification costs something again: counted from the exam where it was told, else from today."""
    passed = person.progress.reached.get("exam-ends", person.today)
    times = max(1, -(-months_between(passed, person.today) // months))
    return add_months(passed, months * times)


def _brought_back(person: Person) -> Stage:
    """Return when a certification that ran out is back; the days are not known where the data names none."""
    days = next((w.days for w in person.catalog.timeline.waits if w.id == "late-renewal" and person.holds(w.when)), None)
    back = _after(Dates.same(person.today), days) if days else UNKNOWN
    rules = next((c.late_renewal.rules for c in person.held[:1] if c.late_renewal), ())
    sources = (*([days.source] if days else ()), *(s.source for s in rules))
    ends = _not_past(back, person.start)
    return _stage(person, "renew", Dates.same(person.today), ends, sources, assumed=person.start_assumed)


def _next(person: Person, job: Stage) -> Stage | None:
    if not person.next_credentials:
        return None
    wait = person.wait("next-credential")
    starts = _not_past(_after(job.starts if person.nears_aim else job.ends, wait.days), person.today)
    if wait.beside_search:
        starts = replace(starts, early=_after(job.starts, wait.days).early)
    work = workload(person, "next-credential")
    seated = _after(studied(person, work, starts), person.wait("booking").days) if work and starts.known else UNKNOWN
    sources = (wait.days.source, *(work.sources[:1] if work else ()))
    return _stage(person, "next-credential", starts, seated, sources, assumed=job.assumed, workload=work)


def sitting_again(person: Person) -> Dates | None:
    """Return when job applications can start where only its exam brings a certification back; none where that is not the case."""
    decisions = person.catalog.rules.decision
    back = [c.id for c in person.held[:1]] if person.renewing else []
    exam = next((o.id for o in decisions("certification").options if o.credential in back), None)
    study = next((o.id for o in decisions("award").options if o.exam_only), None)
    if exam is None or study is None:
        return None
    return applying(replace(person, chosen={**person.chosen, "certification": exam, "award": study}))
