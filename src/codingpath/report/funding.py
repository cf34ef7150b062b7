"""Who may pay, in the order to ask, and for how long a program each federal grant is."""

from __future__ import annotations

from collections import Counter

from codingpath.model.roadmap import FundingMatch, Roadmap
from codingpath.planning.federal_aid import GRANTS, Aid, aid_kinds
from codingpath.report._words import counted
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Table, Text
from codingpath.report.cites import Cites

BY_LENGTH = "Which grant the programs could take"


def funding_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the sources of money of a plan, in the order to ask."""
    heading = Heading("Who may pay, in the order to ask")
    if not roadmap.funding:
        nobody = "Your answers point to no funding we have a source for. An American Job Center and a college aid office can look further."
        return [heading, Text(nobody)]
    rows = tuple(_row(m, cites) for m in roadmap.funding)
    return [
        heading,
        Text("Ask in this order, before you enroll or sign. Each says why it is on your list; only the payer decides."),
        Table(("Ask", "Why", "How much"), rows, ratios=(2, 3, 4)),
        *_by_length(roadmap, cites),
        Heading("How to ask"),
        Bullets(tuple(_how(m) + cites(m.funding.source) for m in roadmap.funding)),
    ]


def _row(m: FundingMatch, cites: Cites) -> tuple[Cell, ...]:
    f = m.funding
    name = f.name if f.open else f"{f.name} (closed)"
    return Cell(name, "strong" if f.open else "quiet"), Cell(m.why), Cell(f"{f.amount} Covers: {f.covers}{cites(f.source)}")


def _how(m: FundingMatch) -> str:
    f = m.funding
    return f"{f.name}: " + " ".join(t for t in (f.apply, f"First: {f.before}" if f.before else "", f.note or "") if t)


_LENGTHS: dict[Aid, str] = {
    "pell": "may take a Pell Grant",
    "workforce-pell": "may take a Workforce Pell Grant",
    "either": "may take one of the two, so ask which",
    "neither": "can take neither",
    "ask": "tell too little, so ask",
}


def _by_length(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Say for how many of the listed programs the length leaves which federal grant open, where one is on the list."""
    sources = [m.funding.source for m in roadmap.funding if m.funding.id in GRANTS]
    if not sources or not roadmap.programs or roadmap.decisions["award"].chosen == "exam-prep":
        return []
    kinds = Counter(aid_kinds(m.program) for m in roadmap.programs)
    items = tuple(f"{kinds[aid]} {words}." for aid, words in _LENGTHS.items() if kinds[aid])
    programs = counted(len(roadmap.programs), "program")
    lead = f"Of the {programs} in the next part, by length and by whether the school takes federal aid{cites(*sources)}:"
    return [
        Heading(BY_LENGTH),
        Text(lead),
        Bullets(items),
        Text("Length alone decides nothing: ask the aid office about the very program."),
    ]
