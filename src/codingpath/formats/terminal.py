"""Rich tables for a terminal. Below 60 columns each row becomes labelled lines, so that no word is cut."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import NoReturn, TextIO, assert_never

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.text import Text as RichText

from codingpath.formats import Printout
from codingpath.formats.console import WIDTH_WITHOUT_TERMINAL
from codingpath.formats.lines import (
    EXPORTED,
    NARROW,
    WIDEST_TEXT,
    cells,
    document_lines,
    facts_below,
    folded,
    has_room,
    hung,
    labelled,
    part_lines,
    says_title_itself,
    summary_lines,
    widths,
    without_codes,
)
from codingpath.report import blocks
from codingpath.report.fit import LABEL

RULE_ROOM = 4
"""Columns that the line beside a title takes at the least."""

STYLE: dict[blocks.Tone, str] = {"plain": "", "strong": "bold", "good": "green", "warn": "magenta", "bad": "red", "quiet": "dim"}
"""Colors of the terminal's own palette that read on a light and on a dark background; yellow, white and black do not."""


class Lines:
    """Lines that are broken already, in one style. rich's own text would be wrapped, split and joined again, at twice the time."""

    def __init__(self, lines: Iterable[str], style: str) -> None:
        self._lines = tuple(lines)
        self._style = Style.parse(style) if style else None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield each line and its end; control characters are taken out, as they are from rich's own text."""
        for line in self._lines:
            yield Segment(without_codes(line), self._style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return how wide the lines are; they take that and no less."""
        width = max(map(cells, self._lines), default=0)
        return Measurement(width, width)


class Labelled:
    """Lines of a summary: what stands in the column of the labels is bold, the rest in the tone of its row."""

    def __init__(self, lines: Iterable[tuple[str, blocks.Tone]]) -> None:
        self._lines = tuple(lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield each line and its end, without control characters."""
        label = LABEL if options.max_width >= NARROW else 0
        for line, tone in self._lines:
            said = without_codes(line)
            yield Segment(said[:label], Style.parse("bold"))
            yield Segment(said[label:], Style.parse(STYLE[tone]) if STYLE[tone] else None)
            yield Segment.line()


def render(printout: Printout) -> str:
    """Return what was found as plain text: 80 columns, no colors."""
    stream = StringIO()
    print_all(plain_console(stream), printout.document)
    return stream.getvalue()


def plain_console(stream: StringIO) -> Console:
    """Return a console for a text file: 80 columns, no colors."""
    return Console(
        file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=WIDTH_WITHOUT_TERMINAL, height=24
    )


def print_document(console: Console, document: blocks.Document, parts: Iterable[blocks.Part]) -> None:
    """Print the title, the opening page and some parts."""
    if _lines_only(console):
        console.print(Lines(document_lines(document, parts, console.width), ""), crop=False)
        return
    if not says_title_itself(document):
        console.print(_title(document))
    print_part(console, document.opening)
    if facts := list(facts_below(document, min(console.width, WIDEST_TEXT))):
        console.print(Lines(facts, "dim"), crop=False)
    for part in parts:
        print_part(console, part)


def print_all(console: Console, document: blocks.Document) -> None:
    """Print a whole document."""
    print_document(console, document, (*document.parts, *document.appendix))


def print_part(console: Console, part: blocks.Part) -> None:
    """Print one part."""
    if _lines_only(console) or part.unbroken:
        console.print(Lines(part_lines(part, console.width), ""), crop=False)
        return
    rule = _title_rule(console, part.title)
    blank = Lines([""], "")
    head: list[RenderableType] = [blank, rule] if part.titled else []
    gap = [] if part.compact else [blank]
    drawn = [piece for block in part.blocks for piece in (*gap, _drawn(console, block, compact=part.compact))]
    # At once, as each print costs as much again as a line of text; and nothing is wider than the console, so nothing is measured to crop it.
    console.print(Group(*head, *drawn), crop=False)


def _title_rule(console: Console, title: str) -> RenderableType:
    """Return a title with a line beside it; one that leaves no room for the line stands alone, as rich would cut it."""
    if cells(title) + RULE_ROOM > console.width:
        return Lines(folded(title, console.width), "bold")
    return Rule(RichText(title, style="bold"), style="", align="left", characters="=" if console.options.ascii_only else "─")


def _lines_only(console: Console) -> bool:
    return isinstance(console, Screen) and console.lines_only


def _title(document: blocks.Document) -> RenderableType:
    return Group(RichText(document.named_title, style="bold"), *(RichText(fact, style="dim") for fact in document.facts))


def _drawn(console: Console, block: blocks.Block, *, compact: bool) -> RenderableType:
    width = min(console.width, WIDEST_TEXT)
    match block:
        case blocks.Heading():
            return RichText(block.text, style="bold underline")
        case blocks.Text():
            return Lines(folded(block.text, width), STYLE[block.tone])
        case blocks.Bullets() | blocks.Checklist():
            mark = "[ ]" if isinstance(block, blocks.Checklist) else "*" if console.options.ascii_only else "•"
            style = "" if isinstance(block, blocks.Checklist) else STYLE[block.tone]
            return Lines(hung([mark] * len(block.items), block.items, width), style)
        case blocks.Numbered():
            return Lines(hung([f"{i}." for i in range(1, len(block.items) + 1)], block.items, width), "")
        case blocks.Table():
            return _table_or_lines(block, width if compact else console.width, compact=compact)
        case blocks.Bars():
            return _bars(console, block, width)
        case blocks.WriteIn():
            return Lines([] if block.beside else folded(f"{block.note} {EXPORTED}", width), "")
        case blocks.Summary():
            return Labelled(summary_lines(block, width))
        case _ as never:
            assert_never(never)


def _table_or_lines(block: blocks.Table, width: int, *, compact: bool) -> RenderableType:
    if _has_room(block, width, compact=compact):
        return _table(block, width, compact=compact)
    return Group(*(Lines([line], STYLE[tone]) for line, tone in labelled(block, width)))


def _has_room(block: blocks.Table, width: int, *, compact: bool) -> bool:
    texts = [[cell.text for cell in row] for row in block.rows]
    return width >= NARROW and has_room(block.columns, texts, _room(block, width, compact=compact))


def _room(block: blocks.Table, width: int, *, compact: bool) -> int:
    borders = 0 if compact else len(block.columns) + 1
    return width - 2 * len(block.columns) - borders  # two spaces a column


def _table(block: blocks.Table, width: int, *, compact: bool) -> RenderableType:
    from rich.table import Table as RichTable  # noqa: PLC0415 - a third of a bare start, and a first page has no table

    room = _room(block, width, compact=compact)
    sizes = widths(block.columns, [[cell.text for cell in row] for row in block.rows], room, block.ratios)
    table = RichTable(box=None if compact else box.ROUNDED, show_lines=not compact, show_header=block.headed, padding=0)
    for i, (name, size) in enumerate(zip(block.columns, sizes, strict=True)):
        table.add_column(_cell(blocks.Cell(name, "strong"), size, right=i in block.numeric), width=size + 2)
    for row in block.rows:
        table.add_row(*(_cell(cell, size, right=i in block.numeric) for i, (cell, size) in enumerate(zip(row, sizes, strict=True))))
    return table


def _cell(cell: blocks.Cell, size: int, *, right: bool) -> Lines:
    lines = folded(cell.text, size)
    return Lines([f" {' ' * (size - cells(line)) if right else ''}{line}" for line in lines], STYLE[cell.tone])


def _bars(console: Console, block: blocks.Bars, width: int) -> RenderableType:
    if not block.bars:
        return RichText("")
    marks = ("#", ".") if console.options.ascii_only else ("█", "░")
    first, last = min(b.starts for b in block.bars), max(b.late for b in block.bars)
    longest = max(cells(b.label) for b in block.bars)
    beside = longest <= width // 2  # else each label has a line of its own, so that no word is cut
    label = longest + 1 if beside else 0
    room = max(width - label - 1, 8)
    lines = [RichText(block.title, style="dim"), RichText(f"{'':{label}}{first:%b %Y}{f'{last:%b %Y}':>{room - 8}}", style="dim")]
    for bar in block.bars:
        name = f"{bar.label}{' ' * (label - cells(bar.label))}" if beside else f"{bar.label}\n"
        lines.append(RichText.assemble(name, (_bar(bar, first, last, room, marks), "cyan")))
    return Group(*lines)


def _bar(bar: blocks.Bar, first: date, last: date, room: int, marks: tuple[str, str]) -> str:
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

    def show(self, document: blocks.Document) -> None:
        """Print a whole document."""
        print_all(self, document)

    def on_broken_pipe(self) -> NoReturn:
        """Leave a pipe that was closed early to the caller; rich itself would end with exit code 1."""
        raise BrokenPipeError
