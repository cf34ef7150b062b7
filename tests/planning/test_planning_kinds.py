"""A short course and a college certificate: what leads keeps the limit where something does, and no plan mixes the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from builders import box, choice
from document_text import part_texts
from one_kind import mixed
from random_sheets import random_sheets
from scenario_plans import scenario_plan
from strategies import plan_of, real_catalog, real_table

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.program import Program
from codingpath.model.rules import Decisions
from codingpath.planning.choices import first_program
from codingpath.planning.costs import ledger
from codingpath.planning.federal_aid import aid_kinds, lengths_of
from codingpath.planning.person import Person, person_in
from codingpath.planning.reference_limits import needed_months
from codingpath.planning.search.for_person import listed, match
from codingpath.planning.search.search import PREFIX, continuing_education
from codingpath.planning.timeline import applying, timeline
from codingpath.planning.trial import two_kinds
from codingpath.report.parts.appendix import path_part
from codingpath.report.sources import Cites
from codingpath.rules.decide import choose, decide
from codingpath.rules.masks import sheet_of

TODAY = date(2026, 11, 27)


def newcomers(catalog: Catalog, count: int) -> list[Sheet]:
    """Return sheets of people with nothing behind them; half of them with the short limits and few hours that bind."""
    found: list[Sheet] = []
    for number, sheet in enumerate(random_sheets(catalog, count, seed=21)):
        given: dict[str, Value] = {**sheet, "so-far": ("nothing", NOT_SURE)[number % 2]}
        if number % 4:
            given |= {"months": 2 + number * 7 % 60, "hours": 2 + number * 5 % 40}
        found.append(sheet_of(catalog.questions, given))
    return found


def kept(catalog: Catalog, award: str, sheet: Mapping[str, Value], known: dict[tuple[object, ...], int]) -> bool:
    """Tell whether the reference keeps the limit of a sheet."""
    months, key = sheet["months"], (award, sheet["hours"], sheet["education"])
    if months == NOT_SURE:
        return True
    if key not in known:
        college = sheet["education"] in ("some-college", "associate", "bachelor")
        education = "some-college" if college else "diploma"
        known[key] = needed_months(catalog, award, sheet["hours"], box({"education": choice(education)}))
    assert isinstance(months, int)
    return known[key] <= months


def test_nothing_leads_past_the_limit_where_a_possible_way_keeps_it() -> None:
    catalog, binding = real_catalog(), 0
    known: dict[tuple[object, ...], int] = {}
    for sheet in newcomers(catalog, 100):
        outcome = decide(real_table(), sheet)["award"]
        possible = [o.id for o in outcome.options if o.state != "ruled-out"]
        if not kept(catalog, outcome.chosen, sheet, known):
            binding += 1
            assert not [o for o in possible if kept(catalog, o, sheet, known)], sheet
    assert binding > 5, "too few to tell"


def test_dates_schools_and_prices_are_of_one_kind() -> None:
    """Whatever is chosen for a hundred newcomers, and each kind of training in turn whoever they are."""
    catalog, told = real_catalog(), dict.fromkeys(("short-course", "certificate", "associate"), 0)
    for number, sheet in enumerate(newcomers(catalog, 100)):
        chosen = choose(real_table(), sheet)
        for award in {chosen["award"], list(told)[number % 3]} if "delivery" in chosen else ():
            person = Person(catalog, sheet, {**chosen, "award": award}, TODAY)
            first = first_program(person)
            programs = listed(match(person), [first] if first else []).shown
            assert mixed(timeline(person), programs, ledger(person, first).lines) == [], (number, award)
            told |= {award: told[award] + len(programs)} if award in told else {}
    assert all(told.values()), "some of each have programs"


def test_the_nearest_colleges_are_asked_for_a_course_each_once(catalog: Catalog) -> None:
    for state in ("OH", "AL", "TX", "NOWHERE"):
        found = continuing_education(catalog, state, None, 2)
        public = {p.unitid for p in catalog.programs.of_state(state) if p.control == "public" and not p.related}
        assert len({asked.unitid for asked in found}) == len(found) == min(2, len(public))
        for asked in found:
            assert asked.id == f"{PREFIX}{asked.unitid}"
            assert (asked.price_usd, asked.clock_hours, asked.kind, asked.state) == (None, None, "noncredit", state)


def test_no_ordinary_pell_for_a_short_course(catalog: Catalog) -> None:
    lengths = lengths_of(catalog)
    rows: list[Program] = [p for p in catalog.programs if p.kind != "credit"]
    assert len(rows) > 80
    assert not [p.id for p in rows if aid_kinds(p, lengths) in ("pell", "either")]


def test_two_kinds_stand_beside_each_other_where_both_are_possible_and_close(catalog: Catalog) -> None:
    close = plan_of(
        {"so-far": "nothing", "health-work": "none", "study-style": "classes", "campus": "yes", "hours": 20, "state": "OH"}
    )
    first, other = close.two_kinds
    assert first.option.id == close.decisions["award"].chosen
    assert {first.option.id, other.option.id} == {"short-course", "certificate"}
    assert first.applying == close.applying
    assert first.money == close.money
    for beside in close.two_kinds:
        person = Person(close.catalog, close.sheet, {**close.decisions.chosen, "award": beside.option.id}, close.today)
        assert mixed(timeline(person), listed(match(person)).shown, beside.money.lines) == []
        assert beside.applying == applying(person)
    texts = part_texts(path_part(close, Cites(catalog.sources, close.today)))
    assert any("side by side" in text for text in texts)
    late = plan_of({**close.answers, "months": 12})
    assert late.decisions["award"].option("certificate").state == "ruled-out"
    assert late.two_kinds == ()


def test_two_kinds_stand_beside_each_other_up_to_three_points_apart() -> None:
    roadmap = scenario_plan("109-both-kinds-are-close")
    assert len(roadmap.two_kinds) == 2
    outcome, rival = roadmap.decisions["award"], roadmap.two_kinds[1].option.id
    for apart, beside in ((0, 2), (3, 2), (4, 0)):
        scores = {outcome.chosen: 9, rival: 9 - apart}
        options = tuple(replace(o, score=scores.get(o.id, 0)) for o in outcome.options)
        kinds = two_kinds(person_in(roadmap), Decisions(outcomes=(replace(outcome, options=options),)))
        assert len(kinds) == beside, apart
