"""A file as a table: columns by name, rows with their lines, and a message for each cell that makes no sense."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from codingpath.errors import CodingpathError
from codingpath.federal._download import Download, complaint
from codingpath.federal.cells import digits, lost_digits, whole
from codingpath.federal.download import text_lines
from codingpath.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codingpath.federal.download import Tick
    from codingpath.federal.editions import KindOfFile

MAX_CELL: Final = 2_000_000
"""Characters in a cell that nobody needs; more than that is a quote that was never closed."""

MAX_NEEDED: Final = 500
"""Characters in a cell that is needed."""


MOST_SET_ASIDE: Final = 20
"""Cells of a file that may make no sense; more than that is a damaged file, not a slip of the pen."""


@dataclass
class Seen:
    """What was seen in a file so far, and what was odd in it and did not keep it from being read."""

    rows: int = 0
    """Rows under the columns."""
    cells: list[str] = field(default_factory=list)
    """Cells that make no sense and count as not known, each with its place."""
    quotes: list[int] = field(default_factory=list)
    """Lines with quotes that are not escaped, read as they stand."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A file of which only the first line is read yet."""

    download: Download
    """The file."""
    header: tuple[str, ...]
    """Names of the columns, in capitals."""
    seen: Seen = field(default_factory=Seen, compare=False)
    """What was seen in it, as far as it is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """The needed cells of one row."""

    table: Table
    line: int
    """Line on which the row starts, from 1."""
    cells: Mapping[str, str]
    """Name of the column to the cell, without spaces around."""

    def text(self, column: str) -> str:
        """Return a cell of a column that the file may lack; empty where it does."""
        return self.cells.get(column, "")

    def whole(self, column: str) -> int | None:
        """Return a whole number, or nothing where it is missing; a cell that makes no sense is set aside.

        Raises `CodingpathError` for a number that a spreadsheet cut, and where too much makes no sense.
        """
        text = self.text(column)
        try:
            return whole(text)
        except ValueError as error:
            self.set_aside(column, str(error))
            return None

    def digits(self, column: str, length: int) -> str:
        """Return an identifier with its leading zeros, empty where it is missing; else as `whole`."""
        try:
            return digits(self.text(column), length)
        except ValueError as error:
            self.set_aside(column, str(error))
            return ""

    def unitid(self) -> str:
        """Return the federal id of the school, empty where it was set aside."""
        before = self.odd_cells
        found = self.digits("UNITID", 6)
        if not found and self.odd_cells == before:
            self.set_aside("UNITID", "every row needs the number of its school")
        return found

    @property
    def odd_cells(self) -> int:
        """How many cells were set aside so far."""
        return len(self.table.seen.cells)

    def set_aside(self, column: str, message: str) -> None:
        """Note a cell that makes no sense; raise `CodingpathError` where it, or their number, shows a damaged file."""
        error = self.complaint(column, f"{message}; download the file again")
        if lost_digits(self.cells[column]):
            raise error
        found = self.table.seen.cells
        found.append(str(self.complaint(column, message)))
        if len(found) > MOST_SET_ASIDE:
            raise CodingpathError(
                f"{self.table.download.name}: more than {MOST_SET_ASIDE} cells make no sense, the first: {found[0]};"
                " download the file again"
            )

    def complaint(self, column: str, message: str) -> CodingpathError:
        """Return the error for a cell: where, what it says, what to do."""
        return complaint(self.table.download.name, f"{quoted(self.cells[column])}: {message}", line=self.line, column=column)


def read_table(download: Download) -> Table:
    """Read the names of the columns; raise `CodingpathError` if there are none."""
    for _, cells in _records(download, _no_tick, 0, Seen()):
        return Table(download=download, header=tuple(cell.strip().upper() for cell in cells))
    raise complaint(download.name, "the file is empty; download it again")


def read_rows(table: Table, kind: KindOfFile, tick: Tick) -> Iterator[Row]:
    """Yield the rows with the cells that a kind of file needs; raise `CodingpathError` at the first that is not whole.

    A row may have more cells than the columns only if they are empty.
    """
    name, width = table.download.name, len(table.header)
    columns = (*kind.needed, *(column for column in kind.optional if column in table.header))
    pick = itemgetter(*(table.header.index(column) for column in columns))
    records = _records(table.download, tick, width, table.seen)
    next(records)
    for line, cells in records:
        if len(cells) != width and (len(cells) < width or any(cells[width:])):
            message = (
                f"this row has {len(cells):,} cells, the columns are {width:,}; the download is cut or damaged: download it again"
            )
            raise complaint(name, message, line=line)
        row = Row(table, line, dict(zip(columns, map(str.strip, pick(cells)), strict=True)))
        if max(map(len, row.cells.values())) > MAX_NEEDED:
            raise _too_long(row)
        table.seen.rows += 1
        yield row


def _too_long(row: Row) -> CodingpathError:
    column, cell = max(row.cells.items(), key=lambda item: len(item[1]))
    return row.complaint(column, f"this cell has {len(cell):,} characters; the file is damaged: download it again")


class _Lines:
    """The lines of a file, and those of the record that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.record.append(line)
            yield line


def _records(download: Download, tick: Tick, width: int, seen: Seen) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not empty, each with the line on which it starts; `width` is how many cells a record has."""
    lines = _Lines(text_lines(download, tick))
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        lines.record.clear()
        try:
            cells = _next(reader)
        except csv.Error as error:
            cells = _with_odd_quotes(lines.record, width)
            if cells is None:
                message = f"this row is not sound CSV ({error}): a quote may not be closed; download the file again"
                raise complaint(download.name, message, line=line) from error
            seen.quotes.append(line)
        if cells is None:
            return
        if cells:
            yield line, cells


def _with_odd_quotes(record: list[str], width: int) -> list[str] | None:
    """Return the cells of one line with quotes inside that are not escaped, as the directory of 2022 has them in a web address.

    Nothing where the cells are not as many as the columns, or where a quote runs on to the next line: two rows would become one.
    """
    if len(record) != 1:
        return None
    try:
        (cells,) = csv.reader(record)
    except (csv.Error, ValueError):
        return None
    return cells if len(cells) == width else None


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    before = csv.field_size_limit(MAX_CELL)  # a setting of the whole process: it holds while one row is read
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _no_tick(_download: Download, _done: int, _size: int) -> None:
    """Say nothing: the first line is read in no time."""
