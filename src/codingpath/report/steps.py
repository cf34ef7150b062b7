"""Part `steps`: the thirty days after the first page, a step a day at most while there are days, and the day to look again."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap, StepItem
from codingpath.report.blocks import Block, Checklist, Part, Text
from codingpath.report.calendar import review_day
from codingpath.report.sources import Cites, notices
from codingpath.report.words import full_day

MOST_STEPS = 9
"""How many steps are printed; all of them where everything is said."""


def steps_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the steps."""
    shown = roadmap.steps if cites.full else roadmap.steps[:MOST_STEPS]
    left = len(roadmap.steps) - len(shown)
    after = roadmap.catalog.guidance.review_in_days
    again = f"{full_day(review_day(roadmap))}: look at this plan again. Dates, money and prices change."
    blocks: list[Block] = [
        Text("Small steps on working days, after those you do now."),
        Checklist((*(_said(step) for step in shown), again + cites(after.source))),
    ]
    if left:
        blocks.append(Text(f"{left} more: codingpath plan --part steps --full", "quiet"))
    return Part("steps", "Your next thirty days", (*blocks, *notices(roadmap, "steps", cites)), compact=True)


def _said(step: StepItem) -> str:
    return f"{step.on:%a, %b} {step.on.day}: {step.text}"
