"""One line for each technical term, at the end of the part that uses it first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace

from codingpath.model.question import Term
from codingpath.render.blocks import Bullets, Heading, Part


def with_terms(parts: Iterable[Part], glossary: Iterable[Term]) -> list[Part]:
    """Return the parts, each with the terms it is the first to use."""
    open_terms = {word: term for term in glossary for word in term.term.split(" or ")}
    found = re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, sorted(open_terms, key=len, reverse=True)))})(?:s|es)?(?![\w-])", re.IGNORECASE
    )
    explained: list[Part] = []
    for part in parts:
        said = {word for text in texts(part.blocks) for word in found.findall(text)}
        new = dict.fromkeys(term for word, term in open_terms.items() if word in said or (word.islower() and _any_case(word, said)))
        open_terms = {word: term for word, term in open_terms.items() if term not in new}
        explained.append(_explained(part, list(new)))
    return explained


def _any_case(word: str, said: set[str]) -> bool:
    return any(word == s.lower() for s in said)


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
