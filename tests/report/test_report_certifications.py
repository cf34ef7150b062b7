"""The certifications side by side and one by one: what is shown, what is said where nothing is known, how it reads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from case_table import cases
from document_text import block_texts, part_texts, texts
from readability import grade
from rich.console import Console
from strategies import real_catalog

from codingpath.formats.records import credential_records, credential_rows
from codingpath.formats.terminal import print_document
from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential
from codingpath.report.blocks import Block, Document, Heading, Numbered, Table
from codingpath.report.lists.certifications import NEXT, ORDER, PRICES, card, in_order, side_by_side

IDS = [c.id for c in real_catalog().credentials]
NEVER = re.compile(
    r"guarantee|\beasy|assured|in demand|you qualify|it is free|will pay\b|you should|\bNone\b|certified premium", re.IGNORECASE
)


def tables(words: Document) -> dict[str, Table]:
    """Return the tables of a document by the heading above them."""
    found: dict[str, Table] = {}
    heading = ""
    blocks: list[Block] = [b for part in (words.opening, *words.parts) for b in part.blocks]
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table):
            found[heading] = block
    return found


def cell(table: Table, name: str, column: str) -> str:
    """Return what a table says of the certification whose row begins with a name."""
    row = next(row for row in table.rows if re.match(rf"{name}\b", row[0].text))
    return row[table.columns.index(column)].text


def every_document(catalog: Catalog, today: date) -> list[Document]:
    return [side_by_side(catalog, today), *(card(catalog, c, today) for c in catalog.credentials)]


# -- side by side


def test_every_table_has_every_certification_in_the_same_order(catalog: Catalog, today: date) -> None:
    names = [c.name for c in catalog.credentials]
    found = tables(side_by_side(catalog, today))
    assert len(found) == 5
    for table in found.values():
        assert [row[0].text.partition(",")[0] for row in table.rows] == names


def test_first_steps_come_first_whatever_the_order_of_the_file(catalog: Catalog) -> None:
    mixed = in_order(reversed(catalog.credentials))
    assert [c.step for c in mixed] == sorted((c.step for c in mixed), key=["first", "later", "other"].index)
    assert [c.id for c in mixed if c.step == "first"] == [c.id for c in reversed(catalog.credentials) if c.step == "first"]


def test_the_order_is_said_to_be_no_ranking(catalog: Catalog, today: date) -> None:
    said = " ".join(part_texts(side_by_side(catalog, today).opening))
    assert ORDER in said
    assert "ranks nothing" in ORDER


def test_prices_of_one_column_are_of_one_kind(catalog: Catalog, today: date) -> None:
    costs = tables(side_by_side(catalog, today))["What it costs"]
    for c in catalog.credentials:
        for column, span in (("Exam, sat once", c.exam_usd), ("One more try", c.retake_usd), ("First renewal", c.renewal_usd)):
            text = cell(costs, c.name, column)
            assert (f"${span.low}" in text) if span else text.startswith("unknown: ask "), (c.id, column, text)
        assert (cell(costs, c.name, "Dues you must pay, a year") == "not needed") is (c.membership_usd is None)


def test_the_pass_rate_is_said_both_ways_round(catalog: Catalog, today: date) -> None:
    table = tables(side_by_side(catalog, today))["Code sets, books, place and pass rate"]
    for c in catalog.credentials:
        text = cell(table, c.name, "Pass rate")
        if c.pass_rate:
            assert f"{c.pass_rate.percent} passed and {100 - c.pass_rate.percent} did not" in text
            assert c.pass_rate.year in text
        else:
            assert text == (c.pass_rate_note or text)
            assert "unknown: ask" in text or c.pass_rate_note


# -- one card


@cases("name", IDS)
def test_a_card_says_all_that_is_known_and_whom_to_ask(catalog: Catalog, today: date, name: str) -> None:
    c = catalog.credential(name)
    said = "\n".join(texts(card(catalog, c, today)))
    statements = (c.focus, *c.eligibility, *c.upkeep, *c.notes)
    assert [s.text for s in statements if s.text not in said] == []
    assert all(route.text in said for route in c.apprentice_routes)
    assert all(step.why in said and step.needs in said for step in c.next_steps)
    assert all(fee.label in said and f"${fee.usd}" in said for fee in c.fees)
    assert all(f"confirm at {at}" in said for fee in c.fees if (at := catalog.sources[fee.source].confirm_at))
    assert c.address in said
    if c.exam:
        assert c.exam.questions in said
        assert c.exam.pass_mark in said
        assert c.exam.books in said
    missing = [f.name for f in fields(c) if f.name.endswith(("_usd", "_days")) and getattr(c, f.name) is None]
    assert bool(missing) <= ("unknown: ask " in said)


def test_a_certification_that_follows_others_says_which(catalog: Catalog, today: date) -> None:
    before = [c.name for c in catalog.credentials if any(step.id == "rhia" for step in c.next_steps)]
    said = " ".join(texts(card(catalog, catalog.credential("rhia"), today)))
    assert before
    assert f"For some people it comes after {', '.join(before[:-1])} and {before[-1]}." in said


def test_a_bare_certification_has_a_card_all_the_same(catalog: Catalog, today: date) -> None:
    """Only what must be known is known; everything else is asked."""
    focus = catalog.credential("cpc").focus
    bare = Credential(
        id="xyz",
        name="XYZ",
        full_name="Any Coder",
        issuer="Somebody",
        address="x.example",
        step="other",
        focus=focus,
        eligibility=(focus,),
    )
    made = replace(catalog, credentials=(*catalog.credentials, bare))
    said = list(texts(card(made, bare, today)))
    assert said.count("unknown: ask Somebody") == 8
    assert any("XYZ, Any Coder" in t for t in texts(side_by_side(made, today)))


# -- sources


def test_marks_and_sources_agree_and_say_where_to_confirm(catalog: Catalog, today: date) -> None:
    for words in every_document(catalog, today):
        numbered = next(b for b in words.parts[-1].blocks if isinstance(b, Numbered))
        assert len(numbered.items) == len(words.sources)
        marks = {int(n) for text in texts(words) for found in re.findall(r"\[([\d, ]+)\]", text) for n in found.split(",")}
        assert marks == set(range(1, len(words.sources) + 1))
        for source, item in zip((catalog.sources[s] for s in words.sources), numbered.items, strict=True):
            assert source.as_of in item
            assert str(source.checked) in item
            assert source.confirm_at is None or f"Confirm at {source.confirm_at}." in item


def test_past_review_is_marked_the_day_after(catalog: Catalog) -> None:
    due = min(catalog.sources[s].review_by for s in side_by_side(catalog, date(2026, 11, 23)).sources)
    fresh, stale = ("\n".join(texts(side_by_side(catalog, day))) for day in (due, due + timedelta(days=1)))
    assert "check this" not in fresh.lower()
    assert "check this: past review" in stale
    assert "CHECK THIS, past review: " in stale
    assert "past their review date" in stale


def test_whom_codingpath_belongs_to_and_the_facts_dates_are_said(catalog: Catalog, today: date) -> None:
    for words in every_document(catalog, today):
        said = " ".join(texts(words))
        assert "not affiliated" in said
        assert catalog.rules.version in words.facts[0]
        assert "next review due" in words.facts[1]


# -- words and width


def test_nothing_is_said_that_is_never_said(catalog: Catalog, today: date) -> None:
    assert [t for words in every_document(catalog, today) for t in texts(words) if NEVER.search(t)] == []


@pytest.mark.parametrize("text", [ORDER, PRICES, NEXT])
def test_its_own_sentences_are_plain(text: str) -> None:
    assert grade(text) <= 8


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_is_cut(catalog: Catalog, today: date, width: int) -> None:
    for words in every_document(catalog, today):
        stream = io.StringIO()
        console = Console(file=stream, width=width, markup=False, highlight=False, emoji=False, color_system=None)
        print_document(console, words, words.parts[:-1])
        drawn = stream.getvalue()
        assert max(map(len, drawn.splitlines())) <= width
        shown = set(re.split(r"[\s│]+", drawn))
        assert {word for text in shown_texts(words) for word in text.split() if len(word) <= 20} - shown == set()


def shown_texts(words: Document) -> Iterator[str]:
    """Yield the texts of all parts but the sources, without the names of columns, which a narrow table leaves out."""
    for part in (words.opening, *words.parts[:-1]):
        for block in part.blocks:
            yield from (c.text for row in block.rows for c in row) if isinstance(block, Table) else block_texts(block)


# -- for other programs


def test_a_record_has_every_field_and_null_for_what_is_not_known(catalog: Catalog, today: date) -> None:
    made = credential_records(catalog, catalog.credentials, today)
    assert set(made) == {"schema", "today", "office", "credentials", "sources"}
    keys = {f.name for f in fields(Credential)}
    assert [r["id"] for r in made["credentials"]] == IDS
    assert all(set(r) == keys for r in made["credentials"])
    assert all(set(step) == {"id", "why", "needs"} for r in made["credentials"] for step in r["next_steps"])
    rhia = next(r for r in made["credentials"] if r["id"] == "rhia")
    assert (rhia["exam"], rhia["exam_usd"], rhia["pass_rate"]) == (None, None, None)


def test_a_record_brings_just_the_sources_it_names(catalog: Catalog, today: date) -> None:
    made = credential_records(catalog, [catalog.credential("cbcs")], today)
    assert {s["id"] for s in made["sources"]} == set(re.findall(r"'source': '([a-z0-9-]+)'", repr(made["credentials"])))
    assert all({"as_of", "checked", "review_by", "stale", "confidence", "confirm_at"} <= set(s) for s in made["sources"])


def test_rows_have_a_source_and_a_time_for_each_figure(catalog: Catalog) -> None:
    found = credential_rows(catalog, catalog.credentials)
    columns, rows = found.columns, found.lines
    assert len(columns) == len(set(columns))
    for row in rows:
        known = dict(zip(columns, row, strict=True))
        for name in ("exam", "membership", "books", "retake", "renewal"):
            figure = known[f"{name}_low_usd"] is not None or known[f"{name}_high_usd"] is not None
            assert (known[f"{name}_usd_source"] is not None) is figure
            assert (known[f"{name}_usd_as_of"] is not None) is figure
    cca = dict(zip(columns, rows[IDS.index("cca")], strict=True))
    assert (cca["passed_of_100"], cca["did_not_pass_of_100"], cca["pass_rate_year"]) == (62, 38, "2025")
