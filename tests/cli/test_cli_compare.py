"""`codingpath compare`: two to four plans side by side."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT, TODAY, Ran, inside
from strategies import people, plan_of, real_catalog

from codingpath.model.answers import Answers
from codingpath.render.blocks import Cell, Table
from codingpath.render.view.beside import Named, beside
from codingpath.render.view.cites import Cites
from codingpath.wizard import session

Run = Callable[..., Ran]
EXAMPLES = [str(ROOT / "examples" / f"{name}.yaml") for name in ("new-to-the-field", "hospital-coder", "not-sure")]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return lambda *args: inside(capfd, monkeypatch, "compare", *args)


def unmarked(cell: Cell) -> str:
    """Return a text without the numbers of its sources: they go by what is cited first."""
    return re.sub(r" \[[^\]]*\]", "", cell.text)


def tables(plans: list[Named]) -> list[Table]:
    catalog = real_catalog()
    parts = beside(plans, Cites(catalog.sources, plans[0].roadmap.today))
    return [block for part in parts for block in part.blocks if isinstance(block, Table)]


@given(sheets=st.lists(people(), min_size=2, max_size=4))
@settings(max_examples=12)
def test_every_plan_has_every_row_in_one_order(sheets: list[Answers]) -> None:
    plans = [Named(f"plan {n}", plan_of(sheet)) for n, sheet in enumerate(sheets)]
    for table in tables(plans):
        assert table.columns[1:] == tuple(p.name for p in plans)
        assert all(len(row) == len(plans) + 1 for row in table.rows)
        if table.columns[0] == "" and table.rows and not any(row[0].text == "" for row in table.rows):
            assert len({row[0].text for row in table.rows}) == len(table.rows)


@given(one=people(), other=people())
@settings(max_examples=12)
def test_the_order_of_rows_does_not_depend_on_the_order_of_plans(one: Answers, other: Answers) -> None:
    first, second = Named("one", plan_of(one)), Named("other", plan_of(other))
    forth, back = tables([first, second]), tables([second, first])
    for here, there in zip(forth, back, strict=True):
        assert {unmarked(row[0]): [*map(unmarked, row[1:])] for row in here.rows} == {
            unmarked(row[0]): [*map(unmarked, row[:0:-1])] for row in there.rows
        }


def test_dates_and_sums_are_those_of_each_plan(run: Run) -> None:
    records = json.loads(run(*EXAMPLES, "--format", "json", *TODAY).out)
    assert [r["name"] for r in records] == ["new-to-the-field", "hospital-coder", "not-sure"]
    out = " ".join(run(*EXAMPLES[:2], *TODAY).out.split())
    assert "Plans side by side" in out
    assert "Certificate (firm)" in out
    assert "Exam preparation only (firm)" in out


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_word_of_a_result_is_cut_at_any_width(run: Run, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = run(*EXAMPLES, EXAMPLES[0], *TODAY).out
    assert max(map(len, out.splitlines())) <= int(columns)
    words = out.replace("│", " ").split()
    assert {"Certificate", "certification"} <= set(words)


def test_sessions_and_variants_stand_beside_files(run: Run) -> None:
    session.save("mary", {"hours": 10}, rules="x", now="2026-11-23")
    session.save("mary~more hours", {"hours": 30}, rules="x", now="2026-11-23")
    rows = list(csv.reader(io.StringIO(run("mary", "mary~more hours", "--format", "csv", *TODAY).out)))
    assert rows[0] == ["part", "row", "mary", "mary~more hours"]
    assert ["The answers", "Study hours", "10", "30"] in rows


def test_the_same_name_twice_is_numbered(run: Run) -> None:
    records = json.loads(run(EXAMPLES[0], EXAMPLES[0], "--format", "json", *TODAY).out)
    assert [r["name"] for r in records] == ["1. new-to-the-field", "2. new-to-the-field"]


def test_markdown_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "both.md"
    assert run(*EXAMPLES[:2], "--format", "markdown", "--output", str(target), *TODAY).code == 0
    assert "| | new-to-the-field | hospital-coder |" in target.read_text("utf-8").replace("|  |", "| |")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        ((EXAMPLES[0],), 2, "compare takes two to four plans; these are 1"),
        ((EXAMPLES[0],) * 5, 2, "these are 5"),
        ((EXAMPLES[0], "nobody"), 1, "there is no saved session 'nobody'"),
        ((EXAMPLES[0], "gone.yaml"), 1, "gone.yaml: there is no such file"),
    ],
)
def test_wrong_input_is_one_message(run: Run, args: tuple[str, ...], code: int, message: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
