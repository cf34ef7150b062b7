"""Part 8: questions for a school, the answers that should make one stop, and room to score three schools."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Cell, Part, Table, Text, WriteIn
from codingpath.report.cites import Cites
from codingpath.report.notices import notices


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the sheet."""
    rows = tuple((Cell(q.ask), Cell(q.red_flag, "bad")) for q in roadmap.school_questions)
    if roadmap.award is None:
        return _own(roadmap, rows, cites)
    sheet = WriteIn(
        ("Question", "School A", "School B", "School C"),
        (
            "Name, telephone, date of the call",
            *(f"{i}. {q.ask}" for i, q in enumerate(roadmap.school_questions, 1)),
            "Score, 1 to 5",
        ),
        "Ask three schools the same questions, and write the answers down.",
    )
    blocks = (
        Text("Ask before you sign or pay. A school with nothing to hide answers all of these in writing."),
        Table(("Ask", "Stop and think if"), rows),
        sheet,
    )
    return Part("school", "Questions for a school", (*blocks, *notices(roadmap, "school", cites)))


def _own(roadmap: Roadmap, rows: tuple[tuple[Cell, ...], ...], cites: Cites) -> Part:
    """Return the questions of whoever has no school to choose: for the school they know, or for employers."""
    sheet = WriteIn(
        ("Question", "Answer"),
        ("Whom I asked, telephone, date", *(f"{i}. {q.ask}" for i, q in enumerate(roadmap.school_questions, 1))),
        "Write the answers down.",
    )
    blocks = (Text("Ask these, and have the answers in writing."), Table(("Ask", "Stop and think if"), rows), sheet)
    return Part("school", "Questions to ask", (*blocks, *notices(roadmap, "school", cites)))
