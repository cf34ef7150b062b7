"""Which programs can be finished online: the files on distance education and the characteristics of schools."""

from __future__ import annotations

from pathlib import Path

import pytest
from federal_files import (
    CHARACTERISTICS,
    COMPLETIONS,
    DIRECTORY,
    DISTANCE,
    SCORECARD,
    Desk,
    characteristics,
    charge,
    completion,
    desk,
    offered,
    school,
)

from codingpath.federal.report import report_lines

ALL, SOME, NONE = {"PCERT1B": "1", "PCERT1BDE": "1"}, {"PCERT1B": "1", "PCERT1BDES": "1"}, {"PCERT1B": "1"}


@pytest.fixture
def files(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        (ALL, "all"),
        (SOME, "some"),
        (NONE, "none"),
        ({}, ""),
        ({"PCERT1B": "2", "PCERT1BDE": "1"}, "some"),
        ({"PCERT1B": "2", "PCERT1BDE": "2"}, "all"),
        ({"PCERT1B": "."}, ""),
        ({"PCERT1B": "-2", "PCERT1BDE": "-2"}, ""),
        ({"PASSOC": "1", "PASSOCDE": "1"}, ""),
    ],
)
def test_what_a_school_reported_of_the_code_and_the_award(files: Desk, cells: dict[str, str], share: str) -> None:
    files.put(DISTANCE, [offered(**cells), offered("100002", **ALL), offered(cip="51"), offered(cip="99")])
    files.take_in()
    assert files.row(unitid="100001").offered_online == share


def test_each_award_level_has_its_own_columns(files: Desk) -> None:
    """Every second level of the list can be finished online."""
    levels = {"20": "PCERT1A", "21": "PCERT1B", "2": "PCERT2", "4": "PCERT4", "3": "PASSOC", "5": "PBACHL"}
    files.put(COMPLETIONS, [completion(AWLEVEL=level) for level in levels])
    cells = dict.fromkeys(levels.values(), "1") | {"PCERT1ADE": "1", "PCERT2DE": "1", "PASSOCDE": "1"}
    files.put(DISTANCE, [offered(**cells)])
    files.take_in()
    assert {row.award_level for row in files.rows() if row.offered_online == "all"} == {"20", "2", "3"}


def test_the_years_before_stand_beside_it_newest_first(files: Desk) -> None:
    for year, cells in {"2022": ALL, "2021": NONE, "2020": SOME, "2019": ALL}.items():
        files.put(f"C{year}DEP.csv", [offered(**cells), offered("100002", **ALL)])
    files.take_in()
    assert (files.row().offered_online, files.row().offered_online_before) == ("all", "none;some")
    assert "distance_years: ['2021-22', '2020-21', '2019-20', '2018-19']" in files.header()


def test_a_year_without_a_word_stays_open(files: Desk) -> None:
    files.put("C2022DEP.csv", [offered("100002", **ALL)])
    files.put("C2021DEP.csv", [offered(**ALL)])
    files.take_in()
    assert (files.row().offered_online, files.row().offered_online_before) == ("", "all")
    (files.downloads / "C2021DEP.csv").unlink()
    files.put("C2020DEP.csv", [offered(**ALL)])
    files.take_in(force=True)
    assert files.row().offered_online_before == "unknown;all"


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({}, "yes"),
        ({"DSTNUGP": "0", "DSTNUGN": "1"}, "no"),
        ({"DSTNUGP": "0"}, "no"),
        ({"DSTNUGP": "-1", "DSTNUGN": "-1"}, ""),
        ({"DSTNUGP": "1", "DSTNUGN": "1"}, "no"),
    ],
)
def test_whether_a_school_offers_anything_online(files: Desk, cells: dict[str, str], word: str) -> None:
    files.put(CHARACTERISTICS, [characteristics(**cells)])
    files.take_in()
    assert files.row().school_online == word
    assert "characteristics_year: '2023-24'" in files.header()


def test_files_that_may_miss_are_no_fault_and_leave_the_columns_open(files: Desk) -> None:
    done = files.take_in()
    row = files.row()
    assert (row.offered_online, row.offered_online_before, row.school_online, row.on_state_list_2021) == ("", "", "", "")
    assert not done.offered_online
    assert "distance" not in files.header()


@pytest.mark.parametrize(("cell", "word"), [("1", "yes"), ("0", ""), ("NA", "")])
def test_the_training_list_of_2021_is_a_yes_or_nothing(files: Desk, cell: str, word: str) -> None:
    """Zero says that the school could not be matched, never that it was on no list."""
    files.put(SCORECARD, [charge(DOLPROVIDER=cell)])
    files.take_in()
    assert files.row().on_state_list_2021 == word


def test_a_scorecard_of_before_the_books_and_the_list_is_taken(files: Desk) -> None:
    files.put(SCORECARD, [{name: cell for name, cell in charge().items() if name != "BOOKSUPPLY"}])
    files.take_in()
    assert (files.row().yearly_books_usd, files.row().yearly_in_state_usd) == ("", "4000")


def test_two_files_of_one_year_and_a_name_without_a_year(files: Desk) -> None:
    files.take_in()
    files.put(DISTANCE, [offered(**ALL)])
    files.put("c2022dep_rv.csv", [offered(**ALL)])
    assert files.refusal() == "c2022dep_rv.csv and C2022DEP.csv are both of 2021-22; name this file once"
    (files.downloads / DISTANCE).rename(files.downloads / "distance.csv")
    assert files.refusal().startswith("distance.csv: the name does not say the year; name it as it was downloaded")


def test_two_rows_of_one_program_that_differ(files: Desk) -> None:
    files.take_in()
    files.put(DISTANCE, [offered(**ALL), offered(**NONE)])
    assert files.refusal().startswith("C2022DEP.csv, line 3, column CIPCODE: '51.0713': line 2 says something else")
    files.put(DISTANCE, [offered(cip="99")])
    assert files.refusal() == "C2022DEP.csv: no row has a program code of the field; is it whole? Download it again"


def test_more_at_a_distance_than_there_are_is_set_aside(files: Desk) -> None:
    files.put(DISTANCE, [offered(PCERT1B="1", PCERT1BDE="2"), offered("100002", **ALL)])
    done = files.take_in()
    assert not files.row().offered_online
    assert any(line.strip().startswith("C2022DEP.csv, line 2, column PCERT1BDE: '2': more programs") for line in report_lines(done))


def test_the_report_counts_what_is_said(files: Desk) -> None:
    files.put(COMPLETIONS, [completion(), completion(AWLEVEL="2"), completion(AWLEVEL="3"), completion(CIPCODE="51.0710")])
    files.put(DISTANCE, [offered(**ALL, PCERT2="1"), offered(cip="51.0710", **ALL)])
    lines = list(report_lines(files.take_in()))
    assert "Finished online, programs of the field: all 1, some 0, none 1; nothing said in the newest year of 1." in lines
    assert "  Programs offered online: 2021-22." in lines


# where a school is, how to reach it, and what it is called


def test_contacts_and_place_of_a_school(files: Desk) -> None:
    contacts = {
        "GENTELE": "20594078004911", "FAIDURL": "https://hill.example/aid/", "APPLURL": "http://HTTPS://apply.hill.example", "NPRICURL": "npc.example/Hill College",
        "ZIP": "43215-1234", "LATITUDE": "39.961176", "LONGITUD": "-82.998794", "CBSA": "18140",
    }  # fmt: skip
    files.put(DIRECTORY, [school(**contacts)])
    files.take_in()
    row = files.row()
    assert row.phone == "205-940-7800 ext. 4911"
    assert (row.aid_page, row.application_page, row.price_calculator) == (
        "hill.example/aid",
        "apply.hill.example",
        "npc.example/Hill%20College",
    )
    assert (row.zip, row.latitude, row.longitude, row.cbsa) == ("43215", "39.961", "-82.999", "18140")


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("3157925400", "315-792-5400"),
        ("13157925400", "315-792-5400"),
        ("(315) 792-5400", "315-792-5400"),
        ("72789325002000", "727-893-2500 ext. 2000"),
        ("77096275800", "770-962-7580"),
        ("-2", ""),
        ("", ""),
    ],
)
def test_a_telephone_number(files: Desk, text: str, phone: str) -> None:
    files.put(DIRECTORY, [school(GENTELE=text)])
    files.take_in()
    assert files.row().phone == phone


@pytest.mark.parametrize(
    ("column", "cell"),
    [("GENTELE", "12345"), ("GENTELE", "0157925400"), ("FAIDURL", "ask the office"), ("LATITUDE", "139.9"), ("LONGITUD", "east")],
)
def test_contacts_that_make_no_sense_are_set_aside(files: Desk, column: str, cell: str) -> None:
    files.put(DIRECTORY, [school(**{column: cell})])
    (line,) = [line for line in report_lines(files.take_in()) if column in line]
    assert f"HD2024.csv, line 2, column {column}: '{cell}': " in line


@pytest.mark.parametrize(
    ("name", "city", "mended"),
    [
        ("Hill College", "LIttle Rock", ("Hill College", "Little Rock")),
        ("Hill College-LIttle Rock", "LIttle Rock", ("Hill College-Little Rock", "Little Rock")),
        ("Hill College", "LAnse", ("Hill College", "L'Anse")),
        ("HILL COLLEGE OF THE VALLEY", "white plains", ("Hill College of the Valley", "White Plains")),
        ("Hill College-Salem-Salem", "SALEM", ("Hill College-Salem", "Salem")),
        ("Hill College Hill College", "Salem", ("Hill College", "Salem")),
        ("Hill  College", "Fort  Morgan", ("Hill College", "Fort Morgan")),
        ("DeVry College of McAllen", "McAllen", ("DeVry College of McAllen", "McAllen")),
        ("Walla Walla Community College", "Walla Walla", ("Walla Walla Community College", "Walla Walla")),
        ("ECPI University", "DuBois", ("ECPI University", "DuBois")),
        ("MCVSD", "Peru", ("MCVSD", "Peru")),
        ("University of Colorado Colorado Springs", "Peru", ("University of Colorado Colorado Springs", "Peru")),
    ],
)
def test_names_as_people_write_them(files: Desk, name: str, city: str, mended: tuple[str, str]) -> None:
    files.put(DIRECTORY, [school(INSTNM=name, CITY=city)])
    done = files.take_in()
    assert (files.row().school, files.row().city) == mended
    told = dict(done.renamed)
    assert told == {
        old: new for old, new in zip((" ".join(name.split()), " ".join(city.split())), mended, strict=True) if old != new
    }


@pytest.mark.parametrize(
    ("zips", "names"),
    [
        (("43215", "43085-1234"), ["Hill College (43085)", "Hill College (43215)"]),
        (("43215", "43215"), ["Hill College", "Hill College"]),  # nothing tells them apart
        (("43215", ""), ["Hill College", "Hill College"]),
    ],
)
def test_schools_of_one_name_in_one_city_are_told_apart(files: Desk, zips: tuple[str, str], names: list[str]) -> None:
    ids = ["100001", "100002"]
    files.put(DIRECTORY, [school(UNITID=i, ZIP=code) for i, code in zip(ids, zips, strict=True)])
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids])
    done = files.take_in()
    assert sorted(row.school for row in files.rows()) == names
    assert sorted(done.renamed.values()) == [name for name in names if name != "Hill College"]


def test_a_school_that_closed_is_told_apart_from_one_without_graduates(files: Desk) -> None:
    ids = [str(100001 + n) for n in range(12)]
    files.put(DIRECTORY, [school(UNITID=i) for i in ids])
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids])
    files.take_in()
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids[2:]])
    files.put(DIRECTORY, [school(UNITID=ids[0], CLOSEDAT="2024"), *(school(UNITID=i) for i in ids[1:])])
    lines = list(report_lines(files.take_in()))
    assert "  Gone, school closed, says the directory: 1 (OH 1)" in lines
    assert "  Gone, no award reported in this year's file; the program may go on: 1 (OH 1)" in lines
