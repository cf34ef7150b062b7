"""What is said of a new list against the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

import pytest
from federal_files import CHARGE, COMPLETION, COMPLETIONS, DIRECTORY, SCORECARD, Desk, charge, completion, desk, school
from hypothesis import given
from hypothesis import strategies as st

from codingpath.catalog.national_list import AWARD_LEVELS, COLUMNS, ListRow, in_order, of_csv, to_csv
from codingpath.federal.changes import changes_between
from codingpath.federal.report import report_lines
from codingpath.text import FORMULA_SIGNS

CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8)
ROWS = st.builds(
    ListRow,
    **dict.fromkeys(COLUMNS, CELLS)
    | {
        "unitid": st.sampled_from(["100001", "100002", "100003"]),
        "cip": st.just("51.0713"),
        "award_level": st.sampled_from(AWARD_LEVELS),
    },
)
LISTS = st.lists(ROWS, unique_by=lambda row: row.key, max_size=8)


@pytest.fixture
def files(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def many(files: Desk, numbers: Iterable[int]) -> None:
    ids = [str(100001 + n) for n in numbers]
    states = "OH NJ NY PA CA TX FL GA IL IN IA KS KY LA".split()  # noqa: SIM905
    files.put(DIRECTORY, [school(UNITID=i, STABBR=states[int(i) % 14], INSTNM=f"School {i}") for i in ids])
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids])


def said(files: Desk, *, force: bool = False) -> list[str]:
    return list(report_lines(files.take_in(force=force)))


def test_the_first_list_has_nothing_to_be_held_against(files: Desk) -> None:
    lines = said(files)
    assert lines[:5] == [
        "Read:",
        "  MERGED2023_24_PP.csv: College Scorecard (MERGED…_PP), 1 row",
        "  HD2024.csv: IPEDS directory (HD…), 1 row",
        "  C2024_A.csv: IPEDS completions (C…_A), 1 row",
        "  School year 2023-24.",
    ]
    assert lines[5:7] == [
        "There was no list before that could be read.",
        "Written: 1 program, 1 of them in the codes of the field at 1 school.",
    ]
    assert lines[7:] == [f"  {files.data}/federal-programs.csv", f"  {files.data}/federal-programs.yaml"]


def test_the_same_list_again_changes_nothing(files: Desk) -> None:
    files.take_in()
    assert "Nothing changed since the last list." in said(files)


def test_what_came_went_and_changed_is_named(files: Desk) -> None:
    files.put(COMPLETIONS, [COMPLETION, completion(AWLEVEL="20"), completion(CIPCODE="51.0707", AWLEVEL="3")])
    files.put(SCORECARD, [charge(("51.0707", "21000", "20"))])
    files.take_in()
    files.put(COMPLETIONS, [completion(CTOTALT="15"), completion(AWLEVEL="2"), completion(CIPCODE="51.0707", AWLEVEL="3")])
    files.put(SCORECARD, [charge(("51.0707", "22000", "20"), ("51.0713", "9000", "10"), TUITIONFEE_IN="4100")])
    lines = said(files)
    start = lines.index("Changed since the last list:")
    assert lines[start + 1 : -3] == [
        "  Added: 1 (OH 1)",
        "    OH, Hill College, 51.0713, 1 to under 2 years",
        "  Gone, no award reported in this year's file; the program may go on: 1 (OH 1)",
        "    OH, Hill College, 51.0713, under 12 weeks",
        "  Price changed: 2 (OH 2)",
        "    OH, Hill College, 51.0707, associate: $21,000 in 20 months, now $22,000 in 20 months",
        "    OH, Hill College, 51.0713, 12 weeks to under 1 year: no price, now $9,000 for an award that is not named",
        "  Yearly rate changed: 2 (OH 2)",
        "    OH, Hill College, 51.0707, associate: $4,000 / $9,000 / $1,200, now $4,100 / $9,000 / $1,200",
        "    OH, Hill College, 51.0713, 12 weeks to under 1 year: $4,000 / $9,000 / $1,200, now $4,100 / $9,000 / $1,200",
        "  Awards changed: 1 (OH 1)",
        "    OH, Hill College, 51.0713, 12 weeks to under 1 year: 12, now 15",
    ]


def test_of_many_the_first_ten_are_named_and_the_rest_counted(files: Desk) -> None:
    many(files, range(2))
    files.take_in()
    many(files, range(15))
    lines = said(files)
    (title,) = (n for n, line in enumerate(lines) if line.startswith("  Added: 13"))
    named = lines[title + 1 : title + 11]
    assert all(re.fullmatch(r"    [A-Z]{2}, School \d{6}, 51\.0713, 12 weeks to under 1 year", line) for line in named)
    assert lines[title + 11] == "    and 3 more"


def test_many_states_are_not_listed(files: Desk) -> None:
    many(files, [0])
    files.take_in()
    many(files, range(14))
    assert "  Added: 13" in said(files)


def test_files_of_different_years_are_said_to_be(files: Desk) -> None:
    (files.downloads / SCORECARD).rename(files.downloads / "MERGED2022_23_PP.csv")
    line = "  The files are of different years: awards 2023-24, prices 2022-23, directory 2023-24. The header keeps the first two."
    assert line in said(files)


def test_what_was_left_out_and_taken_out_is_said(files: Desk) -> None:
    files.put(DIRECTORY, [school(INSTNM="=Hill\x07 College")])
    files.put(COMPLETIONS, [COMPLETION, completion(AWLEVEL="7"), completion(AWLEVEL="8")])
    files.put(SCORECARD, [charge(UNITID="100009")])
    lines = said(files)
    assert lines[5:11] == [
        "Left out:",
        "  2: award above a bachelor's degree",
        "Taken out of texts:",
        "  1: control characters",
        "  1: a sign in front that a spreadsheet takes for a formula",
        "Schools without a row in the College Scorecard, so without tuition and prices: 1.",
    ]


def test_the_word_for_nothing_is_never_said(files: Desk) -> None:
    files.put(SCORECARD, [{**CHARGE, "TUITIONFEE_IN": "NA", "TUITIONFEE_OUT": "NA", "BOOKSUPPLY": "NA"}])
    files.take_in()
    files.put(SCORECARD, [charge(("51.0713", "900", "NA"))])
    text = "\n".join(said(files))
    assert "no price, now $900\n" in text
    assert "no rate, now $4,000 / $9,000 / $1,200" in text
    assert "None" not in text + files.header()


@given(LISTS)
def test_a_list_comes_back_from_its_text(rows: list[ListRow]) -> None:
    """But for what would make a formula of a cell: the signs before it, and after one round there are none."""
    once = of_csv(to_csv(rows))
    assert of_csv(to_csv(once)) == once
    for row, again in zip(rows, once, strict=True):
        for cell, left in zip(astuple(row), astuple(again), strict=True):
            number = re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII)
            assert left == (cell if number else re.sub(f"^[{re.escape(FORMULA_SIGNS)} ]+", "", cell)), cell


@given(LISTS, LISTS)
def test_changes_lead_from_the_old_list_to_the_new_one(old: list[ListRow], new: list[ListRow]) -> None:
    old, new = in_order(old), in_order(new)
    found = changes_between(old, new, lambda _: "")
    keys = {row.key for row in old} - {row.key for row, _ in found.gone} | {row.key for row in found.added}
    assert keys == {row.key for row in new}
    assert not {row.key for row in found.added} & {row.key for row in old}
    for before, after in (*found.prices, *found.yearly, *found.counts):
        assert before in old
        assert after in new
        assert before.key == after.key
        assert before != after
    backward = changes_between(new, old, lambda _: "")
    assert (backward.added, [row for row, _ in backward.gone]) == (tuple(row for row, _ in found.gone), list(found.added))
    assert changes_between(new, new, lambda _: "") == changes_between([], [], lambda _: "")
