"""One line for each technical term, at the end of the part that uses it first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace

from codingpath.model.question import Term
from codingpath.report.blocks import Bullets, Heading, Part

ENDINGS = ("", "s", "es")
"""What a term may end in and still be the same term."""


def with_terms(parts: Iterable[Part], glossary: Iterable[Term]) -> list[Part]:
    """Return the parts, each with the terms it is the first to use."""
    left = list(glossary)
    explained: list[Part] = []
    for part in parts:
        text = "\n".join(texts(part.blocks))
        low = text.lower()
        new = [term for term in left if any(said(w, low if w.islower() else text) for w in term.term.split(" or "))]
        left = [term for term in left if term not in new]
        explained.append(_explained(part, new))
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


def texts(value: object) -> Iterable[str]:
    """Yield every text in some blocks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
