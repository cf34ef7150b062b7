"""A document as lines and nothing else: no boxes, bars, colors or cursor. For screen readers and for terminals that can do no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from codingpath.formats.lines import folded
from codingpath.report.blocks import Bars, Block, Bullets, Checklist, Document, Heading, Numbered, Part, Table, Text, Tone, WriteIn

EXPORTED = "The Markdown export has a sheet with room to write for three schools."


def document_lines(document: Document, parts: Iterable[Part], width: int) -> Iterator[str]:
    """Yield the title, the opening page and some parts, in lines of at most `width` cells."""
    for text in (document.title, *document.facts):
        yield from folded(text, width)
    for part in (document.opening, *parts):
        yield from part_lines(part, width)


def part_lines(part: Part, width: int) -> Iterator[str]:
    """Yield one part, with two empty lines before its title and one before each block."""
    yield from ("", "", *folded(part.title, width))
    for block in part.blocks:
        lines = list(_block_lines(block, width))
        yield from ("", *lines) if lines else ()


def _block_lines(block: Block, width: int) -> Iterable[str]:
    match block:
        case Heading() | Text():
            return folded(block.text, width)
        case Bullets() | Checklist():
            return hung(["-"] * len(block.items), block.items, width)
        case Numbered():
            return hung([f"{i}." for i in range(1, len(block.items) + 1)], block.items, width)
        case Table():
            return (line for line, _ in labelled(block, width))
        case Bars():
            return ()  # a picture of the table above it
        case WriteIn():
            return folded(f"{block.note} {EXPORTED}", width)
        case _ as never:
            assert_never(never)


def hung(marks: Sequence[str], items: Iterable[str], width: int) -> list[str]:
    """Set marks flush right, and the items beside them with a hanging indent."""
    indent = max(map(len, marks), default=0) + 1
    lines: list[str] = []
    for mark, item in zip(marks, items, strict=True):
        first, *rest = folded(item, max(width - indent, 1))
        lines += [f"{mark:>{indent - 1}} {first}", *(" " * indent + line for line in rest)]
    return lines


def labelled(block: Table, width: int) -> Iterator[tuple[str, Tone]]:
    """Yield each row as its name and, indented, one labelled text a column that has one; each line with its tone."""
    for head, *rest in block.rows:
        yield from ((line, "strong") for line in folded(head.text or block.columns[0], width))
        for name, cell in zip(block.columns[1:], rest, strict=True):
            if cell.text:
                first, *more = folded(f"{name}: {cell.text}", max(width - 4, 1))
                yield from ((f"{indent}{line}", cell.tone) for indent, line in [("  ", first), *(("    ", line) for line in more)])
