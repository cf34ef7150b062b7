"""`federal-programs.csv` beside the other data files: what its rows become, and what is said of rows that are not sound."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codingpath.catalog.load import load_catalog
from codingpath.catalog.national_list import COLUMNS, FIRST_COLUMNS, HEADER_FILE, LIST_FILE
from codingpath.errors import DataError
from codingpath.model.program import Program

GOOD = Path(__file__).parents[1] / "bad_data" / "good"

HEADER = """\
sources:
  - {id: list, name: A list, address: list.example, kind: government, as_of: '2024-06', checked: 2026-11-01, review_by: 2027-11-01, confidence: high}
source: list
awards_year: '2023-24'
prices_year: '2022-23'
rows: 1
rows_in_field: 1
schools: 1
files: []
"""
ROW = {
    "unitid": "012345", "opeid": "00123400", "school": "A College", "city": "Trenton", "state": "NJ", "control": "public", "cip": "51.0713",
    "award_level": "21", "scope": "field", "completions": "12", "yearly_in_state_usd": "3000", "yearly_out_of_state_usd": "9000",
    "yearly_books_usd": "1200", "online_only": "no", "federal_aid": "yes", "accreditor": "An Accreditor", "website": "www.college.example",
}  # fmt: skip


def folder(path: Path, *rows: dict[str, str], header: str = HEADER, text: str | None = None) -> Path:
    made = shutil.copytree(GOOD, path / "data")
    (made / HEADER_FILE).write_text(header.replace("rows: 1\n", f"rows: {len(rows)}\n", 1), encoding="utf-8")
    lines = [",".join(COLUMNS), *(",".join(row.get(c, "") for c in COLUMNS) for row in rows)]
    (made / LIST_FILE).write_text(text if text is not None else "\n".join(lines) + "\n", encoding="utf-8")
    return made


def read(path: Path, **cells: str) -> Program:
    catalog = load_catalog(folder(path, {**ROW, **cells}))
    return next(p for p in catalog.programs if p.unitid == "012345")


def faults(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_catalog(path)
    return [str(fault) for fault in caught.value.faults]


def test_a_row_becomes_a_program_with_the_years_and_the_source_of_the_header(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found == Program(
        id="012345-510713-21", school="A College", program="Medical Insurance Coding Specialist/Coder", catalog_name=False,
        award="certificate", kind="credit", length="12 weeks to under 1 year", state="NJ", city="Trenton", credits_low=9, credits_high=29, control="public",
        cip="51.0713", completions=12, yearly_in_state_usd=3000, yearly_out_of_state_usd=9000, yearly_books_usd=1200, federal_aid=True,
        accreditor="An Accreditor", website="www.college.example", unitid="012345", opeid="00123400", source="list", year="2023-24", price_year="2022-23",
    )  # fmt: skip


def test_what_is_said_of_online_programs_carries_its_year(tmp_path: Path) -> None:
    made = folder(
        tmp_path,
        {**ROW, "offered_online": "all", "offered_online_before": "unknown;none"},
        header=HEADER + "distance_years: ['2021-22']\n",
    )
    found = next(p for p in load_catalog(made).programs if p.unitid == "012345")
    assert (found.offered_online, found.offered_online_year, found.offered_online_before) == ("all", "2021-22", ("unknown", "none"))


def test_where_a_school_is_and_how_to_reach_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        phone="315-792-5400",
        aid_page="a.example",
        zip="01234",
        latitude="39.961",
        longitude="-82.999",
        school_online="no",
        on_state_list_2021="yes",
    )
    assert (found.phone, found.aid_page, found.zip, found.latitude, found.longitude) == (
        "315-792-5400",
        "a.example",
        "01234",
        "39.961",
        "-82.999",
    )
    assert (found.school_online, found.on_state_list_2021, found.offered_online_year) == (False, True, None)


def test_a_list_of_the_first_edition_is_read_with_the_later_columns_open(tmp_path: Path) -> None:
    """An office keeps a copy of the list from before there were more columns."""
    columns = COLUMNS[:FIRST_COLUMNS]
    text = ",".join(columns) + "\n" + ",".join(ROW.get(c, "") for c in columns) + "\n"
    assert load_catalog(folder(tmp_path, ROW, text=text)).programs.of_state("NJ")[-1].phone is None


@pytest.mark.parametrize(
    ("level", "award", "length", "credit_hours"),
    [
        ("20", "certificate", "under 12 weeks", None),
        ("2", "certificate", "1 to under 2 years", 30),
        ("4", "certificate", "2 to under 4 years", None),
        ("3", "associate", None, 60),
        ("5", "bachelor", None, None),
    ],
)
def test_award_levels(tmp_path: Path, level: str, award: str, length: str | None, credit_hours: int | None) -> None:
    found = read(tmp_path, award_level=level)
    assert (found.award, found.length, found.credits_low) == (award, length, credit_hours)


def test_a_price_brings_its_months_and_what_it_covers_and_no_federal_length(tmp_path: Path) -> None:
    found = read(tmp_path, price_usd="5000", months="9")
    assert (found.price_usd, found.months_low, found.months_high, found.length) == (5000, 9, 9, None)
    assert found.price_covers == "tuition, fees, books and supplies"


def test_prices_for_several_awards_stay_untied(tmp_path: Path) -> None:
    found = read(tmp_path, shared_prices_usd="900;1200")
    assert (found.price_usd, found.shared_prices_usd) == (None, (900, 1200))


def test_a_tiny_book_allowance_is_not_known_and_a_related_code_is_labeled(tmp_path: Path) -> None:
    found = read(tmp_path, yearly_books_usd="1", scope="related", cip="51.0710", online_only="yes")
    assert (found.yearly_books_usd, found.related, found.delivery) == (None, True, "online")


def test_a_checked_program_wins_for_the_same_school_code_and_award(tmp_path: Path) -> None:
    checked = next(p for p in load_catalog(GOOD).programs if p.unitid)
    same = {**ROW, "unitid": str(checked.unitid), "cip": str(checked.cip), "award_level": "21"}
    found = load_catalog(folder(tmp_path, same, {**same, "award_level": "3"}))
    assert [p.award for p in found.programs if p.unitid == checked.unitid] == ["certificate", "associate"]
    assert next(p for p in found.programs if p.unitid == checked.unitid) == checked


def test_a_folder_without_the_list_is_fine(tmp_path: Path) -> None:
    assert load_catalog(GOOD).federal is None
    assert load_catalog(folder(tmp_path, ROW)).federal is not None


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"state": "XX"}, "federal-programs.csv:2:1: unknown state 'XX'"),
        ({"completions": "many"}, "federal-programs.csv:2:1: 'completions' must be a whole number"),
        ({"award_level": "9"}, "federal-programs.csv:2:1: 'award' must be"),
        ({"control": "church"}, "federal-programs.csv:2:1: 'control' must be"),
        ({"federal_aid": "maybe"}, "federal-programs.csv:2:1: 'federal_aid' must be true or false"),
        ({"offered_online": "most"}, "federal-programs.csv:2:1: 'offered_online' must be"),
        ({"latitude": "north"}, "federal-programs.csv:2:1: 'latitude' must be"),
        ({"school": ""}, "federal-programs.csv:2:1: 'school' is missing from"),
    ],
)
def test_a_cell_that_makes_no_sense_is_told_with_its_line(tmp_path: Path, cells: dict[str, str], fault: str) -> None:
    assert [f[: len(fault)] for f in faults(folder(tmp_path, {**ROW, **cells}))] == [fault]


def test_a_program_that_stands_twice_is_told(tmp_path: Path) -> None:
    assert "used already, on line 2" in faults(folder(tmp_path, ROW, ROW))[0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "federal-programs.csv:1:1: the first line must be the columns"),
        ("<html>\n", "federal-programs.csv:1:1: the first line must be the columns"),
        (",".join(COLUMNS) + "\na,b\n", "federal-programs.csv:2:1: this row has 2 cells"),
        (",".join(COLUMNS) + '\n"open,b\n', "federal-programs.csv:2:1: this line is not sound CSV"),
        ("caf\x07e\n", "federal-programs.csv:1:4: a control character"),
    ],
)
def test_a_list_that_is_none_is_one_clear_message(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(folder(tmp_path, text=text))[0].startswith(fault)


def test_a_list_without_its_header_says_so(tmp_path: Path) -> None:
    made = folder(tmp_path, ROW)
    (made / HEADER_FILE).unlink()
    assert f"{HEADER_FILE}: there is no such file" in faults(made)
