"""Where an office is at home: counties, cities and ZIP codes, and what is said of a place that is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import program

from codingpath.catalog.own.home import home_of
from codingpath.errors import AnswerError


def test_a_county_holds_its_zip_codes_and_a_city_its_name() -> None:
    home = home_of(["lorain county oh", "Toledo, OH", "48161"])
    assert home.state == "OH"
    school = program("a", state="OH", city="Elyria", zip="44035")
    assert home.has(school)
    assert not home.has(replace(school, zip="44114"))  # Cleveland, in the next county
    assert home.has(replace(school, zip=None, city="TOLEDO"))
    assert not home.has(replace(school, zip=None, city="Toledo", state="IA"))
    assert home.has(replace(school, zip="48161", state="MI"))
    assert len(home_of(["Orleans Parish LA"]).zips) > 5


def test_a_place_that_is_none_is_told_with_what_to_write() -> None:
    wrong = {
        "Lorain": "write such as 'Lorain County OH'",
        "Lorrain County OH": "did you mean 'Lorain County'",
        "Prince Georg County MD": "did you mean 'Prince George's County'",
        "McDowel County NC": "did you mean 'McDowell County'",
        "Elyria ZZ": "'ZZ' is no state",
        "00000": "has the ZIP code 00000",
        "Zzyzx County OH": "name a city or a ZIP code",
    }
    for place, said in wrong.items():
        with pytest.raises(AnswerError, match=said):
            home_of([place])
