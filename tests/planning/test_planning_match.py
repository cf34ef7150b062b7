from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import CPC, credential, person, program, small
from crowd import everybody
from strategies import real_catalog

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.planning.estimates import Estimates, price
from codingpath.planning.person import Person
from codingpath.planning.plan import plan
from codingpath.planning.search.for_person import MOST_FITS, MOST_MISSES, listed, match, match_of, online_elsewhere, wanted_by
from codingpath.planning.search.search import state_has


def found(who: Person) -> dict[str, ProgramMatch]:
    return {m.program.id: m for m in listed(match(who)).shown}


HOME = program("home", delivery="online", price_usd=1000, prepares_for=("cpc",))


def test_a_program_of_the_state_with_nothing_against_it_fits(catalog: Catalog) -> None:
    only = found(person(small(catalog, HOME)))["home"]
    assert (only.fit, only.reach, only.misses, only.asks, only.low_usd, only.high_usd, only.estimate) == (
        "fit", "state", (), (), 1000, 1000, False
    )  # fmt: skip


def test_online_programs_of_other_states_come_after_those_of_the_state_and_are_asked_about_residents(catalog: Catalog) -> None:
    away = program("away", state="TX", delivery="online", price_usd=100, prepares_for=("cpc",))
    who = person(small(catalog, away, HOME))
    assert list(found(who)) == ["home", "away"]
    assert (found(who)["away"].reach, found(who)["away"].asks) == ("online", ("residents",))


def test_a_program_of_another_state_is_asked_the_same_however_it_was_found(catalog: Catalog) -> None:
    """An accredited one leads to the exam, so nobody has to ask for which exam it is."""
    away = program("away", state="TX", delivery="online", award="associate", price_usd=100, cahiim=True)
    rhit = credential("rhit", needs_accreditation=True)
    who = person(small(catalog, away, credentials=(rhit,)), award="associate", certification="rhit")
    asked = {m.asks for m in (found(who)["away"], *online_elsewhere(who), match_of(who, away))}
    assert asked == {("residents",)}


@pytest.mark.parametrize("delivery", ["in-person", "hybrid", None])
def test_programs_elsewhere_that_are_not_known_to_be_online_cannot_be_reached(catalog: Catalog, delivery: str | None) -> None:
    assert found(person(small(catalog, HOME, program("away", state="TX", delivery=delivery)))).keys() == {"home"}


def test_online_programs_elsewhere_are_for_people_who_study_online(catalog: Catalog) -> None:
    away = program("away", state="TX", delivery="online")
    assert found(person(small(catalog, HOME, away), delivery="in-person")).keys() == {"home"}


def test_unknown_delivery_is_asked_and_never_a_reason_to_leave_out(catalog: Catalog) -> None:
    who = person(small(catalog, program("silent")))
    only = found(who)["silent"]
    assert (only.fit, only.misses) == ("near", ())
    assert only.asks == ("delivery", "price", "certification")


def test_near_misses_say_what_misses_and_come_last(catalog: Catalog) -> None:
    over = program("over", delivery="online", price_usd=5400)
    campus = program("campus", delivery="in-person", price_usd=10)
    exam = program("exam", delivery="online", price_usd=10, prepares_for=("cpb",))
    two = program("two", delivery="hybrid", price_usd=5001)
    matches = found(person(small(catalog, two, exam, over, campus, HOME)))
    assert next(iter(matches)) == "home"
    assert list(matches)[-1] == "two"
    kinds = {name: [(miss.kind, miss.over_usd) for miss in m.misses] for name, m in matches.items()}
    assert kinds == {
        "home": [],
        "over": [("price", 400)],
        "campus": [("delivery", None)],
        "exam": [("certification", None)],
        "two": [("delivery", None), ("price", 1)],
    }
    assert {m.fit for name, m in matches.items() if name != "home"} == {"near"}


def test_a_price_just_at_the_budget_is_no_miss(catalog: Catalog) -> None:
    assert found(person(small(catalog, program("just", delivery="online", price_usd=5000))))["just"].misses == ()


def test_an_open_budget_misses_no_price(catalog: Catalog) -> None:
    who = person(small(catalog, program("dear", delivery="online", price_usd=99_000)), {"budget": NOT_SURE})
    assert found(who)["dear"].misses == ()


def test_only_the_award_that_fits_is_shown(catalog: Catalog) -> None:
    degree = program("degree", award="associate", delivery="online")
    assert found(person(small(catalog, HOME, degree))).keys() == {"home"}
    assert found(person(small(catalog, HOME, degree), award="associate")).keys() == {"degree"}


def test_for_exam_preparation_every_course_is_a_near_miss(catalog: Catalog) -> None:
    only = found(person(small(catalog, HOME), {"so-far": "nothing"}, award="exam-prep"))["home"]
    assert [miss.kind for miss in only.misses] == ["award"]


def test_a_program_for_the_rhit_is_asked_about_its_accreditation_unless_that_is_known(catalog: Catalog) -> None:
    rhit = credential("rhit", needs_accreditation=True)
    programs = [
        program(i, award="associate", delivery="online", cip="51.0707", cahiim=c)
        for i, c in (("a", True), ("b", None), ("c", False))
    ]
    matches = found(person(small(catalog, *programs, credentials=(CPC, rhit)), award="associate", certification="rhit"))
    assert ["cahiim" in matches[i].asks for i in "abc"] == [False, True, True]


# -- neighbors


NEXT = program("next", state="MD", delivery="in-person")
FAR = program("far", state="CA", delivery="in-person")


def test_neighbors_are_shown_where_the_state_has_none(catalog: Catalog) -> None:
    around = small(catalog, HOME, NEXT, FAR, neighbors={"DC": ("MD", "VA")})
    who = person(around, {"state": "DC"}, delivery="in-person")
    assert state_has(who.catalog, wanted_by(who)) is False
    assert found(who).keys() == {"next"}
    assert (found(who)["next"].reach, found(who)["next"].asks[-1]) == ("neighbor", "neighbor")


def test_neighbors_are_not_shown_where_the_state_has_one(catalog: Catalog) -> None:
    own = program("own", state="DC", delivery="hybrid")
    who = person(small(catalog, own, NEXT, neighbors={"DC": ("MD", "VA")}), {"state": "DC"}, delivery="in-person")
    assert state_has(who.catalog, wanted_by(who)) is True
    assert found(who).keys() == {"own"}


def test_a_degree_at_home_does_not_hide_a_neighbors_certificate(catalog: Catalog) -> None:
    own = program("own", state="DC", award="associate")
    who = person(small(catalog, own, NEXT, neighbors={"DC": ("MD",)}), {"state": "DC"})
    assert found(who).keys() == {"next"}


def test_an_open_state_shows_online_programs_and_counts_as_having_some(catalog: Catalog) -> None:
    who = person(small(catalog, HOME, NEXT, neighbors={"DC": ("MD",)}), {"state": NOT_SURE})
    assert state_has(who.catalog, wanted_by(who)) is True
    assert [(m.program.id, m.reach) for m in listed(match(who)).shown] == [("home", "online")]


def test_the_real_district_of_columbia_gets_its_neighbors(catalog: Catalog, today: date) -> None:
    answers = {"state": "DC", "study-style": "classes", "campus": "yes", "free-times": "daytime", "internet": "patchy"}
    roadmap = plan(catalog, answers, today)
    assert roadmap.decisions["award"].chosen == "certificate"
    assert not any(p.state == "DC" and p.award == "certificate" for p in catalog.programs)
    chosen = [choice.match for choice in roadmap.choices]
    assert {m.program.state for m in roadmap.programs if m not in chosen} <= {"MD", "VA"}
    assert {m.reach for m in roadmap.programs if m not in chosen} == {"neighbor"}


# -- prices


RATES = program("rates", yearly_in_state_usd=3000, yearly_out_of_state_usd=9000, credits_low=10, credits_high=30)


def estimates() -> Estimates:
    return Estimates(small(real_catalog()), {})


def test_residents_and_others_have_their_own_estimate_over_the_likely_credits() -> None:
    """A certificate of 9 to 29 credits most likely has 19 in this timeline; 30 make a year."""
    assert price(RATES, "OH", estimates()) == (1900, True)
    assert price(RATES, "TX", estimates()) == (5700, True)
    assert price(RATES, None, estimates()) == (5700, True)
    assert price(replace(RATES, credit_hours=12), "OH", estimates()) == (1200, True), "its own credits win"


def test_a_price_of_the_program_wins_over_yearly_figures() -> None:
    assert price(program("p", price_usd=700, yearly_in_state_usd=3000, credits_low=30), "OH", estimates()) == (700, False)


def test_without_both_tuition_and_credits_the_price_is_unknown() -> None:
    none: list[dict[str, int]] = [{}, {"yearly_in_state_usd": 3000}, {"credits_low": 9, "credits_high": 29}]
    assert {price(program("p", kind="noncredit", **rest), "OH", estimates()) for rest in none} == {(None, False)}


# -- order


def test_the_order_is_misses_then_open_questions_then_code_then_price_then_awards_then_id(catalog: Catalog) -> None:
    programs: list[Program] = [
        program("e", delivery="online", price_usd=100, prepares_for=("cpc",), cip="51.9999"),
        program("f", delivery="online", price_usd=100),
        program("d", delivery="online", price_usd=300, prepares_for=("cpc",)),
        program("c", delivery="online", price_usd=200, prepares_for=("cpc",)),
        program("b", delivery="online", price_usd=200, prepares_for=("cpc",), completions=5),
        program("a", delivery="online", price_usd=200, prepares_for=("cpc",), completions=50),
        program("g", delivery="in-person", price_usd=1, prepares_for=("cpc",)),
    ]
    assert list(found(person(small(catalog, *programs)))) == list("abcdefg")


def test_a_biller_sees_billing_programs_first(catalog: Catalog) -> None:
    coding, billing = program("coding", delivery="online"), program("billing", delivery="online", cip="51.0714")
    assert list(found(person(small(catalog, coding, billing)))) == ["coding", "billing"]
    assert list(found(person(small(catalog, coding, billing), role="biller"))) == ["billing", "coding"]


def test_the_list_is_short(catalog: Catalog) -> None:
    fits = [program(f"fit-{i}", delivery="online") for i in range(MOST_FITS + 5)]
    near = [program(f"near-{i}", delivery="hybrid") for i in range(MOST_MISSES + 5)]
    matches = listed(match(person(small(catalog, *near, *fits))))
    assert matches.more == 5
    assert [bool(m.misses) for m in matches.shown] == [False] * MOST_FITS + [True] * MOST_MISSES


@everybody
def test_nobody_loses_a_program_of_the_state_for_what_is_unknown(roadmap: Roadmap) -> None:
    catalog = real_catalog()
    shown = [m.program for m in roadmap.programs if not m.misses]
    award = roadmap.decisions["award"].chosen
    wanted = "associate" if award == "associate" else "certificate"
    assert {p.award for p in shown} <= {wanted}
    state, silent = (
        roadmap.sheet["state"],
        [p for p in catalog.programs if p.delivery is None and p.award == wanted and not p.related],
    )
    if len(shown) < MOST_FITS and award in {"associate", "certificate"} and roadmap.sheet["budget"] == NOT_SURE:
        assert {p.id for p in silent if p.state == state and not p.prepares_for} <= {p.id for p in shown}
