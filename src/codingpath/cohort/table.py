"""A table of many rows, read one row after the other: never all of it is in memory, and no line is longer than a line can be."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from codingpath.errors import CodingpathError
from codingpath.files import open_plain

LONGEST_LINE: Final = 200_000
"""Bytes of a line; rows of ours have a few hundred."""
MOST_COLUMNS: Final = 2_000
BATCH: Final = 250
"""Rows that are reckoned together: few enough to spread evenly, and enough that handing them over costs nothing."""


class NumberedRow(NamedTuple):
    """One row of a table."""

    line: int
    """Number of the line on which it ends, from 1."""
    cells: list[str]


class CsvTable:
    """A CSV file that is open: its first line, and the rows after it."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        """Read the first line; raise `CodingpathError` where there is none."""
        self._path, self._stream = path, stream
        self._read = 0
        self._size = max(1, os.fstat(stream.fileno()).st_size)
        first = next(lines := self._lines(), "")
        self._rows = csv.reader(chain([first], lines), delimiter=delimiter_of(first))
        self.names = names_in(self._rows, str(path))
        """What stands above the columns."""

    @property
    def share_read(self) -> float:
        """Return which share of the file was read."""
        return min(1.0, self._read / self._size)

    def batches(self, size: int = BATCH) -> Iterator[list[NumberedRow]]:
        """Yield the rows, some at a time; empty lines are passed over."""
        rows = self._numbered()
        while batch := list(islice(rows, size)):
            yield batch

    def _numbered(self) -> Iterator[NumberedRow]:
        try:
            for cells in self._rows:
                if any(cells):
                    yield NumberedRow(self._rows.line_num, cells)
        except csv.Error as error:
            raise _no_csv(f"{self._path}:{self._rows.line_num}", error) from None

    def _lines(self) -> Iterator[str]:
        number = 0
        while line := self._stream.readline(LONGEST_LINE):
            number += 1
            self._read += len(line)
            if len(line) == LONGEST_LINE:
                raise CodingpathError(
                    f"{self._path}:{number}: this line is longer than {LONGEST_LINE:,} letters; is it the right file?"
                )
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise CodingpathError(f"{self._path}:{number}: this is not UTF-8 text; save the table as CSV UTF-8") from None


@contextmanager
def open_csv(path: Path) -> Iterator[CsvTable]:
    """Give a table to read; raise `CodingpathError` for a file that cannot be read or is no table."""
    try:
        with open_plain(path) as stream:
            yield CsvTable(path, stream)
    except FileNotFoundError:
        raise CodingpathError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise CodingpathError(f"{path}: this is a folder; name a CSV file in it") from None


def names_in(rows: Iterator[list[str]], name: str) -> list[str]:
    """Take the names of the columns, the first row of a table; raise `CodingpathError` for a table without."""
    try:
        found = next(rows, [])
    except csv.Error as error:
        raise _no_csv(f"{name}:1", error) from None
    if not any(column.strip() for column in found):
        raise CodingpathError(f"{name}: there is no first line with the names of the columns")
    if len(found) > MOST_COLUMNS:
        raise CodingpathError(f"{name}: it has {len(found):,} columns; is it the right file?")
    return found


def _no_csv(place: str, error: csv.Error) -> CodingpathError:
    return CodingpathError(f"{place}: this is no CSV ({error}); look for a quote that is not closed, or save it anew as CSV UTF-8")


def delimiter_of(line: str) -> str:
    """Return what parts the columns of a first line: what is there most of, as no program agrees with another."""
    return max(",;\t", key=line.count)
