"""The first seven days for a calendar: one entry a day, each step without the answers it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codingpath.model.answer_words import names
from codingpath.model.roadmap import Roadmap, StepItem
from codingpath.report._words import counted
from codingpath.report.milestone import Milestone

LAST = 7
"""The last of the first days; day 1 is the day the plan is made."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def first_days(roadmap: Roadmap) -> Iterator[Milestone]:
    """Return the seven days; one without a step has no day."""
    for number in range(1, LAST + 1):
        steps = [s for s in roadmap.steps if s.day == number]
        count = f": {counted(len(steps), 'small step')}" if steps else ""
        yield Milestone(
            id=f"day-{number}",
            title=f"Plan, day {number}{count}",
            lines=tuple(f"- {_shared(roadmap, step)}" for step in steps),
            day=steps[0].on if steps else None,
            remind_days=1,
        )


def _shared(roadmap: Roadmap, step: StepItem) -> str:
    """Return a step without the sentences that name an answer: a calendar is often shared."""
    template = next(s.text for s in roadmap.catalog.guidance.steps if s.id == step.id)
    if not names(template):
        return step.text
    others = [sentence for sentence in _SENTENCE.split(template) if not names(sentence)]
    rest = "The rest of this step names your answers: see your plan."
    return " ".join([*others, rest]) if others else "A step that names your answers: see your plan."
