"""CSV that a spreadsheet reads back as it was, and runs nothing of."""

from __future__ import annotations

import csv
import io
import unicodedata

from case_table import cases
from hypothesis import given
from hypothesis import strategies as st

from codingpath.formats.csv import Plain, to_csv

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NASTY = st.text(st.sampled_from(list("=+-@＝\t\r\n\x00\x1b\x85\u2028 '\",;1aé")), max_size=8)
CELLS: st.SearchStrategy[Plain] = st.one_of(WORDS, NASTY, st.integers(), st.booleans(), st.none())


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[str], list[list[Plain]]]:
    width = draw(st.integers(1, 4))
    names = draw(st.lists(WORDS, min_size=width, max_size=width))
    return names, draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))


@given(sheets())
def test_any_sheet_reads_back_with_its_shape_and_nothing_a_spreadsheet_runs(sheet: tuple[list[str], list[list[Plain]]]) -> None:
    names, rows = sheet
    written = to_csv(names, rows)
    found = read(written)
    assert [len(row) for row in found] == [len(names)] * (len(rows) + 1)
    for row in found:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", " "))
            assert not [c for c in cell if unicodedata.category(c) == "Cc"]
    assert written.endswith("\r\n")
    assert written.encode("utf-8").decode("utf-8") == written


@given(st.lists(st.text("abé,;\"' 1", max_size=10), min_size=1, max_size=4))
def test_a_harmless_text_stays_what_it_is(cells: list[str]) -> None:
    assert read(to_csv(cells, [cells])) == [[" ".join(c.split()) for c in cells]] * 2


@cases(
    ("cell", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("\x00 =1", "'=1"),
        ("\t=1", "'=1"),
        ("\r+1", "'+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("＝1", "'＝1"),
        (-5, "'-5"),
        (5, "5"),
        (0, "0"),
        (None, ""),
        (True, "yes"),
        (False, "no"),
        ("two\nlines", "two lines"),
        ("a\x1b[31mb", "a[31mb"),
    ],
)
def test_one_cell(cell: Plain, shown: str) -> None:
    assert read(to_csv(["a"], [[cell, "x"]])) == [["a"], [shown, "x"]]


def test_lines_and_quotes_are_those_of_the_standard() -> None:
    assert to_csv(["a", "b"], [['say "yes"', "x, y"]]) == 'a,b\r\n"say ""yes""","x, y"\r\n'
