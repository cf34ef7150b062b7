"""Conflicts, and that each way out they name is one: it is given as an answer, and everything is decided anew."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from builders import TIMELINE, person, small
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import decide_plainly
from strategies import full_answers, plan_of, real_catalog, real_table, values

from codingpath.engine.calendar import add_months
from codingpath.engine.changes import one_answer_changes
from codingpath.engine.decide import choose
from codingpath.engine.masks import MaskTable
from codingpath.engine.plan import plan
from codingpath.engine.sheet import sheet_of
from codingpath.engine.ways_out import applying, more_time
from codingpath.model.answers import NOT_SURE, Answers, Value
from codingpath.model.catalog import Catalog
from codingpath.model.roadmap import Conflict, Roadmap


def conflicts(roadmap: Roadmap, kind: str) -> list[Conflict]:
    return [c for c in roadmap.conflicts if c.kind == kind]


def with_answer(catalog: Catalog, roadmap: Roadmap, question: str, value: Value) -> Roadmap:
    return plan(catalog, {**roadmap.answers, question: value}, roadmap.today)


LEADER: dict[str, Value] = {
    "goal": "lead",
    "matters-most": ("earning-ceiling",),
    "education": "diploma",
    "health-work": "none",
    "hours": 8,
    "months": 24,
    "budget": 20_000,
    "funding": ("none",),
    "start": date(2027, 1, 4),
    "state": "OH",
}


# -- ruled out


def test_a_favorite_that_is_ruled_out_is_named_with_what_it_would_take(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, LEADER, today)
    (conflict,) = conflicts(roadmap, "ruled-out")
    assert conflict.id == "ruled-out.award"
    assert {"hours", "months", "education"} <= set(conflict.questions)
    assert "Associate degree" in conflict.text
    assert "8 hours a week" in conflict.text
    assert all(" instead of " in way for way in conflict.relaxations)


def test_somebody_whose_favorite_is_open_has_no_such_conflict(catalog: Catalog, today: date) -> None:
    assert not conflicts(plan(catalog, {**LEADER, "hours": 40, "months": NOT_SURE}, today), "ruled-out")


def proposed(roadmap: Roadmap, way: str) -> tuple[str, Value]:
    """Read question and new answer back from `Study hours: 20 hours a week instead of 12 hours a week`."""
    title, _, change = way.partition(": ")
    question = next(q for q in roadmap.catalog.questions if q.title == title)
    words = change.split(" instead of ")[0]
    if question.kind in {"number", "amount"}:
        return question.id, int(re.sub(r"\D", "", words))
    labels = re.findall("“(.*?)”", words)
    ids = tuple(c.id for c in question.choices if c.label in labels)
    assert len(ids) == len(labels)
    return question.id, ids if question.kind == "many" else ids[0]


def favorite(roadmap: Roadmap, conflict: Conflict) -> tuple[str, str]:
    decision = conflict.id.removeprefix("ruled-out.")
    return decision, max(roadmap.decisions[decision].options, key=lambda o: o.score).id


@given(answers=full_answers())
@settings(max_examples=12)
def test_each_way_out_to_a_ruled_out_favorite_leads_there(answers: Answers) -> None:
    roadmap = plan_of(answers)
    for conflict in conflicts(roadmap, "ruled-out"):
        decision, option = favorite(roadmap, conflict)
        assert roadmap.decisions[decision].option(option).state == "ruled-out"
        for way in [way for way in conflict.relaxations if " instead of " in way]:
            question, value = proposed(roadmap, way)
            changed = plan_of({**roadmap.answers, question: value})
            plainly = decide_plainly(roadmap.catalog.rules, roadmap.catalog.by_id, changed.sheet)
            assert plainly.chosen[decision] == option, way
            assert value != roadmap.answers[question], way
            if decision == "award" and question in {"hours", "months"}:
                assert not conflicts(changed, "time"), f"{way}: that award, but not in time"


@given(answers=full_answers())
@settings(max_examples=15)
def test_a_way_out_is_named_where_a_change_of_one_answer_leads_there_in_time(answers: Answers) -> None:
    roadmap = plan_of(answers)
    for conflict in conflicts(roadmap, "ruled-out"):
        decision, option = favorite(roadmap, conflict)
        if any(" instead of " in way for way in conflict.relaxations):
            continue
        for question, value in one_answer_changes(real_table(), roadmap.sheet):
            changed = {**roadmap.answers, question: value}
            if choose(real_table(), sheet_of(roadmap.catalog.questions, changed))[decision] == option:
                assert decision == "award", (question, value)
                assert question in {"hours", "months"}, (question, value)
                assert conflicts(plan_of(changed), "time"), (question, value)


@given(answers=full_answers())
@settings(max_examples=12)
def test_changes_are_valid_answers_that_a_person_can_give(answers: Answers) -> None:
    catalog = real_catalog()
    table = real_table()
    sheet = sheet_of(catalog.questions, answers)
    for name, value in one_answer_changes(table, sheet):
        question = catalog.question(name)
        assert not question.fixed
        assert sheet[name] != NOT_SURE
        assert value not in (NOT_SURE, sheet[name])
        if isinstance(value, int):
            assert (question.at_least or 0) <= value <= (question.at_most or 0)


# -- time


SOON: dict[str, Value] = {
    "goal": "start-soon",
    "health-work": "none",
    "education": "diploma",
    "hours": 12,
    "months": 6,
    "start": date(2027, 1, 4),
    "budget": NOT_SURE,
}


def test_a_path_that_ends_after_the_months_is_named(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, SOON, today)
    (conflict,) = conflicts(roadmap, "time")
    assert conflict.questions == ("months", "hours")
    assert roadmap.applying.early is not None
    assert f"{roadmap.applying.early:%B} {roadmap.applying.early.day}, {roadmap.applying.early.year}" in conflict.text


def test_open_months_never_conflict(catalog: Catalog, today: date) -> None:
    assert not conflicts(plan(catalog, {**SOON, "months": NOT_SURE}, today), "time")


HURRIED = st.deferred(
    lambda: st.fixed_dictionaries(
        {q.id: values(q) for q in real_catalog().questions if q.id not in {"months", "hours"}}
        | {
            "months": st.one_of(st.integers(1, 120), st.integers(1, 24)),
            "hours": st.one_of(st.integers(1, 80), st.integers(1, 12), st.just(NOT_SURE)),
        }
    )
)


@given(answers=HURRIED)
@settings(max_examples=20)
def test_hours_or_months_that_are_named_as_a_way_out_really_fit(answers: Answers) -> None:
    catalog = real_catalog()
    roadmap = plan_of(answers)
    award = roadmap.decisions["award"].chosen
    for way in [way for conflict in conflicts(roadmap, "time") for way in conflict.relaxations]:
        named = re.fullmatch(r"(\d+) (hours|months)(?: a week)? instead of \d+", way)
        if named is None:
            continue
        number, unit = int(named[1]), named[2]
        question = catalog.question(unit)
        assert (question.at_least or 0) <= number <= (question.at_most or 0), f"{way}: not an answer this question takes"
        changed = with_answer(catalog, roadmap, unit, number)
        assert not conflicts(changed, "time"), way
        assert changed.decisions["award"].chosen == award, way
        assert number != roadmap.answers[unit], way


def test_no_number_is_named_that_the_question_does_not_take(catalog: Catalog, table: MaskTable) -> None:
    who = person(small(catalog), {"hours": 1, "months": 60})
    end = applying(who)
    assert end is not None
    assert [way for way in more_time(who, table, 60, end) if "months" in way] == ["102 months instead of 60"]
    long = replace(TIMELINE, workloads=TIMELINE.workloads[1:])  # only the course of 1,000 hours
    who = person(small(catalog, timeline=long), {"hours": 1, "months": 60})
    end = applying(who)
    assert end is not None
    assert [way for way in more_time(who, table, 60, end) if "months instead" in way] == []


@given(answers=HURRIED)
@settings(max_examples=12)
def test_the_hours_named_are_the_fewest_that_fit(answers: Answers) -> None:
    catalog = real_catalog()
    roadmap = plan_of(answers)
    for way in [way for conflict in conflicts(roadmap, "time") for way in conflict.relaxations]:
        named = re.fullmatch(r"(\d+) hours a week instead of \d+", way)
        if named is not None:
            fewer = with_answer(catalog, roadmap, "hours", int(named[1]) - 1)
            same_path = fewer.decisions.chosen == roadmap.decisions.chosen
            assert not same_path or conflicts(fewer, "time"), way


@given(answers=HURRIED)
@settings(max_examples=12)
def test_time_conflicts_exactly_where_the_early_date_is_after_the_months(answers: Answers) -> None:
    roadmap = plan_of(answers)
    assert roadmap.applying.early is not None
    months = roadmap.sheet["months"]
    assert isinstance(months, int)
    assert bool(conflicts(roadmap, "time")) == (roadmap.applying.early > add_months(roadmap.start, months))


# -- money


@given(answers=full_answers())
def test_money_conflicts_exactly_where_the_known_costs_exceed_the_budget(answers: Answers) -> None:
    roadmap = plan_of(answers)
    found = conflicts(roadmap, "money")
    assert bool(found) == (roadmap.money.short_usd > 0)
    for conflict in found:
        assert f"${roadmap.money.short_usd:,}" in conflict.text
        assert f"${roadmap.money.low_usd:,} instead of ${roadmap.money.budget_usd:,}" in conflict.relaxations[-1]


def test_the_money_conflict_names_whom_to_ask(catalog: Catalog, today: date) -> None:
    poor: dict[str, Value] = {
        "budget": 0,
        "health-work": "coding-billing",
        "coding-years": 4,
        "terminology": "strong",
        "education": "diploma",
    }
    asked = conflicts(plan(catalog, {**poor, "funding": ("employer-pays",)}, today), "money")[0].relaxations[0]
    nobody = conflicts(plan(catalog, {**poor, "funding": ("none",)}, today), "money")[0].relaxations[0]
    assert "mployer" in asked
    assert nobody.endswith("before you pay")


# -- pairs of wishes


@pytest.mark.parametrize(
    ("answers", "raised"),
    [
        ({"goal": "small-practice", "setting": "hospital"}, True),
        ({"goal": "small-practice", "setting": "physician-office"}, False),
        ({"goal": "small-practice"}, False),
    ],
)
def test_a_pair_is_raised_by_its_answers_alone(catalog: Catalog, today: date, answers: Answers, raised: bool) -> None:
    found = {c.id: c for c in conflicts(plan(catalog, answers, today), "wishes")}
    assert ("small-practice-and-hospital" in found) is raised
    if raised:
        assert set(found["small-practice-and-hospital"].questions) == {"goal", "setting"}
        assert found["small-practice-and-hospital"].relaxations


@given(answers=full_answers())
def test_every_conflict_has_words_questions_and_a_way_out(answers: Answers) -> None:
    catalog = real_catalog()
    order = ["ruled-out", "time", "money", "wishes"]
    roadmap = plan_of(answers)
    assert [order.index(c.kind) for c in roadmap.conflicts] == sorted(order.index(c.kind) for c in roadmap.conflicts)
    for conflict in roadmap.conflicts:
        assert conflict.relaxations
        assert conflict.questions
        assert set(conflict.questions) <= set(catalog.by_id)
        assert not re.search(r"[{}]", conflict.text + "".join(conflict.relaxations))


def test_a_path_that_ends_on_the_very_day_is_in_time(catalog: Catalog, today: date) -> None:
    """Paths take whole weeks, so only some starts lead to the same day of a month."""
    answers: dict[str, Value] = {**SOON, "start": date(2027, 1, 4), "months": 9}
    hours = next(n for n in range(5, 60) if plan(catalog, {**answers, "hours": n}, today).applying.early == date(2027, 10, 4))
    assert not conflicts(plan(catalog, {**answers, "hours": hours}, today), "time")
    assert not conflicts(plan(catalog, {**answers, "hours": hours, "start": date(2027, 1, 31)}, today), "time")
    assert conflicts(plan(catalog, {**answers, "hours": hours, "months": 8}, today), "time")
