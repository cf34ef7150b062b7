from __future__ import annotations

from dataclasses import replace

import pytest
from builders import program, small
from case_table import cases
from hypothesis import given
from hypothesis import strategies as st
from strategies import real_catalog

from codingpath.model.catalog import Catalog
from codingpath.model.program import DeliveryMode, Program, Sort
from codingpath.model.zip_place import ZipPlace
from codingpath.planning.search.order import cities
from codingpath.planning.search.search import search, state_has
from codingpath.planning.search.wanted import Wanted

EVERYWHERE = Wanted(everywhere=True)


def ids(catalog: Catalog, wanted: Wanted, sort: Sort = "fit") -> list[str]:
    return [m.program.id for m in search(catalog, wanted, sort)]


def test_without_a_state_every_state_is_searched(catalog: Catalog) -> None:
    two = small(catalog, program("oh"), program("tx", state="TX"))
    assert ids(two, EVERYWHERE) == ["oh", "tx"]
    assert {m.reach for m in search(two, EVERYWHERE)} == {"any"}


def test_a_state_comes_first_then_online_ones_which_are_asked_about_residents(catalog: Catalog) -> None:
    three = small(catalog, program("oh"), program("tx", state="TX"), program("net", state="TX", delivery="online"))
    found = search(three, Wanted(state="OH"))
    assert [(m.program.id, m.reach) for m in found] == [("oh", "state"), ("net", "online")]
    assert "residents" in found[1].asks


def test_online_ones_elsewhere_are_no_answer_to_a_wish_for_a_campus(catalog: Catalog) -> None:
    net = small(catalog, program("oh"), program("net", state="TX", delivery="online"))
    assert ids(net, Wanted(state="OH", delivery="in-person")) == ["oh"]


@cases(
    ("wanted", "left"),
    [
        (Wanted(everywhere=True, award="associate"), ["degree"]),
        (Wanted(everywhere=True, control="public"), ["public"]),
        (Wanted(everywhere=True, cips=("51.0714",)), ["billing"]),
        (Wanted(everywhere=True, city="TOLEDO"), ["toledo"]),
        (Wanted(everywhere=True, city="Nowhere"), []),
    ],
)
def test_narrowing_leaves_programs_out(catalog: Catalog, wanted: Wanted, left: list[str]) -> None:
    programs = (
        program("degree", award="associate"),
        program("public", control="public"),
        program("billing", cip="51.0714"),
        program("toledo", city="Toledo"),
    )
    assert ids(small(catalog, *programs), wanted) == left


def test_wishes_are_near_misses_with_how_near(catalog: Catalog) -> None:
    catalog = small(catalog, program("dear", price_usd=900, delivery="online", prepares_for=("cpb",)))
    (only,) = search(catalog, Wanted(everywhere=True, delivery="hybrid", certification="cpc", most_usd=400))
    assert {(miss.kind, miss.over_usd) for miss in only.misses} == {("delivery", None), ("certification", None), ("price", 500)}


def test_related_programs_are_listed_on_request_only(catalog: Catalog) -> None:
    two = small(catalog, program("field"), program("office", cip="51.0710", related=True))
    assert ids(two, EVERYWHERE) == ["field"]
    assert ids(two, replace(EVERYWHERE, related=True)) == ["field", "office"]


def test_prices_that_nobody_ties_to_an_award_are_asked_about(catalog: Catalog) -> None:
    (only,) = search(small(catalog, program("p", shared_prices_usd=(900,))), EVERYWHERE)
    assert only.low_usd is None
    assert "which-price" in only.asks
    assert "price" not in only.asks


def test_the_orders(catalog: Catalog) -> None:
    programs = (
        program("a", school="Zeta", price_usd=300, completions=9),
        program("b", school="Alpha", price_usd=100, completions=1),
        program("c", school="Mid"),
        program("d", school="Beta", yearly_in_state_usd=300, yearly_out_of_state_usd=300, credits_low=10, credits_high=30),
    )
    four = small(catalog, *programs)
    assert ids(four, EVERYWHERE, "price") == ["b", "d", "a", "c"]
    assert ids(four, EVERYWHERE, "completions") == ["a", "b", "c", "d"]
    assert ids(four, EVERYWHERE, "name") == ["b", "d", "c", "a"]


def test_near_misses_come_last_in_every_order(catalog: Catalog) -> None:
    two = small(catalog, program("cheap", price_usd=1, delivery="online"), program("dear", price_usd=9, delivery="hybrid"))
    orders: tuple[Sort, ...] = ("fit", "price", "completions", "name")
    assert all(ids(two, Wanted(everywhere=True, delivery="hybrid"), sort) == ["dear", "cheap"] for sort in orders)


def test_the_neighbors_of_a_state_without_programs_stand_in_for_it(catalog: Catalog) -> None:
    around = small(catalog, program("md", state="MD"), program("tx", state="TX"), neighbors={"DC": ("MD",)})
    assert not state_has(around, Wanted(state="DC"))
    assert ids(around, Wanted(state="DC")) == ["md"]


def test_cities_are_named_once(catalog: Catalog) -> None:
    three = small(catalog, program("a", city="Lima"), program("b", city="Akron"), program("c", city="Lima"))
    assert cities(search(three, EVERYWHERE)) == ("Akron", "Lima")


STATES = [c.id for c in real_catalog().question("state").choices]


@given(
    state=st.sampled_from(STATES),
    award=st.sampled_from([None, "certificate", "associate"]),
    delivery=st.sampled_from([None, "online", "in-person", "hybrid"]),
    most=st.one_of(st.none(), st.integers(0, 40_000)),
)
def test_nothing_of_a_state_is_lost_and_nothing_related_is_shown(
    state: str, award: str | None, delivery: str | None, most: int | None
) -> None:
    catalog = real_catalog()
    wanted = Wanted(state=state, award=award, delivery=delivery, most_usd=most)  # type: ignore[arg-type]
    found = search(catalog, wanted)
    own: list[Program] = [p for p in catalog.programs if p.state == state and not p.related and award in (None, p.award)]
    assert {p.id for p in own} <= {m.program.id for m in found}
    assert not [m for m in found if m.program.related]
    assert len({m.program.id for m in found}) == len(found)
    firsts = [bool(m.misses) for m in found]
    assert firsts == sorted(firsts)
    assert all(m.low_usd is None or most is None or m.low_usd <= most for m in found if not m.misses)


# what was reported of online programs


@cases(
    ("fields", "online"),
    [
        ({"offered_online": "all"}, "yes"),
        ({"offered_online": "all", "offered_online_before": ("none",)}, "yes"),
        ({"offered_online": "some", "offered_online_before": ("all",)}, "ask"),
        ({"offered_online": "none"}, "none-reported"),
        ({"offered_online": "none", "offered_online_before": ("none", "unknown")}, "none-reported"),
        ({"offered_online": "none", "offered_online_before": ("none", "some")}, "ask"),
        ({"offered_online_before": ("all",)}, "ask"),
        ({"school_online": False}, "none-reported"),
        ({"school_online": False, "offered_online_before": ("all",)}, "ask"),
        ({"school_online": True}, "ask"),
        ({}, "ask"),
        ({"delivery": "online", "offered_online": "none"}, "yes"),
        ({"delivery": "in-person", "offered_online": "all"}, "no"),
        ({"delivery": "hybrid"}, "no"),
    ],
)
def test_whether_a_program_can_be_finished_online(fields: dict[str, object], online: str) -> None:
    assert program("p", **fields).online == online


FROM_ALL_TO_NONE = ("none", "some", "open", "all")


def reported(catalog: Catalog) -> Catalog:
    shares = {"all": "all", "some": "some", "none": "none", "open": None}
    return small(catalog, *(program(i, offered_online=shares[i], offered_online_year="2021-22") for i in FROM_ALL_TO_NONE))


def test_online_known_comes_first_and_reported_not_comes_last_and_none_is_a_miss(catalog: Catalog) -> None:
    found = search(reported(catalog), Wanted(state="OH", delivery="online"))
    assert [m.program.id for m in found] == ["all", "open", "some", "none"]
    assert not any(m.misses for m in found)
    assert [(m.fit, "delivery" in m.asks) for m in found] == [("fit", False), *[("near", True)] * 3]


@pytest.mark.parametrize("delivery", ["in-person", "hybrid"])
def test_a_report_is_never_taken_for_a_campus(catalog: Catalog, delivery: DeliveryMode) -> None:
    """Not even that no program was fully online; what can be finished online comes last, as it may run on campus too."""
    found = search(reported(catalog), Wanted(state="OH", delivery=delivery))
    assert {m.fit for m in found} == {"near"}
    assert all("delivery" in m.asks and not m.misses for m in found)
    assert found[-1].program.id == "all"


@pytest.mark.parametrize(("known", "reaches"), [(0, ["net"]), (1, ["net"]), (2, [])])
def test_other_states_are_searched_where_the_state_has_too_few_known_to_fit(
    catalog: Catalog, known: int, reaches: list[str]
) -> None:
    own = [program(f"oh{n}", offered_online="all" if n < known else "none") for n in range(3)]
    there = small(catalog, *own, program("net", state="TX", offered_online="all"), program("tx", state="TX", offered_online="some"))
    found = search(there, Wanted(state="OH", delivery="online", elsewhere_below=2))
    assert [m.program.id for m in found if m.reach == "online"] == reaches


def test_too_dear_a_program_of_the_state_is_no_reason_to_look_no_further(catalog: Catalog) -> None:
    dear = [program(f"oh{n}", offered_online="all", price_usd=9000) for n in range(2)]
    there = small(catalog, *dear, program("net", state="TX", offered_online="all", price_usd=1000))
    wanted = Wanted(state="OH", delivery="online", most_usd=5000, elsewhere_below=2)
    assert ids(there, wanted) == ["net", "oh0", "oh1"]


def test_where_the_money_does_not_reach_the_exam_other_states_are_searched_too(catalog: Catalog) -> None:
    own = [program(f"oh{n}", offered_online="all", price_usd=4800) for n in range(2)]
    there = small(catalog, *own, program("net", state="TX", offered_online="all", price_usd=1000))
    for besides, found in ((0, ["oh0", "oh1"]), (200, ["oh0", "oh1"]), (201, ["net", "oh0", "oh1"])):
        wanted = Wanted(state="OH", delivery="online", most_usd=5000, besides_usd=besides, elsewhere_below=2)
        assert sorted(ids(there, wanted)) == found


# how far it is

LORAIN = ZipPlace(zip="44052", latitude=41.46, longitude=-82.17, state="OH")
ELYRIA = {"latitude": "41.409", "longitude": "-82.078"}
CLEVELAND = {"latitude": "41.491", "longitude": "-81.672"}
KIRTLAND = {"latitude": "41.639", "longitude": "-81.364"}


def along_the_lake(catalog: Catalog) -> Catalog:
    return small(
        catalog,
        program("kirtland", **KIRTLAND),
        program("cleveland", **CLEVELAND),
        program("elyria", **ELYRIA),
        program("nowhere"),
        program("net", delivery="online", **ELYRIA),
        program("over-the-border", state="KY", **ELYRIA),
    )


def test_the_nearest_come_first_with_whole_miles(catalog: Catalog) -> None:
    found = search(along_the_lake(catalog), Wanted(state="OH", near=LORAIN, delivery="in-person"))
    assert [(m.program.id, m.miles) for m in found if not m.misses] == [
        ("elyria", 6),
        ("cleveland", 26),
        ("kirtland", 43),
        ("nowhere", None),
    ]


def test_who_studies_online_is_sorted_by_no_distance(catalog: Catalog) -> None:
    far = small(
        catalog,
        program("far", offered_online="all", price_usd=1, **KIRTLAND),
        program("near", offered_online="all", price_usd=2, **ELYRIA),
    )
    assert ids(far, Wanted(state="OH", near=LORAIN, delivery="online")) == ["far", "near"]


def test_within_some_miles_leaves_out_what_is_known_to_be_farther_and_looks_over_the_border(catalog: Catalog) -> None:
    around = replace(along_the_lake(catalog), neighbors={"OH": ("KY",)})
    assert set(ids(around, Wanted(state="OH", near=LORAIN, within=26))) == {
        "elyria",
        "cleveland",
        "nowhere",
        "net",
        "over-the-border",
    }
    assert "over-the-border" not in ids(around, Wanted(state="OH", near=LORAIN))


def test_the_order_by_distance(catalog: Catalog) -> None:
    assert ids(along_the_lake(catalog), Wanted(state="OH", near=LORAIN), "distance")[:3] == ["elyria", "cleveland", "kirtland"]


# what is known comes first

WISHES = Wanted(state="OH", delivery="online", certification="cpc", most_usd=5000, nearest_codes=("51.0713", "51.0714"))
KNOWN: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("delivery", ("online", None, "in-person")),
    ("prepares_for", (("cpc",), (), ("cca",))),
    ("price_usd", (4000, None, 9000)),
)
"""What a program can be known to be: as it is wished for, not known, known to be otherwise."""


@given(st.data())
def test_of_each_thing_what_fits_comes_before_what_is_not_known_and_that_before_what_does_not_fit(data: st.DataObject) -> None:
    """Two programs alike but for one thing, and for what no criterion of the wishes is: code, school, awards, id."""
    first = data.draw(st.integers(0, 1))
    varied = data.draw(st.sampled_from([name for name, _ in KNOWN]))
    base = {name: values[data.draw(st.integers(0, 2))] for name, values in KNOWN}
    better, worse = (
        program(
            data.draw(st.sampled_from("ab")) + which,
            **{**base, varied: dict(KNOWN)[varied][grade]},
            cip=data.draw(st.sampled_from(["51.0707", "51.0713", "51.0714"])),
            completions=data.draw(st.sampled_from([None, 3, 90])),
        )
        for which, grade in (("-better", first), ("-worse", first + 1))
    )
    assert ids(small(real_catalog(), worse, better), WISHES) == [better.id, worse.id]


@pytest.mark.parametrize("state", [None, "OH"])
@pytest.mark.parametrize("delivery", [None, "online", "in-person"])
def test_nothing_known_beats_nothing_that_is_known_to_fit(
    catalog: Catalog, state: str | None, delivery: DeliveryMode | None
) -> None:
    known = program("z", delivery=delivery or "online", prepares_for=("cpc",), price_usd=4999, cip="51.0714", **KIRTLAND)
    blank = program("a", cip="51.0713", completions=500)
    wanted = replace(WISHES, delivery=delivery, state=state, everywhere=state is None, near=LORAIN)
    assert ids(small(catalog, blank, known), wanted) == ["z", "a"]
