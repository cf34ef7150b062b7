"""The parts `ask` and `steps`: what to ask a school or an employer, with sheets to fill in, and the steps of the next thirty days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codingpath.model.guidance import SchoolQuestion
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Block, Cell, Checklist, Part, Table, Text, WriteIn
from codingpath.report.calendar import review_day
from codingpath.report.fit import more_of
from codingpath.report.progress import done_title
from codingpath.report.sources import Cites, notices
from codingpath.report.words import in_words, inside


def ask_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the questions that matter most, all of them where everything is said, and the sheet that has all."""
    asked = roadmap.school_questions if cites.full else roadmap.first_questions
    rows = tuple((Cell(q.said), Cell(q.red_flag, "bad")) for q in asked)
    blocks: list[Block] = [Text(_lead(roadmap, asked)), Table(("Ask", "Stop and think if"), rows, ratios=(9, 7)), *_sheets(roadmap)]
    title = "Questions for a school" if _for_schools(roadmap) else "Questions to ask"
    return Part("ask", title, (*blocks, *notices(roadmap, "ask", cites)), compact=True)


def _lead(roadmap: Roadmap, asked: Sequence[SchoolQuestion]) -> str:
    if not _for_schools(roadmap):
        return "Ask these, and have the answers in writing."
    most = "" if len(asked) == len(roadmap.school_questions) else f"The {in_words(len(asked))} that matter most for you. "
    return f"{most}A school with nothing to hide answers these in writing."


def _for_schools(roadmap: Roadmap) -> bool:
    """Tell whether a school, or a review course, is still to be found."""
    return roadmap.award is not None or roadmap.option("award").exam_only


def _sheets(roadmap: Roadmap) -> list[WriteIn]:
    """Return the sheet with one column for each of the schools to ask, by name where they are known, and one for whomever else to ask."""
    questions = roadmap.school_questions
    if not _for_schools(roadmap):
        return [_alone([(q.said, q.red_flag) for q in questions], "Ask each in the same words, and note who said it.")]
    of_schools, (names, what) = [q for q in questions if q.whom is None], _columns(roadmap)
    others: dict[str, list[tuple[str, str]]] = {}
    for q in questions:
        if q.whom is not None:
            others.setdefault(q.whom, []).append((q.ask, q.red_flag))
    sheet = WriteIn(
        ("Question", *names),
        ("Telephone, whom I asked, date", *_numbered(q.ask for q in of_schools), "Score out of 5"),
        f"All {len(of_schools)} questions, to ask {what} in the same words.",
        ("", *(q.red_flag for q in of_schools), ""),
    )
    return [sheet, *(_alone(asked, f"To ask {inside(whom)}.", beside=True) for whom, asked in others.items())]


def _alone(asked: Sequence[tuple[str, str]], note: str, *, beside: bool = False) -> WriteIn:
    """Return a sheet with one column for the answers; each question with what should make one stop."""
    rows, flags = _numbered(ask for ask, _ in asked), (flag for _, flag in asked)
    return WriteIn(("Question", "Answer"), ("Whom I asked, telephone, date", *rows), note, ("", *flags), beside)


def _numbered(questions: Iterable[str]) -> Iterator[str]:
    return (f"{i}. {question}" for i, question in enumerate(questions, 1))


COLUMNS = "ABC"
"""What the columns are called where no school is known."""


def _columns(roadmap: Roadmap) -> tuple[tuple[str, ...], str]:
    """Return the heads of the columns and what they are: the schools of the plan, and letters where it knows none."""
    if roadmap.option("award").exam_only:
        return tuple(f"Review {letter}" for letter in COLUMNS), "three review courses or teachers"
    what = "three schools" if len(roadmap.choices) != 1 else "this school and two more"
    known = tuple(dict.fromkeys(choice.match.program.school for choice in roadmap.choices))
    return (*known, *(f"School {letter}" for letter in COLUMNS[len(known) :])), what


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
        Checklist((*(f"{step.on:%a, %b} {step.on.day}: {step.text}" for step in shown), again), tuple(step.id for step in shown)),
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
