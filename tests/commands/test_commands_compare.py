"""`codingpath compare`: two to four plans side by side."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from crowd import PEOPLE, plans
from document_text import part_texts
from page_reader import read_page
from running import ROOT, TODAY, Ran
from scenario_plans import scenario_plan, scenario_plans
from strategies import TODAY as DAY
from strategies import real_catalog

from codingpath.report.blocks import Cell, Part, Table, Text
from codingpath.report.lists.side_by_side import Named, beside, money_rows
from codingpath.report.sources import Cites
from codingpath.sessions import store

Run = Callable[..., Ran]
EXAMPLES = [str(ROOT / "examples" / f"{name}.yaml") for name in ("new-to-the-field", "hospital-coder", "not-sure")]


@pytest.fixture
def run(cli_with_sessions: Run) -> Run:
    return partial(cli_with_sessions, "compare")


def unmarked(cell: Cell) -> str:
    """Return a text without the numbers of its sources: they go by what is cited first."""
    return re.sub(r" \[[^\]]*\]", "", cell.text)


def tables(parts: Sequence[Part]) -> list[Table]:
    return [block for part in parts for block in part.blocks if isinstance(block, Table)]


def test_whatever_the_plans_the_rows_are_in_one_order_and_nothing_says_which_is_better(subtests: pytest.Subtests) -> None:
    for first in range(0, PEOPLE, 5):
        with subtests.test(first=first):
            named = [Named(f"plan {n}", roadmap) for n, roadmap in enumerate(plans()[first : first + 2 + first % 3])]
            parts = together(named)
            every_plan_has_every_row(named, tables(parts))
            nothing_says_which_is_better(named, parts)
            the_order_of_two_plans_changes_no_row(*(tables(together(two)) for two in (named[:2], named[1::-1])))


def together(plans: Sequence[Named]) -> Sequence[Part]:
    return beside(plans, Cites(real_catalog().sources, plans[0].roadmap.today))


def every_plan_has_every_row(plans: Sequence[Named], found: Sequence[Table]) -> None:
    for table in found:
        assert table.columns[1:] == tuple(p.name for p in plans)
        assert all(len(row) == len(plans) + 1 for row in table.rows)
        assert all(cell.text.strip() for row in table.rows for cell in row), "a cell is empty"
        if table.columns[0] == "" and table.rows and not any(row[0].text == "" for row in table.rows):
            assert len({row[0].text for row in table.rows}) == len(table.rows)


def the_order_of_two_plans_changes_no_row(forth: Sequence[Table], back: Sequence[Table]) -> None:
    for here, there in zip(forth, back, strict=True):
        assert {unmarked(row[0]): [*map(unmarked, row[1:])] for row in here.rows} == {
            unmarked(row[0]): [*map(unmarked, row[:0:-1])] for row in there.rows
        }


def nothing_says_which_is_better(plans: Sequence[Named], parts: Sequence[Part]) -> None:
    leads = " ".join(block.text for part in parts for block in part.blocks if isinstance(block, Text))
    names = " ".join(column for table in tables(parts) for column in (*table.columns, *(row[0].text for row in table.rows)))
    assert not re.search(r"\b(better|best|worse|worst|cheaper|faster|recommend\w*|winner|should)\b", f"{leads} {names}")
    said = " ".join(text for part in parts for text in part_texts(part))
    for found in (found for p in plans for found in p.roadmap.conflicts):
        near = [way for way in found.relaxations if not way.far]
        texts = [way.text[1:].rstrip(".") for way in near or found.relaxations]
        tails = {"".join(re.findall(r" \([^()]*\)$", text)) for text in texts}
        once = tails.pop() if len(tails) == 1 else ""  # what all end on in brackets stands once, behind the last
        assert all(text.removesuffix(once) in said for text in texts), found.id
        assert texts[-1] in said, found.id


def test_a_cost_that_plans_call_otherwise_has_a_row_that_names_neither() -> None:
    first, beginner, renewing = "02-cashier-starts-soon", "08-nurse-hospital", "93-lapsed-rhit"
    for other, names, not_so in (
        (
            first,
            {"CPC exam, one attempt or two", "AAPC membership, a year", "AAPC membership, each further year"},
            {"Exam", "Renewal"},
        ),
        (
            beginner,
            {"Exam", "AAPC membership, a year", "Renewal"},
            {"First renewal", "CPC exam, one attempt or two", "CCA exam, one attempt"},
        ),
        (renewing, {"Renewal", "Membership or dues"}, {"First renewal", "AHIMA's fee to renew your RHIT late"}),
    ):
        rows = money_rows([Named(name, scenario_plan(name)) for name in (first, other)], Cites(real_catalog().sources, DAY))
        found = {cells[0].text for cells in rows}
        assert names <= found, other
        assert not_so.isdisjoint(found), other


def test_beside_plans_of_every_kind_no_cost_has_the_name_of_one_certification() -> None:
    plans = [Named(name, roadmap) for name, roadmap in scenario_plans().items()]
    names = [cells[0].text for cells in money_rows(plans, Cites(real_catalog().sources, DAY))]
    certifications = {credential.name for credential in real_catalog().credentials}
    assert not [name for name in names if certifications & set(re.findall(r"[A-Z-]+", name))]
    assert len(set(names)) == len(names)


def test_the_first_lines_say_what_differs(run: Run, printed: Run) -> None:
    out = " ".join(printed("compare", *EXAMPLES[:2], *TODAY, "--full").out.split())
    assert "Different results: Kind of training and First certification. The same: Ready to start, Kind of work and How to" in out
    assert "Neither ranks anything." in out
    more = ("--answer", "hours=10", "--answer", "goal=lead")
    for full in ((), ("--full",)):
        assert "All the answers are the same." in run(EXAMPLES[0], EXAMPLES[0], *more, *TODAY, "--format", "markdown", *full).out


def test_dates_and_sums_are_those_of_each_plan(run: Run, printed: Run) -> None:
    records = json.loads(run(*EXAMPLES, "--format", "json", *TODAY).out)
    assert [r["name"] for r in records] == ["new-to-the-field", "hospital-coder", "not-sure"]
    out = " ".join(printed("compare", *EXAMPLES[:2], *TODAY).out.split())
    assert "Plans side by side" in out
    assert "Short course (firm)" in out
    assert "Exam preparation only (firm)" in out


def test_a_page_holds_what_the_terminal_shows(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "side-by-side.html"
    assert run(*EXAMPLES, *TODAY, "--full", "--output", str(path)).code == 0
    page = read_page(path.read_text("utf-8"))
    assert page.one("h1").text == "Plans side by side"
    assert {"new-to-the-field", "hospital-coder", "not-sure"} <= {head.text for head in page.all("th")}
    records = csv.reader(io.StringIO(run(*EXAMPLES, *TODAY, "--format", "csv").out))
    rows = {row[0] for row in records} - {"part"}
    assert rows <= {title.text for title in page.all("h2")}


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_word_of_a_result_is_cut_at_any_width(run: Run, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = run(*EXAMPLES, EXAMPLES[0], *TODAY).out
    assert max(map(len, out.splitlines())) <= int(columns)
    words = out.replace("│", " ").split()
    assert {"preparation", "certification"} <= set(words)


def test_sessions_and_variants_stand_beside_files(run: Run) -> None:
    store.save("mary", {"hours": 10}, rules="x", now="2026-11-23")
    store.save("mary~more hours", {"hours": 30}, rules="x", now="2026-11-23")
    rows = list(csv.reader(io.StringIO(run("mary", "mary~more hours", "--format", "csv", *TODAY).out)))
    assert rows[0] == ["part", "row", "mary", "mary~more hours"]
    assert ["The answers", "Study hours", "10 hours a week", "30 hours a week"] in rows


def test_a_quiz_that_is_not_finished_is_told_of_beside_the_plans(run: Run) -> None:
    store.save("tom", {"hours": 10, "goal": "lead"}, rules="x", now="2026-11-23")
    store.save("tom~all", {"hours": 10}, rules="x", now="2026-11-23", finished=True)
    for more in ((), ("--full",)):
        out = " ".join(run("tom", "tom~all", EXAMPLES[0], *more, *TODAY).out.split())
        assert out.count("the quiz is not finished") == 1
        assert re.search(r"tom: the quiz is not finished, 2 of \d\d questions answered\. What is open counts as “not sure”\.", out)


def test_a_day_that_is_relative_counts_from_the_day_given(run: Run) -> None:
    records = json.loads(run(*EXAMPLES[:2], "--answer", "start=in 3 weeks", "--format", "json", "--today", "2030-05-06").out)
    assert [r["answers"]["start"] for r in records] == ["2030-05-27"] * 2


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
        ((EXAMPLES[0], "nobody"), 1, "there is no saved session 'nobody' and no file of this name; `codingpath sessions list`"),
        ((EXAMPLES[0], "gone.yaml"), 1, "gone.yaml: there is no such file; look at its place"),
        ((EXAMPLES[0], str(ROOT)), 1, "this is a folder; name an answers file in it, or a saved session"),
    ],
)
def test_wrong_input_is_one_message(run: Run, args: tuple[str, ...], code: int, message: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_a_name_that_is_near_another_is_suggested(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save("mary", {"hours": 10}, rules="x", now="2026-11-23")
    store.save("mary~online", {"hours": 30}, rules="x", now="2026-11-23")
    (tmp_path / "other.yaml").write_text("hours: 5\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    for typed, meant in {"mray": "mary", "mary~onlin": "mary~online", "othr.yaml": "other.yaml", "other": "other.yaml"}.items():
        ran = run("mary", typed)
        assert (ran.code, ran.out) == (1, "")
        assert f"did you mean '{meant}'?" in ran.err


def test_a_variant_that_there_is_not_is_told_apart_from_a_client(run: Run) -> None:
    store.save("mary", {"hours": 10}, rules="x", now="2026-11-23")
    assert "'mary' has other variants or none" in run("mary", "mary~something else").err


def test_a_file_that_is_there_wins_over_a_session(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save("mary", {"hours": 10}, rules="x", now="2026-11-23")
    (tmp_path / "mary").write_text("hours: 5\n", "utf-8")
    both = ("mary", EXAMPLES[0], "--format", "json", *TODAY)
    assert json.loads(run(*both).out)[0]["answers"] == {"hours": 10}
    monkeypatch.chdir(tmp_path)
    assert json.loads(run(*both).out)[0]["answers"] == {"hours": 5}
