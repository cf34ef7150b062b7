"""A file as a table: columns by name, rows with their lines, and a message for each cell that makes no sense."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from codingpath.catalog.national_list import FIELD_CODES, MAX_CELL, RELATED_CODES
from codingpath.errors import CodingpathError
from codingpath.federal.download import Download, complaint, text_lines
from codingpath.text import FORMULA_SIGNS, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codingpath.federal.download import Tick
    from codingpath.federal.editions import KindOfFile


MAX_RECORD: Final = 2_000_000
"""Characters in a row, and in a cell that nobody needs; more than that is a quote that was never closed."""

MAX_LINES: Final = 100
"""Lines of a row, whose cells may have line breaks in them."""

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
class SourceTable:
    """A file of which only the first line is read yet."""

    download: Download
    """The file."""
    header: tuple[str, ...]
    """Names of the columns, in capitals."""
    seen: Seen = field(default_factory=Seen, compare=False)
    """What was seen in it, as far as it is read."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """The needed cells of one row."""

    table: SourceTable
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


def read_table(download: Download) -> SourceTable:
    """Read the names of the columns; raise `CodingpathError` if there are none."""
    for _, cells in _records(download, _no_tick, 0, Seen()):
        return SourceTable(download=download, header=tuple(cell.strip().upper() for cell in cells))
    raise complaint(download.name, "the file is empty; download it again")


def read_rows(table: SourceTable, kind: KindOfFile, tick: Tick) -> Iterator[SourceRow]:
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
        row = SourceRow(table, line, dict(zip(columns, map(str.strip, pick(cells)), strict=True)))
        if max(map(len, row.cells.values())) > MAX_CELL:
            raise _too_long(row)
        table.seen.rows += 1
        yield row


def _too_long(row: SourceRow) -> CodingpathError:
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
            if len(self.record) > MAX_LINES or sum(map(len, self.record)) > MAX_RECORD:
                raise csv.Error("it never ends")
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
    before = csv.field_size_limit(MAX_RECORD)  # a setting of the whole process: it holds while one row is read
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _no_tick(_download: Download, _done: int, _size: int) -> None:
    """Say nothing: the first line is read in no time."""


# What a cell of a federal file says: a number, a program code, a text, or nothing.

_MISSING: Final = frozenset({"", "na", "n/a", "nan", "null", "ps", "privacysuppressed", "."})
_NEGATIVE: Final = re.compile(r"-[0-9]+(?:\.0*)?")
"""The directory and the completions write -1, -2 and so on where there is nothing to say."""
_WHOLE: Final = re.compile(r"([0-9]{1,9})(?:\.0*)?")
"""A whole number, also as a spreadsheet saves it, such as `12.0`."""
_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[Ee]\+?[0-9]+")
_FORMULA: Final = re.compile(rf"[{re.escape(FORMULA_SIGNS)}\s]+")
_LOST: Final = "a spreadsheet saved it so and lost digits; do not save the file from a spreadsheet"


def is_missing(text: str) -> bool:
    """Tell whether a cell says that something is not known, suppressed or does not apply."""
    return text.casefold() in _MISSING or _NEGATIVE.fullmatch(text) is not None


def whole(text: str) -> int | None:
    """Return a whole number, or nothing where it is missing; raise `ValueError` with what is wrong."""
    found = _WHOLE.fullmatch(text)
    if found:
        return int(found[1])
    if is_missing(text):
        return None
    raise ValueError(_LOST if lost_digits(text) else "a whole number of at most nine digits is expected")


def lost_digits(text: str) -> bool:
    """Tell whether a spreadsheet wrote a number as `5.10713E+05`."""
    return _SCIENTIFIC.fullmatch(text) is not None


def digits(text: str, length: int) -> str:
    """Return an identifier with its leading zeros, empty where it is missing; raise `ValueError` with what is wrong."""
    number = whole(text)
    return "" if number is None else f"{number:0{length}d}"


@lru_cache(maxsize=4096)
def program_code(text: str) -> str | None:
    """Return the program code that the list holds, such as `51.0713`, or nothing for any other; raise `ValueError` for `5.10713E+05`."""
    if lost_digits(text):
        raise ValueError(_LOST)
    return _SPELLINGS.get(text)


def _spellings(code: str) -> tuple[str, ...]:
    bare = code.replace(".", "")
    return (code, code.rstrip("0"), bare, f"{bare}.0")


_SPELLINGS: Final = {spelling: code for code in (*FIELD_CODES, *RELATED_CODES) for spelling in _spellings(code)}
"""How the files and the spreadsheets between write the codes: `51.0710`, `51.071`, `510710`."""


@dataclass(frozen=True)
class Cleaned:
    """A text that is safe to print and to open in a spreadsheet."""

    text: str
    """One line, empty where nothing is known."""
    had_controls: bool = False
    """Whether control characters became spaces."""
    had_formula: bool = False
    """Whether a sign in front was taken away that a spreadsheet takes for a formula."""


def clean(text: str) -> Cleaned:
    """Return a text without control characters, and without a sign in front that makes a formula of it."""
    if is_missing(text):
        return Cleaned("")
    spaced = "".join(" " if unicodedata.category(c) in _CONTROLS else c for c in text)
    line = " ".join(spaced.split())
    shorter = line[found.end() :] if (found := _FORMULA.match(line)) else line
    return Cleaned(shorter, had_controls=spaced != text, had_formula=shorter != line)


_CONTROLS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that do not belong in a name: controls, marks that turn the direction of text, line ends, what is no character."""
