"""What any document is made of besides its own parts: its texts, notes on a client, the glossary, versions and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import Record
from codingpath.report.blocks import Block, Bullets, Document, Part, Text
from codingpath.report.sources import Cites, notices, read_dates
from codingpath.report.versions import made_on, whose_data


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
