"""Whatever a cleaned text holds, the borders of a table stand below one another, and Markdown has the same rows and columns."""

from __future__ import annotations

import io
import unicodedata
from datetime import date

import pyte
from case_table import cases
from hostile_text import EVERY, WORDS, is_calm, painted
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from codingpath.formats.markdown import to_markdown
from codingpath.formats.terminal import print_part
from codingpath.report.blocks import Bar, Bars, Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.text import cleaned, one_line

TEXTS = WORDS.map(cleaned)


def drawn(*blocks: Block, width: int) -> list[str]:
    stream = io.StringIO()
    console = Console(file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=width, height=24)
    print_part(console, Part("p", "A part", blocks))
    return stream.getvalue().split("\n")


def bordered(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith(("╭", "│", "├", "╰"))]


def bare(text: str) -> str:
    return "".join(text.split())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    names = draw(st.lists(TEXTS.filter(str.strip), min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(TEXTS.map(Cell), min_size=width, max_size=width).map(tuple), min_size=1, max_size=3))
    return Table(tuple(names), tuple(rows), tuple(draw(st.sets(st.integers(0, width - 1)))))


@given(table=tables(), width=st.sampled_from([60, 80, 120]))
@settings(max_examples=20)
def test_every_line_of_a_box_is_as_wide_as_its_first(table: Table, width: int) -> None:
    lines = bordered(drawn(table, width=width))
    assume(lines)  # a table whose longest words find no room is drawn as labelled lines
    assert {painted(line) for line in lines} == {painted(lines[0])}
    assert painted(lines[0]) <= width
    assert all(is_calm(line) for line in lines)


@cases("text", EVERY.values(), ids=EVERY.keys())
def test_a_terminal_paints_the_borders_below_one_another(text: str) -> None:
    table = Table(("Name", "Text"), ((Cell("a name"), Cell(cleaned(text))), (Cell(cleaned(text)), Cell("an end"))))
    lines = bordered(drawn(table, width=80))
    screen = pyte.Screen(100, len(lines) + 1)
    stream = pyte.Stream(screen)
    for line in lines:
        stream.feed("".join(c for c in line if painted(c) or unicodedata.combining(c)) + "\r\n")  # pyte stops at other marks
    edges = {max(x for x, cell in screen.buffer[y].items() if cell.data in "╮│┤╯") for y in range(len(lines))}
    assert len(edges) == 1


@given(TEXTS.filter(lambda text: bool(text.strip()) and "│" not in text))
def test_no_letter_of_a_cell_is_lost(text: str) -> None:
    inside = [line.strip("│") for line in bordered(drawn(Table(("n",), ((Cell(text),),)), width=60))[3:-1]]
    assert bare("".join(inside)) == bare(text)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([40, 80]))
def test_no_line_of_a_text_a_list_or_a_narrow_table_is_too_wide(texts: list[str], width: int) -> None:
    narrow = Table(("Name", "Text"), tuple((Cell(text), Cell(text)) for text in texts))
    for line in drawn(*map(Text, texts), Bullets(tuple(texts)), narrow, width=min(width, 59)):
        assert painted(line) <= width
        assert is_calm(line)


def test_bars_begin_below_one_another_beside_wide_labels() -> None:
    day = date(2027, 1, 1)
    lines = drawn(Bars("t", (Bar("漢字", day, day, day), Bar("plain", day, day, day))), width=80)[-3:-1]
    assert len({painted(line.partition("█")[0]) for line in lines}) == 1


@given(tables())
@settings(max_examples=20)
def test_markdown_has_the_same_rows_and_columns_and_every_text(table: Table) -> None:
    written = to_markdown(Document("Title", (), Part("p", "Part", (table, Heading("End"))), ()))
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(written)
    kinds = [token.type for token in tokens]
    assert (kinds.count("tr_open"), kinds.count("td_open")) == (1 + len(table.rows), len(table.rows) * len(table.columns))
    inlines = [token for token in tokens if token.type == "inline"][2:-1]
    assert {child.type for token in inlines for child in token.children or ()} <= {"text", "text_special"}
    seen = ["".join(child.content for child in token.children or ()) for token in inlines]
    expected = [*table.columns, *(cell.text for row in table.rows for cell in row)]
    assert [" ".join(text.split()) for text in seen] == [one_line(text) for text in expected]


def test_the_terminal_of_the_tests_counts_as_the_others_do() -> None:
    assert unicodedata.east_asian_width("漢") == "W"
    assert painted("漢a\u0301") == 3
