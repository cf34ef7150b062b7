"""One test for each way to break the files: a message with the place and what to do, and the list in place as it was."""

from __future__ import annotations

import bz2
import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from federal_files import (
    CHARACTERISTICS,
    CHARGE,
    COMPLETION,
    COMPLETIONS,
    DIRECTORY,
    DISTANCE,
    SCHOOL,
    SCORECARD,
    TODAY,
    Desk,
    characteristics,
    charge,
    completion,
    desk,
    offered,
    school,
    zipped,
)
from federal_files import table as csv_of

from codingpath import packed
from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE
from codingpath.errors import CodingpathError, UsageError
from codingpath.federal import download
from codingpath.federal.importer import import_list
from codingpath.federal.table import MOST_SET_ASIDE

Rows = list[dict[str, str]]


@pytest.fixture
def files(tmp_path: Path) -> Desk:
    """Return a desk with a list in place, made of the three downloads."""
    made = desk(tmp_path)
    made.take_in()
    return made


def rename(files: Desk, old: str, new: str, data: bytes | None = None) -> Path:
    content = (files.downloads / old).read_bytes()
    (files.downloads / old).unlink()
    return files.put(new, content if data is None else data)


# what was named


def test_a_file_that_is_none_of_the_three(files: Desk) -> None:
    files.put(SCORECARD, b"UNITID,OPEID6,INSTNM,CONTROL,MAIN,CIPCODE,CREDLEV\n1,2,3,4,5,6,7\n")
    assert files.refusal().startswith(
        "MERGED2023_24_PP.csv: its columns are those of none of the files known here (College Scorecard"
    )


def test_the_same_kind_twice(files: Desk) -> None:
    rename(files, SCORECARD, "HD2023.csv", csv_of([SCHOOL]))
    assert files.refusal() == "HD2023.csv and HD2024.csv are both the IPEDS directory (HD…); name this file once"


def test_a_kind_that_is_missing(files: Desk) -> None:
    (files.downloads / DIRECTORY).unlink()
    with pytest.raises(UsageError, match=r"IPEDS directory \(HD…\): this file is missing; name all three files: College Scorecard"):
        files.take_in()


def test_two_kinds_that_are_missing(files: Desk) -> None:
    with pytest.raises(
        UsageError, match=r"^College Scorecard \(MERGED…_PP\) and IPEDS completions \(C…_A\): these files are missing; "
    ):
        import_list([files.downloads / DIRECTORY], files.data, today=TODAY, tick=lambda *_: None)


def test_a_file_that_is_not_there(files: Desk) -> None:
    with pytest.raises(CodingpathError, match=r"away\.csv: the file cannot be read \(No such file or directory\); check its name"):
        import_list([*files.paths()[:2], files.downloads / "away.csv"], files.data, today=TODAY, tick=lambda *_: None)


def test_a_folder_instead_of_a_file(files: Desk) -> None:
    (files.downloads / DIRECTORY).unlink()
    (files.downloads / DIRECTORY).mkdir()
    assert files.refusal() == "HD2024.csv: this is not a file; name the downloaded file itself"


def test_a_pipe_is_not_waited_for(files: Desk) -> None:
    (files.downloads / DIRECTORY).unlink()
    os.mkfifo(files.downloads / DIRECTORY)
    assert files.refusal() == "HD2024.csv: this is not a file; name the downloaded file itself"


def test_a_name_with_an_escape_sequence_is_shown_without_it(files: Desk) -> None:
    rename(files, DIRECTORY, "HD2024\x1b[31m.csv", b"")
    assert files.refusal() == "HD2024 [31m.csv: the file is empty; download it again"


# how it is packed


def test_an_empty_file(files: Desk) -> None:
    files.put(COMPLETIONS, b"")
    assert files.refusal() == "C2024_A.csv: the file is empty; download it again"


@pytest.mark.parametrize("blank", [b"\n", b"\r\n\r\n", b"\xef\xbb\xbf"])
def test_a_file_of_blank_lines(files: Desk, blank: bytes) -> None:
    files.put(COMPLETIONS, blank)
    assert files.refusal() == "C2024_A.csv: the file is empty; download it again"


def test_a_web_page_instead_of_a_table(files: Desk) -> None:
    files.put(SCORECARD, b"\xef\xbb\xbf  <!DOCTYPE html><html><body>Please log in</body></html>")
    assert files.refusal().startswith("MERGED2023_24_PP.csv: this is a web page, not a table; ")


def test_a_bz2_file_that_was_cut(files: Desk) -> None:
    whole = bz2.compress(csv_of([CHARGE, *(charge(UNITID=str(200000 + n * 7919 % 99991)) for n in range(3000))]))
    rename(files, SCORECARD, f"{SCORECARD}.bz2", whole)
    for keep in (0.99, 0.5, 0.1):
        files.downloads.joinpath(f"{SCORECARD}.bz2").write_bytes(whole[: int(len(whole) * keep)])
        assert files.refusal().startswith("MERGED2023_24_PP.csv.bz2: the file is cut or damaged (Compressed file ended")


def test_a_bz2_file_with_damage_inside(files: Desk) -> None:
    whole = bytearray(bz2.compress(csv_of([CHARGE] * 50)))
    whole[10] ^= 0xFF  # the checksum of the first block
    rename(files, SCORECARD, f"{SCORECARD}.bz2", bytes(whole))
    assert files.refusal().startswith("MERGED2023_24_PP.csv.bz2: the file is cut or damaged (")


def test_a_gzip_file(files: Desk) -> None:
    rename(files, SCORECARD, f"{SCORECARD}.gz", b"\x1f\x8b\x08\x00")
    assert files.refusal() == "MERGED2023_24_PP.csv.gz: gzip files are not read; unpack it and name the CSV file"


def test_a_zip_that_was_cut(files: Desk) -> None:
    whole = zipped(files.downloads / "HD2024.zip", {"hd2024.csv": csv_of([SCHOOL])})
    (files.downloads / DIRECTORY).unlink()
    whole.write_bytes(whole.read_bytes()[:-30])
    assert files.refusal().startswith("HD2024.zip: the zip is cut or damaged (File is not a zip file); download it again")


def test_a_zip_with_damage_inside(files: Desk) -> None:
    whole = zipped(files.downloads / "HD2024.zip", {"hd2024.csv": csv_of([SCHOOL])})
    (files.downloads / DIRECTORY).unlink()
    whole.write_bytes(whole.read_bytes().replace(b"Columbus", b"Colombus"))
    assert files.refusal().startswith("HD2024.zip: the file is cut or damaged (Bad CRC-32")


def test_a_zip_with_a_password(files: Desk) -> None:
    whole = zipped(files.downloads / "HD2024.zip", {"hd2024.csv": csv_of([SCHOOL])})
    (files.downloads / DIRECTORY).unlink()
    data = bytearray(whole.read_bytes())
    data[6] |= 1  # the flag in front of the member, and the one in the list at the end
    data[data.index(b"PK\x01\x02") + 8] |= 1
    whole.write_bytes(data)
    assert "unpack it, and name the CSV file instead" in files.refusal()


def test_a_zip_without_a_table(files: Desk) -> None:
    (files.downloads / DIRECTORY).unlink()
    zipped(files.downloads / "HD2024.zip", {"hd2024.xlsx": b"x", "__MACOSX/._hd2024.csv": b"x"})
    assert files.refusal() == "HD2024.zip: there is no CSV file in this zip; is it the right download?"


def test_a_zip_with_many_tables(files: Desk) -> None:
    (files.downloads / SCORECARD).unlink()
    zipped(files.downloads / "Scorecard.zip", {f"MERGED20{n}_{n + 1}_PP.csv": b"x" for n in range(10, 17)})
    assert files.refusal().startswith("Scorecard.zip: there are 7 CSV files in this zip (MERGED2010_11_PP.csv, ")
    assert files.refusal().endswith(", …); unpack it and name the one that is wanted")


# the table


def test_nothing_under_the_columns(files: Desk) -> None:
    files.put(COMPLETIONS, csv_of([COMPLETION]).splitlines()[0] + b"\r\n")
    assert files.refusal() == "C2024_A.csv: no row has a program code of the field; is it whole? Download it again"


@pytest.mark.parametrize(("name", "row"), [(DIRECTORY, SCHOOL), (SCORECARD, CHARGE)])
def test_no_school_under_the_columns(files: Desk, name: str, row: Mapping[str, str]) -> None:
    files.put(name, csv_of([row]).splitlines()[0])
    assert files.refusal() == f"{name}: there is no row under the columns; download the file again"


@pytest.mark.parametrize(
    ("name", "row", "column"), [(COMPLETIONS, COMPLETION, "UNITID"), (DIRECTORY, SCHOOL, "CITY"), (SCORECARD, CHARGE, "MTHCMP6")]
)
def test_a_column_that_is_missing(files: Desk, name: str, row: Mapping[str, str], column: str) -> None:
    files.put(name, [{key: cell for key, cell in row.items() if key != column}])
    assert files.refusal().startswith(f"{name}, column {column}: the ")
    assert files.refusal().endswith("download the whole file again")


def test_a_column_that_is_there_twice(files: Desk) -> None:
    files.put(DIRECTORY, csv_of([SCHOOL]).replace(b"IALIAS", b"unitid"))
    assert files.refusal() == "HD2024.csv, line 1, column UNITID: there are two columns of this name; download the file again"


@pytest.mark.parametrize(("name", "row"), [(COMPLETIONS, COMPLETION), (DIRECTORY, SCHOOL), (SCORECARD, CHARGE)])
def test_a_download_that_was_cut_in_its_last_row(files: Desk, name: str, row: Mapping[str, str]) -> None:
    whole = csv_of([row, row])
    files.put(name, whole[: whole.rindex(b",") - 4])
    assert files.refusal().startswith(f"{name}, line 3: this row has ")
    assert files.refusal().endswith("the download is cut or damaged: download it again")


def test_a_row_with_a_cell_too_many(files: Desk) -> None:
    files.put(DIRECTORY, csv_of([SCHOOL]).replace(b"Hill College", b"Hill, College"))
    assert files.refusal().startswith("HD2024.csv, line 2: this row has 14 cells, the columns are 13; ")


def test_a_huge_cell_that_is_needed(files: Desk) -> None:
    files.put(DIRECTORY, [school(INSTNM="x" * 1_000_000)])
    message = files.refusal()
    assert message.startswith("HD2024.csv, line 2, column INSTNM: 'xxx")
    assert message.endswith("this cell has 1,000,000 characters; the file is damaged: download it again")
    assert len(message) < 200


@pytest.mark.parametrize("rows", [2, 40_000])
def test_a_quote_that_is_never_closed(files: Desk, rows: int) -> None:
    lines = csv_of([COMPLETION, *(completion(UNITID=str(200000 + n)) for n in range(rows))]).splitlines(keepends=True)
    lines[2] = lines[2].replace(b"51.0713", b'"51.0713')
    files.put(COMPLETIONS, b"".join(lines) * (1 if rows == 2 else 2))
    said = files.refusal()
    assert said.startswith("C2024_A.csv, line 3: this row is not sound CSV (")
    assert said.endswith("a quote may not be closed; download the file again")


def test_quotes_that_are_not_escaped_are_read_as_they_stand(files: Desk) -> None:
    """As in a web address of the directory of 2022."""
    lines = csv_of([SCHOOL, school(UNITID="100002")]).replace(b"Hill College", b'"Hill "and" College"')
    files.put(DIRECTORY, lines)
    files.take_in()
    assert files.row(unitid="100001").school == 'Hill and" College"'


def test_a_quote_that_runs_on_would_make_one_row_of_two(files: Desk) -> None:
    rows = (
        csv_of([school(INSTNM="Hill"), school(UNITID="100002", INSTNM="Dale")])
        .replace(b"Hill", b'"Hill')
        .replace(b"Dale", b'"Dale"')
    )
    files.put(DIRECTORY, rows)
    assert files.refusal().startswith("HD2024.csv, line 2: this row is not sound CSV (")


def test_nul_bytes(files: Desk) -> None:
    files.put(DIRECTORY, csv_of([SCHOOL]).replace(b"Columbus", b"Colu\0mbus"))
    assert files.refusal().startswith("HD2024.csv, line 2: there are NUL bytes; the file is damaged or saved as UTF-16")


def test_a_file_saved_as_utf_16(files: Desk) -> None:
    files.put(DIRECTORY, csv_of([SCHOOL]).decode().encode("utf-16"))
    assert files.refusal().startswith("HD2024.csv, line 1: there are NUL bytes; the file is damaged or saved as UTF-16")


def test_a_line_without_an_end(files: Desk) -> None:
    (files.downloads / COMPLETIONS).unlink()
    zipped(files.downloads / "C2024_A.zip", {"c2024_a.csv": csv_of([COMPLETION]) + b"1" * (download.MAX_LINE + 10)})
    assert files.refusal().startswith("C2024_A.zip, line 3: this line is longer than 4,000,000 bytes; ")


def test_a_zip_that_unpacks_without_end(files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MAX_BYTES", 10_000)
    files.put(COMPLETIONS, csv_of([COMPLETION]) + b"\n" * 20_000)
    assert files.refusal() == f"C2024_A.csv: {TOO_MUCH}"


TOO_MUCH = "the file unpacks to far more than a table has; is it the right one?"


def test_blank_lines_that_are_packed_into_nearly_nothing(files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file of 1.5 KB came two gigabytes of them, for some minutes."""
    monkeypatch.setattr(download, "_SMALL", 10_000)
    (files.downloads / COMPLETIONS).unlink()
    (files.downloads / "C2024_A.csv.bz2").write_bytes(bz2.compress(csv_of([COMPLETION]) + b"\n" * 400_000))
    assert files.refusal() == f"C2024_A.csv.bz2: {TOO_MUCH}"


def test_a_table_of_more_lines_than_there_are(files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MAX_LINES", 1_000)
    files.put(COMPLETIONS, csv_of([COMPLETION]) + b"\n" * 1_000)
    assert files.refusal() == f"C2024_A.csv: {TOO_MUCH}"


@pytest.mark.parametrize("cell", [b'"1\n",', b'"' + b"1" * 100_000 + b'\n",'])
def test_a_row_that_never_ends(files: Desk, cell: bytes) -> None:
    """A quote that is closed on the next line, again and again, filled the memory with one row."""
    files.put(COMPLETIONS, csv_of([COMPLETION]) + cell * 150)
    assert files.refusal().startswith("C2024_A.csv, line 3: this row is not sound CSV (it never ends): a quote may not be closed; ")


def test_a_zip_of_more_files_than_anybody_packs(files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_LISTED", 1_000)
    (files.downloads / COMPLETIONS).unlink()
    zipped(files.downloads / "C2024_A.zip", {f"{number}.csv": b"" for number in range(30)})
    assert files.refusal().startswith("C2024_A.zip: the zip is cut or damaged (it lists more files than an archive of ours has); ")


def test_columns_parted_by_semicolons(files: Desk) -> None:
    files.put(DIRECTORY, csv_of([SCHOOL]).replace(b",", b";"))
    assert files.refusal().startswith("HD2024.csv: its columns are those of none of the files known here")


# single cells


@pytest.mark.parametrize(
    ("name", "rows", "place"),
    [
        (COMPLETIONS, [completion(UNITID="abc")], "C2024_A.csv, line 2, column UNITID: 'abc': a whole number"),
        (COMPLETIONS, [completion(UNITID="")], "C2024_A.csv, line 2, column UNITID: '': every row needs"),
        (COMPLETIONS, [COMPLETION, completion(CTOTALT="12a")], "C2024_A.csv, line 3, column CTOTALT: '12a': a whole number"),
        (COMPLETIONS, [completion(CTOTALT="1,200")], "C2024_A.csv, line 2, column CTOTALT: '1,200': a whole number"),
        (COMPLETIONS, [completion(CTOTALT="12.5")], "C2024_A.csv, line 2, column CTOTALT: '12.5': a whole number"),
        (COMPLETIONS, [completion(CTOTALT="9" * 400)], "C2024_A.csv, line 2, column CTOTALT: '999"),
        (COMPLETIONS, [completion(CTOTALT="１２")], "C2024_A.csv, line 2, column CTOTALT: '１２': a whole number"),
        (COMPLETIONS, [completion(AWLEVEL="x")], "C2024_A.csv, line 2, column AWLEVEL: 'x': a whole number"),
        (COMPLETIONS, [completion(MAJORNUM="\x1b[2J")], "C2024_A.csv, line 2, column MAJORNUM: '�[2J': a whole number"),
        (DIRECTORY, [school(UNITID="?")], "HD2024.csv, line 2, column UNITID: '?': a whole number"),
        (DIRECTORY, [school(OPEID="0010x")], "HD2024.csv, line 2, column OPEID: '0010x': a whole number"),
        (DIRECTORY, [school(CONTROL="public")], "HD2024.csv, line 2, column CONTROL: 'public': a whole number"),
        (
            SCORECARD,
            [charge(TUITIONFEE_IN="$4,000")],
            "MERGED2023_24_PP.csv, line 2, column TUITIONFEE_IN: '$4,000': a whole number",
        ),
        (SCORECARD, [charge(("51.0713", "abc", "9"))], "MERGED2023_24_PP.csv, line 2, column CIPTFBS1: 'abc': a whole number"),
        (SCORECARD, [charge(("51.0713", "900", "soon"))], "MERGED2023_24_PP.csv, line 2, column MTHCMP1: 'soon': a whole number"),
    ],
)
def test_a_cell_that_is_no_number_is_set_aside_and_told(files: Desk, name: str, rows: Rows, place: str) -> None:
    sound = {COMPLETIONS: COMPLETION, DIRECTORY: SCHOOL, SCORECARD: CHARGE}[name]
    files.put(name, [*rows, *([sound] if name == COMPLETIONS or rows[0]["UNITID"] != sound["UNITID"] else [])])
    (cell,) = [cell for _, table in files.take_in().inputs for cell in table.seen.cells]
    assert cell.startswith(place)
    assert [row.key for row in files.rows()] == [("100001", "51.0713", "21")]


def test_a_file_with_too_many_such_cells_is_damaged(files: Desk) -> None:
    files.put(COMPLETIONS, [COMPLETION, *(completion(UNITID=str(200000 + n), CTOTALT="?") for n in range(MOST_SET_ASIDE + 1))])
    assert files.refusal() == (
        "C2024_A.csv: more than 20 cells make no sense, the first: C2024_A.csv, line 3, column CTOTALT: '?': a whole number of at most"
        " nine digits is expected; download the file again"
    )


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        (COMPLETIONS, completion(UNITID="1.00001E+05"), "UNITID"),
        (COMPLETIONS, completion(CIPCODE="5.10713E+05"), "CIPCODE"),
        (COMPLETIONS, completion(CTOTALT="1E2"), "CTOTALT"),
        (DIRECTORY, school(UNITID="1.03501E+05"), "UNITID"),
        (DIRECTORY, school(OPEID="1.002e+05"), "OPEID"),
        (SCORECARD, charge(UNITID="1,03501E+05"), "UNITID"),
        (SCORECARD, charge(("5.10713E+05", "900", "9")), "CIPCODE1"),
        (SCORECARD, charge(BOOKSUPPLY="1.2E+03"), "BOOKSUPPLY"),
    ],
)
def test_numbers_in_scientific_notation(files: Desk, name: str, row: dict[str, str], column: str) -> None:
    files.put(name, [row])
    assert files.refusal().startswith(f"{name}, line 2, column {column}: ")
    assert (
        "a spreadsheet saved it so and lost digits; do not save the file from a spreadsheet; download the file again"
        in files.refusal()
    )


def test_a_line_is_counted_where_its_row_starts(files: Desk) -> None:
    files.put(DIRECTORY, [school(IALIAS="two\r\nlines"), school(UNITID="1E5")])
    assert files.refusal().startswith("HD2024.csv, line 4, column UNITID: '1E5'")


# rows against one another


def test_two_counts_of_the_same_awards(files: Desk) -> None:
    files.put(COMPLETIONS, [COMPLETION, completion(AWLEVEL="2"), completion(CTOTALT="13")])
    assert (
        files.refusal()
        == "C2024_A.csv, line 4, column CTOTALT: '13': line 2 counts the same awards otherwise; download the file again"
    )


def test_two_rows_of_one_school_that_differ(files: Desk) -> None:
    files.put(DIRECTORY, [school(UNITID="100002"), SCHOOL, school(CITY="Dayton")])
    assert files.refusal().startswith(
        "HD2024.csv, line 4, column UNITID: '100001': line 3 says something else about the same school; "
    )
    files.put(DIRECTORY, [SCHOOL])
    files.put(SCORECARD, [CHARGE, charge(TUITIONFEE_IN="1")])
    assert files.refusal().startswith("MERGED2023_24_PP.csv, line 3, column UNITID: '100001': line 2 says something else")


def test_nothing_of_the_field_is_left(files: Desk) -> None:
    files.put(DIRECTORY, [school(UNITID="100002")])
    assert files.refusal().startswith(
        "federal-programs.csv: no program of the field is left; are the three files whole, and of the same years?"
    )


# years


def test_a_name_that_does_not_say_the_year(files: Desk) -> None:
    rename(files, COMPLETIONS, "awards.csv")
    assert files.refusal() == "awards.csv: the name does not say the school year; add --year 2023-24, with the year of the file"
    assert files.take_in(year="2023-24").header.awards_year == "2023-24"


def test_a_directory_may_have_any_name(files: Desk) -> None:
    rename(files, DIRECTORY, "schools.csv")
    assert not files.take_in().years.differ


@pytest.mark.parametrize("year", ["2023", "2023-25", "23-24", "2023–24", "", "1999-00"])
def test_a_year_that_is_no_school_year(files: Desk, year: str) -> None:
    with pytest.raises(UsageError, match="is not a school year; write it as --year 2023-24"):
        files.take_in(year=year)


@pytest.mark.parametrize("force", [False, True])
def test_a_year_that_the_names_contradict_is_refused_even_by_force(files: Desk, *, force: bool) -> None:
    """The prices of one year would stand under the name of another."""
    with pytest.raises(CodingpathError, match=r"C2024_A\.csv says 2023-24, but --year says 2022-23; leave --year out"):
        files.take_in(year="2022-23", force=force)


def test_a_zip_that_says_another_year_than_the_table_in_it(files: Desk) -> None:
    (files.downloads / DIRECTORY).unlink()
    zipped(files.downloads / "HD2024.zip", {"hd2023.csv": csv_of([SCHOOL])})
    assert files.refusal().startswith("HD2024.zip: the file inside is hd2023.csv, which is another year; ")


def test_older_files_over_a_newer_list_are_asked_about(files: Desk) -> None:
    """In each way that the list in place can be newer, and not where it is not."""
    files.put(DISTANCE, [offered(PCERT1B="1")])
    files.put(CHARACTERISTICS, [characteristics()])
    files.take_in()
    for path in files.paths():
        path.unlink()
    for name, row in (
        ("C2023_A.csv", COMPLETION),
        ("HD2023.csv", SCHOOL),
        ("MERGED2022_23_PP.csv", CHARGE),
        ("C2021DEP.csv", offered(PCERT1B="1")),
    ):
        files.put(name, [row])
    said = (
        "federal-programs.csv: awards of 2023-24 would become those of 2022-23; prices of 2023-24 would become those of 2022-23;"
        " programs offered online of 2021-22 would become those of 2020-21; schools that offer anything online of 2023-24 would be lost."
    )
    assert files.refusal() == f"{said} Nothing was changed; import newer files, or add --force if this is meant"
    asked: list[str] = []

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    files.take_in(ask=yes)
    assert asked == [f"{said} Replace the list in place all the same?"]
    assert files.take_in(force=True).header.awards_year == "2022-23"


def test_files_one_year_apart_are_taken_and_both_years_kept(files: Desk) -> None:
    rename(files, SCORECARD, "MERGED2022_23_PP.csv")
    done = files.take_in(force=True)
    assert (done.header.awards_year, done.header.prices_year, done.years.differ) == ("2023-24", "2022-23", True)


def test_files_years_apart_need_force(files: Desk) -> None:
    rename(files, SCORECARD, "MERGED2020_21_PP.csv")
    assert files.refusal().startswith("the files are years apart: MERGED2020_21_PP.csv says 2020-21, HD2024.csv says 2023-24")
    assert files.take_in(force=True).header.prices_year == "2020-21"


def test_the_turn_of_the_century_is_a_school_year_too(files: Desk) -> None:
    rename(files, COMPLETIONS, "C2100_A.csv")
    assert files.take_in(force=True).header.awards_year == "2099-00"


# the list in place


def test_a_list_that_lost_more_than_a_fifth_needs_force(files: Desk) -> None:
    ids = [f"{100001 + n}" for n in range(10)]
    files.put(DIRECTORY, [school(UNITID=i) for i in ids])
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids])
    files.take_in()
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids[:7]])
    assert files.refusal().startswith(
        "federal-programs.csv: the new list has 7 programs of the field, the old one 10: a cut download? Nothing was changed"
    )
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids[:8]])
    files.take_in()
    files.put(COMPLETIONS, [completion(UNITID=i) for i in ids[:2]])
    files.take_in(force=True)
    assert len(files.rows()) == 2


@pytest.mark.parametrize("damage", [b"", b"unitid\n1\n", b"\xff\xfe", b'"'])
def test_a_damaged_list_is_replaced(files: Desk, damage: bytes) -> None:
    (files.data / LIST_FILE).write_bytes(damage)
    (files.data / HEADER_FILE).write_bytes(b"sources: [{checked: soon, review_by: later}]\nfiles: [1]\n")
    assert files.take_in().changes is None
    assert len(files.rows()) == 1


def test_a_header_in_place_without_days_is_replaced(files: Desk) -> None:
    place = files.data / HEADER_FILE
    before = place.read_bytes()
    place.write_bytes(before.replace(b"checked: 2026-11-23", b"checked: soon"))
    files.take_in()
    assert place.read_bytes() == before


# the folder


def test_a_folder_that_is_not_there(files: Desk) -> None:
    with pytest.raises(CodingpathError, match="away: there is no such folder; name the data folder with --to"):
        import_list(files.paths(), files.data / "away", today=TODAY, tick=lambda *_: None)


@contextlib.contextmanager
def a_person_without_rights() -> Iterator[None]:
    """Run as somebody who is not the owner of everything; for anybody else nothing changes."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_cannot_be_written(files: Desk) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        for path in files.paths():
            (folder / path.name).write_bytes(path.read_bytes())
        paths = sorted(folder.iterdir())
        folder.chmod(0o555)
        with (
            a_person_without_rights(),
            pytest.raises(CodingpathError, match=r"cannot write there \(Permission denied\); the old list stays; "),
        ):
            import_list(paths, folder, today=TODAY, tick=lambda *_: None)
        folder.chmod(0o755)


def test_a_file_that_nobody_may_read(files: Desk) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        locked = folder / "HD2024.csv"
        locked.write_bytes(csv_of([SCHOOL]))
        locked.chmod(0)
        (folder / "data").mkdir()
        (folder / "data").chmod(0o777)
        with (
            a_person_without_rights(),
            pytest.raises(CodingpathError, match=r"HD2024\.csv: the file cannot be read \(Permission denied\); check "),
        ):
            import_list([locked], folder / "data", today=TODAY, tick=lambda *_: None)


@pytest.mark.parametrize("blocked", [LIST_FILE, HEADER_FILE])
def test_where_one_of_both_cannot_be_replaced_neither_is(files: Desk, blocked: str) -> None:
    """A folder of the name of a file stands in the way, with something in it."""
    other = ({LIST_FILE, HEADER_FILE} - {blocked}).pop()
    (files.data / blocked).unlink()
    (files.data / blocked / "inside").mkdir(parents=True)
    before = (files.data / other).read_bytes()
    files.put(COMPLETIONS, [completion(CTOTALT="99")])
    with pytest.raises(CodingpathError, match="cannot write there"):
        files.take_in(force=True)
    assert (files.data / other).read_bytes() == before
    assert sorted(path.name for path in files.data.iterdir()) == sorted({LIST_FILE, HEADER_FILE})


def test_nothing_is_left_behind_where_there_was_no_list(tmp_path: Path) -> None:
    made = desk(tmp_path)
    (made.data / HEADER_FILE / "inside").mkdir(parents=True)
    with pytest.raises(CodingpathError, match="cannot write there"):
        made.take_in()
    assert [path.name for path in made.data.iterdir()] == [HEADER_FILE]


def test_a_stop_by_the_person_leaves_the_list_as_it_was(files: Desk) -> None:
    before = files.written()
    files.put(COMPLETIONS, [completion(CTOTALT="99")])

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_list(files.paths(), files.data, today=TODAY, tick=stop)
    assert files.written() == before
