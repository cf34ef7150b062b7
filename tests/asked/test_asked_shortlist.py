"""The shortlist: what a school says is read as people type it, kept by day, corrected and taken out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codingpath.catalog.kept import copy_of_progress, kept_progress, program_of_school
from codingpath.errors import AnswerError, CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.progress import MOST_SCHOOLS, NOTHING_YET, SAID_OF, Progress, Quote, School
from codingpath.planning.asked.fields import ASKED, BY_NAME, asked_of
from codingpath.planning.asked.shortlist import MOST_QUOTES, found, with_name, with_program, with_said, without_said, without_school

TODAY, DAY = date(2027, 1, 15), date(2027, 1, 12)

READ: list[tuple[str, str, dict[str, Any]]] = [
    ("price", "$2,400", {"price_usd": 2400}),
    ("price", "about 3k", {"price_usd": 3000}),
    ("price", "not sure", {}),
    ("covers", " tuition\x1b[31m and\u202e books ", {"price_covers": "tuition[31m and books"}),
    ("exam", "CPC, cca", {"exams": ("cpc", "cca")}),
    ("voucher", "Yes", {"voucher": True}),
    ("listed", "no", {"on_state_list": False}),
    ("delivery", "hybrid", {"delivery": "hybrid"}),
    ("hours", "120 hours", {"clock_hours": 120}),
    ("starts", "2/8/2027", {"starts": date(2027, 2, 8)}),
    ("starts", "next month", {"starts": date(2027, 2, 1)}),
    ("months", "1 year", {"months": 12}),
    ("passed", "34 of 40", {"passed_percent": 85, "passed_of": 40}),
    ("passed", "85% of 40 people", {"passed_percent": 85, "passed_of": 40}),
    ("passed", "85 percent", {"passed_percent": 85}),
    ("passed", "1 of 3", {"passed_percent": 33, "passed_of": 3}),
    ("refund", "", {}),
]
WRONG = [
    ("price", "-5", "outside"), ("price", "dear", "not a whole number"), ("exam", "cpd", "did you mean 'CPC'"),
    ("voucher", "perhaps", "not a choice"), ("hours", "0", "outside"), ("hours", "10001", "outside"), ("starts", "soonish", "not a date"), ("starts", "1/1/2020", "is past"),
    ("price", "1.950", "type 1,950"),
    ("starts", "2/30/2027", "not a day"), ("months", "900", "outside"), ("passed", "50", "no pass rate"), ("passed", "41 of 40", "no pass rate"),
    ("passed", "101%", "0 to 100"), ("passed", "9% of 0", "no pass rate"), ("refund", "x" * 301, "300"),
]  # fmt: skip


def test_what_is_said_is_read_as_people_type_it(catalog: Catalog) -> None:
    for name, text, read in READ:
        assert asked_of(name).read(catalog, text, TODAY) == read, (name, text)
    for name, text, why in WRONG:
        with pytest.raises(AnswerError) as raised:
            asked_of(name).read(catalog, text, TODAY)
        assert why.casefold() in str(raised.value).casefold(), (name, text, str(raised.value))
    with pytest.raises(AnswerError, match="did you mean 'price'"):
        asked_of("prise")


def test_every_field_of_a_quote_is_asked_once() -> None:
    assert {asked.field for asked in ASKED} | {"passed_of"} == {*SAID_OF}
    assert len(BY_NAME) == len(ASKED)


@given(
    st.lists(st.tuples(st.sampled_from(ASKED), st.text(max_size=30) | st.sampled_from([text for _, text, _ in READ])), max_size=6)
)
def test_whatever_is_read_can_be_kept(catalog: Catalog, typed: list[tuple[Any, str]]) -> None:
    said: dict[str, Any] = {}
    for asked, text in typed:
        try:
            said |= asked.read(catalog, text, TODAY)
        except AnswerError:
            continue
    progress = with_name(NOTHING_YET, "A school")
    progress = with_said(progress, progress.schools[0], DAY, "", said)
    assert kept_progress(copy_of_progress(progress)) == (progress, 0)


def test_five_schools_have_room_each_once(catalog: Catalog) -> None:
    first = next(iter(catalog.programs))
    progress = with_program(NOTHING_YET, first, {"id": first.id, "state": first.state})
    assert program_of_school(catalog, progress.schools[0]) == first
    with pytest.raises(CodingpathError, match="on the list already"):
        with_program(progress, first, None)
    for name in ("Hill Street", "Hill  street College", "ヒル", "a" * 120):
        progress = with_name(progress, name)
    assert [s.id for s in progress.schools[1:]] == ["my-hill-street", "my-hill-street-college", "my-school", f"my-{'a' * 24}"]
    for bad, why in (
        ("One more", f"{MOST_SCHOOLS} schools"),
        ("hill street", "on the list already"),
        (" \x07 ", "empty"),
        ("b" * 121, "120"),
    ):
        with pytest.raises(CodingpathError, match=why):
            with_name(progress, bad)
    assert program_of_school(catalog, progress.schools[1]).school == "Hill Street"
    assert without_school(progress, progress.schools[0]).schools == progress.schools[1:]
    long = with_name(NOTHING_YET, "Hill Street Coding School of Ohio").schools[0]
    assert long.id == "my-hill-street-coding", "whole words"


def test_a_school_is_found_by_its_id_or_words_of_its_name() -> None:
    progress = Progress(schools=(School(id="my-hill", name="Hill Street"), School(id="my-hill-2", name="Hill College")))
    assert found(progress, "MY-HILL").id == "my-hill"
    assert found(progress, "college hill").id == "my-hill-2"
    for typed, why in (("hill", "2 schools"), ("hil college x", "choose one of"), ("", "choose one of")):
        with pytest.raises(CodingpathError, match=why):
            found(progress, typed)
    with pytest.raises(CodingpathError, match="schools add"):
        found(NOTHING_YET, "hill")


def test_a_quote_is_corrected_the_same_day_and_taken_out_word_by_word() -> None:
    progress = with_name(NOTHING_YET, "Hill")

    def school() -> School:
        return progress.schools[0]

    progress = with_said(progress, school(), date(2027, 1, 2), "", {"price_usd": 2000, "months": 9})
    progress = with_said(progress, school(), DAY, "Ann", {"price_usd": 2500})
    progress = with_said(progress, school(), DAY, "Ann", {"price_usd": 2600, "voucher": True})
    assert [(q.day, q.price_usd, q.months, q.voucher) for q in school().quotes] == [
        (date(2027, 1, 2), 2000, 9, None), (DAY, 2600, None, True),
    ]  # fmt: skip
    assert with_said(progress, school(), DAY, "Ann", {}) == progress
    progress = without_said(progress, school(), ["price_usd"])
    assert school().said("price_usd") == (2000, date(2027, 1, 2))
    progress = without_said(progress, school(), [])
    assert [q.day for q in school().quotes] == [date(2027, 1, 2)]
    for names, day in ((["refund"], None), (["price_usd"], DAY), ([], DAY)):
        with pytest.raises(CodingpathError, match="said nothing of that"):
            without_said(progress, school(), names, day)
    progress = without_said(progress, school(), ["price_usd", "months"])
    assert school().quotes == ()


def test_a_session_stays_small_however_often_a_school_is_asked() -> None:
    quotes = tuple(Quote(day=date(2026, 1, 1 + n % 28), who=str(n), price_usd=n) for n in range(MOST_QUOTES))
    progress = Progress(schools=(School(id="my-a", name="A", quotes=quotes),))
    with pytest.raises(CodingpathError, match=f"{MOST_QUOTES} days"):
        with_said(progress, progress.schools[0], DAY, "", {"price_usd": 1})
