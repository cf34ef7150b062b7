"""The steps of a plan as a paper has them: what is to be done, who does it, by when, and when it was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import Record, keyword_record
from codingpath.planning.kept_apart import is_private
from codingpath.report.blocks import Block, Cell, Table, Text
from codingpath.report.papers.words import form_day
from codingpath.report.progress import PlanStep, plan_steps

MOST: Final = 10
"""Steps that a paper has room for."""
Who = Literal["Client", "Counselor"]


@keyword_record
class Task(Record):
    """One step."""

    id: str
    """Stable id."""
    text: str
    """What to do, without a full stop."""
    who: Who
    by: date | None = None
    """None where the counselor names the day, and for what is done."""
    done: date | None = None
    was: date | None = None
    """Of a late step: the day it had."""


def tasks(roadmap: Roadmap) -> tuple[Task, ...]:
    """Return the steps of the client, those that are late first and those that were done last; `roadmap` is one for a file.

    The milestones of the stages stand among the objectives: they are here once they are done.
    """
    milestones = roadmap.catalog.timeline.calendar_titles
    steps = (step for step in plan_steps(roadmap) if step.state == "done" or step.id not in milestones)
    return tuple(_task(roadmap, step) for step in steps)


def _task(roadmap: Roadmap, step: PlanStep) -> Task:
    done = step.state == "done"
    by, was = (None, None) if done else (step.day, step.was)
    return Task(id=step.id, text=_named(roadmap, step), who="Client", by=by, done=step.day if done else None, was=was)


def _named(roadmap: Roadmap, step: PlanStep) -> str:
    """Return what a step is called; of a payer who stands for something private among others, what papers say of them."""
    if not is_private(roadmap.catalog, step.title):
        return step.title
    payers = roadmap.catalog.guidance.first_page.payers
    return next((p.on_file.rstrip(".") for p in payers if p.id == step.id and p.on_file), "A step of the plan")


def counselor_tasks(roadmap: Roadmap) -> Iterator[Task]:
    """Yield what falls to the counselor."""
    for step in roadmap.catalog.guidance.papers.counselor_steps:
        if roadmap.holds(step.when):
            yield Task(id=step.id, text=step.text.rstrip("."), who="Counselor")


def steps_blocks(roadmap: Roadmap) -> list[Block]:
    """Return the steps as a table; of the client's, those that are left over are counted."""
    clients, counselors = tasks(roadmap), list(counselor_tasks(roadmap))
    room = MOST - len(counselors)
    done = [task for task in clients if task.done][-(room // 2) :]
    to_do = [task for task in clients if not task.done][: room - len(done)]
    left = sum(not task.done for task in clients) - len(to_do)
    more = [Text(f"{left} more in the plan.", "quiet")] if left else []
    rows = tuple(_row(task) for task in (*done, *to_do, *counselors))
    return [Table(("What", "Who", "By", "Done"), rows, ratios=(9, 2, 2, 2)), *more]


def _row(task: Task) -> tuple[Cell, ...]:
    by = "" if task.done else form_day(task.by)
    return Cell(task.text), Cell(task.who), Cell(by), Cell(form_day(task.done) if task.done else "")
