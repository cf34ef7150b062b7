"""Tables: with a caption and named rows and columns, and on a narrow screen one labelled line a cell.

The label stands in each cell, as a browser may forget that lines were a table; it is shown, and read out, only on a narrow screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codingpath.formats.html.safe import Words, safe
from codingpath.report.blocks import Cell, Table, WriteIn


def table(block: Table, caption: str, say: Words) -> str:
    """Return a table under a caption that is HTML already."""
    rows = [_row(cells, block.columns, block.numeric, say) for cells in block.rows]
    return _whole("", caption, _head(block.columns, block.numeric, say), rows)


def write_in(block: WriteIn, say: Words) -> str:
    """Return a sheet with room to write."""
    blank = (Cell(""),) * (len(block.columns) - 1)
    rows = [_row((Cell(row), *blank), block.columns, (), say) for row in block.rows]
    return _whole(' class="sheet"', f"<caption>{say(block.note)}</caption>", _head(block.columns, (), say), rows)


def _whole(kind: str, caption: str, head: str, rows: Iterable[str]) -> str:
    body = "\n".join(rows)
    return f"<table{kind}>{caption}\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody></table>"


def _head(columns: Sequence[str], numeric: Sequence[int], say: Words) -> str:
    cells = "".join(_column(say(name), number=i in numeric) for i, name in enumerate(columns))
    return f"<tr>{cells}</tr>"


def _column(name: str, *, number: bool) -> str:
    return f'<th scope="col"{_classes(number=number)}>{name}</th>' if name else "<td></td>"


def _row(cells: Sequence[Cell], columns: Sequence[str], numeric: Sequence[int], say: Words) -> str:
    named = zip(cells[1:], columns[1:], strict=True)
    rest = "".join(_cell(cell, name, say, number=i in numeric) for i, (cell, name) in enumerate(named, 1))
    return f"<tr>{_first(cells[0], say, number=0 in numeric)}{rest}</tr>"


def _first(cell: Cell, say: Words, *, number: bool) -> str:
    text, classes = say(cell.text), _classes(cell, number=number)
    return f'<th scope="row"{classes}>{text}</th>' if text else f"<td{classes}></td>"


def _cell(cell: Cell, column: str, say: Words, *, number: bool) -> str:
    """Return a cell; the name of its column stands in it for narrow screens, where the heads are not seen."""
    name = safe(column)
    label = f'<span class="of">{name}: </span>' if name else ""
    return f"<td{_classes(cell, number=number)}>{label}{say(cell.text)}</td>"


def _classes(cell: Cell | None = None, *, number: bool) -> str:
    tone = [cell.tone] if cell and cell.tone != "plain" else []
    names = [*tone, *["number"] * number, *["empty"] * (cell is not None and not cell.text.split())]
    return f' class="{" ".join(names)}"' if names else ""
