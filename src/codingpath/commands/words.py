"""`codingpath words`: the words of the field in plain words, all of them in order or one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codingpath.cli.inputs import load
from codingpath.cli.output import Target, emit
from codingpath.errors import CodingpathError
from codingpath.formats import Printout, Rows
from codingpath.model.question import Term
from codingpath.report.blocks import Bullets, Document, Part
from codingpath.report.sources import whose_data
from codingpath.text import nearest, quoted

TITLE = "In plain words"


def words(word: str | None, data: Path | None, to: Target) -> None:
    """Explain every word, or those that are asked for."""
    catalog = load(data)
    terms = sorted(catalog.glossary, key=lambda term: term.term.casefold())
    found = terms if word is None else _named(terms, word)
    printout = Printout(
        document=_document(found, whose_data(catalog)),
        records=lambda: [{"id": t.id, "term": t.term, "means": t.means} for t in found],
        rows=lambda: Rows(columns=("id", "term", "means"), lines=[(t.id, t.term, t.means) for t in found]),
    )
    emit(printout, to)


def _document(found: Sequence[Term], facts: tuple[str, ...]) -> Document:
    part = Part("words", TITLE, (Bullets(tuple(f"{term.term}: {term.means}" for term in found)),))
    return Document(title=TITLE, facts=facts, opening=part, parts=())


def _named(terms: Sequence[Term], word: str) -> list[Term]:
    """Return the term that is this word, else those that have it in them; upper and lower case are alike."""
    asked = " ".join(word.casefold().split())
    exact = [t for t in terms if asked in (t.id, t.term.casefold(), *t.term.casefold().split(" or "))]
    found = exact or [t for t in terms if asked and asked in t.term.casefold()]
    if not found:
        near = nearest(word, [t.term for t in terms])
        hint = f"did you mean {quoted(near)}?" if near else "`codingpath words` lists those we explain"
        raise CodingpathError(f"words: {quoted(word)} is not among the words we explain; {hint}")
    return found
