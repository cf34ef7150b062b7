"""What every listing command shares: the forms, the file that is never replaced unasked, which pager."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from case_table import cases

from codingpath.cli.output import Target, emit, pager_command
from codingpath.errors import CodingpathError, UsageError
from codingpath.formats import FORMATS, LIST, Format, Printout, Rows, by_ending, offered, text_of
from codingpath.report.blocks import Cell, Document, Part, Table, Text

RECORDS = [{"pen": "blé", "usd": 2, "ink": None}]
LISTING = Printout(
    document=Document(
        title="Pens",
        facts=("Made today.",),
        opening=Part("pens", "All pens", (Text("Two pens."), Table(("Pen", "Price"), ((Cell("blue [x]"), Cell("$2")),)))),
        parts=(Part("sources", "Sources", (Text("A shop."),)),),
    ),
    records=lambda: RECORDS,
    rows=lambda: Rows(columns=("pen", "usd"), lines=[["blé", 2], ["=1+1", None]]),
)


@pytest.mark.parametrize("form", offered(LIST).values(), ids=offered(LIST))
def test_stdout_and_a_file_get_the_same(form: Format, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "pens"
    emit(LISTING, Target(form=form, no_pager=True))
    caught = capfd.readouterr()
    emit(LISTING, Target(form=form, output=path))
    wrote = capfd.readouterr()
    assert (wrote.out, wrote.err) == ("", f"Wrote {path}.\n")
    assert caught.err == ""
    assert path.read_bytes().decode("utf-8") == text_of(LISTING, form) == caught.out


def test_each_form_holds_the_list() -> None:
    assert "blue [x]" in text_of(LISTING, FORMATS["table"])
    assert text_of(LISTING, FORMATS["markdown"]).startswith("# Pens\n")
    assert "| blue \\[x\\] | \\$2 |" in text_of(LISTING, FORMATS["markdown"])
    assert "<td" in text_of(LISTING, FORMATS["html"])
    assert "blue [x]" in text_of(LISTING, FORMATS["html"])
    assert json.loads(text_of(LISTING, FORMATS["json"])) == RECORDS
    assert "blé" in text_of(LISTING, FORMATS["json"])
    assert list(csv.reader(io.StringIO(text_of(LISTING, FORMATS["csv"]), newline=""))) == [
        ["pen", "usd"],
        ["blé", "2"],
        ["'=1+1", ""],
    ]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("pens.html", "<!DOCTYPE html>"),
        ("pens.md", "# Pens"),
        ("pens.JSON", "["),
        ("pens.csv", "pen,usd"),
        ("pens.txt", "Pens"),
        ("pens", "Pens"),
    ],
)
def test_the_ending_of_the_file_says_the_form_unless_it_is_asked_for(tmp_path: Path, name: str, start: str) -> None:
    emit(LISTING, Target(form=by_ending(tmp_path / name, LIST), output=tmp_path / name))
    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(start)
    emit(LISTING, Target(form=FORMATS["csv"], output=tmp_path / name, force=True))
    assert (tmp_path / name).read_text("utf-8").startswith("pen,usd")


@pytest.mark.parametrize("name", ["pens.pdf", "pens.docx", "pens.ics", "pens.2"])
def test_an_ending_of_no_form_is_refused_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    known = ", ".join(ending for form in offered(LIST).values() for ending in form.endings)
    with pytest.raises(UsageError, match=rf"no file of this command ends in \.\w+; use {re.escape(known)}, or say"):
        emit(LISTING, Target(form=by_ending(tmp_path / name, LIST), output=tmp_path / name))
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "pens.csv"
    path.write_text("mine", "utf-8")
    with pytest.raises(CodingpathError, match="--force"):
        emit(LISTING, Target(form=FORMATS["csv"], output=path))
    assert path.read_text("utf-8") == "mine"
    emit(LISTING, Target(form=FORMATS["csv"], output=path, force=True))
    assert path.read_text("utf-8").startswith("pen,usd")


@pytest.mark.parametrize("columns", ["40", "100"])
def test_a_table_on_stdout_is_as_wide_as_it_is_told(
    columns: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    emit(LISTING, Target(form=FORMATS["table"]))
    out = capfd.readouterr().out
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "\x1b" not in out


# -- which pager


@cases(
    ("environ", "command"),
    [
        ({}, ["less", "-FRX"]),
        ({"PAGER": "most -s"}, ["most", "-s"]),
        ({"PAGER": "'my pager' -x"}, ["my pager", "-x"]),
        ({"PAGER": ""}, []),
        ({"PAGER": "'never closed"}, []),
        ({"NO_PAGER": "1", "PAGER": "less"}, []),
        ({"NO_PAGER": ""}, ["less", "-FRX"]),
        ({"TERM": "dumb"}, []),
        ({"ACCESSIBLE": "1"}, []),
        ({"ACCESSIBLE": "0"}, ["less", "-FRX"]),
    ],
)
def test_which_pager(environ: dict[str, str], command: list[str]) -> None:
    assert pager_command(environ) == command
