"""The national list as it is shipped, against what is known of it from elsewhere."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from codingpath.catalog.folder import bundled
from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE, ListRow, of_csv
from codingpath.model.catalog import Catalog


@pytest.fixture(scope="module")
def rows() -> list[ListRow]:
    return of_csv((bundled() / LIST_FILE).read_text("utf-8"))


@pytest.fixture(scope="module")
def field(rows: list[ListRow]) -> list[ListRow]:
    return [row for row in rows if row.in_field]


def test_what_was_reported_online_of_how_many_programs_of_the_field(field: list[ListRow]) -> None:
    assert len(field) == 1100
    assert Counter(row.offered_online for row in field) == {"all": 337, "some": 89, "none": 589, "": 85}


def test_with_the_years_before_and_the_schools_word_few_are_left_open(field: list[ListRow]) -> None:
    said = [
        row
        for row in field
        if row.offered_online or row.offered_online_before or row.school_online == "no" or row.online_only == "yes"
    ]
    assert len(said) == 1046


@pytest.mark.parametrize(
    ("school", "shares"),
    [
        ("Western Governors University", {"all"}),
        ("Laramie County Community College", {"all"}),
        ("Santa Barbara City College", {"all"}),
        ("College of DuPage", {"none"}),
    ],
)
def test_schools_that_people_know(rows: list[ListRow], school: str, shares: set[str]) -> None:
    assert {row.offered_online for row in rows if row.school == school and row.offered_online} == shares


def test_every_school_can_be_called_and_found_on_a_map(rows: list[ListRow]) -> None:
    schools = {row.unitid: row for row in rows}
    assert len(schools) == 888
    assert all(re.fullmatch(r"[2-9]\d\d-[2-9]\d\d-\d{4}(?: ext\. \d{1,5})?", row.phone) for row in schools.values())
    assert all(row.price_calculator and row.latitude and row.longitude and row.zip for row in schools.values())
    assert sum(bool(row.aid_page) for row in schools.values()) == 850
    assert sum(bool(row.application_page) for row in schools.values()) == 763


def test_names_are_as_people_write_them(rows: list[ListRow]) -> None:
    names = {row.school for row in rows} | {row.city for row in rows}
    assert {"Little Rock", "L'Anse", "DeVry University-Illinois", "McAllen"} <= names
    assert not [
        name for name in names if name.isupper() or name.islower() or "  " in name or re.search(r"\b[A-Z]{2}[a-z]{3}", name)
    ]


def test_what_a_person_checked_keeps_its_word_and_gets_the_contacts_of_the_school(catalog: Catalog, rows: list[ListRow]) -> None:
    listed = {row.unitid for row in rows}
    checked = [p for p in catalog.programs if p.unitid in listed and p.source != "ed-federal-list"]
    assert checked
    assert all(p.phone and p.latitude for p in checked)


def test_each_report_has_its_source_and_its_year(catalog: Catalog) -> None:
    federal = catalog.federal
    assert federal is not None
    assert federal.distance_source in catalog.sources
    assert {p.offered_online_year for p in catalog.programs if p.offered_online} == {federal.distance_years[0]}
    assert (bundled() / HEADER_FILE).is_file()
