"""`codingpath programs`, as somebody types it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from running import BEGINNER, TODAY, Ran
from strategies import real_catalog

from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted

Run = Callable[..., Ran]
STATES = [c.id for c in real_catalog().question("state").choices]


@pytest.fixture
def run(cli: Callable[..., Ran]) -> Run:
    return partial(cli, "programs")


def test_every_state_gets_real_rows_or_is_told_that_there_are_none_and_gets_online_ones(run: Run) -> None:
    own = {state: [p for p in real_catalog().programs.of_state(state) if not p.related] for state in STATES}
    assert sum(1 for state in STATES if not own[state]) <= 2
    for state in STATES:
        found = search(real_catalog(), Wanted(state=state))
        assert {p.id for p in own[state]} <= {m.program.id for m in found}
        assert any(m.reach == "online" for m in found)
    ran = run("--state", STATES[0], "--format", "json", *TODAY)
    assert [r["id"] for r in json.loads(ran.out)] == [m.program.id for m in search(real_catalog(), Wanted(state=STATES[0]))]
    none = [state for state in STATES if not own[state]]
    for state in none:
        assert "None is known in" in run("--state", state, *TODAY).out


def test_a_record_has_the_keys_of_the_contract(run: Run) -> None:
    records = json.loads(run("--state", "ohio", "--format", "json").out)
    contract = {"id", "school", "program", "state", "award", "cip", "delivery", "price_usd", "fit", "misses", "source"}
    assert all(contract <= r.keys() for r in records)
    assert all(r["source"] in real_catalog().sources for r in records)


def test_filters_and_sort(run: Run) -> None:
    args = (
        "--state",
        "TX",
        "--award",
        "certificate",
        "--control",
        "public",
        "--cip",
        "0713",
        "--sort",
        "completions",
        "--format",
        "json",
    )
    records = json.loads(run(*args).out)
    own = [r for r in records if r["state"] == "TX"]
    assert own
    assert {(r["award"], r["control"], r["cip"]) for r in records} == {("certificate", "public", "51.0713")}
    counts = [r["completions"] or 0 for r in records]
    assert counts == sorted(counts, reverse=True)


def test_a_price_wish_says_how_near_a_miss_is(run: Run) -> None:
    records = json.loads(run("--state", "NJ", "--max-price", "$3,000", "--format", "json").out)
    misses = [m for r in records for m in r["misses"]]
    assert misses
    assert all(m.endswith("over your budget.") for m in misses)
    assert all(r["low_usd"] is None or r["low_usd"] <= 3000 for r in records if not r["misses"])


def test_the_rule_of_the_order_and_every_source_are_printed(run: Run) -> None:
    for sort in ("fit", "price", "completions", "name"):
        out = run("--state", "VT", "--control", "public", "--award", "associate", "--sort", sort, "--all", *TODAY).out
        flat = " ".join(out.split())
        assert "The order:" in flat
        assert "It is no ranking; no school pays to be here." in flat
        assert "Sources ──" in out


def test_answers_of_a_person_set_what_is_wanted_and_options_go_before_them(run: Run) -> None:
    records = json.loads(run("--answers", str(BEGINNER), "--format", "json", *TODAY).out)
    assert {r["award"] for r in records} == {"certificate"}
    assert {r["kind"] for r in records} == {"noncredit", "under-9-credits"}
    assert any(r["misses"] for r in records)
    other = json.loads(run("--answers", str(BEGINNER), "--award", "associate", "--state", "VT", "--format", "json", *TODAY).out)
    assert {r["award"] for r in other} == {"associate"}
    assert {r["kind"] for r in other} == {"credit"}


def test_a_search_says_which_kind_it_looked_for(run: Run) -> None:
    told = {
        "": "Searched: short courses, Ohio,",
        "--state VT": "None (short courses) is known in Vermont. ",
        "--award certificate": "Searched: certificates, Ohio,",
        "--answer months=40 --answer hours=20 --answer study-style=classes": "Searched: college certificates, Ohio,",
    }
    for args, words in told.items():
        assert words in " ".join(run("--answers", str(BEGINNER), *args.split(), *TODAY).out.split())


def test_related_fields_are_labeled_and_never_without_being_asked_for(run: Run) -> None:
    plain = json.loads(run("--state", "OH", "--format", "json").out)
    wider = json.loads(run("--state", "OH", "--related", "--format", "json").out)
    added = [r for r in wider if r["id"] not in {p["id"] for p in plain}]
    assert not any(r["related"] for r in plain)
    assert added
    assert all(r["related"] and r["cip"] in {"51.0706", "51.0710"} and "not recommended here" in r["misses"][0] for r in added)


def test_csv_can_be_read_back_and_has_no_formula(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--state", "CA", "--format", "csv").out)))
    assert rows
    assert rows[0]["school"]
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+-@"]


def test_markdown_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "programs.md"
    assert run("--state", "ME", "--all", "--format", "markdown", "--output", str(target)).code == 0
    assert "| School and program | Price | Ask, or mind |" in target.read_text("utf-8")
    assert run("--state", "ME", "--format", "markdown", "--output", str(target)).code == 1


def test_a_city_without_a_school_names_the_cities_that_have_one(run: Run) -> None:
    out = " ".join(run("--state", "VT", "--city", "Atlantis").out.split())
    assert "Nothing found. No school with such a program is in Atlantis. Cities of Vermont with one:" in out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--state", "ZZ"), "--state 'ZZ'"),
        (("--cip", "12.3456"), "is no program code of this list"),
        (("--credential", "xyz"), "is not one we know"),
        (("--max-price", "cheap"), "is no sum in whole dollars"),
        (("--public", "--control", "for-profit"), "ask for different schools; leave one out"),
    ],
)
def test_wrong_input_is_one_message(run: Run, args: tuple[str, ...], message: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_a_zip_code_brings_the_state_and_the_nearest_colleges_first(run: Run) -> None:
    """From Lorain, Ohio: its own county's college, Cuyahoga's, then Lakeland's."""
    records = json.loads(run("--zip", "44052", "--sort", "distance", "--format", "json", *TODAY).out)
    public = list(dict.fromkeys(r["school"] for r in records if r["control"] == "public" and r["miles"] is not None))
    order = [school for school in public if school.split()[0] in {"Lorain", "Cuyahoga", "Lakeland"}]
    assert [school.split()[0] for school in order] == ["Lorain", "Cuyahoga", "Lakeland"]
    assert records[0]["miles"] == 6


def test_the_zip_code_of_a_person_does_as_much(run: Run) -> None:
    records = json.loads(
        run("--answer", "zip=44052", "--answer", "campus=yes", "--sort", "distance", "--format", "json", *TODAY).out
    )
    assert (records[0]["state"], records[0]["miles"] <= 15) == ("OH", True)


def test_the_digits_of_a_zip_code_are_on_no_page(run: Run) -> None:
    page = run("--zip", "44052", "--within", "30", *TODAY).out
    assert "within 30 miles of your ZIP code" in " ".join(page.split())
    assert "44052" not in page
    assert "\n6 mi  " in page
    assert "about 6 miles" in " ".join(run("--zip", "44052", "--within", "30", "--all", *TODAY).out.split())


def test_a_zip_code_of_another_state_keeps_the_state_and_says_so(run: Run) -> None:
    page = " ".join(run("--zip", "44052-1234", "--state", "MI", "--within", "40", *TODAY).out.split())
    assert "Michigan" in page
    assert "Your ZIP code is in Ohio." in page


def test_a_post_box_is_said_to_be_rough(run: Run) -> None:
    page = " ".join(run("--zip", "44036", "--within", "20", *TODAY).out.split())
    assert "Miles are a straight line from the middle of the ZIP codes that start like yours, so roughly." in page


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--zip", "4405"), "--zip '4405' is no ZIP code; write five digits, such as --zip 44052"),
        (("--zip", "00000"), "--zip: no place in the United States has the ZIP code 00000; check it"),
        (("--within", "20"), "--within needs a place; add --zip with five digits"),
        (("--sort", "distance"), "--sort distance needs a place; add --zip with five digits"),
    ],
)
def test_a_place_that_is_none(run: Run, args: tuple[str, ...], message: str) -> None:
    ran = run(*args)
    assert ran.code == 2
    assert ran.err.startswith(message)


def test_the_screen_has_fifteen_programs_and_says_how_many_more_there_are(run: Run) -> None:
    records = json.loads(run("--state", "OH", "--format", "json", *TODAY).out)
    out = run("--state", "OH", *TODAY).out
    assert len([line for line in out.splitlines() if re.match(r"[A-Z]{2} {7}\S", line)]) == 15
    assert f"{len(records) - 15} more: --all." in out
    for found in (r for r in records[:15] if r["with_books_usd"]):
        usd = found["with_books_usd"]
        assert f"${usd:,}" in out or f"about ${round(usd / 100) * 100:,}" in out
    assert out.index(records[0]["school"]) < out.index(records[14]["school"])
    assert len(out.splitlines()) < 50


def test_online_public_and_kind_narrow_the_list(run: Run) -> None:
    records = json.loads(run("--state", "OH", "--online", "--public", "--kind", "credit", "--format", "json").out)
    assert {(r["control"], r["kind"], r["online"]) for r in records} == {("public", "credit", "yes")}
    short = json.loads(run("--state", "OH", "--kind", "short", "--format", "json").out)
    assert {r["kind"] for r in short} == {"noncredit", "under-9-credits"}


def test_the_words_for_an_order_are_those_of_the_screen(run: Run) -> None:
    for word, former, args in (("graduates", "completions", ("--state", "VT")), ("miles", "distance", ("--zip", "05401"))):
        assert run(*args, "--sort", word, "--format", "csv").out == run(*args, "--sort", former, "--format", "csv").out


def test_one_program_is_told_in_full_by_its_id_or_by_words_of_its_school(run: Run) -> None:
    (found,) = json.loads(run("205841-510713-21", "--format", "json", *TODAY).out)
    card = run("205841-510713-21", *TODAY).out
    assert len(card.splitlines()) <= 60
    for told in (found["school"], found["city"], found["website"], found["phone"], *found["asks"], found["id"]):
        assert " ".join(told.split()) in " ".join(card.split())
    school = run("STARK state", *TODAY)
    assert school.out.count(f"{found['school']} ──") == len(json.loads(run("stark state", "--format", "json").out)) > 1
    assert " more: --all" not in run("college", "--state", "VT", *TODAY).out


def test_a_name_that_no_school_has_is_one_message_with_the_nearest_one(run: Run) -> None:
    for name, hint in (
        ("starck state college", "did you mean 'Stark State College'?"),
        ("zzzz", "`codingpath programs --state OH` lists"),
    ):
        ran = run(name)
        assert (ran.code, ran.out) == (1, "")
        assert hint in ran.err
        assert ran.err.count("\n") == 1
