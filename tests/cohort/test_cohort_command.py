"""`codingpath cohort`: rows to a file or a pipe, the summary in every form, bad rows named."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import ROOT, TODAY, Ran
from strategies import real_catalog

from codingpath.formats import LIST, TABLE, offered

Run = Callable[..., Ran]
INTAKE = (str(ROOT / "examples" / "intake" / "intake.csv"), "--columns", str(ROOT / "examples" / "intake" / "columns.yaml"), *TODAY)
FORMULA = '=HYPERLINK("https://example.org")'
PEOPLE = f"""Id,hours,funding,start
{FORMULA.replace('"', '""').join('""')},12,"low-income, disability",2027-01-11
b,many,disability,
c,20,disabled,
d,20
e,,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    return file


def rows_in(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_of_results_for_each_row_and_the_summary_on_the_screen(cli: Run, tmp_path: Path) -> None:
    output = tmp_path / "results.csv"
    ran = cli("cohort", *INTAKE, "--output", str(output))
    rows = rows_in(output.read_text())
    assert (ran.code, ran.err) == (0, "")
    assert [row["Client ID"] for row in rows] == [f"C-100{n}" for n in range(1, 9)]
    assert [row["line"] for row in rows] == [str(n) for n in range(2, 10)]
    assert "8 rows read, all with results." in ran.out
    assert output.stat().st_mode & 0o077 == 0
    again = cli("cohort", *INTAKE, "--output", str(output))
    assert (again.code, "there is a file already" in again.err) == (1, True)
    refused = cli("cohort", *INTAKE, "--output", str(tmp_path / "new.csv"), "--summary", str(output.with_suffix("")))
    assert refused.code == 0
    refused = cli("cohort", *INTAKE, "--output", str(tmp_path / "newer.csv"), "--summary", str(output.with_suffix("")))
    assert (refused.code, "there is a file already" in refused.err) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.csv", "results", "results.csv"]


def test_good_rows_are_done_bad_ones_named_and_formulas_harmless(cli: Run, table: Path) -> None:
    ran = cli("cohort", str(table), "--keep", "Id", "--format", "csv", *TODAY)
    rows = rows_in(ran.out)
    assert ran.code == 1
    assert [bool(row["award"]) for row in rows] == [True, False, False, False, True]
    assert rows[0]["Id"] == f"'{FORMULA}"
    assert rows[1]["fault"].startswith("column hours: 'many' is not a whole number")
    assert [line.partition(": ")[2].split(":")[0] for line in ran.err.splitlines()] == [
        "line 3, column hours",
        "line 4, column funding",
        "line 5",
    ]


def test_no_form_says_anything_of_a_disability(cli: Run, table: Path, subtests: pytest.Subtests) -> None:
    """The words of the choice that is private, and what is said of it, in results, counts and messages."""
    apart = [c for q in real_catalog().questions for c in q.choices if c.private]
    words = {word.casefold() for c in apart for word in (c.id, c.label, c.said or c.label)} | {"disab", "rehab"}
    for form in offered(LIST):
        with subtests.test(form=form):
            ran = cli("cohort", str(table), "--keep", "Id", "--format", form, *TODAY)
            assert ran.out
            assert not [word for word in words if word in (ran.out + ran.err).casefold()]


def test_every_other_form_has_the_counts(cli: Run, table: Path, tmp_path: Path) -> None:
    board = tmp_path / "board.html"
    ran = cli("cohort", str(table), "--keep", "Id", "--summary", str(board), "--format", "json", *TODAY)
    record = json.loads(ran.out)
    assert (record["people"], record["bad"], [fault["line"] for fault in record["faults"]]) == (2, 3, [3, 4, 5])
    assert sum(record["results"]["award"].values()) == record["people"]
    assert record["open"]["hours"] == {"open": 1, "asked": 2}
    assert "Where the answers lead" in board.read_text()
    assert "2 with results" in cli("cohort", str(table), "--keep", "Id", "--format", TABLE, *TODAY).out


def test_nothing_is_left_where_the_table_ends_in_the_middle(cli: Run, tmp_path: Path) -> None:
    table, output = tmp_path / "people.csv", tmp_path / "results.csv"
    table.write_bytes(b"hours\n" + b"12\n" * 600 + b"\xff\n")
    ran = cli("cohort", str(table), "--output", str(output), "--workers", "1", *TODAY)
    assert (ran.code, "not UTF-8" in ran.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def test_a_table_without_rows_has_results_without_rows(cli: Run, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("hours\n")
    assert cli("cohort", str(table), "--format", "csv").out.startswith("line,readiness,")
    assert "0 rows read, all with results." in cli("cohort", str(table)).out


def test_dask_is_asked_for_only_where_it_is_named(cli: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "dask", None)
    ran = cli("cohort", str(table), "--engine", "dask")
    assert (ran.code, "pip install 'codingpath[dask]'" in ran.err) == (1, True)
