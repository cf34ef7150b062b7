"""Part 3: the stages with fast, likely and slow dates, bars to look at, and what the reckoning rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from codingpath.model.condition import When
from codingpath.model.roadmap import Dates, Roadmap, Stage
from codingpath.model.timeline import Timeline, Workload
from codingpath.planning.dates import add_months, months_between
from codingpath.planning.person import Person
from codingpath.planning.timeline import applying, sitting_again
from codingpath.report.blocks import Bar, Bars, Block, Bullets, Cell, Part, Table, Text
from codingpath.report.opening import from_start, sooner
from codingpath.report.sources import Cites, notices
from codingpath.report.words import counted, every, is_far, late_month, month, month_span, sentence

MORE_HOURS = 3


def timeline_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the timeline."""
    blocks: list[Block] = [Text(_lead(roadmap)), _table(roadmap), _bars(roadmap), Bullets(tuple(_remarks(roadmap, cites)))]
    return Part("dates", "Timeline", (*blocks, *notices(roadmap, "dates", cites)))


def _lead(roadmap: Roadmap) -> str:
    hours = roadmap.sheet.get("hours")
    if roadmap.applies_now:
        return f"You can apply for jobs today. The dates below count {from_start(roadmap)}{sooner(roadmap)}."
    if roadmap.credential is None:
        return f"You could apply for jobs {month_span(roadmap.applying, roadmap.today)}, once {'your certification is back' if roadmap.renewing else 'you have prepared'}."
    pace = f"{hours} study hours a week" if isinstance(hours, int) else _open_pace(roadmap.catalog.timeline)
    return (
        f"{sentence(from_start(roadmap))[:-1]}, at {pace}, you could apply for jobs {month_span(roadmap.applying, roadmap.today)}."
    )


def _open_pace(timeline: Timeline) -> str:
    hours = timeline.open_hours
    return f"{hours.middle} study hours a week ({hours.high} fast, {hours.low} slow), assumed"


def _as_they_come(roadmap: Roadmap) -> list[Stage]:
    """Return the stages in their order, but a certification that is brought back before all that it is needed for."""
    return sorted(roadmap.stages, key=lambda stage: not (roadmap.renewing and stage.id in ("prepare", "renew")))


def _table(roadmap: Roadmap) -> Table:
    rows = tuple(
        (
            Cell(stage.title + (" (assumed)" if stage.assumed else ""), "strong"),
            Cell(month(stage.starts.likely)),
            Cell(month(stage.ends.early)),
            Cell(month(stage.ends.likely), "strong"),
            Cell(late_month(stage.ends.late, roadmap.today)),
        )
        for stage in _as_they_come(roadmap)
    )
    return Table(("Stage", "Starts, likely", "Done, fast", "Done, likely", "Done, slow"), rows)


def _basis(roadmap: Roadmap, stage: Stage) -> str:
    if stage.id == "renew":
        return every(roadmap.credential.renewal_months or 0) if roadmap.credential else _kept(roadmap)
    if stage.workload is None:
        return stage.basis or roadmap.catalog.timeline.basis[stage.id]
    if stage.workload.under_way:
        return f"{stage.workload.label}: as many months as you said are left; slow, at a slower pace"
    if stage.id == "remove-apprentice":
        basis = roadmap.catalog.timeline.basis[stage.id]
        early = f"{stage.workload.label}, {_amount(stage.workload)}"
        return f"{basis}; the fast date is for this way: {early}, and only if {stage.workload.only_if}"
    seat = ", and a seat" if stage.id == "next-credential" else ""
    fewer = f"; the fast figure only if {stage.workload.only_if}" if stage.workload.only_if else ""
    return f"{stage.workload.label}: {_amount(stage.workload)}{seat}{fewer}"


def _amount(work: Workload) -> str:
    """Say how much study something takes, likely, fast and slow."""
    much, unit = (work.hours, "study hours") if work.credits is None else (work.credits, "credits")
    return f"most likely {much.middle:,} {unit} ({much.low:,} to {much.high:,})" if much else "not known"


def _kept(roadmap: Roadmap) -> str:
    """Say when what is held must be paid for again, or what bringing it back takes."""
    if roadmap.renewing:
        return "the answer of its issuer, the fee and the study units that are missing"
    held = roadmap.held[0]
    due = "dues come every year" if held.membership_usd else f"it renews {every(held.renewal_months or 0)}"
    return f"{due}; your account names the day, and the late date is the last it can be"


def _bars(roadmap: Roadmap) -> Bars:
    bars = [
        Bar(stage.title, stage.starts.early, stage.ends.early, late)
        for stage in _as_they_come(roadmap)
        if stage.starts.early and stage.ends.early and (late := _drawn(roadmap, stage.ends))
    ]
    return Bars("Solid: sure by the fast reckoning. Dotted: open until the slow one.", tuple(bars))


def _drawn(roadmap: Roadmap, ends: Dates) -> date | None:
    """Return the day to which a bar is open; of one that is too far off to be said, the likely one."""
    return ends.likely if is_far(ends.late, roadmap.today) else ends.late


def _remarks(roadmap: Roadmap, cites: Cites) -> list[str]:
    pace = roadmap.catalog.timeline.late_pace_percent
    remarks: list[str] = []
    if roadmap.credential is not None:
        late = (
            f"Slow: the high number at {pace.low} % of it, plus one failed exam; that share is an assumption{cites(pace.source)}."
        )
        remarks.append(f"Likely: what most such courses take, at your stated pace. Fast: the low number at that pace. {late}")
    remarks += [f"{stage.title}: {_basis(roadmap, stage)}{cites(*stage.sources)}." for stage in _as_they_come(roadmap)]
    remarks += _again(roadmap)
    remarks += _more_hours(roadmap)
    remarks += _late_risk(roadmap)
    remarks += [
        f"The other kind, {other.workload.label[:1].lower()}{other.workload.label[1:]}: job applications {month_span(other.applying, roadmap.today)}{cites(*other.workload.sources)}."
        for other in roadmap.other_kinds
    ]
    stage = roadmap.stage("train")
    if stage and stage.workload and stage.workload.by_terms:
        remarks.append(
            f"Credits are carried term by term, and no term is too short for one class; the terms are an assumption{cites(roadmap.catalog.timeline.term_source)}."
        )
    return remarks + _short_notice(roadmap)


def _more_hours(roadmap: Roadmap) -> list[str]:
    """Say by how much a few more hours a week move the likely date; the fewest that move it by a month, if not those three."""
    hours, now, most = roadmap.sheet.get("hours"), roadmap.applying.likely, roadmap.catalog.question("hours").at_most
    if roadmap.credential is None or not isinstance(hours, int) or now is None or most is None:
        return []
    same = _same_course(roadmap)
    for more in range(MORE_HOURS, most - hours + 1):
        then = applying(replace(same, sheet={**roadmap.sheet, "hours": hours + more})).likely
        if then is not None and month(then) != month(now):
            number = _NUMBERS.get(more, str(more))
            return [f"{number} more hours a week and the likely date moves from {month(now)} to {month(then)}."]
    pace = "practice and the exam seat set" if roadmap.option("award").exam_only else "the course sets"
    return [f"More than {hours} hours a week would not bring the likely date forward by a month: {pace} the pace."]


_NUMBERS = {3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}
"""Numbers that begin a sentence."""


def _same_course(roadmap: Roadmap) -> Person:
    """Return the person with no course but the one used, though with more hours another kind might fit."""
    used = tuple(replace(stage.workload, when=When()) for stage in roadmap.stages if stage.workload)
    catalog = replace(roadmap.catalog, timeline=replace(roadmap.catalog.timeline, workloads=used))
    return Person(catalog, roadmap.sheet, roadmap.decisions.chosen, roadmap.today)


def _late_risk(roadmap: Roadmap) -> list[str]:
    months, dates = roadmap.sheet.get("months"), roadmap.applying
    if not isinstance(months, int) or dates.likely is None or dates.late is None:
        return []
    target = add_months(roadmap.start, months)
    if roadmap.credential is None:
        return _search_risk(roadmap, counted(months, "month"), target)
    if dates.late <= target:
        return [f"Even the slow date is inside your {counted(months, 'month')}."]
    if dates.likely <= target:
        return [f"Your {counted(months, 'month')} end in {month(target)}: the likely date keeps that, the slow one does not."]
    over = counted(months_between(target, dates.likely), "month")
    return [f"Your {counted(months, 'month')} end in {month(target)}; most likely it takes {over} more."]


def _again(roadmap: Roadmap) -> list[str]:
    """Say what the dates are where a certification cannot be renewed late."""
    again = sitting_again(Person(roadmap.catalog, roadmap.sheet, roadmap.decisions.chosen, roadmap.today))
    return (
        [
            f"If only the exam brings it back, with some weeks of practice first: job applications {month_span(again, roadmap.today)}."
        ]
        if again
        else []
    )


def _search_risk(roadmap: Roadmap, span: str, target: date) -> list[str]:
    """Say that the search for a job may outlast the months of whoever has no exam to sit."""
    job = roadmap.stage("first-job")
    if job is None or job.ends.late is None or job.ends.late <= target:
        return []
    return [f"Your {span} end in {month(target)}; the search alone may last until {month(job.ends.late)}."]


def _short_notice(roadmap: Roadmap) -> list[str]:
    days = roadmap.catalog.timeline.short_notice_days
    if roadmap.applies_now:
        return []
    payers = [m.funding.name for m in roadmap.funding if m.funding.third_party and m.funding.open]
    if not payers or roadmap.under_way or roadmap.start - roadmap.today >= timedelta(days=days):
        return []
    return [
        f"Your start is under {days} days away, and somebody else may pay ({', '.join(payers)}): approval takes weeks and comes before class."
    ]
