"""Part 9: first roles, the ladder, pay and outlook, each figure with its group, place and year."""

from __future__ import annotations

from codingpath.model.answers import NOT_SURE
from codingpath.model.roadmap import Roadmap
from codingpath.model.wages import NationalPay
from codingpath.render.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.render.view.cites import Cites
from codingpath.render.view.notices import notices
from codingpath.render.words import dollars

_RUNGS = {"first": "First job", "later": "Later", "other": "Branches off"}


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the work."""
    rows = tuple((Cell(_RUNGS[job.rung]), Cell(job.title, "strong"), Cell(job.text)) for job in roadmap.jobs)
    blocks: list[Block] = [
        Text("What people do first, and where it can lead."),
        Table(("When", "Role", "What it is"), rows),
        *_national(roadmap, cites),
        *_state(roadmap, cites),
        *_outlook(roadmap, cites),
        Bullets(tuple(c.text + cites(c.source) for c in roadmap.catalog.wages.cautions)),
    ]
    return Part("work", "Work", (*blocks, *notices(roadmap, "work", cites)))


def _occupations(roadmap: Roadmap) -> tuple[str, ...]:
    return roadmap.catalog.wages.occupations[roadmap.decisions["role"].chosen]


def _national(roadmap: Roadmap, cites: Cites) -> list[Block]:
    pay = [p for soc in _occupations(roadmap) for p in roadmap.catalog.wages.national if p.soc == soc]
    first = pay[0]
    lead = (
        f"Pay in the United States, {first.period}, all workers of the occupation. A beginner's honest range is the lowest tenth to the lowest "
        f"quarter: for {first.title.lower()}, {dollars(first.p10_usd)} to {dollars(first.p25_usd)} a year{cites(first.source)}."
    )
    rows = tuple(_pay_row(p, cites) for p in pay)
    return [
        Heading("Pay, national"),
        Text(lead),
        Table(("Occupation", "Period", "10 % earn less", "25 % earn less", "Half earn less"), rows, (2, 3, 4)),
    ]


def _pay_row(p: NationalPay, cites: Cites) -> tuple[Cell, ...]:
    figures = (Cell(dollars(p.p10_usd)), Cell(dollars(p.p25_usd)), Cell(dollars(p.median_usd)))
    return Cell(f"{p.title} ({p.soc}){cites(p.source)}"), Cell(p.period), *figures


def _state(roadmap: Roadmap, cites: Cites) -> list[Block]:
    wages, state = roadmap.catalog.wages, roadmap.sheet.get("state", NOT_SURE)
    if state == NOT_SURE:
        return [Text("Your state is open, so no state figure is shown.", "quiet")]
    label = next(c.label for c in roadmap.catalog.question("state").choices if c.id == state)
    titles = {p.soc: p.title for p in wages.national}
    lines = [
        f"{titles[s.soc]} in {label}: {dollars(s.average_usd)} a year on average"
        for soc in _occupations(roadmap)
        for s in wages.states
        if s.state == state and s.soc == soc
    ]
    if not lines:
        return [Text(f"For {label} we have no state figure.", "quiet")]
    mark = cites(wages.state_source)
    lead = f"Averages in {label}, {wages.state_period}, all workers: another year and another kind of figure than above, so not to be compared with it."
    return [Heading(f"Pay in {label}"), Text(lead + mark), Bullets(tuple(f"{line}{mark}." for line in lines))]


def _outlook(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = [o for soc in _occupations(roadmap) for o in roadmap.catalog.wages.outlook if o.soc == soc]
    lines = tuple(
        f"{o.title}, United States, {o.period}: {o.change_percent} % jobs in all; about {o.openings:,} openings a year, most because "
        f"people leave; usual education at entry: {o.entry_education.lower()}{cites(o.source)}."
        for o in found
    )
    return [Heading("Outlook"), Bullets(lines)] if lines else []
