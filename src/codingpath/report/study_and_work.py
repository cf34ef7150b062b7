"""The parts `ask` and `steps`."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Block, Cell, Checklist, Part, Table, Text, WriteIn
from codingpath.report.calendar import review_day
from codingpath.report.sources import Cites, notices
from codingpath.report.words import full_day

# Part 8: questions for a school, the answers that should make one stop, and room to score three schools.


def school_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the sheet."""
    rows = tuple((Cell(q.ask), Cell(q.red_flag, "bad")) for q in roadmap.school_questions)
    if roadmap.award is None and not roadmap.option("award").exam_only:
        return _own(roadmap, rows, cites)
    review = not roadmap.programs and roadmap.option("award").exam_only
    asked = "review courses or teachers" if review else "schools"
    columns = (f"{'Review' if review else 'School'} {letter}" for letter in "ABC")
    sheet = WriteIn(
        ("Question", *columns),
        (
            "Name, telephone, date of the call",
            *(f"{i}. {q.ask}" for i, q in enumerate(roadmap.school_questions, 1)),
            "Score out of 5",
        ),
        f"Ask three {asked} the same questions, and write the answers down.",
        ("", *(q.red_flag for q in roadmap.school_questions), ""),
    )
    blocks = (
        Text("Ask before you sign or pay. A school with nothing to hide answers all of these in writing."),
        Table(("Ask", "Stop and think if"), rows),
        sheet,
    )
    return Part("ask", "Questions for a school", (*blocks, *notices(roadmap, "ask", cites)))


def _own(roadmap: Roadmap, rows: tuple[tuple[Cell, ...], ...], cites: Cites) -> Part:
    """Return the questions of whoever has no school to choose: for the school they know, or for employers."""
    sheet = WriteIn(
        ("Question", "Answer"),
        ("Whom I asked, telephone, date", *(f"{i}. {q.ask}" for i, q in enumerate(roadmap.school_questions, 1))),
        "Write the answers down.",
        ("", *(q.red_flag for q in roadmap.school_questions)),
    )
    blocks = (Text("Ask these, and have the answers in writing."), Table(("Ask", "Stop and think if"), rows), sheet)
    return Part("ask", "Questions to ask", (*blocks, *notices(roadmap, "ask", cites)))


# Part 10: the first seven days as checkboxes, and the questions people ask, answered for this person.


def first_steps_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the steps."""
    review = review_day(roadmap)
    steps = [f"Day {s.day} ({s.on:%a, %b} {s.on.day}): {s.text}" for s in roadmap.steps]
    steps.append(
        f"Look at this plan again on {full_day(review)}: dates, money and prices change{cites(roadmap.catalog.guidance.review_in_days.source)}."
    )
    blocks: list[Block] = [
        Text(
            "Small steps, one to three a working day; weekends, federal holidays and the day after Thanksgiving are left out. Tick them off."
        ),
        Checklist(tuple(steps), tuple(step.id for step in roadmap.steps)),
        *notices(roadmap, "steps", cites),
    ]
    return Part("steps", "Your first seven days", tuple(blocks))
