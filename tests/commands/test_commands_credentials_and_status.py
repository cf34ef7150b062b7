"""`codingpath credentials` and `codingpath data status`, as functions of the command line."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from strategies import real_catalog

from codingpath.cli.signatures.data import data_status
from codingpath.cli.signatures.lists import credentials
from codingpath.formats import FORMATS

DAY = "2026-11-23"
IDS = [c.id for c in real_catalog().credentials]
IDS_SHOWN = [c.name for c in real_catalog().credentials]


@pytest.fixture(autouse=True)
def _shared(monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(shared_home))


def test_without_an_id_all_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    credentials(today=DAY)
    out = capfd.readouterr().out
    assert [line.split()[0] for line in out.splitlines() if re.match(r"[A-Z]+ {2,}\S", line)] == IDS_SHOWN
    credentials(today=DAY, full=True)
    out = capfd.readouterr().out
    assert all(f"│ {c.name}" in out for c in real_catalog().credentials)
    credentials(today=DAY, form=FORMATS["json"])
    assert [c["id"] for c in json.loads(capfd.readouterr().out)["credentials"]] == IDS


@pytest.mark.parametrize("name", ["cpc", "CPC", " Cpc "])
def test_an_id_in_any_case_gives_its_card(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    credentials(name, today=DAY)
    out = capfd.readouterr().out
    assert out.startswith("CPC, Certified Professional Coder\n")
    assert "“A” OFF" in out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_one_and_all_have_the_same_keys(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    def keys(text: str) -> list[list[str]]:
        if form == "csv":
            return [next(csv.reader(io.StringIO(text, newline="")))]
        return [list(c) for c in json.loads(text)["credentials"]]

    credentials(today=DAY, form=FORMATS[form])
    every = keys(capfd.readouterr().out)
    credentials("rhia", today=DAY, form=FORMATS[form])
    (one,) = keys(capfd.readouterr().out)
    assert all(record == one for record in every)


@pytest.mark.parametrize(
    ("typed", "hint"), [("cpx", "did you mean 'cpc'?"), ("zzzzz", "`codingpath credentials` lists them"), ("", "lists them")]
)
def test_an_unknown_id_gets_a_hint(typed: str, hint: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        credentials(typed, today=DAY)
    caught = capfd.readouterr()
    assert (end.value.code, caught.out) == (1, "")
    assert caught.err.startswith(f"credentials: unknown certification '{typed}'; ")
    assert hint in caught.err


def test_a_later_day_marks_what_is_past_review(capfd: pytest.CaptureFixture[str]) -> None:
    for full, mark in ((False, "(check: past review)"), (True, "check this: past review")):
        credentials("cca", today="2026-11-23", form=FORMATS["markdown"], full=full)
        assert "past review" not in capfd.readouterr().out
        credentials("cca", today="2027-06-01", form=FORMATS["markdown"], full=full)
        assert mark in capfd.readouterr().out


def test_status_lists_every_source_once(capfd: pytest.CaptureFixture[str]) -> None:
    data_status(today=DAY, form=FORMATS["json"])
    made = json.loads(capfd.readouterr().out)
    assert sorted(s["id"] for s in made["by_source"]) == sorted(real_catalog().sources)
    data_status(today=DAY)
    out = capfd.readouterr().out
    assert re.search(rf"{made['facts']} facts and {made['programs']:,} programs\s+from\s+{made['sources']}\s+sources", out)
    data_status(today=DAY, full=True)
    out = capfd.readouterr().out
    assert all(f"\n{source}\n" in out for source in real_catalog().sources)


def test_status_of_one_source_has_each_fact_that_rests_on_it(capfd: pytest.CaptureFixture[str]) -> None:
    data_status("AAPC-exam-price", today=DAY, form=FORMATS["json"])
    (one,) = json.loads(capfd.readouterr().out)["by_source"]
    data_status("aapc-exam-price", today=DAY)
    out = " ".join(capfd.readouterr().out.split())
    assert all(f"{fact['fact']}: {fact['says']}" in out for fact in one["facts"])
    with pytest.raises(SystemExit) as end:
        data_status("aapc-exam-prise", today=DAY)
    caught = capfd.readouterr()
    assert (end.value.code, caught.out) == (1, "")
    assert caught.err == "data status: unknown source 'aapc-exam-prise'; did you mean 'aapc-exam-price'?\n"


def test_stale_lists_only_what_is_due(capfd: pytest.CaptureFixture[str]) -> None:
    data_status(today=DAY, stale=True, form=FORMATS["json"])
    made = json.loads(capfd.readouterr().out)
    assert (made["by_source"], made["sources"]) == ([], len(real_catalog().sources))
    data_status(today="2027-05-28", stale=True, form=FORMATS["csv"])
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out, newline="")))
    assert rows
    assert {row["past_review"] for row in rows} == {"yes"}
    assert all(row["review_by"] < "2027-05-28" for row in rows)
