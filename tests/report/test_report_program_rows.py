"""The programs on the screen: two lines each in every state, no word lost, and a card that says all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builders import program
from case_table import cases
from document_text import part_texts
from on_screen import lost_words
from strategies import TODAY, real_catalog

from codingpath.formats.lines import summary_lines
from codingpath.model.zip_place import ZipPlace
from codingpath.planning.estimates import Estimates, said_usd
from codingpath.planning.search.found_first import Found
from codingpath.planning.search.search import matched, search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.blocks import Document, Summary, SummaryRow
from codingpath.report.lists.program_rows import FIRST, cards, row_lines, rows_part
from codingpath.report.lists.programs import ProgramWords, online_fact, online_question
from codingpath.report.parts.schools import length
from codingpath.report.sources import Cites

CANTON = ZipPlace(zip="44702", latitude=40.8, longitude=-81.37, state="OH")
PLAIN = Estimates(real_catalog(), {})
NARROW = Wanted(state="OH", near=CANTON, delivery="in-person", certification="cpc", most_usd=300)
"""What most programs miss in several things."""


def test_every_program_takes_two_lines() -> None:
    catalog = real_catalog()
    found = [(matched(catalog, Wanted(state=p.state), p), p.state) for p in catalog.programs]
    found += [(m, "OH") for m in search(catalog, NARROW)]
    rows = {m.program.id: row_lines(ProgramWords(catalog=catalog, state=state), m, PLAIN) for m, state in found}
    assert [
        i for i, lines in rows.items() if len(list(summary_lines(Summary((SummaryRow("123 mi", tuple(lines)),)), 80))) > 2
    ] == []


def test_the_first_fifteen_come_in_the_order_of_the_search_with_misses_apart() -> None:
    catalog = real_catalog()
    for wanted in (Wanted(state="OH"), NARROW):
        found, words = search(catalog, wanted), ProgramWords(catalog=catalog, state="OH")
        rows = [
            row
            for block in rows_part(words, wanted, Found((), found), "fit").blocks
            if isinstance(block, Summary)
            for row in block.rows
        ]
        assert [list(row.lines) for row in rows] == [row_lines(words, m, PLAIN) for m in found[:FIRST]]


def test_no_word_of_rows_or_cards_is_lost_on_a_narrow_screen_and_in_plain_lines() -> None:
    catalog = real_catalog()
    found, words = search(catalog, NARROW), ProgramWords(catalog=catalog, state="OH", certification="cpc", with_pages=True)
    assert lost_words(Document("Programs", (), rows_part(words, NARROW, Found((), found), "fit"), ())) == {}
    assert lost_words(cards(words, found[:3], PLAIN, TODAY)) == {}


def test_one_of_a_thing_is_no_plural() -> None:
    catalog = real_catalog()
    found = next(m for m in search(catalog, Wanted(state="OH")) if m.program.kind == "credit")
    one: dict[str, Any] = {"months_low": 1, "months_high": 1, "clock_hours": 1, "credit_hours": None, "length": None}
    words = ProgramWords(catalog=catalog, state="OH")
    for figures in (one, {**one, "clock_hours": None}, {**one, "credit_hours": 1}):
        m = replace(found, program=replace(found.program, **figures))
        table = words.table([m], Cites(catalog.sources, TODAY))
        said = [
            *row_lines(words, m, PLAIN),
            *part_texts(cards(words, [m], PLAIN, TODAY).opening),
            table.rows[0][0].text,
            length(m.program),
        ]
        assert not re.search(r"\b1 (clock )?[a-z]+s\b", " ".join(said)), said


def test_what_a_person_misses_is_said_in_the_row() -> None:
    words = ProgramWords(catalog=real_catalog(), state="OH")
    for m in search(real_catalog(), NARROW):
        said = " · ".join(row_lines(words, m, PLAIN))
        over = next((miss.over_usd for miss in m.misses if miss.kind == "price"), None)
        assert over is None or f"${over:,} over budget" in said


def test_the_cheapest_come_first_by_the_price_that_their_row_says() -> None:
    wanted = Wanted(state="OH", near=CANTON, control="public")
    found = search(real_catalog(), wanted, "price")
    said = [usd for m in found if not m.misses and (usd := said_usd(m, PLAIN)) is not None]
    assert said == sorted(said)
    words = ProgramWords(catalog=real_catalog(), state="OH")
    for m, usd in zip(found[:FIRST], said, strict=False):
        assert f"${usd:,}" in " ".join(row_lines(words, m, PLAIN))


def test_whoever_wants_schools_within_miles_gets_no_other_and_is_told_what_is_left_out() -> None:
    catalog, words = real_catalog(), ProgramWords(catalog=real_catalog(), state="OH")
    for state in ("OH", "PA", "MI"):
        found = search(catalog, Wanted(state=state, near=CANTON, within=40))
        assert found
        assert all(m.miles is not None and m.miles <= 40 for m in found)
    wanted = Wanted(state="OH", near=CANTON, within=40)
    said = " ".join(part_texts(rows_part(words, wanted, Found((), found), "fit")))
    assert "other states online" not in said
    assert "Online courses of schools farther away are left out" in said
    wide = Wanted(state="OH", near=CANTON)
    assert "Ohio, other states online" in " ".join(part_texts(rows_part(words, wide, Found((), search(catalog, wide)), "fit")))


# -- what is said of studying online goes exactly as far as the reports

BOTH = "Is it online, on campus or both?"


@cases(
    ("newest", "before", "fact", "question"),
    [
        ("all", ("all", "all"), "can be finished online (2021-22); may run on campus too", "Does it run on campus too?"),
        ("all", ("unknown", "some"), "can be finished online (2021-22); may run on campus too", "Does it run on campus too?"),
        ("all", ("none", "none"), "reported online in 2021-22; may run on campus too", "Does it run on campus too?"),
        ("all", (), "reported online in 2021-22; may run on campus too", "Does it run on campus too?"),
        ("some", ("all",), "some of it can be done online (2021-22)", "Which of it can be done online?"),
        ("none", ("none",), "no fully online program was reported (2021-22)", BOTH),
        (
            "none",
            ("all", "some"),
            "",
            "It was reported online in 2020-21 and 2019-20, not in 2021-22: can it be finished online today?",
        ),
        ("none", ("none", "all"), "", "It was reported online in 2019-20, not in 2021-22: can it be finished online today?"),
        (
            None,
            ("all",),
            "",
            "It was reported online in 2020-21, nothing is known of 2021-22: can it be finished online today?",
        ),
    ],
)
def test_what_is_said_and_asked(newest: str | None, before: tuple[str, ...], fact: str, question: str) -> None:
    found = program("p", offered_online=newest, offered_online_year="2021-22", offered_online_before=before)
    assert (online_fact(found), online_question(found)) == (fact, question)


def test_nothing_known_is_asked_and_a_school_without_any_says_so() -> None:
    assert (online_fact(program("p")), online_question(program("p"))) == ("", BOTH)
    assert online_fact(program("p", school_online=False)) == "the school reported no online programs"
    assert online_question(program("p", school_online=False)) == BOTH


def test_none_is_never_called_in_person_or_hybrid() -> None:
    said = " ".join(f(program("p", offered_online="none", offered_online_year="2021-22")) for f in (online_fact, online_question))
    assert "in person" not in said
    assert "hybrid" not in said


def test_what_a_person_read_stands_beside_a_report_that_differs() -> None:
    year = "2021-22"
    same = program("p", delivery="online", offered_online="all", offered_online_year=year)
    assert online_fact(same) == ""
    other = program("p", delivery="online", offered_online="none", offered_online_year=year)
    assert online_fact(other) == "to the government the school said otherwise: no fully online program was reported (2021-22)"
    campus = program("p", delivery="in-person", offered_online="none", offered_online_year=year)
    assert online_fact(campus) == "no fully online program was reported (2021-22)"
