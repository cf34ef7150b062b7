"""What any document is made of besides its own parts: its texts, notes on a client, the glossary, versions and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import Question, answer_label
from codingpath.model.record import Record
from codingpath.report.blocks import Block, Bullets, Document, Handout, Part, Text
from codingpath.report.sources import Cites, made_on, notices, read_dates, whose_data
from codingpath.report.words import full_day, left_open_titles


def texts(value: object) -> list[str]:
    """Return every text in some blocks."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    return texts(tuple(vars(value).values())) if isinstance(value, Record) else []


# Notes on a client, for whoever asks for them; no plan holds them by itself.


def notes_part(notes: Iterable[tuple[str, str]]) -> Part:
    """Return notes as a part of a document; each is when it was written, and its text of one or more lines."""
    blocks: list[Block] = []
    for when, text in notes:
        blocks += [Text(when[:10], "strong"), *(Text(line) for line in text.split("\n") if line.strip())]
    return Part("notes", "Notes", tuple(blocks) or (Text("There are no notes."),), typed=True)


# What each technical term means, one line each, in order.


def words_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the glossary."""
    terms = sorted(roadmap.catalog.glossary, key=lambda term: term.term.lower())
    lines = tuple(f"{term.term}: {term.means}" for term in terms)
    return Part("words", "In plain words", (Bullets(lines), *notices(roadmap, "words", cites)))


# A whole document from its parts: versions and dates under the title.


def whole(title: str, parts: Iterable[Part], catalog: Catalog, cites: Cites, today: date) -> Document:
    """Return a document; its first part is the opening, its last one the sources, all of which are cited by now."""
    opening, *rest = parts
    facts = (made_on(catalog, today), read_dates([catalog.sources[s] for s in cites.used]), *whose_data(catalog))
    return Document(title=title, facts=facts, opening=opening, parts=tuple(rest), sources=cites.used)


# -- what a page to take away has beside the plan: whose it is, who made it with them and when, and what they answered


def handout(roadmap: Roadmap, whose: str = "", *, told: bool = True) -> Handout:
    """Return what the page of a person has; `whose` is the name it bears, none where it is to bear none; `told` off leaves out answers."""
    return Handout(
        whose=whose,
        made=" ".join([f"Made on {full_day(roadmap.today)}.", *whose_data(roadmap.catalog)]),
        told=_told(roadmap) if told else None,
    )


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
