"""Which federal grant the length of a program leaves open."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from builders import program
from case_table import cases
from hypothesis import given
from hypothesis import strategies as st
from strategies import real_catalog

from codingpath.model.catalog import Catalog
from codingpath.model.program import Program
from codingpath.planning.federal_aid import GRANTS, Aid, aid_kinds, lengths_of, may_take

LENGTHS = lengths_of(real_catalog())


def long(**length: Any) -> Program:
    return program("p", **{"federal_aid": True, **length})


@cases(
    ("length", "aid"),
    [
        ({"months_low": 9, "months_high": 9, "clock_hours": 720}, "pell"),
        ({"months_low": 4, "months_high": 4, "clock_hours": 600}, "pell"),
        ({"months_low": 4, "months_high": 4, "credit_hours": 16}, "pell"),
        ({"months_low": 3, "months_high": 3, "clock_hours": 360}, "workforce-pell"),
        ({"months_low": 3, "months_high": 3, "credit_hours": 12}, "workforce-pell"),
        ({"months_low": 2, "months_high": 2, "clock_hours": 150}, "workforce-pell"),
        # too long for the one and with too few hours for the other
        ({"months_low": 9, "months_high": 9, "clock_hours": 384}, "neither"),
        ({"months_low": 3, "months_high": 3, "clock_hours": 600}, "neither"),
        ({"months_low": 1, "months_high": 1, "clock_hours": 200}, "neither"),
        ({"months_low": 3, "months_high": 3, "clock_hours": 149}, "neither"),
        ({"clock_hours": 80}, "neither"),
        # what is not known can go either way
        ({"months_low": 3, "months_high": 5, "credits_low": 9, "credits_high": 29}, "either"),
        ({"length": "12 weeks to under 1 year", "credits_low": 9, "credits_high": 29}, "either"),
        ({"months_low": 9, "months_high": 9}, "pell"),
        ({"months_low": 3, "months_high": 3}, "workforce-pell"),
        ({"clock_hours": 300}, "workforce-pell"),
        ({"clock_hours": 900}, "pell"),
        ({"length": "under 12 weeks", "credits_low": 1, "credits_high": 8}, "workforce-pell"),
        ({"length": "1 to under 2 years", "credits_low": 30, "credits_high": 59}, "pell"),
        ({"length": "three semesters", "credits_low": 9, "credits_high": 29}, "either"),
        ({}, "ask"),
        ({"length": "three semesters"}, "ask"),
        ({"award": "associate"}, "pell"),
        ({"award": "associate", "months_low": 3, "clock_hours": 300}, "pell"),
    ],
)
def test_the_length_of_a_program_at_a_school_that_takes_federal_aid(length: dict[str, Any], aid: Aid) -> None:
    assert aid_kinds(long(**length), LENGTHS) == aid


@pytest.mark.parametrize("award", ["certificate", "associate"])
def test_a_school_that_takes_no_federal_aid_takes_neither_grant(award: str) -> None:
    assert aid_kinds(long(award=award, months_low=9, clock_hours=720, federal_aid=False), LENGTHS) == "neither"


def test_where_nobody_says_whether_the_school_takes_part_one_has_to_ask() -> None:
    assert aid_kinds(long(months_low=9, clock_hours=720, federal_aid=None), LENGTHS) == "ask"
    assert aid_kinds(long(clock_hours=80, federal_aid=None), LENGTHS) == "neither", "too short for both, whoever teaches it"


def test_may_take_tells_the_grants_one_by_one() -> None:
    both, none = long(months_low=3, months_high=5), long()
    assert [may_take(both, grant, LENGTHS) for grant in GRANTS] == [True, True]
    assert [may_take(none, grant, LENGTHS) for grant in GRANTS] == [False, False]
    assert [may_take(long(award="associate"), grant, LENGTHS) for grant in GRANTS] == [True, False]


@given(
    months=st.integers(0, 30),
    more=st.integers(0, 12),
    hours=st.one_of(st.none(), st.integers(1, 1500)),
    credit_hours=st.one_of(st.none(), st.integers(1, 60)),
)
def test_knowing_more_never_opens_a_grant(months: int, more: int, hours: int | None, credit_hours: int | None) -> None:
    known = long(months_low=months, months_high=months + more, clock_hours=hours, credit_hours=credit_hours)
    vague = long(months_low=months, months_high=months + more)
    for grant in GRANTS:
        assert may_take(vague, grant, LENGTHS) or not may_take(known, grant, LENGTHS)


def test_every_listed_program_gets_one_of_the_five_words(catalog: Catalog) -> None:
    found = {aid_kinds(p, LENGTHS) for p in catalog.programs}
    assert found <= set(get_args(Aid))
    assert all(aid_kinds(p, LENGTHS) != "workforce-pell" for p in catalog.programs if p.award != "certificate")


def test_the_grants_are_sources_of_money(catalog: Catalog) -> None:
    assert {*GRANTS} <= {f.id for f in catalog.funding}
