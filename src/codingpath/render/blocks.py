"""The pieces a document is made of. A view fills them with plain words; each renderer draws and escapes them its own way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Tone = Literal["plain", "strong", "good", "warn", "bad", "quiet"]
"""What a text is about. A renderer may color it; the words say it too."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Heading:
    """A heading inside a part."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]
    tone: Tone = "plain"


@dataclass(frozen=True)
class Numbered:
    """A list whose numbers matter: other texts point to them."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Checklist:
    """Things to tick off."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings. The first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[int, ...] = ()
    """Indexes of the columns that hold figures, set flush right."""
    ratios: tuple[int, ...] = ()
    """How wide the columns are against each other; by their content if empty."""


@dataclass(frozen=True)
class Bar:
    """One bar of a timeline: sure until `early`, open from `early` to `late`."""

    label: str
    starts: date
    early: date
    late: date


@dataclass(frozen=True)
class Bars:
    """Bars on one common scale. A table with the same dates stands above them."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class WriteIn:
    """A sheet to fill in: one row a question, one empty column a school."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    note: str


Block = Text | Heading | Bullets | Numbered | Checklist | Table | Bars | WriteIn


@dataclass(frozen=True)
class Part:
    """One part of the roadmap."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """The whole roadmap in words."""

    title: str
    facts: tuple[str, ...]
    """Lines under the title: versions and dates."""
    opening: Part
    """One page that says it all."""
    parts: tuple[Part, ...]
    sources: tuple[str, ...] = field(default=())
    """Ids of the sources the document cites, in order of first use."""
