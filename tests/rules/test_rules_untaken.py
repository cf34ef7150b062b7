"""Decisions that are not taken for everybody: absent from what is decided, from what would change it, and from every page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import product

from builders import QUIZ, box, choice, decision, favor, number, rule_set, when

from codingpath.formats.json import render
from codingpath.formats.markdown import to_markdown
from codingpath.formats.printouts import plan_printout
from codingpath.formats.records import why_record
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan
from codingpath.report.before_after import lead, moved, moved_full
from codingpath.report.lists.side_by_side import Named, beside
from codingpath.report.roadmap import document
from codingpath.report.sources import Cites
from codingpath.report.why import why
from codingpath.rules.decide import choose, decide
from codingpath.rules.explain import explain
from codingpath.rules.masks import compile_rules
from codingpath.rules.open_answers import still, undecided
from codingpath.rules.what_if import AnswerSwaps, turns, what_if
from codingpath.rules.why_not import behind, near

FAR = when(box({"goal": choice("far")}))
RULES = rule_set(
    decision("way", "stay go", favor("way.base", "stay"), favor("way.far", "go", weight=3, where=FAR)),
    decision(
        "ride",
        "bus car",
        favor("ride.base", "bus"),
        favor("ride.hours", "car", weight=3, where=when(box({"hours": number(20)}))),
        decided_when=when(box(way="go"), box({"goal": choice("fast"), "hours": number(40)})),
    ),
    decision("seat", "back front", favor("seat.base", "back"), favor("seat.bus", "front", weight=3, where=when(box(ride="bus")))),
)
TABLE = compile_rules(RULES, QUIZ)
CALM: Answers = {"goal": "calm", "hours": 10, "tools": ("none",)}


def test_a_decision_is_taken_where_one_box_holds_and_no_later_box_on_it_holds_elsewhere() -> None:
    chosen = {
        (goal, hours): choose(TABLE, {"goal": goal, "hours": hours}) for goal, hours in product(("calm", "fast", "far"), (10, 50))
    }
    assert {key: found.get("ride") for key, found in chosen.items()} == {
        ("calm", 10): None,
        ("calm", 50): None,
        ("fast", 10): None,
        ("fast", 50): "car",
        ("far", 10): "bus",
        ("far", 50): "car",
    }
    assert {key for key, found in chosen.items() if found["seat"] == "front"} == {("far", 10)}
    found = decide(TABLE, {"goal": "calm", "hours": 10})
    assert [o.id for o in found.outcomes] == ["way", "seat"]
    assert (found.get("ride"), found.chosen) == (None, chosen["calm", 10])


def test_what_would_change_leaves_it_out_where_it_is_not_taken_and_names_it_where_it_is() -> None:
    calm = what_if(TABLE, QUIZ, CALM)
    assert [flips.decision for flips in calm.flips] == ["way", "seat"]
    assert [turn.decision for turn in turns(TABLE, QUIZ, CALM)] == ["way", "seat"]
    fast: Answers = {**CALM, "goal": "fast", "hours": 50}
    found = what_if(TABLE, QUIZ, fast)["ride"]
    assert [(s.at_least, s.at_most, s.option) for s in found.stretches["hours"]] == [(1, 39, None), (40, 80, "car")]
    assert {w.option: [[(s.question, s.value) for s in c.steps] for c in w.changes] for w in found.ways} == {
        "bus": [[("goal", "far"), ("hours", 19)]]
    }
    (turn,) = [t for t in turns(TABLE, QUIZ, fast) if t.decision == "ride"]
    assert turn.change is not None
    assert turn.change.chosen["ride"] == "bus", "another option is named, not that there is nothing to decide"


def test_open_answers_and_why_we_ask() -> None:
    left = {u.decision: u for u in undecided(TABLE, QUIZ, {"goal": "far", "hours": NOT_SURE, "tools": ("none",), "years": 1})}
    assert left["ride"].possible == ("bus", "car")
    assert {u.decision for u in undecided(TABLE, QUIZ, {**CALM, "hours": NOT_SURE})} == {"way", "seat"}


def test_every_bound_holds_what_some_way_to_answer_reaches(catalog: Catalog) -> None:
    quiz = replace(catalog, questions=QUIZ, rules=RULES)
    found = still(quiz, TABLE, {"hours": 50}, "goal")
    assert set(found.decisions) == {"way", "ride"}


def test_what_nearly_was_names_only_decisions_that_are_taken() -> None:
    decided, swaps = decide(TABLE, CALM), AnswerSwaps(TABLE, QUIZ, CALM)
    assert near(TABLE, swaps, decided).keys() == behind(TABLE, swaps, decided).keys() == {"way", "seat"}
    (one,) = near(TABLE, swaps, decided)["seat"]
    assert one.outcome == ("ride", ("bus",))


# -- the pages, with the real rules but no delivery for those who want to lead


def _plans(catalog: Catalog) -> tuple[Roadmap, Roadmap]:
    *others, delivery = catalog.rules.decisions
    goals = [c.id for c in catalog.question("goal").choices if c.id != "lead"]
    gated = replace(delivery, decided_when=when(box({"goal": choice(*goals, not_sure=True)})))
    changed = replace(catalog, rules=replace(catalog.rules, decisions=(*others, gated)))
    answers: Answers = {"education": "diploma", "health-work": "none", "hours": 10, "months": 24, "state": "OH", "budget": 4000}
    with_it, without = ({**answers, "goal": goal} for goal in ("earn-more", "lead"))
    return plan(changed, with_it, date(2026, 11, 23)), plan(changed, without, date(2026, 11, 23))


def test_no_page_speaks_of_a_decision_that_is_not_taken(catalog: Catalog) -> None:
    _, without = _plans(catalog)
    assert "delivery" not in without.decisions.chosen
    page = to_markdown(document(without, full=True))
    assert "The four decisions" in page
    assert catalog.rules.decision("delivery").question not in page
    record = json.loads(render(plan_printout(without)))
    assert [d["id"] for d in record["decisions"]] == ["readiness", "role", "award", "certification"]
    found = explain(without)
    reasons = to_markdown(why(without, found))
    assert "The four results side by side" in reasons
    assert "five" not in reasons
    assert [d["id"] for d in why_record(without, found)["decisions"]] == [d["id"] for d in record["decisions"]]


def test_side_by_side_a_decision_of_one_plan_alone_is_said_to_be_missing_in_the_other(catalog: Catalog) -> None:
    plans = _plans(catalog)
    for one, other in (plans, plans[::-1]):
        assert "How to study" in lead(one, other) or catalog.rules.decision("delivery").title in lead(one, other)
        for part in (moved(one, other), moved_full(one, other)):
            assert "not in this plan" in str(part.blocks)
        parts = beside([Named("one", one), Named("other", other)], Cites(catalog.sources, date(2026, 11, 23)))
        assert "not in this plan" in str(parts)
