"""Rich tables for a terminal. Below 60 columns each row becomes labelled lines, so that no word is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import NoReturn, TextIO, assert_never

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.control import strip_control_codes
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.text import Text as RichText

from codingpath.formats import Printout
from codingpath.formats.console import WIDTH_WITHOUT_TERMINAL
from codingpath.formats.lines import (
    EXPORTED,
    cells,
    document_lines,
    folded,
    has_room,
    hung,
    labelled,
    part_lines,
    says_title_itself,
    widths,
)
from codingpath.report.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Cell,
    Checklist,
    Document,
    Heading,
    Numbered,
    Part,
    Table,
    Text,
    Tone,
    WriteIn,
)

NARROW = 60
"""Below this many columns there are no tables."""

STYLE: dict[Tone, str] = {"plain": "", "strong": "bold", "good": "green", "warn": "magenta", "bad": "red", "quiet": "dim"}
"""Colors of the terminal's own palette that read on a light and on a dark background; yellow, white and black do not."""


_BOLD = Style(bold=True)
_END = Segment.line()


def _harmless(line: str) -> str:
    """Return a line without control characters; most have none, which is seen at a glance."""
    return line if line.isprintable() else strip_control_codes(line)


class Lines:
    """Lines that are broken already, in one style. rich's own text would be wrapped, split and joined again, at twice the time."""

    def __init__(self, lines: Iterable[str], style: str) -> None:
        self.lines = tuple(lines)
        self._style = Style.parse(style) if style else None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield each line and its end; control characters are taken out, as they are from rich's own text."""
        for line in self.lines:
            yield Segment(_harmless(line), self._style)
            yield _END

    def padded(self, width: int, height: int, *, header: bool) -> list[list[Segment]]:
        """Return each line with what fills it up to a width, and blank lines up to a height: those of a header above, in bold."""
        bold = _BOLD if header else None
        style = _BOLD + self._style if header and self._style else self._style
        blank = [Segment(" " * width, bold)]
        filled = []
        for line in self.lines:
            text = _harmless(line)
            left = width - cells(text)
            filled.append([Segment(text, style), Segment(" " * left, bold)] if left else [Segment(text, style)])
        missing = [blank] * (height - len(filled))
        return missing + filled if header else filled + missing


class Grid:
    """A table of cells that are broken into lines already, its first row the header.

    rich's own table measures, cuts and pads every cell again, which takes most of the time of a roadmap.
    """

    def __init__(self, rows: Sequence[Sequence[Lines]], widths: Sequence[int], *, compact: bool) -> None:
        """Take cells and the widths of the columns, each with the blanks around its text; a compact one has no borders."""
        self._rows = rows
        self._widths = widths
        self._compact = compact

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield each line and its end; where nothing has a style, a line is one piece."""
        for line in self._lines(None if self._compact else box.ROUNDED.substitute(options)):
            yield from line if console.color_system else [Segment("".join(piece.text for piece in line))]
            yield _END

    def _lines(self, frame: box.Box | None) -> Iterator[list[Segment]]:
        if frame:
            yield [Segment(frame.get_top(self._widths))]
        for number, row in enumerate(self._rows):
            if frame and number:
                yield [Segment(frame.get_row(self._widths, "head" if number == 1 else "row"))]
            yield from self._row(row, frame, header=number == 0)
        if frame:
            if len(self._rows) == 1:
                yield [Segment(frame.get_row(self._widths, "head"))]
            yield [Segment(frame.get_bottom(self._widths))]

    def _row(self, row: Sequence[Lines], frame: box.Box | None, *, header: bool) -> Iterator[list[Segment]]:
        """Yield the lines of one row; in the header shorter cells stand at its foot."""
        height = max(len(cell.lines) for cell in row)
        beside, between = (frame.mid_left, frame.mid_vertical) if frame else ("", "")
        columns = [cell.padded(width, height, header=header) for cell, width in zip(row, self._widths, strict=True)]
        for pieces in zip(*columns, strict=True):
            line = [Segment(beside)] if beside else []
            for piece in pieces:
                line += [*piece, Segment(between)] if between else piece
            yield line


def render(printout: Printout) -> str:
    """Return what was found as plain text: 80 columns, no colors."""
    stream = StringIO()
    print_document(plain_console(stream), printout.document, printout.document.parts)
    return stream.getvalue()


def plain_console(stream: StringIO) -> Console:
    """Return a console for a text file: 80 columns, no colors."""
    return Console(
        file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=WIDTH_WITHOUT_TERMINAL, height=24
    )


def print_document(console: Console, document: Document, parts: Iterable[Part]) -> None:
    """Print the title, the opening page and some parts."""
    if _lines_only(console):
        console.print(Lines(document_lines(document, parts, console.width), ""))
        return
    if not says_title_itself(document):
        console.print(_title(document))
    for part in (document.opening, *parts):
        print_part(console, part)


def print_part(console: Console, part: Part) -> None:
    """Print one part."""
    if _lines_only(console):
        console.print(Lines(part_lines(part, console.width), ""))
        return
    rule = Rule(RichText(part.title, style="bold"), style="", align="left", characters="=" if console.options.ascii_only else "─")
    blank = Lines([""], "")
    gap = [] if part.compact else [blank]
    blocks = [piece for block in part.blocks for piece in (*gap, _drawn(console, block, compact=part.compact))]
    console.print(Group(blank, rule, *blocks))  # at once: each print costs as much again as a line of text


def _lines_only(console: Console) -> bool:
    return isinstance(console, Screen) and console.lines_only


def _title(document: Document) -> RenderableType:
    return Group(RichText(document.title, style="bold"), *(RichText(fact, style="dim") for fact in document.facts))


def _drawn(console: Console, block: Block, *, compact: bool) -> RenderableType:
    match block:
        case Heading():
            fits = cells(block.text) <= console.width
            return Lines([block.text], "bold underline") if fits else RichText(block.text, style="bold underline")
        case Text():
            return Lines(folded(block.text, console.width), STYLE[block.tone])
        case Bullets():
            mark = "*" if console.options.ascii_only else "•"
            return Lines(hung([mark] * len(block.items), block.items, console.width), STYLE[block.tone])
        case Checklist():
            return Lines(hung(["[ ]"] * len(block.items), block.items, console.width), "")
        case Numbered():
            return Lines(hung([f"{i}." for i in range(1, len(block.items) + 1)], block.items, console.width), "")
        case Table():
            if _has_room(block, console.width, compact=compact):
                return _table(block, console.width, compact=compact)
            return Group(*(Lines([line], STYLE[tone]) for line, tone in labelled(block, console.width)))
        case Bars():
            return _bars(console, block)
        case WriteIn():
            return RichText(f"{block.note} {EXPORTED}")
        case _ as never:
            assert_never(never)


def _has_room(block: Table, width: int, *, compact: bool) -> bool:
    texts = [[cell.text for cell in row] for row in block.rows]
    return width >= NARROW and has_room(block.columns, texts, _room(block, width, compact=compact))


def _room(block: Table, width: int, *, compact: bool) -> int:
    borders = 0 if compact else len(block.columns) + 1
    return width - 2 * len(block.columns) - borders  # two spaces a column


def _table(block: Table, width: int, *, compact: bool) -> Grid:
    room = _room(block, width, compact=compact)
    sizes = widths(block.columns, [[cell.text for cell in row] for row in block.rows], room, block.ratios)
    rows = [tuple(Cell(name, "strong") for name in block.columns), *block.rows]
    drawn = [
        [_cell(cell, size, right=i in block.numeric) for i, (cell, size) in enumerate(zip(row, sizes, strict=True))] for row in rows
    ]
    return Grid(drawn, [size + 2 for size in sizes], compact=compact)


def _cell(cell: Cell, size: int, *, right: bool) -> Lines:
    lines = folded(cell.text, size)
    return Lines([f" {' ' * (size - cells(line)) if right else ''}{line}" for line in lines], STYLE[cell.tone])


def _bars(console: Console, block: Bars) -> RenderableType:
    if not block.bars:
        return RichText("")
    marks = ("#", ".") if console.options.ascii_only else ("█", "░")
    first, last = min(b.starts for b in block.bars), max(b.late for b in block.bars)
    longest = max(cells(b.label) for b in block.bars)
    beside = longest <= console.width // 2  # else each label has a line of its own, so that no word is cut
    label = longest + 1 if beside else 0
    room = max(console.width - label - 1, 8)
    lines = [RichText(block.title, style="dim"), RichText(f"{'':{label}}{first:%b %Y}{f'{last:%b %Y}':>{room - 8}}", style="dim")]
    for bar in block.bars:
        name = f"{bar.label}{' ' * (label - cells(bar.label))}" if beside else f"{bar.label}\n"
        lines.append(RichText.assemble(name, (_bar(bar, first, last, room, marks), "cyan")))
    return Group(*lines)


def _bar(bar: Bar, first: date, last: date, room: int, marks: tuple[str, str]) -> str:
    days = max((last - first).days, 1)
    start, early, late = ((day - first).days * room // days for day in (bar.starts, bar.early, bar.late))
    early = max(early, start)
    solid, dotted = marks
    return " " * start + solid * max(early - start, 1) + dotted * max(late - max(early, start + 1), 0)


# The console that everything is printed on.


class Screen(Console):
    """Takes every text as it is: brackets are brackets, names are not emoji.

    Width and height are fixed, as rich else asks for them again for every cell. Make a new one after a resize.
    """

    def __init__(self, file: TextIO, *, columns: int, rows: int, color: bool, lines_only: bool) -> None:
        """Take where to print and how; without `color` there is no escape code at all, and `lines_only` leaves out boxes and bars."""
        self.lines_only = lines_only
        super().__init__(
            file=file,
            markup=False,
            highlight=False,
            emoji=False,
            color_system="auto" if color and not lines_only else None,
            width=columns,
            height=rows,
        )

    def on_broken_pipe(self) -> NoReturn:
        """Leave a pipe that was closed early to the caller; rich itself would end with exit code 1."""
        raise BrokenPipeError
