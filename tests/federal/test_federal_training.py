"""The workbook of eligible training programs, made here in its format with made-up schools."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from case_table import cases
from federal_files import COMPLETIONS, DIRECTORY, Desk, completion, desk, school, zipped
from openpyxl import Workbook

from codingpath.errors import CodingpathError
from codingpath.federal.report import report_lines
from codingpath.federal.training import cip_code

BOOK = "DownloadPrograms.xlsx"
FORMATS = {
    "in-person": "This program provides in-person instruction only.",
    "online": "This program provides online, e-learning, or distance learning instruction only.",
    "hybrid": "This program provides a hybrid or blended instruction, both in-person and online.",
}
PROGRAM: dict[str, object] = {
    "d101_eligible_training_provider": "HILL COLLEGE, Inc.",
    "d105_program_name": "Medical Coding",
    "d109_associated_credential": "Industry-recognized certificate or certification",
    "d110_cip_code": 51.0713,
    "d113_program_length_hours": 400,
    "d114_program_length_weeks": 16,
    "d116_program_format": FORMATS["hybrid"],
    "c_q2_employment_percent": 0.613,
    "d_non_wioa_tuition": 2500,
    "d_supplies": 495.5,
    "zip": 43215,
    "state": "OH",
}


@pytest.fixture
def files(tmp_path: Path) -> Desk:
    made = desk(tmp_path)
    made.put(DIRECTORY, [school(ZIP="43215-1234")])
    return made


def put(files: Desk, *programs: dict[str, object]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(PROGRAM))
    for program in programs:
        sheet.append([(PROGRAM | program)[name] for name in PROGRAM])
    book.save(files.downloads / BOOK)
    saved_in_october(files.downloads / BOOK)


def saved_in_october(path: Path) -> None:
    """Put another day than today into a workbook."""
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2024-10-05T00:00:00Z", core).encode()
    zipped(path, parts)


def listed(files: Desk, *programs: dict[str, object]) -> tuple[str, ...]:
    put(files, *programs)
    files.take_in(force=True)
    row = files.row()
    return row.listed_delivery, row.listed_weeks, row.listed_hours, row.listed_price_usd, row.listed_employed_percent


def test_what_a_state_lists_goes_to_the_row_of_the_school_the_code_and_the_award(files: Desk) -> None:
    assert listed(files, {}, {"d110_cip_code": 11.0201}) == ("hybrid", "16", "400", "2996", "61")
    assert files.row().listed_as_of == "2024-10"
    assert "training_month: '2024-10'" in files.header()
    assert "id: dol-training-programs" in files.header()
    assert f"name: '{BOOK}'" in files.header()


@pytest.mark.parametrize("delivery", list(FORMATS))
def test_each_of_the_three_sentences(files: Desk, delivery: str) -> None:
    assert listed(files, {"d116_program_format": FORMATS[delivery]})[0] == delivery


@pytest.mark.parametrize(
    ("program", "left"),
    [
        ({"d114_program_length_weeks": -1}, ("hybrid", "", "400", "2996", "61")),
        ({"d113_program_length_hours": 20}, ("hybrid", "16", "", "2996", "61")),  # hours a week
        ({"d_non_wioa_tuition": -1}, ("hybrid", "16", "400", "", "61")),
        ({"d_supplies": None}, ("hybrid", "16", "400", "2500", "61")),
        ({"c_q2_employment_percent": -1}, ("hybrid", "16", "400", "2996", "")),
        ({"c_q2_employment_percent": 61.3}, ("hybrid", "16", "400", "2996", "")),
        ({"d116_program_format": None}, ("", "16", "400", "2996", "61")),
        ({"d110_cip_code": "51.0713"}, ("hybrid", "16", "400", "2996", "61")),
        ({"zip": "10001"}, ("hybrid", "16", "400", "2996", "61")),  # the name is the only one of its state
    ],
)
def test_what_is_not_reported_stays_open(files: Desk, program: dict[str, object], left: tuple[str, ...]) -> None:
    assert listed(files, program) == left


@cases(("cell", "code"), [(51.071, "51.0710"), (11.020099999999999, "11.0201"), ("1.01", "01.0100"), (None, "")])
def test_codes_that_went_through_a_spreadsheet(cell: object, code: str) -> None:
    assert cip_code(cell) == code


def test_of_two_programs_only_what_they_agree_on_is_taken(files: Desk) -> None:
    assert listed(files, {}, {"d114_program_length_weeks": 30}) == ("hybrid", "", "", "", "")
    assert listed(files, {}, {"d116_program_format": FORMATS["online"]}) == ("", "", "", "", "")
    assert listed(files, {}, {"d109_associated_credential": "Associate's Degree"}) == ("hybrid", "16", "400", "2996", "61")


def test_a_name_that_two_schools_of_the_state_share_needs_its_zip_code(files: Desk) -> None:
    files.put(DIRECTORY, [school(ZIP="43215"), school(UNITID="100002", ZIP="44052")])
    files.put(COMPLETIONS, [completion(), completion(UNITID="100002")])
    put(files, {"zip": "44052"}, {"zip": "10001"})
    lines = list(report_lines(files.take_in()))
    assert [row.unitid for row in files.rows() if row.listed_as_of] == ["100002"]
    assert "    In the codes of the list: 2; 1 belong to a row of it." in lines
    assert "    Not matched by name and ZIP code, code and award: 1" in lines
    assert "      HILL COLLEGE, Inc. (10001): 1" in lines


def test_a_list_without_the_workbook_over_one_with_it_is_asked_about(files: Desk) -> None:
    put(files, {})
    files.take_in()
    (files.downloads / BOOK).unlink()
    assert "eligible training programs of 2024-10 would be lost" in files.refusal()


def test_a_workbook_of_something_else_and_one_that_is_cut(files: Desk) -> None:
    files.take_in()
    book = Workbook()
    book.worksheets[0].append(["a", "b"])
    book.save(files.downloads / BOOK)
    assert files.refusal().startswith(
        f"{BOOK}, column d101_eligible_training_provider: this is not the file of eligible training programs"
    )
    put(files, {})
    whole = (files.downloads / BOOK).read_bytes()
    files.put(BOOK, whole.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet9.xml"))
    assert BOOK in files.refusal()


def test_without_openpyxl_it_is_said_what_to_install(files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    put(files, {})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(
        CodingpathError, match=r"workbooks are read with openpyxl; install codingpath\[data\], or leave this file out"
    ):
        files.take_in()
