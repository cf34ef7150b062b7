"""Which few programs stand first: three choices and not three of a kind, each with the dates and the money of its own program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from builders import SOURCE, person, program, small, source
from crowd import others, plans
from random_sheets import random_sheets
from scenario_plans import scenario_plans
from strategies import TODAY, plan_of, real_table

from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Sheet, Value
from codingpath.model.plan.money import Money
from codingpath.model.plan.programs import Choice
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.zip_place import ZipPlace
from codingpath.planning.choices import choices
from codingpath.planning.chosen import program_of
from codingpath.planning.costs import ledger, sums
from codingpath.planning.dates import add_months
from codingpath.planning.person import Person
from codingpath.planning.plan import plan
from codingpath.planning.search.for_person import match
from codingpath.planning.timeline import applying
from codingpath.report.words import with_city
from codingpath.rules.decide import choose

LORAIN = ZipPlace(zip="44052", latitude=41.46, longitude=-82.17, state="OH")
SIX, TWENTY_SIX, FORTY_THREE = (
    {"latitude": "41.409", "longitude": "-82.078"},
    {"latitude": "41.491", "longitude": "-81.672"},
    {"latitude": "41.639", "longitude": "-81.364"},
)
"""So many miles from there."""
LEVEL = {"credits_low": 9, "credits_high": 29}


def public(program_id: str, usd: int | None = None, **rest: Any) -> Program:
    return program(program_id, **{"control": "public", "price_usd": usd, "price_covers": "tuition and books", **LEVEL, **rest})


def online(program_id: str, usd: int | None = None, **rest: Any) -> Program:
    return public(program_id, usd, **{"offered_online": "all", **rest})


def made(
    catalog: Catalog, *programs: Program, sheet: Sheet | None = None, own: tuple[str, ...] = (), far: bool = False, **chosen: str
) -> tuple[Choice, ...]:
    """Return the choices of somebody in Lorain who learns online unless told otherwise; with `far`, nobody knows where."""
    who = person(replace(small(catalog, *programs), own_programs=own), sheet, **chosen)
    who = who if far else replace(who, place=LORAIN)
    return choices(who, match(who))


def few(catalog: Catalog, *programs: Program, **how: Any) -> list[tuple[str, str]]:
    """Return why and which."""
    return [(choice.reason, choice.match.program.id) for choice in made(catalog, *programs, **how)]


# -- for college credit


def test_the_nearest_then_the_cheapest_online_then_the_next_best(catalog: Catalog) -> None:
    """The near one comes first also where the result is online, and though it is the dearest."""
    programs = public("near", 5000, **SIX), online("cheap", 2000), online("next", 2500), online("last", 3000)
    assert few(catalog, *programs) == [("nearest", "near"), ("cheapest-online", "cheap"), ("next-best", "next")]


def test_nobody_is_sent_to_classes_that_are_too_far_or_who_cannot_get_there(catalog: Catalog) -> None:
    far, near = public("far", 1000, **FORTY_THREE), public("near", 1500, **TWENTY_SIX)
    assert few(catalog, far, near, online("net", 3000), delivery="in-person") == [("nearest", "near"), ("cheapest-online", "net")]
    assert few(catalog, far, near, online("net", 3000), sheet={"campus": "no"}) == [("cheapest-online", "net")]
    assert few(catalog, far, online("net", 3000), delivery="in-person") == [("cheapest-online", "net")], "none within reach"


def test_who_has_no_line_learns_in_a_room(catalog: Catalog) -> None:
    programs = public("near", 1500, **TWENTY_SIX), online("net", 100, **FORTY_THREE)
    assert few(catalog, *programs, sheet={"internet": "none"}, delivery="in-person") == [("nearest", "near")]


def test_without_a_place_the_cheapest_public_one_of_the_state_comes_first(catalog: Catalog) -> None:
    """Somebody who learns in a room had three schools that teach online; those known as online come last, whatever they cost."""
    programs = public("dear", 3000, offered_online="none"), public("cheap", 2000, offered_online="none"), online("net", 1000)
    rooms, anywhere = (few(catalog, *programs, far=True, delivery=delivery) for delivery in ("in-person", "online"))
    assert rooms == [("cheapest-fitting", "cheap"), ("next-best", "dear"), ("cheapest-online", "net")]
    assert anywhere[0] == ("cheapest", "net")


def test_a_private_school_only_near_the_price_of_the_cheapest_or_with_the_only_room(catalog: Catalog) -> None:
    private = {"control": "for-profit", **TWENTY_SIX}
    assert few(catalog, online("net", 4000), online("fair", 4999, **private)) == [("cheapest-online", "net"), ("next-best", "fair")]
    assert few(catalog, online("net", 4000), online("dear", 5000, **private)) == [("cheapest-online", "net")]
    rooms = online("net", 4000), public("room", 9000, **private)
    assert sorted(few(catalog, *rooms, delivery="in-person")) == [("cheapest-online", "net"), ("next-best", "room")]


def test_other_states_only_where_fewer_than_two_remain_and_somebody_finishes_there(catalog: Catalog) -> None:
    away = online("away", 100, state="TX", completions=9)
    assert few(catalog, online("a", 2000), online("b", 3000), away) == [("cheapest-online", "a"), ("next-best", "b")]
    assert few(catalog, online("a", 2000), away) == [("cheapest-online", "a"), ("next-best", "away")]
    assert few(catalog, online("a", 2000), replace(away, completions=1)) == [("cheapest-online", "a")]


def test_a_program_of_a_few_credits_only_where_there_is_no_longer_one(catalog: Catalog) -> None:
    tiny = program("tiny", control="public", kind="under-9-credits", delivery="online", price_usd=1)
    listed = program("listed", control="public", kind="noncredit", delivery="online", price_usd=900)
    assert few(catalog, tiny, listed, award="short-course") == [("listed", "listed")]
    assert few(catalog, tiny, award="short-course") == [("next-best", "tiny")]


def test_what_keeps_the_limit_comes_before_what_does_not(catalog: Catalog) -> None:
    long = online("long", 1000, credit_hours=60)
    short = online("short", 3000, credit_hours=12)
    assert few(catalog, long, short, sheet={"months": 24}) == [("cheapest-online", "short"), ("next-best", "long")]
    assert few(catalog, long, short, sheet={"months": 120})[0] == ("cheapest-online", "long")


def test_for_an_exam_that_needs_it_the_accredited_come_first(catalog: Catalog) -> None:
    degree: dict[str, Any] = {"award": "associate", "credits_low": 60, "credits_high": 60}
    programs = (
        online("asked", 2000, **degree),
        online("known", 3000, cahiim=True, **degree),
        online("not", 1, cahiim=False, **degree),
    )
    facts = replace(small(catalog, *programs), credentials=catalog.credentials, sources={**catalog.sources, SOURCE: source()})
    who = person(facts, award="associate", certification="rhit")
    assert [c.match.program.id for c in choices(who, match(who))] == ["known", "asked"]


def test_price_counts_after_the_grant_that_a_person_will_likely_get(catalog: Catalog) -> None:
    """The cheaper one is too short for a Pell Grant."""
    aid: dict[str, Any] = {"federal_aid": True, "length": "12 weeks to under 1 year"}
    programs = online("short", 1000, credit_hours=12, **aid), online("long", 3000, credit_hours=24, **aid)
    poor: dict[str, Value] = {"funding": ("low-income",), "education": "diploma"}
    facts = replace(small(catalog, *programs), funding=catalog.funding)
    who = replace(person(facts, poor), place=LORAIN)
    assert [c.match.program.id for c in choices(who, match(who))] == ["long", "short"]
    assert [name for _, name in few(catalog, *programs)] == ["short", "long"], "no grant is likely"


def test_one_school_is_one_choice(catalog: Catalog) -> None:
    programs = [online(f"p{n}", 1000 + n, school="The same") for n in range(3)]
    assert few(catalog, *programs) == [("cheapest-online", "p0")]


def test_the_office_s_own_come_first_with_what_speaks_against_them(catalog: Catalog) -> None:
    own = program("own", delivery="in-person", price_usd=99_999, control="for-profit", **LEVEL)
    found = made(catalog, own, online("a", 2000), online("b", 2500), online("c", 3000), own=("own",))
    assert [(c.reason, c.match.program.id) for c in found] == [("office", "own"), ("cheapest-online", "a"), ("next-best", "b")]
    assert {miss.kind for miss in found[0].match.misses} == {"delivery", "price"}


# -- short courses


def test_a_listed_course_a_college_to_ask_and_the_bodys_own(catalog: Catalog) -> None:
    short: dict[str, Any] = {"kind": "noncredit", "delivery": "online"}
    college = public("college", unitid="1", completions=4)
    body = program("body", school="ISSUER", state="US", prepares_for=("cpc",), **short)
    sold = program("sold", school="Vendor", state="US", voucher=True, **short)
    other = program("other", school="Another issuer", state="US", **short)
    listed = program("listed", control="public", price_usd=2995, **short)
    found = few(catalog, college, body, sold, other, listed, award="short-course")
    assert found == [("listed", "listed"), ("continuing-education", "continuing-education-1"), ("body", "body")]
    assert [reason for reason, _ in few(catalog, college, body, sold, award="short-course")] == [
        "continuing-education",
        "body",
        "sold-online",
    ]


# -- every total is one program's


@cache
def real_plans() -> tuple[Roadmap, ...]:
    """Return the plans of the crowd, of every scenario, and of the others."""
    return (*plans(), *scenario_plans().values(), *others())


def person_of(roadmap: Roadmap) -> Person:
    return Person(roadmap.catalog, roadmap.sheet, roadmap.decisions.chosen, roadmap.today, roadmap.whereabouts.place)


def faults_of(roadmap: Roadmap) -> Iterator[str]:
    """Yield what is wrong with the choices of a plan and with what they come to."""
    who, first = person_of(roadmap), roadmap.program
    if roadmap.money != ledger(who, first):
        yield "the ledger is not that of the first choice"
    if roadmap.applying != applying(replace(who, program=first.program if first else None)):
        yield "the dates are not those of the first choice"
    for choice in roadmap.choices:
        m = choice.match
        if choice.money != ledger(who, m) or choice.applying != applying(replace(who, program=m.program)):
            yield f"{m.program.id}: money or dates of another program"
        if not _adds_up(choice.money, m.low_usd):
            yield f"{m.program.id}: its tuition is not its price"
        if m not in roadmap.programs:
            yield f"{m.program.id}: not in the list"
        if m.miles is not None and m.miles > 35 and m.program.online not in ("yes", "ask"):
            yield f"{m.program.id}: {m.miles} miles to classes"
    yield from _order_faults(roadmap)


def _adds_up(money: Money, usd: int | None) -> bool:
    lines = {line.id: line for line in money.lines}
    counted = [line for line in money.lines if line.counts_against_budget]
    return (lines["tuition"].low_usd, lines["tuition"].high_usd) == (usd, usd) and sums(counted) == (money.low_usd, money.high_usd)


def _order_faults(roadmap: Roadmap) -> Iterator[str]:
    months = roadmap.sheet["months"]
    schools = [c.match.program.school for c in roadmap.choices]
    if len(set(schools)) != len(schools) or len(schools) > 3:
        yield f"schools: {schools}"
    if "noncredit" in roadmap.option("award").program_kinds:  # hardly any of these says how long it takes
        unpriced = [c.match.low_usd is None for c in roadmap.choices if c.reason != "office"]
        if unpriced != sorted(unpriced):
            yield "one without a price comes before one that has a price"
    elif isinstance(months, int):
        last = add_months(roadmap.start, months)
        late = [c.applying.likely is not None and c.applying.likely > last for c in roadmap.choices]
        if late != sorted(late):
            yield "one that misses the limit comes before one that keeps it"


def test_every_total_is_that_of_one_program_for_anybody() -> None:
    found = [(r.answers, fault) for r in real_plans() for fault in faults_of(r)]
    assert not found, found[:3]
    assert sum(len(r.choices) for r in real_plans()) > 200, "too few to tell"


def test_the_date_of_the_other_way_is_that_of_its_own_kind() -> None:
    ways = [(r, r.page_one.other) for r in real_plans() if r.page_one.other is not None and r.page_one.other.applying is not None]
    assert len(ways) > 20
    for roadmap, way in ways:
        assert way.applying == applying(person_of(roadmap).otherwise(way.decision, way.option)), roadmap.answers


def test_wherever_a_school_is_to_be_chosen_two_or_three_are_named_but_for_few() -> None:
    """One alone where nobody can get to a campus or study online, or where nothing else is within reach."""
    there = [r for r in real_plans() if r.award is not None and not r.option("award").exam_only]
    alone = [r for r in there if len(r.choices) < 2]
    assert len(alone) * 8 < len(there), [(r.sheet["state"], r.decisions.chosen) for r in alone][:5]
    assert not [r for r in scenario_plans().values() if r in there and len(r.choices) < 2]


def test_more_hours_never_end_later_with_one_program(catalog: Catalog) -> None:
    ids = "us-aapc-coding", "fl-big-bend-technical-college-0713-cert", "oh-mercy-college-ohio-0713-cert"
    programs = [p for p in catalog.programs if p.id in ids] + [p for p in catalog.programs if p.award == "associate"][:1]
    for sheet in random_sheets(catalog, 4, seed=29):
        chosen = choose(real_table(), sheet)
        for p in programs:
            ends = [applying(Person(catalog, {**sheet, "hours": h}, chosen, TODAY, program=p)) for h in range(1, 81)]
            for days in ([d.early for d in ends], [d.likely for d in ends], [d.late for d in ends]):
                known = [day for day in days if day is not None]
                assert known == sorted(known, reverse=True), (p.id, sheet)


# -- a chosen program

OWN: dict[str, Value] = {"goal": "start-soon", "hours": 12, "months": 30, "state": "OH", "budget": 4000, "start": date(2027, 1, 11)}


def test_a_chosen_program_moves_dates_and_money_and_no_decision(catalog: Catalog) -> None:
    before = plan(catalog, OWN, TODAY, real_table())
    college = program_of(catalog, "oh-mercy-college-ohio-0713-cert")
    after = plan(catalog, OWN, TODAY, real_table(), program=college)
    assert after.decisions == before.decisions
    assert after.chosen is not None
    assert [(c.reason, c.match.program) for c in after.choices] == [("chosen", college)]
    assert (after.money, after.applying) == (after.choices[0].money, after.choices[0].applying)
    assert after.applying != before.applying
    assert after.chosen_notes[0] == "It is a college certificate. From your answers, a short course fits better."


def test_dates_go_by_the_hours_that_a_course_publishes(catalog: Catalog) -> None:
    """Eighty hours of class at twelve a week were dated like the 370 of an average course; study comes on top of them."""
    course = program_of(catalog, "us-aapc-coding")
    train = plan(catalog, OWN, TODAY, real_table(), program=course).stage("train")
    assert train is not None
    assert train.workload is not None
    assert train.workload.hours is not None
    hours = train.workload.hours
    assert (hours.low, hours.likely, hours.high) == (80, 200, 370)
    assert train.ends.early == date(2027, 3, 8), "eight weeks, the fewest of any short course"
    assert train.ends.likely == date(2027, 5, 10)
    among = next(c for c in plan(catalog, OWN, TODAY, real_table()).choices if c.match.program == course)
    assert among.applying == plan(catalog, OWN, TODAY, real_table(), program=course).applying


def test_what_differs_from_the_result_is_said(catalog: Catalog) -> None:
    away = next(p for p in catalog.programs if p.state == "TX" and p.taught == "in-person")
    notes = plan(catalog, OWN, TODAY, real_table(), program=away).chosen_notes
    assert "It is in TX, not in OH: ask if it enrolls people from your state, and at which price." in notes
    assert any(note.startswith("It is taught on campus. From your answers, ") for note in notes)
    certified = plan(catalog, {**OWN, "so-far": "certified", "holds": ("cpc",)}, TODAY, real_table(), program=away)
    assert "By your answers no course comes next, so it changes no date and no cost here." in certified.chosen_notes
    assert "tuition" not in {line.id for line in certified.money.lines}


def test_an_unknown_id_is_told_with_a_near_one(catalog: Catalog) -> None:
    assert program_of(catalog, "continuing-education-204945").school == "Owens Community College"
    with pytest.raises(AnswerError, match=r"no program is called 'us-aapc-codng'; did you mean 'us-aapc-coding'\?"):
        program_of(catalog, "us-aapc-codng")


def test_fewer_hours_a_week_bring_no_other_course_first_and_no_earlier_date() -> None:
    """Ten hours had a college first and December; eight had a course sold online, whose length is known, and October."""
    for name, hours in (
        ("58-stopped-three-years-ago", (8, 12)),
        ("32-nurse-with-a-deadline", (12, 17)),
        ("02-cashier-starts-soon", (6, 20)),
    ):
        roadmap = scenario_plans()[name]
        made = [roadmap, *(plan_of({**roadmap.answers, "hours": other}) for other in hours)]
        assert len({r.decisions["award"].chosen for r in made}) == 1
        assert len({r.choices[0].match.program.id for r in made}) == 1, name
        days = [r.applying.likely for r in sorted(made, key=lambda r: -int(str(r.answers["hours"])))]
        assert days == sorted(days, key=lambda day: day or date.max), name


def test_a_name_that_says_its_city_says_it_once() -> None:
    named = [with_city(c.match.program) for r in scenario_plans().values() for c in r.choices]
    assert [name for name in named if (found := name.rpartition(", "))[1] and found[2] in found[0]] == []
