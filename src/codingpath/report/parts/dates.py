"""The part `dates`: each stage up to the first job, likely, fast and slow; the limit, the pace, what else moves the dates."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import Final

from codingpath.model.condition import Value, When
from codingpath.model.credential import Credential
from codingpath.model.plan.roadmap import Overrun, Relaxation, Roadmap
from codingpath.model.plan.stages import Dates, Stage
from codingpath.model.question import answer_label
from codingpath.model.record import replace
from codingpath.model.timeline import Timeline, Workload
from codingpath.planning.dates import months_apart
from codingpath.planning.person import Person, person_in
from codingpath.planning.timeline import applying, sitting_again
from codingpath.report.blocks import Bar, Bars, Block, Cell, Part, Table, Text
from codingpath.report.conflicts import conflict_lines, conflicts_in
from codingpath.report.fit import bullets_in, rows_of, rows_of_bullets
from codingpath.report.parts.ledger import main_cost_open
from codingpath.report.parts.results import counted_from, early_condition, sooner
from codingpath.report.sources import Cites, notices
from codingpath.report.words import (
    counted,
    every,
    in_month,
    in_words,
    is_far,
    late_month,
    listed,
    month,
    month_span,
    sentence,
)

ROWS: Final = 25
"""The most lines of the part, with its title, on a screen of 80 columns."""

_BAR_ROWS: Final = 3
"""Lines that one bar takes, with what it says and its scale."""

MORE_HOURS: Final = 3

_LATER: Final = ("remove-apprentice", "renew", "next-credential")
"""Stages that come with the years at work."""


def dates_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the dates; at length with every stage in the table and the bars, and what each length rests on."""
    lead, table, bars = _lead(roadmap), _table(roadmap, cites), _bars(roadmap, cites)
    last = notices(roadmap, "dates", cites)
    lines = [*_remarks(roadmap, cites), *(reckoning_lines(roadmap, cites) if cites.full else ())]
    used = 2 + rows_of(lead) + len(table.rows) + (_BAR_ROWS if bars.bars else 0) + rows_of_bullets(last)
    blocks: list[Block] = [Text(lead), table, *([bars] if bars.bars else [])]
    blocks += bullets_in(lines, None if cites.full else ROWS - used, "dates")
    return Part("dates", "Dates", (*blocks, *last), compact=not cites.full)


# -- from when, at which pace


def _lead(roadmap: Roadmap) -> str:
    """Say when this person could apply for jobs, from when, and at which pace."""
    if roadmap.applies_now:
        return f"You can apply for jobs today. The dates count from {counted_from(roadmap)}{sooner(roadmap)}."
    if roadmap.renewing:
        return f"You can apply today. Your certification is likely back {in_month(roadmap.applying, roadmap.today)}."
    if roadmap.credential is None:
        return f"You are ready to apply once you have prepared: {month_span(roadmap.applying, roadmap.today)}."
    hours = roadmap.sheet.get("hours")
    pace = f"{counted(hours, 'hour')} of study a week" if isinstance(hours, int) else _open_pace(roadmap.catalog.timeline)
    done = f"the {roadmap.credential.name} exam is passed" if _applies_already(roadmap) else "you are ready to apply"
    count = f"The dates count from {counted_from(roadmap)}.{_next_term(roadmap)}"
    return f"With {pace} {done} {in_month(roadmap.applying, roadmap.today)}. {count}"


def _next_term(roadmap: Roadmap) -> str:
    """Say when classes begin, where the term after the start begins in a later month."""
    train, prepare = roadmap.stage("train"), roadmap.stage("prepare")
    begins, settled = train.starts.likely if train else None, prepare.ends.likely if prepare else None
    ready = max(roadmap.start, settled or roadmap.start)
    by_terms = train is not None and train.workload is not None and train.workload.by_terms
    return f" The next term likely begins in {month(begins)}." if begins and by_terms and months_apart(ready, begins) else ""


def _applies_already(roadmap: Roadmap) -> bool:
    """Tell whether what the dates lead to is a title, and not the first application, which nothing keeps back."""
    return roadmap.insider or roadmap.certified or roadmap.renewing


def _open_pace(timeline: Timeline) -> str:
    hours = timeline.open_hours
    return f"{hours.middle} hours of study a week (you left them open: fast counts on {hours.high}, slow on {hours.low})"


# -- the stages


def as_they_come(roadmap: Roadmap) -> list[Stage]:
    """Return the stages in their order, but a certification that is brought back before all that it is needed for."""
    return sorted(roadmap.stages, key=lambda stage: not (roadmap.renewing and stage.id in ("prepare", "renew")))


def _in_the_table(roadmap: Roadmap, cites: Cites) -> list[Stage]:
    """Return the stages up to the first job, and those after it that are the very aim of the plan; at length all."""
    return [stage for stage in as_they_come(roadmap) if cites.full or stage.id not in _LATER or _is_aim(roadmap, stage)]


def _is_aim(roadmap: Roadmap, stage: Stage) -> bool:
    if stage.id == "renew":
        return roadmap.renewing
    return stage.id == "next-credential" and stage.ends.early is not None


def _table(roadmap: Roadmap, cites: Cites) -> Table:
    rows = tuple(
        (
            Cell(stage.title, "strong"),
            Cell(month(stage.starts.likely)),
            Cell(month(stage.ends.likely), "strong"),
            Cell(month(stage.ends.early)),
            Cell(late_month(stage.ends.late, roadmap.today)),
        )
        for stage in _in_the_table(roadmap, cites)
    )
    return Table(("Stage", "Begins", "Likely done", "Fast", "Slow"), rows)


def _bars(roadmap: Roadmap, cites: Cites) -> Bars:
    """Return one bar, to the first day of applying or the first job; at length one for each stage."""
    said = "Solid: up to the fast date. Dotted: from there to the slow one."
    if cites.full:
        return Bars(
            said,
            tuple(bar for stage in as_they_come(roadmap) for bar in _bar(roadmap, stage.title, stage.starts.early, stage.ends)),
        )
    job = roadmap.stage("first-job")
    ready = job is None or not roadmap.applies_now
    title, ends = (_goal(roadmap), roadmap.applying) if ready or job is None else (job.title, job.ends)
    starts = [stage.starts.early for stage in _in_the_table(roadmap, cites) if stage.starts.early]
    return Bars(said, _bar(roadmap, title, min(starts, default=None), ends))


def _goal(roadmap: Roadmap) -> str:
    """Name what the dates lead to."""
    if roadmap.renewing:
        return "Title back"
    return "Exam passed" if _applies_already(roadmap) and roadmap.credential else "Ready to apply"


def _bar(roadmap: Roadmap, title: str, starts: date | None, ends: Dates) -> tuple[Bar, ...]:
    """Return a bar, or none where a day of it is not known; of one that is open to a far day, it is drawn to the likely one."""
    late = ends.likely if is_far(ends.late, roadmap.today) else ends.late
    return (Bar(title, starts, ends.early, late),) if starts and ends.early and late else ()


# -- what moves the dates, the most important first


def _remarks(roadmap: Roadmap, cites: Cites) -> list[str]:
    return [
        *_length(roadmap, cites),
        *_limit(roadmap),
        *_more_hours(roadmap),
        *_condition(roadmap),
        *_hours_of_class(roadmap),
        *_again(roadmap),
        *_short_notice(roadmap),
        *(_later(roadmap, s) for s in as_they_come(roadmap) if s.id in ("remove-apprentice", "renew") and not _is_aim(roadmap, s)),
        *conflict_lines(roadmap, "dates", cites, but="time"),
        *_other_kinds(roadmap, cites),
    ]


def _length(roadmap: Roadmap, cites: Cites) -> list[str]:
    """Say how long the course takes, where its school said so."""
    train, program = roadmap.stage("train"), roadmap.program.program if roadmap.program else None
    months = program.told_months if program and train and not roadmap.under_way else None
    return [f"{program.school} takes {counted(months, 'month')}{cites(program.source_of('months'))}."] if program and months else []


def _later(roadmap: Roadmap, stage: Stage) -> str:
    """Say in a line when the "A" comes off, or when the first renewal is due."""
    if stage.id == "renew":
        due = f"The first renewal is due by {month_span(stage.ends, roadmap.today)};" if stage.ends.likely else f"{stage.title}:"
        return f"{due} {basis(roadmap, stage)}."
    when = month_span(stage.ends, roadmap.today) if stage.ends.likely else f"from {month(stage.starts.likely)}"
    return f"{stage.title}: {when}."


def _limit(roadmap: Roadmap) -> list[str]:
    """Say which pace keeps the person's own limit, and what it takes to keep it."""
    last, dates = roadmap.page_one.limit, roadmap.applying
    if last is None or dates.likely is None or dates.late is None:
        return []
    name = f"Your limit {'is' if _applies_already(roadmap) else 'to apply is'} {month(last)}"
    if roadmap.credential is None:
        return _search_limit(roadmap, name, last)
    if dates.late <= last:
        return [f"{name}: every pace keeps it, even the slow one."]
    slow = dates.likely <= last
    kept = (
        f"{name}: the likely pace keeps it, the slow one does not"
        if slow
        else f"{name}: most likely it takes {_months_more(last, dates.likely)} more"
    )
    ways = [way for found in conflicts_in(roadmap, "dates") if found.kind == "time" for way in found.relaxations]
    return [f"{kept}.{_what_it_takes(roadmap, ways, 'To keep it at the slow pace too' if slow else 'What would keep it')}"]


def _months_more(last: date, likely: date) -> str:
    """Say how far a day is past the limit, by the months that stand on the page."""
    months = months_apart(last, likely)
    return f"about {counted(months, 'month')}" if months else "some days"


def _what_it_takes(roadmap: Roadmap, ways: list[Relaxation], aim: str) -> str:
    """Say the near ways to an aim, else what it would take."""
    near, far = ([way for way in ways if way.far == is_far_off] for is_far_off in (False, True))
    lot = f" It would take {'; or '.join(_way(roadmap, way) for way in far)}." if far else ""
    if len(near) == 1 and not near[0].changes:  # advice, or a shorter way, in words of its own
        return f" {sentence(near[0].text)}{lot}"
    return f" {aim}: {_ways(roadmap, near)}." if near else lot


def _ways(roadmap: Roadmap, near: list[Relaxation]) -> str:
    """Say some ways out; by which pace alone they keep the limit once, where it is the same for all."""
    paces = {way.over for way in near}
    if len(near) == 1 or len(paces) > 1 or not (pace := _BY_PACE.get(near[0].over)):
        return "; or ".join(_way(roadmap, way) for way in near)
    return f"{'; or '.join(_way(roadmap, replace(way, over='none')) for way in near)}{pace}"


def _way(roadmap: Roadmap, way: Relaxation) -> str:
    """Say a way out: a new number with its unit, and by which pace alone it keeps the limit."""
    if not way.changes:
        return way.text.rstrip(".")
    number = [_new(roadmap, question, value) for question, value in way.changes.items()]
    return f"{listed(number)}{_BY_PACE.get(way.over, '')}"


def _new(roadmap: Roadmap, question_id: str, value: Value) -> str:
    """Say a new number or day; of the months, that they are a limit."""
    number = answer_label(roadmap.catalog.question(question_id), value)
    if isinstance(value, date):
        return f"a start on {number}"
    return f"a limit of {number}" if question_id == "months" else number


_BY_PACE: Final[dict[Overrun, str]] = {"late": " (at the likely pace, not at the slow one)", "likely": " (at the fast pace only)"}
"""The reckoning that still passes the limit, as the paces that keep it."""


def _search_limit(roadmap: Roadmap, name: str, last: date) -> list[str]:
    """Say that the search for a job may outlast the months of whoever has no exam to sit."""
    job = roadmap.stage("first-job")
    if job is None or job.ends.late is None or job.ends.late <= last:
        return []
    return [f"{name}; the search alone may last until {month(job.ends.late)}."]


def _more_hours(roadmap: Roadmap) -> list[str]:
    """Say by how much a few more hours a week move the likely date; the fewest that move it by a month, if not those three."""
    hours, now, most = roadmap.sheet.get("hours"), roadmap.applying.likely, roadmap.catalog.question("hours").at_most
    if roadmap.credential is None or not isinstance(hours, int) or now is None or most is None:
        return []
    same, numbers = _same_course(roadmap), range(MORE_HOURS, most - hours + 1)

    def likely(more: int) -> date:
        return applying(replace(same, sheet={**roadmap.sheet, "hours": hours + more})).likely or now

    first_of_month = now.replace(day=1)
    found = bisect_left(numbers, x=True, key=lambda more: likely(more) < first_of_month)  # more hours never make it later
    if found < len(numbers):
        more = f"{in_words(numbers[found]).capitalize()} more hours a week"
        return [f"{more} and the likely date moves from {month(now)} to {month(likely(numbers[found]))}."]
    pace = "practice and the exam seat set" if roadmap.option("award").exam_only else "the course sets"
    return [f"More than {counted(hours, 'hour')} a week would not bring the likely date forward by a month: {pace} the pace."]


def _same_course(roadmap: Roadmap) -> Person:
    """Return the person with no course but the one used, though with more hours another kind might fit."""
    if roadmap.program is not None and roadmap.program.program.told:
        return person_in(roadmap)
    used = tuple(replace(stage.workload, when=When()) for stage in roadmap.stages if stage.workload)
    catalog = replace(roadmap.catalog, timeline=replace(roadmap.catalog.timeline, workloads=used))
    return replace(person_in(roadmap), catalog=catalog, program=None)


def _condition(roadmap: Roadmap) -> list[str]:
    """Say what the fast dates hang on."""
    condition = early_condition(roadmap)
    return [f"The fast dates hold {condition}."] if condition else []


def _hours_of_class(roadmap: Roadmap) -> list[str]:
    """Say what must be known of the program's own hours, where the dates go by them."""
    train = roadmap.stage("train")
    hours = train.workload.hours if train and train.workload else None
    return [sentence(hours.note)] if hours and hours.note else []


def _other_kinds(roadmap: Roadmap, cites: Cites) -> list[str]:
    return [
        f"{other.workload.label}: ready to apply {in_month(other.applying, roadmap.today)}{cites(*other.workload.sources)}."
        for other in roadmap.other_kinds
        if other.applying != roadmap.applying  # the program itself is of that length
    ]


def _again(roadmap: Roadmap) -> list[str]:
    """Say what the dates are where a certification cannot be renewed late."""
    again = sitting_again(person_in(roadmap))
    when = f"ready to apply {in_month(again, roadmap.today)}" if again else ""
    return [f"If only the exam brings it back, with some weeks of practice first: {when}."] if again else []


def _short_notice(roadmap: Roadmap) -> list[str]:
    days = roadmap.catalog.timeline.short_notice_days
    near = not roadmap.start_assumed and roadmap.study_begins - roadmap.today < timedelta(days=days)
    waits = _needs_help(roadmap) or any(m.funding.third_party and m.funding.open for m in roadmap.funding)
    if not (near and waits) or roadmap.applies_now or roadmap.under_way:
        return []
    yes = "Whoever pays takes weeks to say yes, and the yes comes before class: your dates move with it."
    return [f"Your start is under {days} days away. {yes}"]


def _needs_help(roadmap: Roadmap) -> bool:
    """Tell whether somebody must help to pay: the cost that is known, or what it was elsewhere, is more than the budget."""
    money, price = roadmap.money, roadmap.page_one.price
    cost = money.own_high_usd if not main_cost_open(roadmap) else price.usd if price else None
    return bool(roadmap.page_one.payers and cost and money.budget_usd is not None and cost > money.budget_usd)


# -- reckoning


def reckoning_lines(roadmap: Roadmap, cites: Cites) -> list[str]:
    """Return how likely, fast and slow are reckoned, and what the length of each stage rests on."""
    lines = [f"{stage.title}: {basis(roadmap, stage)}{cites(*stage.sources)}." for stage in roadmap.stages]
    train = roadmap.stage("train")
    if train and train.workload and train.workload.by_terms:
        lines.append(
            "Credits are carried term by term, and no term is too short for one class; the terms are an assumption"
            f"{cites(roadmap.catalog.timeline.term_source)}."
        )
    return [*_paces(roadmap, cites), *lines]


def _paces(roadmap: Roadmap, cites: Cites) -> list[str]:
    if roadmap.credential is None:
        return []
    pace = roadmap.catalog.timeline.late_pace_percent
    late = f"Slow: the high number at {pace.low} % of it, plus one failed exam; that share is an assumption{cites(pace.source)}."
    return [f"Likely: what most such courses take, at your stated pace. Fast: the low number at that pace. {late}"]


def basis(roadmap: Roadmap, stage: Stage) -> str:
    """Say what the length of a stage rests on."""
    if stage.id == "renew":
        return _renewed(roadmap.credential) if roadmap.credential else _kept(roadmap)
    if stage.workload is None or stage.basis:
        return stage.basis or roadmap.catalog.timeline.basis[stage.id]
    if stage.workload.under_way:
        return f"{stage.workload.label}: as many months as you said are left; slow, at a slower pace"
    if stage.id == "remove-apprentice":
        early = f"{stage.workload.label}, {_amount(stage.workload)}"
        said = roadmap.catalog.timeline.basis[stage.id]
        return f"{said}; the fast date is for this way: {early}, and only if {stage.workload.only_if}"
    seat = ", and a seat" if stage.id == "next-credential" else ""
    fewer = f"; the fast figure only if {stage.workload.only_if}" if stage.workload.only_if else ""
    return f"{stage.workload.label}: {_amount(stage.workload)}{seat}{fewer}"


def _amount(work: Workload) -> str:
    """Say how much study something takes, likely, fast and slow."""
    hours = "hours of class" if work.hours and work.hours.note else "study hours"
    much, unit = (work.hours, hours) if work.credits is None else (work.credits, "credits")
    return f"most likely {much.middle:,} {unit} ({much.low:,} to {much.high:,})" if much else "not known"


def _renewed(credential: Credential) -> str:
    """Say how often what is aimed for is renewed, and that dues come between."""
    again = every(credential.renewal_months or 0)
    return f"{again}; dues come every year" if credential.membership_usd else again


def _kept(roadmap: Roadmap) -> str:
    """Say when what is held must be paid for again, or what bringing it back takes."""
    if roadmap.renewing:
        return "the answer of its issuer, the fee and the study units that are missing"
    held = roadmap.held[0]
    due = "dues come every year" if held.membership_usd else f"it renews {every(held.renewal_months or 0)}"
    return f"{due}; your account names the day"
