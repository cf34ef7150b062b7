"""Part 10: the first seven days as checkboxes, and the questions people ask, answered for this person."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report._words import full_day
from codingpath.report.blocks import Block, Checklist, Heading, Part, Text
from codingpath.report.cites import Cites
from codingpath.report.milestone import review_day
from codingpath.report.notices import notices


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the steps and the questions."""
    review = review_day(roadmap)
    steps = [f"Day {s.day} ({s.on:%a, %b} {s.on.day}): {s.text}" for s in roadmap.steps]
    steps.append(
        f"Look at this plan again on {full_day(review)}: dates, money and prices change{cites(roadmap.catalog.guidance.review_in_days.source)}."
    )
    blocks: list[Block] = [
        Text("Small steps, one or two a working day; weekends and federal holidays are left out. Tick them off."),
        Checklist(tuple(steps)),
        *notices(roadmap, "steps", cites),
    ]
    blocks.append(Heading("Questions people ask, answered for you"))
    for item in roadmap.faq:
        blocks += [Text(item.question, "strong"), Text(item.answer + cites(item.source))]
    return Part("steps", "Your first seven days", (*blocks, *notices(roadmap, "faq", cites)))
