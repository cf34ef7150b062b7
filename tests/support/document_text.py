"""Every text of a document, for tests that read them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from codingpath.report.blocks import (
    Bars,
    Block,
    Bullets,
    Checklist,
    Document,
    Heading,
    Numbered,
    Part,
    Summary,
    Table,
    Text,
    WriteIn,
)

NONE = r"\bNone\b(?!\s(of|is|for)\b)"
"""A value that is not there and was printed all the same; "None of these" and the like are words."""


def texts(document: Document) -> Iterator[str]:
    """Yield title, facts and all texts of all parts in their order."""
    yield document.title
    yield from document.facts
    for part in (document.opening, *document.parts, *document.appendix):
        yield from part_texts(part)


def part_texts(part: Part) -> Iterator[str]:
    """Yield the title and all texts of one part."""
    yield part.title
    for block in part.blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    """Yield all texts of one block."""
    match block:
        case Heading() | Text():
            yield block.text
        case Bullets() | Numbered() | Checklist():
            yield from block.items
        case Table():
            yield from block.columns
            yield from (cell.text for row in block.rows for cell in row)
        case Bars():
            yield block.title
            yield from (bar.label for bar in block.bars)
        case WriteIn():
            yield from (*block.columns, *block.rows, block.note)
        case Summary():
            yield from (text for row in block.rows for text in (row.label, *row.lines))
        case _ as never:
            assert_never(never)
