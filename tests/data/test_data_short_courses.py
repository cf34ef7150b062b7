"""Rows of short courses say what their list says: what a price holds and of when it is, no time of access as a length, no course twice."""

from __future__ import annotations

from collections import Counter

from codingpath.model.catalog import Catalog
from codingpath.model.program import Program


def listed(catalog: Catalog) -> list[Program]:
    """Return the courses without credit that a training list has."""
    return [p for p in catalog.programs if p.kind == "noncredit" and "training-list" in (p.source or "")]


def test_a_price_says_what_it_holds_and_of_when_it_is(catalog: Catalog) -> None:
    priced = [p for p in listed(catalog) if p.price_usd is not None]
    assert len(priced) > 70
    assert [p.id for p in priced if not p.price_covers or not p.price_year] == []
    silent = [p for p in priced if "books" not in (p.price_covers or "") and "whole price" not in (p.price_covers or "")]
    assert [p.id for p in silent if "no cost of books" not in (p.note or "")] == [], "nobody knows if the books are in these"


def test_time_of_access_is_no_length(catalog: Catalog) -> None:
    accessed = [p for p in listed(catalog) if p.access_weeks is not None]
    assert len(accessed) > 15
    assert [p.id for p in accessed if p.months_low is not None or p.length is not None] == []
    assert [p.id for p in accessed if "time of access: ask" not in (p.note or "")] == []


def test_no_course_stands_twice(catalog: Catalog) -> None:
    """One that several campuses of a school teach at one price is one row, which names the others."""
    courses = Counter((p.school, p.clock_hours, p.price_usd, p.prepares_for) for p in listed(catalog))
    assert [course for course, rows in courses.items() if rows > 1] == []
