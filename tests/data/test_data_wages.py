"""Pay and outlook: nothing missing for any role in any state, and no two kinds of figure mixed."""

from __future__ import annotations

import pytest

from codingpath.model.catalog import Catalog

ROLES = ["coder", "biller", "coder-and-biller"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_national_pay_an_outlook_and_every_state(catalog: Catalog, role: str) -> None:
    wages = catalog.wages
    states = {choice.id for choice in catalog.question("state").choices}
    for soc in wages.occupations[role]:
        assert [p for p in wages.national if p.soc == soc]
        assert [o for o in wages.outlook if o.soc == soc]
        assert {s.state for s in wages.states if s.soc == soc} == states


def test_percentiles_rise(catalog: Catalog) -> None:
    for p in catalog.wages.national:
        assert p.p10_usd < p.p25_usd < p.median_usd < p.p75_usd < p.p90_usd, p.soc


def test_the_country_and_the_states_are_of_different_editions_and_sources(catalog: Catalog) -> None:
    wages = catalog.wages
    assert {p.period for p in wages.national} == {"May 2025"}
    assert wages.state_period == "May 2023"
    assert wages.state_source not in {p.source for p in wages.national}


def test_who_bills_only_is_not_paid_as_a_coder(catalog: Catalog) -> None:
    assert "29-2072" not in catalog.wages.occupations["biller"]
    assert any("only billing" in c.text and "medical secretaries" in c.text for c in catalog.wages.cautions)


@pytest.mark.parametrize(
    "words",
    [
        ("survey of 2022", "55 of 100", "45"),  # remote work, both ways round
        ("2015-16 and 2016-17", "$22,400", "$25,500", "part-time"),  # early pay
        ("New Jersey's 2020 file", "61 of 100", "39", "$26,000"),
        ("10,170", "11,963", "11,827", "do not count the same people"),  # awards, never set against openings
        ("AI may affect",),
    ],
)
def test_what_a_reader_must_know_is_said_once(catalog: Catalog, words: tuple[str, ...]) -> None:
    assert len([c for c in catalog.wages.cautions if all(word in c.text for word in words)]) == 1


def test_openings_stand_with_their_occupation_and_in_no_caution(catalog: Catalog) -> None:
    openings = [f"{o.openings:,}" for o in catalog.wages.outlook]
    assert not [c.text for c in catalog.wages.cautions if any(number in c.text for number in openings)]
