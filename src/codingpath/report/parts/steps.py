"""The part `steps`: the thirty days after the first page, a step a day at most while there are days, and the day to look again."""

from __future__ import annotations

from codingpath.model.plan.roadmap import Roadmap, StepItem
from codingpath.report.blocks import Block, Checklist, Part, Text
from codingpath.report.calendar import review_day
from codingpath.report.fit import more_of
from codingpath.report.progress.standing import done_title
from codingpath.report.sources import Cites, notices

MOST_STEPS = 9
"""How many steps are printed; all of them where everything is said."""
MOST_DONE = 3
"""And how many of those that were done."""


def steps_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the steps."""
    shown = roadmap.steps if cites.full else roadmap.steps[:MOST_STEPS]
    left = len(roadmap.steps) - len(shown)
    day = review_day(roadmap)
    again = f"{day:%a, %b} {day.day}: look at this plan again, as dates, money and prices change."
    blocks: list[Block] = [
        Text("Small steps on working days. If a day is lost, go on with the next one."),
        Checklist((*(_said(step) for step in shown), again), tuple(step.id for step in shown)),
    ]
    blocks += more_of("steps", left)
    blocks += _done(roadmap, full=cites.full)
    return Part("steps", "Your next thirty days", (*blocks, *notices(roadmap, "steps", cites)), compact=True)


def _done(roadmap: Roadmap, *, full: bool) -> list[Block]:
    """Say what was done, the last first."""
    done = roadmap.progress.done[::-1]
    shown = done if full else done[:MOST_DONE]
    more = f"; {len(done) - len(shown)} more" if len(done) > len(shown) else ""
    return [Text(f"Done so far: {'; '.join(done_title(roadmap, step.id) for step in shown)}{more}", "good")] if done else []


def _said(step: StepItem) -> str:
    return f"{step.on:%a, %b} {step.on.day}: {step.text}"
