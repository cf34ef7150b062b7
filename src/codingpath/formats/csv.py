"""Rows as CSV for a spreadsheet: RFC 4180, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from codingpath.formats import Printout, Rows
from codingpath.text import FORMULA_SIGNS, one_line

Plain = str | int | bool | None
"""A cell; an unknown one is left empty."""


def render(printout: Printout) -> str:
    """Return the rows of a list."""
    rows = printout.rows() if printout.rows else Rows(columns=(), lines=())
    return to_csv(rows.columns, rows.lines)


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Plain]]) -> str:
    """Return a line of names and one line a row, each ended by CR LF."""
    return lines_of([columns, *rows])


def lines_of(rows: Iterable[Sequence[Plain]]) -> str:
    """Return one line a row, each ended by CR LF."""
    stream = StringIO(newline="")
    csv.writer(stream).writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue()


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else _harmless(str(value))


def _harmless(text: str) -> str:
    """Return a text on one line, without control characters; an apostrophe before it tells a spreadsheet that it is text.

    A plain negative number gets one as well: whether it is a number or a formula is for the spreadsheet to say, and they differ.
    """
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(tuple(FORMULA_SIGNS)) else shown
