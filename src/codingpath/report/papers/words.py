"""What the papers have in common: blanks that only a person can fill in, days, and what was told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import Question, answer_label
from codingpath.planning.kept_apart import is_private
from codingpath.report.blocks import Cell, Table
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
