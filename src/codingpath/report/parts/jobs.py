"""The part `jobs`: first roles, the ladder, pay, what is expected, remote work, background checks."""

from __future__ import annotations

from typing import Final

from codingpath.model.guidance import Job
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts import conflict_lines
from codingpath.report.fit import bullets_in, rows_of
from codingpath.report.parts.pay import outlook_blocks, outlook_lines, pay_blocks, pay_lines
from codingpath.report.sources import Cites, notice_lines, notices
from codingpath.report.words import inside, listed

ROWS: Final = 30
"""The most lines of the part, with its title, on a screen of 80 columns."""

MOST_ROLES: Final = 3
FEW_ROLES: Final = 2
"""How many first roles are described, and how many where much else is to be said; the others are named."""

_RUNGS: Final = {"first": "First job", "later": "Later", "other": "Branches off"}


def jobs_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the work; at length with every role, all pay figures and what to know before relying on one."""
    title = "Jobs and pay"
    if cites.full:
        return Part("jobs", title, (*_at_length(roadmap, cites), *notices(roadmap, "jobs", cites)))
    pays, conflicts = pay_lines(roadmap, cites), conflict_lines(roadmap, "jobs", cites)
    lead = _lead(roadmap)
    lines = [
        *_roles(roadmap, FEW_ROLES if conflicts or len(pays) > 1 else MOST_ROLES),
        *_ladder(roadmap),
        *pays,
        *outlook_lines(roadmap, cites),
        *(c.text + cites(c.source) for c in roadmap.catalog.wages.cautions if c.in_short),
        *conflicts,
        *notice_lines(roadmap, "jobs", cites),
    ]
    return Part("jobs", title, (Text(lead), *bullets_in(lines, ROWS - 1 - rows_of(lead), "jobs")), compact=True)


def _lead(roadmap: Roadmap) -> str:
    return "What people do first, and where it can lead." if roadmap.beginner else "What fits next, and where it can lead."


def _on(roadmap: Roadmap, *rungs: str) -> list[Job]:
    return [job for job in roadmap.jobs if job.rung in rungs]


def _roles(roadmap: Roadmap, most: int) -> list[str]:
    """Describe the first roles that matter most, and name the others."""
    first = _on(roadmap, "first")
    others = [job.title for job in first[most:]]
    also = [f"Also a way in: {'; '.join(others)}."] if others else []
    return [*(f"{job.title}: {job.text}" for job in first[:most]), *also]


def _ladder(roadmap: Roadmap) -> list[str]:
    """Name the roles that come later and those that branch off."""
    later, other = ([inside(job.title) for job in _on(roadmap, rung)] for rung in ("later", "other"))
    ways = [f"Later: {listed(later)}."] * bool(later) + [f"To the side: {listed(other)}."] * bool(other)
    return [" ".join(ways)] if ways else []


def _at_length(roadmap: Roadmap, cites: Cites) -> list[Block]:
    rungs = _RUNGS if roadmap.beginner else {**_RUNGS, "first": "Next"}
    rows = tuple((Cell(rungs[job.rung]), Cell(job.title, "strong"), Cell(job.text)) for job in roadmap.jobs)
    cautions = [c for c in roadmap.catalog.wages.cautions if roadmap.beginner or not c.for_beginners]
    return [
        Text(_lead(roadmap)),
        Table(("When", "Role", "What it is"), rows),
        *pay_blocks(roadmap, cites),
        *outlook_blocks(roadmap, cites),
        Heading("Before you rely on a figure"),
        Bullets(tuple(c.text + cites(c.source) for c in cautions)),
        *(Bullets((line,)) for line in conflict_lines(roadmap, "jobs", cites)),
    ]
