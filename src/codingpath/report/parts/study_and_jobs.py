"""The parts `study` and `jobs`: how to learn it, and the work it leads to."""

from __future__ import annotations

from typing import Final

from codingpath.model.guidance import Job
from codingpath.model.plan.roadmap import LearnItem, Roadmap
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts import conflict_lines
from codingpath.report.fit import bullets_in, rows_of
from codingpath.report.parts.pay import outlook_blocks, outlook_lines, pay_blocks, pay_lines
from codingpath.report.sources import Cites, notice_lines, notices
from codingpath.report.words import inside, listed

STUDY_ROWS: Final = 15
"""The most lines of the part, with its title, on a screen of 80 columns."""


FEW_TOPICS: Final = 4
"""As many topics have room for what each is."""


def study_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the topics; at length each with what it is."""
    lead = _study_lead(roadmap)
    conflicts = conflict_lines(roadmap, "study", cites)
    if cites.full:
        more = [Bullets(tuple(conflicts))] if conflicts else []
        blocks: list[Block] = [Text(_counted(roadmap) or lead), _table(roadmap), *more, *notices(roadmap, "study", cites)]
        return Part("study", _title(roadmap), tuple(blocks))
    lines = [*_topics(roadmap), *conflicts, *_skips(roadmap), *notice_lines(roadmap, "study", cites)]
    return Part("study", _title(roadmap), (Text(lead), *bullets_in(lines, STUDY_ROWS - 1 - rows_of(lead), "study")), compact=True)


def _title(roadmap: Roadmap) -> str:
    if roadmap.credential is None:
        return "What to keep up"
    return "What to go over" if roadmap.option("award").exam_only else "What you will learn"


def _study_lead(roadmap: Roadmap) -> str:
    if roadmap.option("award").exam_only:
        return "What the exam asks about. Start with the parts in which you are weakest."
    if roadmap.under_way:
        return "What your program teaches by its end. Cross out what you have passed; the rest is what to study."
    if roadmap.credential:
        return "The topics, in the order they are mostly taught."
    return "What keeps your certification and your skill up to date."


def _counted(roadmap: Roadmap) -> str:
    """Say how many topics experience may shorten; nothing where it shortens none."""
    less = sum(1 for item in roadmap.learn if item.skip)
    some = f"Of {len(roadmap.learn)} topics, your experience may shorten {less}"
    return f"{some}; the others are worth taking in full." if less else ""


def _topics(roadmap: Roadmap) -> list[str]:
    """Name the topics: those to take in full, and those that experience may shorten; a few say what they are."""
    if len(roadmap.learn) <= FEW_TOPICS:
        return [f"{item.title}: {item.text}" for item in roadmap.learn]
    whole, less = ("; ".join(item.title for item in roadmap.learn if bool(item.skip) == skip) for skip in (False, True))
    return [f"{'Take in full: ' if less else ''}{whole}."] * bool(whole) + [f"Your experience may shorten: {less}."] * bool(less)


def _skips(roadmap: Roadmap) -> list[str]:
    """Say what may be shortened, each piece of advice once with the topics that it is for."""
    by_advice: dict[str, list[LearnItem]] = {}
    for item in roadmap.learn:
        if item.skip:
            by_advice.setdefault(item.skip, []).append(item)
    return [f"{', '.join(item.title for item in items)}: {advice}" for advice, items in by_advice.items()]


def _table(roadmap: Roadmap) -> Table:
    skipped = any(item.skip for item in roadmap.learn)
    columns = ("Topic", "What it is", "For you") if skipped else ("Topic", "What it is")
    rows = tuple(
        (
            Cell(item.title, "strong"),
            Cell(item.text),
            *([Cell(item.skip or "Take it in full.", "good" if item.skip else "plain")] if skipped else []),
        )
        for item in roadmap.learn
    )
    return Table(columns, rows, ratios=(3, 6, 4)[: len(columns)])


# -- jobs

JOBS_ROWS: Final = 30
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
    lead = _jobs_lead(roadmap)
    lines = [
        *_roles(roadmap, FEW_ROLES if conflicts or len(pays) > 1 else MOST_ROLES),
        *_ladder(roadmap),
        *pays,
        *outlook_lines(roadmap, cites),
        *(c.text + cites(c.source) for c in roadmap.catalog.wages.cautions if c.in_short),
        *conflicts,
        *notice_lines(roadmap, "jobs", cites),
    ]
    return Part("jobs", title, (Text(lead), *bullets_in(lines, JOBS_ROWS - 1 - rows_of(lead), "jobs")), compact=True)


def _jobs_lead(roadmap: Roadmap) -> str:
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
        Text(_jobs_lead(roadmap)),
        Table(("When", "Role", "What it is"), rows),
        *pay_blocks(roadmap, cites),
        *outlook_blocks(roadmap, cites),
        Heading("Before you rely on a figure"),
        Bullets(tuple(c.text + cites(c.source) for c in cautions)),
        *(Bullets((line,)) for line in conflict_lines(roadmap, "jobs", cites)),
    ]
