"""The steps of a plan as a paper has them: what is to be done, who does it, by when, and when it was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import Record, record
from codingpath.planning.dates import working_day
from codingpath.report.blocks import Block, Cell, Table, Text
from codingpath.report.papers.words import BLANK, short_day

MOST: Final = 10
"""Steps that a paper has room for."""


@record
class Task(Record):
    """One step."""

    id: str
    """Stable id."""
    text: str
    who: str
    by: date | None
    """None where the counselor names the day."""
    done: date | None


def tasks(roadmap: Roadmap) -> tuple[Task, ...]:
    """Return every step of the next thirty days and what falls to the counselor, those of the client first; `roadmap` is one for a file."""
    return (*_clients(roadmap), *_counselors(roadmap))


def _clients(roadmap: Roadmap) -> Iterator[Task]:
    done = {step.id: step.day for step in roadmap.progress.done}
    for item in roadmap.page_one.do_now:
        yield Task(item.id, item.text, "Client", working_day(roadmap.today), done.get(item.id))
    for step in roadmap.steps:
        yield Task(step.id, step.text, "Client", step.on, done.get(step.id))


def _counselors(roadmap: Roadmap) -> Iterator[Task]:
    chosen = roadmap.decisions.chosen
    for step in roadmap.catalog.guidance.papers.counselor_steps:
        if step.when.holds(roadmap.sheet, chosen):
            yield Task(step.id, step.text, "Counselor", None, None)


def steps_blocks(roadmap: Roadmap) -> list[Block]:
    """Return the steps as a table; of the client's, those that are left over are counted."""
    clients, counselors = list(_clients(roadmap)), list(_counselors(roadmap))
    shown = clients[: MOST - len(counselors)]
    left = len(clients) - len(shown)
    rows = tuple(_row(task) for task in (*shown, *counselors))
    more = [Text(f"{left} more in the plan.", "quiet")] if left else []
    return [Table(("What", "Who", "By", "Done"), rows, ratios=(9, 2, 2, 2)), *more]


def _row(task: Task) -> tuple[Cell, ...]:
    return (
        Cell(task.text),
        Cell(task.who),
        Cell(short_day(task.by) if task.by else BLANK),
        Cell(short_day(task.done) if task.done else ""),
    )
