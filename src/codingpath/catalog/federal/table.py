"""A file as a table: columns by name, rows with their lines, and a message for each cell that makes no sense."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from codingpath.catalog.federal.cells import digits, whole
from codingpath.catalog.federal.download import Download, complaint
from codingpath.catalog.federal.open import text_lines
from codingpath.catalog.messages import shown
from codingpath.errors import CodingpathError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codingpath.catalog.federal.open import Tick

MAX_CELL: Final = 2_000_000
"""Characters in a cell that nobody needs; more than that is a quote that was never closed."""

MAX_NEEDED: Final = 500
"""Characters in a cell that is needed."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A file of which only the first line is read yet."""

    download: Download
    """The file."""
    header: tuple[str, ...]
    """Names of the columns, in capitals."""


@dataclass(frozen=True, slots=True)
class Row:
    """The needed cells of one row."""

    file: str
    line: int
    """Line on which the row starts, from 1."""
    cells: Mapping[str, str]
    """Name of the column to the cell, without spaces around."""

    def whole(self, column: str) -> int | None:
        """Return a whole number, or nothing where it is missing; raise `CodingpathError` for anything else."""
        try:
            return whole(self.cells[column])
        except ValueError as error:
            raise self.complaint(column, str(error)) from None

    def digits(self, column: str, length: int) -> str:
        """Return an identifier with its leading zeros, empty where it is missing; raise `CodingpathError` for anything else."""
        try:
            return digits(self.cells[column], length)
        except ValueError as error:
            raise self.complaint(column, str(error)) from None

    def unitid(self) -> str:
        """Return the federal id of the school; raise `CodingpathError` where it is missing or no number."""
        found = self.digits("UNITID", 6)
        if not found:
            raise self.complaint("UNITID", "every row needs the number of its school; download the file again")
        return found

    def complaint(self, column: str, message: str) -> CodingpathError:
        """Return the error for a cell: where, what it says, what to do."""
        return complaint(self.file, f"{shown(self.cells[column])}: {message}", line=self.line, column=column)


def read_table(download: Download) -> Table:
    """Read the names of the columns; raise `CodingpathError` if there are none."""
    for _, cells in _records(download, _no_tick):
        return Table(download=download, header=tuple(cell.strip().upper() for cell in cells))
    raise complaint(download.name, "the file is empty; download it again")


def read_rows(table: Table, needed: Sequence[str], tick: Tick) -> Iterator[Row]:
    """Yield the rows with their needed cells; raise `CodingpathError` at the first that is not whole.

    A row may have more cells than the columns only if they are empty.
    """
    name, width = table.download.name, len(table.header)
    pick = itemgetter(*(table.header.index(column) for column in needed))
    records = _records(table.download, tick)
    next(records)
    for line, cells in records:
        if len(cells) != width and (len(cells) < width or any(cells[width:])):
            message = (
                f"this row has {len(cells):,} cells, the columns are {width:,}; the download is cut or damaged: download it again"
            )
            raise complaint(name, message, line=line)
        row = Row(name, line, dict(zip(needed, map(str.strip, pick(cells)), strict=True)))
        if max(map(len, row.cells.values())) > MAX_NEEDED:
            raise _too_long(row)
        yield row


def _too_long(row: Row) -> CodingpathError:
    column, cell = max(row.cells.items(), key=lambda item: len(item[1]))
    return row.complaint(column, f"this cell has {len(cell):,} characters; the file is damaged: download it again")


def _records(download: Download, tick: Tick) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not empty, each with the line on which it starts."""
    reader = csv.reader(text_lines(download, tick), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = _next(reader)
        except csv.Error as error:
            message = f"this row is not sound CSV ({error}): a quote may not be closed; download the file again"
            raise complaint(download.name, message, line=line) from error
        if cells is None:
            return
        if cells:
            yield line, cells


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    before = csv.field_size_limit(MAX_CELL)  # a setting of the whole process: it holds while one row is read
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _no_tick(_download: Download, _done: int, _size: int) -> None:
    """Say nothing: the first line is read in no time."""
