"""What the papers have in common: blanks that only a person can fill in, days, and what was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal

from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import Question, answer_label
from codingpath.model.record import Record, keyword_record
from codingpath.planning.kept_apart import is_private
from codingpath.report.blocks import Block, Cell, Table, Text
from codingpath.report.progress import PlanStep, plan_steps
from codingpath.report.words import capital, inside, listed

BLANK: Final = "_" * 12
"""What a person fills in by hand."""


SHORT_BLANK: Final = "_" * 8
"""The same in a narrow column."""

LONGEST: Final = 150
"""Letters of a person's own words that a line of a paper has room for; all of them stay beside the answers."""
NAME: Final = 70
"""The same of a name."""


def cut(text: str, most: int = LONGEST) -> str:
    """Return a text, or as many of its words as there is room for."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[: most - 1]} …"


def entries(rows: Iterable[tuple[str, str]]) -> Table:
    """Return a table of names with what is known of each; what is empty is left out."""
    return Table(("Entry", "Plan"), tuple((Cell(name), Cell(text)) for name, text in rows if text), ratios=(2, 7), headed=False)


def run_on(texts: Iterable[str]) -> str:
    """Return some texts as one line, the first with its capital; a text that begins with an abbreviation keeps its own."""
    first, *rest = [text.rstrip(".") for text in texts] or [""]
    return "; ".join([first, *(inside(text) if text[1:2].islower() or text[1:2] == " " else text for text in rest)])


def form_day(day: date | None) -> str:
    """Return a day as forms have it; a blank for one that is not known."""
    return f"{day:%m/%d/%Y}" if day else BLANK


def told(roadmap: Roadmap, questions: Iterable[str]) -> list[str]:
    """Return the answers that were given, each behind the title of its question."""
    answers = ((titled(roadmap.catalog.question(q)), answered(roadmap, q)) for q in questions)
    return [f"{title}: {text}" for title, text in answers if text]


def titled(question: Question) -> str:
    """Return the title of a question as a paper on somebody has it, without its "Your"."""
    return capital(question.title.removeprefix("Your "))


def answered(roadmap: Roadmap, question_id: str) -> str:
    """Return an answer as its list has it, or as a sentence says it where the list has a word that no paper may have; empty if open."""
    return said_of(roadmap, roadmap.catalog.question(question_id), roadmap.sheet.get(question_id, NOT_SURE))


def said_of(roadmap: Roadmap, question: Question, value: Value) -> str:
    """Return any answer to a question in the same words; empty for an open one."""
    if value == NOT_SURE:
        return ""
    ids = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    return listed([_choice(roadmap, question, name) for name in ids]) if question.choices else answer_label(question, value)


def _choice(roadmap: Roadmap, question: Question, name: str) -> str:
    choice = question.choice(name)
    if choice is None:
        return name
    return choice.said or "" if is_private(roadmap.catalog, choice.label) else choice.label


# -- steps

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
