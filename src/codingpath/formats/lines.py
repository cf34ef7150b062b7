"""How wide the columns of a table are, and how a text is broken into lines: no word is split that can be kept whole.

rich can do both, by trying every cell several times; reckoned once, the whole roadmap prints in half the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, assert_never

from rich.cells import cell_len

from codingpath.report import blocks
from codingpath.report.fit import LABEL

WIDEST_TEXT = 90
"""Columns above which lines of text get hard to read; only tables with frames are wider."""

LONGEST_LINE = 100_000
"""Columns of a line that is not broken."""

NARROW = 60
"""Below this many columns there are no tables, and the label of a summary stands before its first line."""

LONGEST_WORD = 22
"""A word longer than this, mostly an address, may be folded."""


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def _measure(text: str) -> Callable[[str], int]:
    """Return what measures the words of a text, as `cells` does."""
    return len if text.isascii() else cell_len


_BREAKS = re.compile(r"\s+(?!%)")


def folded(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` cells; a word longer than that is cut into pieces."""
    words, measure = _words(text), _measure(text)
    if measure(text) <= width:
        return [" ".join(words)]
    lines: list[str] = []
    line, used = "", 0
    for word in words:
        for piece in [word] if measure(word) <= width else _pieces(word, width):
            room = measure(piece)
            if line and used + 1 + room <= width:
                line, used = f"{line} {piece}", used + 1 + room
            else:
                lines += [line] if line else []
                line, used = piece, room
    return [*lines, line]


def _words(text: str) -> list[str]:
    """Return what a line may be broken between; a percent sign stays with its number."""
    return _BREAKS.split(text.strip()) if " %" in text else text.split()


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if cells(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return [piece for piece in pieces if piece]


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int, ratios: Sequence[int] = ()) -> list[int]:
    """Return the width of each column, in cells, of `room` cells in all.

    Columns get what they ask for if there is room. Else each gets its longest word first, and the rest is shared by `ratios`, or
    by how much text the columns hold.
    """
    texts = [[name, *(row[i] for row in rows)] for i, name in enumerate(columns)]
    natural = [max(map(cells, column)) or 1 for column in texts]
    if sum(natural) <= room:
        return natural
    words = _longest_words(texts)
    shares = list(ratios) or [sum(map(len, column)) ** 0.5 for column in texts]
    return _shared(natural, _fitting(words, room), shares, room)


def has_room(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> bool:
    """Tell whether every column gets its longest word, addresses apart."""
    return sum(_longest_words([[name, *(row[i] for row in rows)] for i, name in enumerate(columns)])) <= room


def _longest_words(texts: Sequence[Sequence[str]]) -> list[int]:
    joined = [" ".join(column) for column in texts]
    return [min(max(map(_measure(column), column.split()), default=1), LONGEST_WORD) for column in joined]


def _fitting(words: list[int], room: int) -> list[int]:
    """Shrink the widest until all fit."""
    words = list(words)
    while sum(words) > room and max(words) > 1:
        words[words.index(max(words))] -= 1
    return words


def _shared(natural: list[int], least: list[int], shares: Sequence[float], room: int) -> list[int]:
    """Hand out what is left, a cell at a time, to the column furthest below its share that still wants more."""
    given = list(least)
    for _ in range(room - sum(given)):
        wanting = [i for i in range(len(given)) if given[i] < natural[i]]
        if not wanting:
            break
        given[min(wanting, key=lambda i: given[i] / shares[i])] += 1
    return given


# A document as lines and nothing else: no boxes, bars, colors or cursor. For screen readers and for terminals that can do no more.

EXPORTED = "A saved copy of this plan has a sheet with room for the answers."


def document_lines(document: blocks.Document, parts: Iterable[blocks.Part], width: int) -> Iterator[str]:
    """Yield the title, the opening page and some parts, in lines of at most `width` cells, and of no more than can be read well."""
    width = min(width, WIDEST_TEXT)
    for text in () if says_title_itself(document) else (document.named_title, *document.facts):
        yield from folded(text, width)
    yield from part_lines(document.opening, width)
    yield from facts_below(document, width)
    for part in parts:
        yield from part_lines(part, width)


def facts_below(document: blocks.Document, width: int) -> Iterator[str]:
    """Yield who made a document whose first page has no title to say it under, such as an office."""
    if document.facts and not document.opening.titled:
        yield ""
        for fact in document.facts:
            yield from folded(fact, width)


def is_lines(document: blocks.Document, parts: Iterable[blocks.Part]) -> bool:
    """Tell whether lines are all that a document is on any screen, but for its colors: no title of a part, no table, no mark before a text."""
    return says_title_itself(document) and all(
        part.compact and not part.titled and all(isinstance(block, blocks.Summary | blocks.Text) for block in part.blocks)
        for part in (document.opening, *parts)
    )


_CODES: Final = dict.fromkeys(b"\a\b\v\f\r")
"""Characters that move the cursor or ring; what takes them out in rich would bring in half of it."""


def without_codes(line: str) -> str:
    """Return a line without control characters."""
    return line.translate(_CODES)


def says_title_itself(document: blocks.Document) -> bool:
    """Tell whether a document is one part with the same title, or begins with a page whose first words say it."""
    return not document.opening.titled or (document.title == document.opening.title and not document.facts)


def part_lines(part: blocks.Part, width: int) -> Iterator[str]:
    """Yield one part, with two empty lines before its title and one before each block."""
    width = LONGEST_LINE if part.unbroken else min(width, WIDEST_TEXT)
    yield from ("", "", *folded(part.title, width)) if part.titled else ()
    gap = ("",) if part.titled else ()
    for block in part.blocks:
        lines = list(_block_lines(block, width))
        yield from (*gap, *lines) if lines else ()


def _block_lines(block: blocks.Block, width: int) -> Iterable[str]:
    match block:
        case blocks.Heading() | blocks.Text():
            return folded(block.text, width)
        case blocks.Bullets() | blocks.Checklist():
            return hung(["-"] * len(block.items), block.items, width)
        case blocks.Numbered():
            return hung([f"{i}." for i in range(1, len(block.items) + 1)], block.items, width)
        case blocks.Table():
            return (line for line, _ in labelled(block, width))
        case blocks.Bars():
            return ()  # a picture of the table above it
        case blocks.WriteIn():
            return () if block.beside else folded(f"{block.note} {EXPORTED}", width)
        case blocks.Summary():
            return (line for line, _ in summary_lines(block, width))
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


def summary_lines(block: blocks.Summary, width: int) -> Iterator[tuple[str, blocks.Tone]]:
    """Yield the rows of a summary, the text beside its label where there is room; each line with its tone."""
    for row in block.rows:
        texts = [f"[ ] {text}" for text in row.lines] if row.ticks else list(row.lines)
        if width < NARROW:
            texts[0] = f"{row.label}: {texts[0]}"
            yield from ((line, row.tone) for text in texts for line in _hanging(text, width))
            continue
        label = row.label
        for text in texts:
            mark, hangs = ("[ ] ", text[4:]) if row.ticks else ("", text)
            first, *rest = folded(hangs, width - LABEL - len(mark))
            yield f"{label:{LABEL}}{mark}{first}", row.tone
            yield from ((f"{'':{LABEL + len(mark)}}{line}", row.tone) for line in rest)
            label = ""


def _hanging(text: str, width: int) -> Iterator[str]:
    """Yield a text whose lines after the first stand a column in, so that each text is told from the one above it."""
    first, *rest = folded(text, max(width - 1, 1))
    yield from (first, *(f" {line}" for line in rest))


def labelled(block: blocks.Table, width: int) -> Iterator[tuple[str, blocks.Tone]]:
    """Yield each row as its name and, indented, one labelled text a column that has one; each line with its tone."""
    for head, *rest in block.rows:
        yield from ((line, "strong") for line in folded(head.text or block.columns[0], width))
        for name, cell in zip(block.columns[1:], rest, strict=True):
            if cell.text:
                first, *more = folded(f"{name}: {cell.text}" if block.headed else cell.text, max(width - 4, 1))
                yield from ((f"{indent}{line}", cell.tone) for indent, line in [("  ", first), *(("    ", line) for line in more)])
