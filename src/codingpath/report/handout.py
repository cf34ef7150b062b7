"""What a page to take away has beside the plan: whose it is, who made it with them and when, and what they answered."""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import Question, answer_label
from codingpath.report.blocks import Bullets, Handout, Part, Text
from codingpath.report.versions import whose_data
from codingpath.report.words import full_day, left_open_titles


def handout(roadmap: Roadmap, whose: str = "", *, told: bool = True) -> Handout:
    """Return what the page of a person has; `whose` is the name it bears, none where it is to bear none; `told` off leaves out answers."""
    return Handout(whose=whose, made=_made(roadmap), told=_told(roadmap) if told else None)


def _made(roadmap: Roadmap) -> str:
    return " ".join([f"Made on {full_day(roadmap.today)}.", *whose_data(roadmap.catalog)])


def _told(roadmap: Roadmap) -> Part:
    """Return the answers in the words of the questions, in their order, and last what was left open."""
    asked = [question for question in roadmap.catalog.questions if question.id in roadmap.sheet]
    is_open = left_open_titles(roadmap)
    given = tuple(_answer(roadmap, q) for q in asked if roadmap.sheet[q.id] != NOT_SURE)
    rest = [Text(f"Not sure, or left open: {'; '.join(is_open)}.")] if is_open else []
    return Part("told", "What you told us", (*([Bullets(given)] if given else []), *rest))


def _answer(roadmap: Roadmap, question: Question) -> str:
    value = roadmap.sheet[question.id]
    ids = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
    labels = [choice.label for i in ids if (choice := question.choice(i))]
    from_zip = ", from your ZIP code" if question.id in roadmap.whereabouts.derived else ""
    return f"{question.title}: {'; '.join(labels) or answer_label(question, value)}{from_zip}"
