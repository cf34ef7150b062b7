"""How blocks look in a terminal: at 80 and at 40 columns, in Unicode and in ASCII, with hostile texts."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from case_table import cases
from crowd import one_in
from rich.console import Console

from codingpath.formats.terminal import print_document, print_part
from codingpath.model.plan.roadmap import Roadmap
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
    WriteIn,
)
from codingpath.report.roadmap import document

TABLE = Table(
    ("Decision", "Result", "Main reason"),
    (
        (Cell("Kind of work"), Cell("Coder and biller (close call)", "warn"), Cell("You want to do both in a small practice.")),
        (Cell("How to study"), Cell("Online"), Cell("")),
    ),
)
BARS = Bars(
    "Solid is sure.",
    (
        Bar("Train", date(2027, 1, 1), date(2027, 7, 1), date(2028, 1, 1)),
        Bar("Practice for the exam", date(2027, 7, 1), date(2027, 8, 1), date(2028, 3, 1)),
        Bar("One day", date(2027, 7, 1), date(2027, 7, 1), date(2027, 7, 1)),
    ),
)


def drawn(*blocks: Block, width: int = 80, encoding: str = "utf-8", color: bool = False) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n")
    console = Console(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        width=width,
        color_system="truecolor" if color else None,
        force_terminal=color,
    )
    print_part(console, Part("p", "A part", blocks))
    stream.flush()
    return raw.getvalue().decode(encoding)


def lines(*blocks: Block, width: int = 80) -> list[str]:
    return [line.rstrip() for line in drawn(*blocks, width=width).splitlines()]


def test_wide_enough_a_table_has_borders() -> None:
    text = drawn(TABLE, width=80)
    assert "╭" in text
    assert "│ Kind of work" in text


@pytest.mark.parametrize("width", [30, 40, 59])
def test_below_sixty_columns_a_table_is_labelled_lines(width: int) -> None:
    text = drawn(TABLE, width=width)
    assert not set("╭│─") & set(text.split("\n", 2)[2])
    found = [line.rstrip() for line in text.splitlines()]
    assert "Kind of work" in found
    assert any(line.startswith("  Result: Coder and biller") for line in found)


def test_an_empty_cell_gets_no_line() -> None:
    found = lines(TABLE, width=40)
    assert found[found.index("How to study") :] == ["How to study", "  Result: Online"]


def test_a_row_without_a_name_is_called_by_its_column() -> None:
    table = Table(("Certification", "Fee"), ((Cell(""), Cell("$5")),))
    assert lines(table, width=40)[-2:] == ["Certification", "  Fee: $5"]


@cases("width", [20, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    blocks = (
        TABLE,
        BARS,
        Bullets(("a long sentence with many words " * 5,)),
        Checklist(("do it " * 30,)),
        Text("word " * 60),
        Heading("A heading"),
    )
    assert max(map(len, drawn(*blocks, width=width).splitlines())) <= width


@pytest.mark.parametrize("width", [40, 60, 80])
def test_long_items_hang_beside_their_mark(width: int) -> None:
    found = lines(Numbered(tuple(f"item {i} " + "with words " * 12 for i in range(1, 11))), width=width)[3:]
    firsts = [line for line in found if re.match(r" ?\d+\. ", line)]
    assert len(firsts) == 10
    assert firsts[0].startswith(" 1. item 1")
    assert firsts[-1].startswith("10. item 10")
    assert all(line.startswith("    ") for line in found if line not in firsts)


def test_marks_of_lists() -> None:
    assert lines(Bullets(("one",)))[-1] == "• one"
    assert lines(Checklist(("one",)))[-1] == "[ ] one"
    assert lines(Numbered(("one",)))[-1] == "1. one"


def test_a_sheet_to_fill_in_is_named_on_screen_and_left_to_the_export() -> None:
    assert "saved copy" in drawn(WriteIn(("Question", "A"), ("Why?",), "Ask three schools."))


def test_empty_lists_tables_and_bars_draw_nothing_strange() -> None:
    assert drawn(Bullets(()), Numbered(()), Bars("t", ()), Table(("a", "b"), ())).count("a part") == 0


# -- bars


def test_bars_have_one_scale() -> None:
    found = lines(BARS, width=80)
    scale, train, practice, day = found[-4:]
    assert "Jan 2027" in scale
    assert scale.endswith("Mar 2028")
    assert train.index("█") < practice.index("█")
    assert practice.endswith("░")
    assert len(practice) >= len(train) > len(day)
    assert day.count("█") == 1


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_of_a_bars_label_is_cut(width: int) -> None:
    text = drawn(BARS, width=width)
    for word in ["Practice", "for", "the", "exam"]:
        assert re.search(rf"\b{word}\b", text), word


# -- encodings and hostile texts


@pytest.mark.parametrize("width", [40, 80])
def test_an_ascii_terminal_gets_ascii_marks_and_borders(width: int) -> None:
    text = drawn(TABLE, BARS, Bullets(("one",)), width=width, encoding="ascii")
    assert text.isascii()
    assert "* one" in text
    assert "##" in text
    assert "===" in text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_other_old_encodings_can_carry_all_marks_too(encoding: str) -> None:
    assert "Coder" in drawn(TABLE, BARS, Bullets(("one",)), encoding=encoding)


@cases(
    "text",
    ["Intro [NEW]", "[bold]x[/bold]", "[/]", ":smile: :warning:", "a [link=http://x]y[/link]", "\\[x]", "100% `code` *star*"],
)
def test_a_text_is_shown_as_it_is(text: str) -> None:
    for block in (Text(text), Bullets((text,)), Heading(text), Table(("a", "b"), ((Cell(text), Cell(text)),))):
        assert text in drawn(block)


def test_color_only_repeats_what_the_words_say() -> None:
    plain, colored = drawn(TABLE, BARS, Text("x", "bad")), drawn(TABLE, BARS, Text("x", "bad"), color=True)
    assert "\x1b[" in colored
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


# -- whole plans


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\s│]+", text))


@one_in(8)
def test_at_40_and_80_columns_no_word_of_the_one_page_is_cut(roadmap: Roadmap) -> None:
    made = document(roadmap)
    expected = {word for block in made.opening.blocks if isinstance(block, Text | Heading) for word in block.text.split()}
    expected |= {
        word for block in made.opening.blocks if isinstance(block, Bullets) for item in block.items for word in item.split()
    }
    expected |= {
        w
        for block in made.opening.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        for w in cell.text.split()
    }
    for width in (40, 80):
        stream = io.StringIO()
        console = Console(file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=width)
        print_document(console, Document(made.title, made.facts, made.opening, ()), ())
        missing = {word for word in expected - words_of(stream.getvalue()) if len(word) < width - 10}
        assert not missing, width
