"""Part 9: first roles, the ladder, pay and outlook."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Block, Bullets, Cell, Checklist, Heading, Part, Table, Text, WriteIn
from codingpath.report.calendar import review_day
from codingpath.report.pay import outlook_blocks, pay_blocks
from codingpath.report.sources import Cites, notices
from codingpath.report.words import full_day

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
