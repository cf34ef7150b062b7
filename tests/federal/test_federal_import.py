"""What an import makes of sound files."""

from __future__ import annotations

import bz2
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import cycle, permutations
from pathlib import Path

import pytest
from faults import at_call, calls_of, killed_at
from federal_files import (
    CHARGE,
    COMPLETION,
    COMPLETIONS,
    DIRECTORY,
    SCHOOL,
    SCORECARD,
    Desk,
    charge,
    completion,
    desk,
    school,
    table,
    zipped,
)
from strategies import real_catalog

from codingpath.catalog.folder import bundled
from codingpath.catalog.load import load_catalog
from codingpath.catalog.national_list import COLUMNS, HEADER_FILE, LIST_FILE, ListRow, of_csv, to_csv
from codingpath.catalog.yaml_reader import read_document
from codingpath.errors import CodingpathError, DataError
from codingpath.federal.importer import import_list
from codingpath.federal.sources import STATES

GOOD = Path(__file__).parents[1] / "bad_data" / "good"


@pytest.fixture
def files(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def left_out(files: Desk) -> dict[str, int]:
    value = read_document(files.data / HEADER_FILE).value
    assert isinstance(value, dict)
    items = value.get("left_out", [])
    assert isinstance(items, list)
    return {item["reason"]: item["rows"] for item in items if isinstance(item, dict)}  # type: ignore[misc]


def test_one_award_becomes_one_row_with_its_school_and_its_rates(files: Desk) -> None:
    files.put(SCORECARD, [charge(("51.0713", "5000", "9"))])
    files.take_in()
    assert (files.data / LIST_FILE).read_text("utf-8") == (
        ",".join(COLUMNS) + "\n100001,00100100,Hill College,Columbus,OH,public,51.0713,21,field,12,5000,9,,4000,9000,1200,no,yes,"
        "Commission on Hills,hill.example,,,,,,,,,,,,,,,,,,\n"
    )


def test_the_header_says_where_the_list_comes_from(files: Desk) -> None:
    files.take_in()
    value = read_document(files.data / HEADER_FILE)
    assert not value.faults
    assert isinstance(value.value, dict)
    assert value.value["source"] == "ed-federal-list"
    assert (value.value["awards_year"], value.value["prices_year"]) == ("2023-24", "2023-24")
    assert (value.value["rows"], value.value["rows_in_field"], value.value["schools"]) == (1, 1, 1)
    assert "HD2024 and C2024_A (schools, awards from July 2023 to June 2024)" in files.header()
    assert "checked: 2026-11-23\n    review_by: 2027-11-23\n" in files.header()
    assert "as_of: '2024-06'" in files.header()
    assert next(line for line in files.header().splitlines() if ".csv'" in line).startswith(
        "  - {name: 'MERGED2023_24_PP.csv', sha256: '"
    )


def test_the_list_is_read_as_part_of_the_catalog(files: Desk) -> None:
    for path in bundled().glob("*.yaml"):
        if path.name != HEADER_FILE:
            (files.data / path.name).write_bytes(path.read_bytes())
    files.put(DIRECTORY, [school(INSTNM="Hill 'n' \"Dale\", the; College: #1")])
    files.take_in()
    catalog = load_catalog(files.data)
    (program,) = (p for p in catalog.programs if p.unitid == "100001")
    assert (program.school, program.completions) == ("Hill 'n' \"Dale\", the; College: #1", 12)
    assert catalog.federal is not None
    assert catalog.federal.rows == 1


def test_the_order_of_the_files_does_not_matter(files: Desk) -> None:
    files.take_in()
    before = files.written()
    for paths in permutations(files.paths()):
        import_list(paths, files.data, today=date(2026, 11, 23), tick=lambda *_: None)
        assert files.written() == before


def test_the_order_of_the_rows_does_not_matter(files: Desk) -> None:
    ids = [f"{100001 + n}" for n in range(5)]
    files.put(DIRECTORY, [school(UNITID=i, INSTNM=f"School {i[-1]}", STABBR="OH" if i[-1] in "13" else "NJ") for i in ids])
    files.put(COMPLETIONS, [completion(UNITID=i, AWLEVEL=level) for i in ids for level in ("2", "21", "3", "20", "5", "4")])
    files.take_in()
    first = (files.data / LIST_FILE).read_bytes()
    assert [(row.state, row.school) for row in files.rows()] == sorted((row.state, row.school) for row in files.rows())
    assert [row.award_level for row in files.rows()][:6] == ["20", "21", "2", "4", "3", "5"]
    files.put(
        COMPLETIONS, [completion(UNITID=i, AWLEVEL=level) for level in ("5", "20", "4", "3", "2", "21") for i in reversed(ids)]
    )
    files.take_in()
    assert (files.data / LIST_FILE).read_bytes() == first


def test_the_same_files_give_the_same_bytes_on_another_day(files: Desk) -> None:
    files.take_in()
    before = files.written()
    files.take_in(today=date(2027, 3, 1))
    assert files.written() == before
    files.put(SCORECARD, [charge(TUITIONFEE_IN="4001")])
    files.take_in(today=date(2028, 2, 29))
    assert "checked: 2028-02-29\n    review_by: 2029-02-28\n" in files.header()


def test_a_list_changed_by_hand_is_checked_anew(files: Desk) -> None:
    files.take_in()
    place = files.data / LIST_FILE
    place.write_text(place.read_text("utf-8").replace("Columbus", "Dayton"), "utf-8")
    files.take_in(today=date(2027, 3, 1))
    assert "checked: 2027-03-01" in files.header()
    assert files.rows()[0].city == "Columbus"


def test_packed_files_are_read_as_they_come(files: Desk) -> None:
    files.take_in()
    before = files.rows()
    for path in files.paths():
        data = path.read_bytes()
        path.unlink()
        if path.name == SCORECARD:
            files.put(f"{SCORECARD}.bz2", bz2.compress(data))
        else:
            zipped(files.downloads / path.name.replace(".csv", ".zip"), {path.name.lower(): data})
    files.take_in()
    assert files.rows() == before


def test_every_file_may_be_a_zip_and_the_name_inside_says_the_year(files: Desk) -> None:
    for number, path in enumerate(files.paths()):
        zipped(files.downloads / f"download{number}.zip", {path.name: path.read_bytes()})
        path.unlink()
    assert files.take_in().header.awards_year == "2023-24"


def test_of_a_zip_with_a_revised_table_the_revised_one_counts(files: Desk) -> None:
    (files.downloads / COMPLETIONS).unlink()
    both = {"c2024_a.csv": table([COMPLETION]), "c2024_a_rv.csv": table([completion(CTOTALT="13")]), "readme.txt": b"no table"}
    zipped(files.downloads / "C2024_A.zip", both)
    assert files.take_in().inputs.one("completions").download.revised
    assert files.rows()[0].completions == "13"
    assert "C2024_A (revised)" in files.header()


def test_the_layout_of_nces_with_flags_before_each_count_is_read(files: Desk) -> None:
    row = {
        "UNITID": "100001",
        "CIPCODE": "51.0713",
        "MAJORNUM": "1",
        "AWLEVEL": "3",
        "XCTOTALT": "R",
        "CTOTALT": "7",
        "XCTOTALM": "Z",
    }
    files.put(COMPLETIONS, [row, {**row, "CIPCODE": "99", "CTOTALT": "900"}])
    files.take_in()
    assert files.row(award_level="3").completions == "7"


def test_older_files_are_read_too(files: Desk) -> None:
    """Byte order mark, NULL and PrivacySuppressed in the College Scorecard, Latin-1 in the directory, small letters in the names of columns."""
    old = charge(
        ("51.0713", "PrivacySuppressed", "NULL"), CURROPER="NULL", DISTANCEONLY="NULL", TUITIONFEE_IN="NULL", BOOKSUPPLY=""
    )
    for path in files.paths():
        path.unlink()
    files.put("MERGED2018_19_PP.csv", table([old], end="\n", bom=True))
    upper = table([school(INSTNM="Universidad de Mayagüez – Norte", CLOSEDAT=".", OPEID="100100")])
    files.put("hd2019.csv", upper.decode().replace("INSTNM", "instnm").replace("UNITID", " unitid ").encode("cp1252"))
    files.put("c2019_a.csv", [completion(CIPCODE="510713")])
    done = files.take_in()
    row = files.row(unitid="100001")
    assert (row.school, row.opeid, row.cip) == ("Universidad de Mayagüez – Norte", "00100100", "51.0713")
    assert (row.price_usd, row.online_only, row.yearly_in_state_usd, row.yearly_books_usd) == ("", "", "", "")
    assert (done.header.awards_year, done.header.prices_year) == ("2018-19", "2018-19")


@pytest.mark.parametrize("spelling", ["51.0710", "51.071", "510710", "510710.0"])
def test_a_program_code_is_read_in_every_spelling(files: Desk, spelling: str) -> None:
    files.put(COMPLETIONS, [COMPLETION, completion(CIPCODE=spelling)])
    files.put(SCORECARD, [charge((spelling, "7000", "8"))])
    files.take_in()
    row = files.row(cip="51.0710")
    assert (row.scope, row.price_usd, row.months) == ("related", "7000", "8")


def test_decimals_of_a_spreadsheet_are_whole_numbers(files: Desk) -> None:
    files.put(COMPLETIONS, [completion(UNITID="100001.0", AWLEVEL="21.0", CTOTALT="12.0", MAJORNUM="1.0")])
    files.put(DIRECTORY, [school(OPEID="100100.0", CONTROL="2.0")])
    files.put(SCORECARD, [charge(TUITIONFEE_IN="4000.00")])
    files.take_in()
    row = files.row(unitid="100001")
    assert (row.completions, row.opeid, row.control, row.yearly_in_state_usd) == ("12", "00100100", "nonprofit", "4000")


@pytest.mark.parametrize("missing", ["", " ", "NA", "NULL", "PS", "PrivacySuppressed", ".", "-1", "-2", "-3", "n/a"])
def test_what_is_missing_stays_empty(files: Desk, missing: str) -> None:
    files.put(SCORECARD, [charge(("51.0713", missing, "9"), TUITIONFEE_IN=missing, ACCREDAGENCY=missing, DISTANCEONLY=missing)])
    files.put(
        DIRECTORY, [school(OPEID=missing, CONTROL=missing, WEBADDR=missing, CITY=missing, PSET4FLG=missing, CLOSEDAT=missing)]
    )
    files.take_in()
    row = files.row(unitid="100001")
    assert {row.price_usd, row.months, row.yearly_in_state_usd, row.accreditor, row.online_only} == {""}
    assert {row.opeid, row.control, row.website, row.city, row.federal_aid} == {""}


def test_a_zero_is_never_shown_as_a_price(files: Desk) -> None:
    files.put(SCORECARD, [charge(("51.0713", "0", "0"), TUITIONFEE_IN="0", TUITIONFEE_OUT="0", BOOKSUPPLY="0")])
    files.take_in()
    row = files.row(unitid="100001")
    assert (row.price_usd, row.months, row.yearly_in_state_usd, row.yearly_out_of_state_usd, row.yearly_books_usd) == (
        "",
        "",
        "",
        "",
        "0",
    )


def test_first_and_second_majors_are_added_up(files: Desk) -> None:
    files.put(COMPLETIONS, [completion(CTOTALT="3"), completion(MAJORNUM="2", CTOTALT="4")])
    files.take_in()
    assert files.row(unitid="100001").completions == "7"


def test_what_is_left_out_is_counted_by_its_reason(files: Desk) -> None:
    ids = {
        "100002": {"CLOSEDAT": "07/30/2024"},
        "100003": {"DEATHYR": "2024"},
        "100004": {"CYACTIVE": "3"},
        "100005": {"STABBR": "GU"},
    }
    ids["100006"] = {"INSTNM": "NA"}
    files.put(DIRECTORY, [SCHOOL, *(school(UNITID=i, **cells) for i, cells in ids.items()), school(UNITID="100007")])
    files.put(SCORECARD, [CHARGE, charge(UNITID="100007", CURROPER="0"), charge(("51.0707", "900", "9"), UNITID="100009")])
    awards = [COMPLETION, COMPLETION, *(completion(UNITID=i) for i in (*ids, "100007", "100008"))]
    levels = [completion(AWLEVEL=level) for level in ("1", "7", "8", "")]
    files.put(COMPLETIONS, [*awards, *levels, completion(AWLEVEL="2", CTOTALT="0"), completion(AWLEVEL="3", CTOTALT="-2")])
    files.take_in()
    assert left_out(files) == {
        "award above a bachelor's degree": 2,
        "award level 1, which the list does not have": 1,
        "award level missing, which the list does not have": 1,
        "no award granted that year": 2,
        "price of a program that is not in the list": 1,
        "school closed, says the College Scorecard": 1,
        "school closed, says the directory": 3,
        "school not in the directory": 1,
        "school outside the states, DC and Puerto Rico": 1,
        "school without a name in the directory": 1,
        "the same row again": 1,
    }
    assert [row.unitid for row in files.rows()] == ["100001"]


def test_the_same_school_twice_is_dropped_and_counted(files: Desk) -> None:
    files.put(DIRECTORY, [SCHOOL, SCHOOL])
    files.put(SCORECARD, [CHARGE, CHARGE, CHARGE])
    files.take_in()
    assert left_out(files) == {"the same row again": 3}


def test_a_school_that_the_scorecard_does_not_know_has_no_rates(files: Desk) -> None:
    files.put(SCORECARD, [charge(UNITID="100009")])
    assert files.take_in().without_charges == 1
    assert files.row(unitid="100001").yearly_in_state_usd == ""


def test_texts_are_safe_to_print_and_to_open_in_a_spreadsheet(files: Desk) -> None:
    files.put(DIRECTORY, [school(INSTNM='=HYPERLINK("x")', CITY="New\tYork\x1b[31m\u202e", WEBADDR="HTTP://hill.example/a//")])
    files.put(SCORECARD, [charge(ACCREDAGENCY="＝@+-=Board\r\nof Hills")])
    done = files.take_in()
    row = files.row(unitid="100001")
    assert (row.school, row.city, row.accreditor) == ('HYPERLINK("x")', "New York [31m", "Board of Hills")
    assert row.website == "hill.example/a"
    assert sorted(done.cleaned.values()) == [2, 2]


@pytest.mark.parametrize("address", ['https://=HYPERLINK("x.example")', "https://＝x.example", "https://-x.example", "-x.example"])
def test_no_web_address_is_a_formula(files: Desk, address: str) -> None:
    files.put(DIRECTORY, [school(WEBADDR=address)])
    files.take_in()
    assert files.row(unitid="100001").website == ""


def test_whatever_a_row_says_no_cell_of_the_list_is_a_formula() -> None:
    signs = ListRow(**{column: f"{sign} 1" for column, sign in zip(COLUMNS, cycle("=+-@＝＋－＠"))} | {"longitude": "-82.999"})
    (row,) = of_csv(to_csv([signs]))
    assert {row.school, row.website, row.phone} == {"1"}
    assert row.longitude == "-82.999"


def test_a_huge_cell_that_nobody_needs_is_passed_over(files: Desk) -> None:
    files.put(DIRECTORY, [school(IALIAS="x" * 1_000_000)])
    files.take_in()
    assert len(files.rows()) == 1


def test_cells_beyond_the_columns_may_be_empty(files: Desk) -> None:
    files.put(DIRECTORY, table([SCHOOL]).rstrip() + b",,\r\n\r\n")
    files.take_in()
    assert len(files.rows()) == 1


def test_prices_of_the_field_are_summed_up_by_control_and_award(files: Desk) -> None:
    ids = [f"{100001 + n}" for n in range(6)]
    files.put(DIRECTORY, [school(UNITID=i, CONTROL="3" if n < 4 else "1") for n, i in enumerate(ids)])
    files.put(COMPLETIONS, [completion(UNITID=i, AWLEVEL=("21", "2")[n % 2]) for n, i in enumerate(ids)])
    files.put(SCORECARD, [charge(("51.0713", f"{(n + 1) * 1000}", "9"), UNITID=i) for n, i in enumerate(ids)])
    (span,) = files.take_in().header.prices
    assert (span.control, span.award, span.programs) == ("for-profit", "certificate", 4)
    assert (span.low_usd, span.middle_usd, span.high_usd) == (1750, 2500, 3250)


def test_the_states_are_those_that_the_quiz_knows() -> None:
    assert {choice.id for choice in real_catalog().question("state").choices} == STATES


# -- the list and its header


CHANCE = re.compile(r"(?<=\.)[0-9a-f]{8}(?=\.)")
"""What the name of an unfinished file has of chance."""


def killed_imports(files: Desk) -> Iterator[tuple[dict[str, bytes], dict[str, bytes], dict[str, bytes]]]:
    """Kill an import over an older list at each call of its writes; yield what was there, what was to come, and what is there."""
    files.take_in()
    old = files.written()
    files.put(COMPLETIONS, [completion(CTOTALT="13")])
    work = partial(files.take_in, today=date(2027, 3, 1))
    total = calls_of(work)
    new = files.written()
    for number in range(1, total + 1):
        for path in files.data.iterdir():
            path.unlink()
        for name, content in old.items():
            (files.data / name).write_bytes(content)
        killed_at(number, work)
        yield old, new, files.written()


def test_an_import_that_was_killed_is_finished_or_undone_by_the_next_also_by_one_that_is_refused(files: Desk) -> None:
    seen, followed = [], set()
    for old, new, found in killed_imports(files):
        pair = {name: found[name] for name in old}
        seen.append("old" if pair == old else "new" if pair == new else "mixed")
        left = frozenset((CHANCE.sub("", name), content) for name, content in found.items())
        if left in followed:  # as after an earlier kill: what follows would be the same again
            continue
        followed.add(left)
        whole = files.put(COMPLETIONS, [completion(CTOTALT="1E2")])
        with pytest.raises(CodingpathError, match="lost digits"):
            files.take_in()
        assert {name: files.written()[name] for name in old} == (old if seen[-1] == "old" else new)
        files.put(whole.name, [completion(CTOTALT="13")])
        files.take_in(today=date(2027, 3, 1))
        assert files.written() == new
    assert set(seen) == {"old", "mixed", "new"}
    assert seen.count("mixed") == 1


def test_an_import_that_fails_in_the_middle_leaves_the_old_pair(files: Desk) -> None:
    files.take_in()
    old = files.written()
    files.put(COMPLETIONS, [completion(CTOTALT="13")])
    take_in = partial(files.take_in, paths=files.paths())  # the list of them is the caller's: its own calls are not the import's
    total = calls_of(take_in)
    new = files.written()
    failed = 0
    for number in range(1, total + 1):
        for name, content in old.items():
            (files.data / name).write_bytes(content)
        try:
            with at_call(number):
                take_in()
        except CodingpathError:
            failed += 1
            assert files.written() == old
        else:
            assert files.written() == new  # what failed was not needed, such as to sweep
    assert failed > 5


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("Columbus", "Dayton"), "this is not the hash of federal-programs.csv: the two were not made together; make both with"),
        (("100001,", "\ufeff100001,"), None),
        (("\n", "\r\n"), None),
    ],
)
def test_a_list_that_is_not_that_of_its_header_is_told_at_the_header(
    files: Desk, tmp_path: Path, change: tuple[str, str], fault: str | None
) -> None:
    files.put(DIRECTORY, [school(STABBR="NJ")])
    files.take_in()
    folder = shutil.copytree(GOOD, tmp_path / "folder")
    for name, content in files.written().items():
        (folder / name).write_bytes(content)
    place = folder / LIST_FILE
    place.write_bytes(place.read_bytes().decode().replace(*change).encode())
    if fault is None:
        assert load_catalog(folder).federal is not None
        return
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    (said,) = map(str, caught.value.faults)
    line = len(files.header().splitlines())
    assert said.startswith(f"federal-programs.yaml:{line}:14: {fault}")


def test_a_list_of_another_length_is_told_at_the_header(files: Desk, tmp_path: Path) -> None:
    files.put(DIRECTORY, [school(STABBR="NJ")])
    files.take_in()
    folder = shutil.copytree(GOOD, tmp_path / "folder")
    for name, content in files.written().items():
        (folder / name).write_bytes(content)
    place = folder / LIST_FILE
    place.write_text("\n".join(place.read_text("utf-8").splitlines()[:1]) + "\n", "utf-8")
    with pytest.raises(
        DataError, match=r"federal-programs\.yaml:18:7: 1 rows here, 0 in federal-programs.csv: the two were not made together"
    ):
        load_catalog(folder)
