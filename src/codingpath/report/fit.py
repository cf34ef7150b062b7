"""What a screen of 80 columns has room for, and what a part leaves to the part at length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from codingpath.report.blocks import Block, Bullets, Numbered, Summary, Table, Text

WIDE: Final = 80
"""Columns for which lines are counted."""
TITLE_ROWS: Final = 2
"""Lines that the title of a part takes, with the empty one before it."""
LABEL: Final = 9
"""Columns that the labels of a summary take."""
ROOM: Final = WIDE - LABEL
"""Columns beside a label."""

_MARK: Final = 2
"""Columns that the mark of a bullet takes."""
_NUMBER: Final = 3
"""Columns that a number and its point take."""


@lru_cache(maxsize=256)  # the first page counts the same sentences for each one that it tries to add
def rows_of(text: str, width: int = WIDE) -> int:
    """Return how many lines a text takes, broken between words; each character here takes one column."""
    rows, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            rows, used = rows + 1, 0
        used += len(word) + bool(used)
    return rows


def bullet_rows(texts: Iterable[str]) -> int:
    """Return how many lines some bullets take."""
    return sum(rows_of(text, WIDE - _MARK) for text in texts)


def rows_of_bullets(blocks: Iterable[Block]) -> int:
    """Return how many lines the bullets of some blocks take."""
    return sum(bullet_rows(block.items) for block in blocks if isinstance(block, Bullets))


def rows_of_blocks(blocks: Iterable[Block]) -> int:
    """Return how many lines some blocks take, of a table one for each row; blocks to tick off or to fill in are none of them."""
    return sum(map(_rows_of_block, blocks))


def _rows_of_block(block: Block) -> int:
    match block:
        case Text():
            return rows_of(block.text)
        case Bullets():
            return bullet_rows(block.items)
        case Numbered():
            return sum(rows_of(text, WIDE - _NUMBER) for text in block.items)
        case Table():
            return 1 + len(block.rows)
        case Summary():
            return sum(rows_of(line, ROOM) for row in block.rows for line in row.lines)
        case _:
            return 1


def rows_of_table(table: Table, widths: Sequence[int]) -> int:
    """Return how many lines a table without frames takes, each column of which is at least so wide."""
    return 1 + sum(max(rows_of(cell.text, width) for cell, width in zip(row, widths, strict=True)) for row in table.rows)


def first_that_fit(texts: Sequence[str], rows: int) -> list[str]:
    """Return the first texts that so many lines have room for as bullets; one that is too long makes room for a shorter one after it."""
    kept: list[str] = []
    for text in texts:
        if bullet_rows([text]) <= rows:
            kept.append(text)
            rows -= bullet_rows([text])
    return kept


def bullets_in(texts: Sequence[str], rows: int | None, part: str) -> list[Block]:
    """Return texts as bullets, the most important first, in so many lines; where some find no room, the last line says how to see them.

    All of them are returned where `rows` is none.
    """
    kept = list(texts) if rows is None or bullet_rows(texts) <= rows else first_that_fit(texts, rows - 1)
    left = len(texts) - len(kept)
    return [*([Bullets(tuple(kept))] if kept else []), *more_of(part, left)]


def more_of(part: str, left: int) -> list[Block]:
    """Say how many more a part has, and how to see them: whoever named answers names them again."""
    return (
        [Text(f"{left} more, with the same answers: codingpath plan --part {part} --full", "quiet", command=True)]
        if left > 0
        else []
    )
