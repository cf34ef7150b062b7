"""A document as lines: nothing drawn, and every word of it there."""

from __future__ import annotations

from datetime import date

import pytest
from document_text import block_texts
from strategies import plan_of

from codingpath.formats.lines import EXPORTED, document_lines, folded, part_lines, widths
from codingpath.report.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Cell,
    Checklist,
    Heading,
    Numbered,
    Part,
    Summary,
    SummaryRow,
    Table,
    Text,
    WriteIn,
)
from codingpath.report.roadmap import document

TABLE = Table(
    ("Decision", "Result", "Main reason"),
    ((Cell("Kind of work"), Cell("Coder", "good"), Cell("You want it so.")), (Cell(""), Cell("Online"), Cell(""))),
)
BARS = Bars("Solid is sure.", (Bar("Train", date(2027, 1, 1), date(2027, 7, 1), date(2028, 1, 1)),))


def lines(*blocks: Block, width: int = 80) -> list[str]:
    return list(part_lines(Part("p", "A part", blocks), width))


def test_each_block_as_lines() -> None:
    assert lines(
        Text("A text."), Heading("A heading"), Bullets(("one", "two")), Checklist(("do it",)), Numbered(("first",)), TABLE, BARS
    ) == [
        "", "", "A part", "", "A text.", "", "A heading", "", "- one", "- two", "", "- do it", "", "1. first", "",
        "Kind of work", "  Result: Coder", "  Main reason: You want it so.", "Decision", "  Result: Online",
    ]  # fmt: skip


def test_a_summary_on_a_narrow_screen_begins_each_text_at_the_edge() -> None:
    rows = (SummaryRow("WHY", ("one two", "three")), SummaryRow("DO NOW", ("four five six",), ticks=True))
    assert lines(Summary(rows), width=15)[4:] == ["WHY: one two", "three", "DO NOW: [ ]", " four five six"]


def test_a_sheet_to_fill_in_is_named() -> None:
    assert lines(WriteIn(("Question", "A"), ("Why?",), "Ask three schools."), width=200)[-1] == f"Ask three schools. {EXPORTED}"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    blocks = (TABLE, Text("word " * 50), Bullets(("more words " * 20,)), Numbered(("words " * 20,) * 12))
    assert max(map(len, lines(*blocks, width=width))) <= width


@pytest.mark.parametrize("width", [40, 80])
def test_the_whole_roadmap_has_every_word_and_no_drawing(width: int) -> None:
    made = document(plan_of({"goal": "start-soon", "hours": 10, "state": "TX"}))
    printed = "\n".join(document_lines(made, made.parts, width))
    assert all(c == "\n" or c.isprintable() for c in printed)
    assert not {c for c in printed if 0x2500 <= ord(c) <= 0x259F}
    words = {*printed.split(), *(word.removesuffix(":") for word in printed.split())}
    for part in (made.opening, *made.parts):
        for block in part.blocks:
            if not isinstance(block, Table | Bars | WriteIn):
                assert {w for text in block_texts(block) for w in text.split() if len(w) < width - 6} <= words
            if isinstance(block, Table):
                assert {w for row in block.rows for cell in row for w in cell.text.split() if len(w) < width - 6} <= words


def test_wide_letters_take_two_cells_each_where_lines_are_broken_and_columns_shared_out() -> None:
    assert folded("日本 日本 ab", 5) == ["日本", "日本", "ab"]
    assert folded("日本 ab", 7) == ["日本 ab"]
    assert widths(("日本語", "ab"), (("日本 語語語", "a bb"),), 8) == [6, 2]


def test_a_percent_sign_stays_with_its_number() -> None:
    assert folded("jobs +4.2 % a year", 11) == ["jobs +4.2 %", "a year"]
    assert folded("jobs +4.2 % a year", 10) == ["jobs", "+4.2 % a", "year"]


def test_a_word_that_is_too_long_fills_each_line() -> None:
    assert folded("abcdefghijk", 5) == ["abcde", "fghij", "k"]
