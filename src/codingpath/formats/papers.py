"""A paper, made ready for every form: for programs, each part with its lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codingpath.formats import Printout
from codingpath.report.blocks import Block, Bullets, Document, Part, Table, Text


def paper_printout(paper: Document) -> Printout:
    """Return a paper for every form."""
    return Printout(document=paper, records=lambda: paper_record(paper))


def paper_record(paper: Document) -> dict[str, Any]:
    """Return a paper as JSON holds it: every part by its id, its tables as rows by the names of their columns."""
    parts = (paper.opening, *paper.parts)
    return {"title": paper.title, "facts": list(paper.facts), "parts": [_part(part) for part in parts]}


def _part(part: Part) -> dict[str, Any]:
    return {"id": part.id, "title": part.title, "content": [item for block in part.blocks for item in _items(block)]}


def _items(block: Block) -> Iterator[object]:
    match block:
        case Text():
            yield block.text
        case Bullets():
            yield from block.items
        case Table():
            yield from ({name: cell.text for name, cell in zip(block.columns, row, strict=True)} for row in block.rows)
        case _:
            raise AssertionError(f"no paper has a {type(block).__name__}")
