"""One line for each technical term, at the end of the part that uses it first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import compress

from codingpath import __version__
from codingpath.model.catalog import Catalog
from codingpath.model.question import Term
from codingpath.model.record import Record
from codingpath.report.blocks import Block, Bullets, Document, Heading, Part, Text
from codingpath.report.sources import Cites, read_dates
from codingpath.report.words import full_day, listed

ENDINGS = ("", "s", "es")
"""What a term may end in and still be the same term."""


def with_terms(parts: Iterable[Part], glossary: Iterable[Term]) -> list[Part]:
    """Return the parts, each with the terms it is the first to use."""
    left = list(glossary)
    explained: list[Part] = []
    for part in parts:
        text = "\n".join(texts(part.blocks))
        low = text.lower()
        used = [any(said(w, low if w.islower() else text) for w in term.term.split(" or ")) for term in left]
        explained.append(_explained(part, list(compress(left, used))))
        left = [term for term, new in zip(left, used, strict=True) if not new]
    return explained


def said(word: str, text: str) -> bool:
    """Tell whether a text uses a word, also in the plural.

    Plain searching, as one pattern of all the terms takes ten times as long over a whole roadmap.
    """
    place = text.find(word)
    while place >= 0:
        if not _in_word(text[place - 1 : place]) and any(_ends(text, place + len(word), ending) for ending in ENDINGS):
            return True
        place = text.find(word, place + 1)
    return False


def _ends(text: str, place: int, ending: str) -> bool:
    after = text[place + len(ending) : place + len(ending) + 1]
    return text.startswith(ending, place) and not _in_word(after) and after != "-"


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _explained(part: Part, terms: list[Term]) -> Part:
    if not terms:
        return part
    lines = tuple(f"{t.term}: {t.means}" for t in sorted(terms, key=lambda t: t.term.lower()))
    return replace(part, blocks=(*part.blocks, Heading("In plain words"), Bullets(lines, "quiet")))


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
    return Part("notes", "Notes", tuple(blocks) or (Text("There are no notes."),))


# A whole document from its parts: terms explained where they first stand, versions and dates under the title.


def whole(title: str, parts: Iterable[Part], catalog: Catalog, cites: Cites, today: date, *, explained: bool = True) -> Document:
    """Return a document; its first part is the opening, its last one the sources, all of which are cited by now.

    `explained` tells whether terms are explained where they first stand.
    """
    opening, *others = parts
    rest = with_terms(others, catalog.glossary if explained else ())
    facts = (made_on(catalog, today), read_dates([catalog.sources[s] for s in cites.used]), *whose_data(catalog))
    return Document(title=title, facts=facts, opening=opening, parts=tuple(rest), sources=cites.used)


def made_on(catalog: Catalog, today: date) -> str:
    """Say when something was made, and by which versions."""
    return f"Made on {full_day(today)} with codingpath {__version__}, rules {catalog.rules.version}."


def whose_data(catalog: Catalog) -> tuple[str, ...]:
    """Say whose data something rests on and where it differs from the program's own; nothing where it is the program's own."""
    office = catalog.office
    if office is None:
        return ()
    changed = f"It differs from the program's own in {listed(list(office.differs_in))}."
    said = [f"Data of {office.name}.", changed if office.differs_in else "It is the same as the program's own."]
    return (" ".join([*said, f"Contact: {office.contact}."] if office.contact else said),)
