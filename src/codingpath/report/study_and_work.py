"""Part 9: first roles, the ladder, pay and outlook."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.pay import outlook_blocks, pay_blocks
from codingpath.report.sources import Cites, notices

_RUNGS = {"first": "First job", "later": "Later", "other": "Branches off"}


def work_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the work."""
    rungs = _RUNGS if roadmap.beginner else {**_RUNGS, "first": "Next"}
    rows = tuple((Cell(rungs[job.rung]), Cell(job.title, "strong"), Cell(job.text)) for job in roadmap.jobs)
    blocks: list[Block] = [
        Text("What people do first, and where it can lead." if roadmap.beginner else "What fits next, and where it can lead."),
        Table(("When", "Role", "What it is"), rows),
        *pay_blocks(roadmap, cites),
        *outlook_blocks(roadmap, cites),
        Heading("Before you rely on a figure"),
        Bullets(tuple(c.text + cites(c.source) for c in roadmap.catalog.wages.cautions if roadmap.beginner or not c.for_beginners)),
    ]
    return Part("jobs", "Work", (*blocks, *notices(roadmap, "jobs", cites)))


# Part 7: what is learned, and what experience lets a person skip.


def learning_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the topics."""
    skipped = sum(1 for item in roadmap.learn if item.skip)
    lead = (
        f"Of {len(roadmap.learn)} topics, your experience may shorten {skipped}; the others are worth taking in full."
        if skipped
        else "What the exam asks about. Start with the parts in which you are weakest."
        if roadmap.option("award").exam_only
        else "What your program teaches by its end. Cross out what you have passed; the rest is what to study."
        if roadmap.under_way
        else "The topics, in the order they are mostly taught."
        if roadmap.credential
        else "What keeps your certification and your skill up to date."
    )
    columns = ("Topic", "What it is", "For you") if skipped else ("Topic", "What it is")
    rows = tuple(
        (
            Cell(item.title, "strong"),
            Cell(item.text),
            *([Cell(item.skip or "Take it in full.", "good" if item.skip else "plain")] if skipped else []),
        )
        for item in roadmap.learn
    )
    blocks = (Text(lead), Table(columns, rows, ratios=(3, 6, 4)[: len(columns)]))
    return Part(
        "study",
        _learning_title(roadmap),
        (*blocks, *notices(roadmap, "study", cites)),
    )


def _learning_title(roadmap: Roadmap) -> str:
    if roadmap.credential is None:
        return "What to keep up"
    return "What to go over" if roadmap.option("award").exam_only else "What you will learn"
