"""Pay and outlook: nothing missing for any role in any state, and no two kinds of figure mixed."""

from __future__ import annotations

import pytest
from case_table import cases

from codingpath.catalog.folder import bundled
from codingpath.catalog.local_pay import LOCAL_PAY_FILE, pay_places
from codingpath.catalog.zip_places import ZIP_FILE
from codingpath.model.catalog import Catalog

ROLES = ["coder", "biller", "coder-and-biller"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_national_pay_an_outlook_and_every_state(catalog: Catalog, role: str) -> None:
    wages = catalog.wages
    states = pay_places([choice.id for choice in catalog.question("state").choices])
    assert [place.code for place in states] == [choice.id for choice in catalog.question("state").choices]
    for soc in wages.occupations[role]:
        assert [p for p in wages.national if p.soc == soc]
        assert [o for o in wages.outlook if o.soc == soc]
        assert all((pay := place.pay(soc)) and pay.median_usd for place in states)


def lines(file: str) -> list[str]:
    return [line for line in (bundled() / file).read_text("utf-8").splitlines() if not line.startswith("#")]


def test_each_area_that_a_zip_code_may_name_has_pay_and_rises() -> None:
    places = pay_places([line.partition("|")[0] for line in lines(LOCAL_PAY_FILE)])
    codes = [place.code for place in places]
    assert codes == sorted(codes, key=lambda code: (code.isdecimal(), code))
    areas = {part for line in lines(ZIP_FILE) for item in line.split(";")[1:] for part in item.split(" ")[4:] if part.isdecimal()}
    assert areas <= set(codes)
    known = [p for place in places for p in place.occupations if p.median_usd is not None]
    assert all(
        (p.p10_usd or 0) <= (p.p25_usd or 0) <= p.median_usd <= (p.p75_usd or 0) <= (p.p90_usd or 0) for p in known if p.median_usd
    )
    assert len(known) > 1000


def test_percentiles_rise(catalog: Catalog) -> None:
    for p in catalog.wages.national:
        assert p.p10_usd < p.p25_usd < p.median_usd < p.p75_usd < p.p90_usd, p.soc


def test_the_country_and_the_states_are_of_one_edition(catalog: Catalog) -> None:
    wages = catalog.wages
    assert {p.period for p in wages.national} == {wages.local_pay.period} == {"May 2025"}
    assert catalog.sources[wages.local_pay.source].confidence == "medium"  # read in a copy


def test_who_bills_only_is_not_paid_as_a_coder(catalog: Catalog) -> None:
    assert "29-2072" not in catalog.wages.occupations["biller"]
    assert any("only billing" in c.text and "medical secretaries" in c.text for c in catalog.wages.cautions)


@cases(
    "words",
    [
        ("survey of 2022", "55 of 100", "45"),  # remote work, both ways round
        ("2015-16 and 2016-17", "$22,400", "$25,500", "part-time"),  # early pay
        ("New Jersey's 2020 file", "61 of 100", "39", "$26,000"),
        ("10,170", "11,963", "11,827", "do not count the same people"),  # awards, never set against openings
        ("AI may affect",),
        ("job ads", "wider group than coding", "107 in September 2024", "February 2020 is 100"),
    ],
)
def test_what_a_reader_must_know_is_said_once(catalog: Catalog, words: tuple[str, ...]) -> None:
    assert len([c for c in catalog.wages.cautions if all(word in c.text for word in words)]) == 1


def test_openings_stand_with_their_occupation_and_in_no_caution(catalog: Catalog) -> None:
    openings = [f"{o.openings:,}" for o in catalog.wages.outlook]
    assert not [c.text for c in catalog.wages.cautions if any(number in c.text for number in openings)]
