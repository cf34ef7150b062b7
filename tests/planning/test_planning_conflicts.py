"""Conflicts, and that each way out they name is one: it is given as an answer, and everything is decided anew."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import TIMELINE, TODAY, bar, box, choice, favor, number, small, when, workload
from crowd import everybody, plans
from hypothesis import given, settings
from hypothesis import strategies as st
from random_sheets import random_sheets
from reference import choose_plainly, with_own_limits
from scenario_plans import scenario_plans
from strategies import plan_of, real_catalog, real_table, values

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.plan.roadmap import Conflict, Relaxation, Roadmap
from codingpath.model.plan.stages import Dates
from codingpath.model.rules import Rule
from codingpath.planning.choices import of_first
from codingpath.planning.dates import add_months
from codingpath.planning.limits import decided as decided_alone
from codingpath.planning.limits import limits_now
from codingpath.planning.person import Person
from codingpath.planning.plan import person_of, plan
from codingpath.planning.timeline import applying
from codingpath.planning.trial import Trial, money_of, overrun, passes
from codingpath.rules.masks import sheet_of
from codingpath.rules.what_if import one_answer_changes


def conflicts(roadmap: Roadmap, kind: str) -> list[Conflict]:
    return [c for c in roadmap.conflicts if c.kind == kind]


def with_answer(catalog: Catalog, roadmap: Roadmap, question: str, value: Value) -> Roadmap:
    return plan(catalog, {**roadmap.answers, question: value}, roadmap.today)


LEADER: dict[str, Value] = {
    "goal": "lead",
    "matters-most": ("earning-ceiling",),
    "education": "diploma",
    "health-work": "none",
    "hours": 20,
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
    assert "an associate degree" in conflict.text
    assert "20 hours a week" in conflict.text
    near, far = ([way for way in conflict.relaxations if way.far == is_far] for is_far in (False, True))
    assert [way.changes for way in far] == [{"hours": 45}], "more than twice as much is what it would take, and no way"
    assert [(way.text, way.changes) for way in near] == [("no small change of one answer leads there", None)]
    assert conflict.relaxations[-1].far, "said last"


def test_what_is_far_stands_in_the_data(catalog: Catalog, today: date) -> None:
    words = catalog.guidance
    assert words.far_percent is not None
    wide = replace(words, far_percent=replace(words.far_percent, high=1000))
    anything = tuple(replace(q, far_above=None) for q in catalog.questions)
    (conflict,) = conflicts(plan(replace(catalog, guidance=wide, questions=anything), LEADER, today), "ruled-out")
    assert not any(way.far for way in conflict.relaxations)
    short = scenario_plans()["118-both-kinds-of-work-by-day"]
    for budget, near in ((400, 0), (7000, 1)):
        (conflict,) = conflicts(plan(catalog, {**short.answers, "budget": budget}, today), "money")
        assert [way.far for way in changing(conflict)] == [False] * near, "nobody with next to nothing is told of more"


def test_what_is_near_stands_in_the_data(catalog: Catalog) -> None:
    """Twelve months are given and fifteen would do: a quarter more is near, and a figure below that is not."""
    roadmap, words = scenario_plans()["51-two-thirds-through-a-degree"], catalog.guidance
    assert words.near_percent is not None
    for most, said in ((125, "if slow, by Apr 2028"), (124, "not at a slow pace")):
        share = replace(words.near_percent, low=most, high=most)
        told = plan(replace(catalog, guidance=replace(words, near_percent=share)), roadmap.answers, roadmap.today)
        (conflict,) = conflicts(told, "time")
        assert said in (conflict.short or "")


def test_somebody_whose_favorite_is_open_has_no_such_conflict(catalog: Catalog, today: date) -> None:
    assert not conflicts(plan(catalog, {**LEADER, "hours": 40, "months": NOT_SURE}, today), "ruled-out")


def changing(conflict: Conflict) -> list[Relaxation]:
    """Return the ways out that change an answer; the others are advice."""
    return [way for way in conflict.relaxations if way.changes is not None]


def applied(roadmap: Roadmap, way: Relaxation) -> Person:
    """Return the person who answers otherwise, decided anew."""
    assert way.changes
    return decided({**roadmap.answers, **way.changes})


def decided(answers: Answers) -> Person:
    return person_of(real_catalog(), answers, TODAY, real_table())


def chosen_plainly(person: Person) -> dict[str, str]:
    """Return the results by a plain reading of the rules with the limits of this person."""
    taken = decided_alone(replace(person, chosen={}, settled=False), real_table())
    return choose_plainly(with_own_limits(real_catalog().rules, real_table(), limits_now(taken, real_table())), person.sheet)


MISSED = {"at the fast pace only": "likely", "not at the slow one": "late"}
"""What a way out says where it is not in time by every reckoning, and the first reckoning that then misses."""


def said_of(way: Relaxation) -> str:
    return next((over for text, over in MISSED.items() if text in way.text), "none")


def in_time(person: Person, way: Relaxation) -> bool:
    """Tell whether a path is in time by the reckoning that a way out names."""
    return overrun(of_first(person)) == said_of(way)


def favorite(roadmap: Roadmap, conflict: Conflict) -> tuple[str, str]:
    decision = conflict.id.removeprefix("ruled-out.")
    return decision, max(roadmap.decisions[decision].options, key=lambda o: o.score).id


@everybody
def test_each_way_out_to_a_ruled_out_favorite_leads_there(roadmap: Roadmap) -> None:
    for conflict in conflicts(roadmap, "ruled-out"):
        decision, option = favorite(roadmap, conflict)
        assert roadmap.decisions[decision].option(option).state == "ruled-out"
        for way in changing(conflict):
            changed = applied(roadmap, way)
            assert chosen_plainly(changed)[decision] == changed.chosen[decision] == option, way
            assert all(roadmap.answers[question] != value for question, value in (way.changes or {}).items()), way
            if decision == "award":
                assert in_time(changed, way), f"{way}: that award, but not in time"


@everybody
def test_a_way_out_is_named_where_a_change_of_one_answer_leads_there_in_time(roadmap: Roadmap) -> None:
    for conflict in conflicts(roadmap, "ruled-out"):
        decision, option = favorite(roadmap, conflict)
        if changing(conflict):
            continue
        for question, value in one_answer_changes(real_table(), roadmap.sheet):
            changed = {**roadmap.answers, question: value}
            if decided(changed).chosen[decision] == option:
                assert decision == "award", (question, value)
                assert overrun(decided(changed)) == "early", (question, value)


@everybody
def test_changes_are_valid_answers_that_a_person_can_give(roadmap: Roadmap) -> None:
    catalog, sheet = roadmap.catalog, roadmap.sheet
    for name, value in one_answer_changes(real_table(), sheet):
        question = catalog.question(name)
        assert not question.fixed
        assert sheet[name] != NOT_SURE
        assert value not in (NOT_SURE, sheet[name])
        if isinstance(value, int):
            assert (question.at_least or 0) <= value <= (question.at_most or 0)


@everybody
def test_a_trial_asks_what_then_applies_and_nothing_else(roadmap: Roadmap) -> None:
    """An exchanged answer may open or close other questions, or be to one that does not apply."""
    here, known = roadmap.whereabouts.place, {**roadmap.answers, **roadmap.derived}
    person = Person(roadmap.catalog, roadmap.sheet, roadmap.decisions.chosen, roadmap.today, here)
    trial = Trial(person, real_table(), known)
    for name, cells in real_table().cells.items():
        for value in (cells.values[0], NOT_SURE):
            assert value is not None
            after = trial.after({name: value})
            assert after.sheet == sheet_of(roadmap.catalog.questions, {**known, name: value}), name
            asked = Person(roadmap.catalog, after.sheet, {}, roadmap.today, here)
            assert after.chosen == decided_alone(asked, real_table(), few=lambda _: ()).decisions.chosen, name
            assert (after.place, after.today) == (here, roadmap.today)


def with_rules(catalog: Catalog, **made: tuple[Rule, ...]) -> Catalog:
    """Return the catalog with other rules for some decisions."""
    decisions = [replace(d, rules=made.get(d.id, d.rules)) for d in catalog.rules.decisions]
    return replace(catalog, rules=replace(catalog.rules, decisions=tuple(decisions)))


def test_hours_lead_to_work_and_any_answer_to_an_award(catalog: Catalog, today: date) -> None:
    """Of the real rules only hours and months keep a favorite award away, and never other work; the language allows both."""
    rules = with_rules(
        catalog,
        role=(
            favor("r.1", "biller", weight=5),
            favor("r.2", "coder"),
            bar("r.3", "biller", where=when(box({"hours": number(below=12)}))),
        ),
        award=(
            favor("a.1", "associate", weight=5),
            favor("a.2", "certificate"),
            bar("a.3", "associate", where=when(box({"goal": choice("lead")}))),
        ),
    )
    roadmap = plan(rules, {**LEADER, "hours": 11, "months": 120}, today)
    ways = {c.id: [way.changes for way in changing(c)] for c in conflicts(roadmap, "ruled-out")}
    assert ways["ruled-out.role"] == [{"hours": 12}]
    assert ways["ruled-out.award"] == [{"goal": "start-soon"}]


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
    roadmap = plan(catalog, {**SOON, "months": 3}, today)
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
@settings(max_examples=15)
def test_hours_or_months_that_are_named_as_a_way_out_really_fit_and_are_the_least(answers: Answers) -> None:
    catalog = real_catalog()
    roadmap = plan_of(answers)
    award = roadmap.decisions["award"].chosen
    for way in [way for conflict in conflicts(roadmap, "time") for way in changing(conflict)]:
        ((name, value),) = (way.changes or {}).items()
        question, now = catalog.question(name), roadmap.answers[name]
        assert isinstance(value, int)
        assert isinstance(now, int)
        assert now < value <= (question.at_most or 0), f"{way}: fewer, or no answer this question takes"
        changed = applied(roadmap, way)
        assert in_time(changed, way), way
        assert changed.chosen["award"] == award, way
        less = decided({**roadmap.answers, name: value - 1})
        assert less.chosen["award"] != award or not in_time(less, way), f"{way}: less would do"


def test_no_number_is_named_that_the_question_does_not_take(catalog: Catalog) -> None:
    def months_named(course: int) -> list[Answers]:
        long = workload("long", "short-course", (5000, 8000), (16, 20))
        timeline = replace(TIMELINE, workloads=(*([long] * course), *TIMELINE.workloads))
        roadmap = plan(small(catalog, timeline=timeline), {"hours": 1, "months": 60}, TODAY)
        ways = [way.changes for conflict in conflicts(roadmap, "time") for way in changing(conflict) if way.changes]
        return [changes for changes in ways if "months" in changes]

    assert months_named(1) == []  # a course of 5,000 hours


def test_more_hours_never_end_later_for_unchanged_decisions(catalog: Catalog) -> None:
    """A workload that hangs on hours would jump; the rise was offered as a way out with fewer hours."""
    for sheet in random_sheets(catalog, 20, seed=16):
        chosen = decided(sheet).chosen
        ends = [applying(Person(catalog, {**sheet, "hours": hours}, chosen, TODAY)) for hours in range(1, 81)]
        for which in ("early", "likely", "late"):
            days = [getattr(dates, which) for dates in ends]
            if None in days:
                assert set(days) == {None}, "how long a program under way takes does not hang on the hours"
                continue
            assert days == sorted(days, reverse=True), (which, sheet)


def test_more_money_never_leaves_a_bigger_gap_for_unchanged_decisions(catalog: Catalog) -> None:
    """A list with room for ten programs left the cheapest out once dearer ones came into reach."""
    for sheet in random_sheets(catalog, 12, seed=17):
        chosen = decided(sheet).chosen
        budgets = (*range(0, 4000, 400), *range(4000, 26_000, 3000))
        gaps = [money_of(Person(catalog, {**sheet, "budget": usd}, chosen, TODAY)).short_usd for usd in budgets]
        assert gaps == sorted(gaps, reverse=True), sheet


def test_every_way_out_of_the_crowd_solves_its_conflict_when_applied() -> None:
    applied_ways = 0
    for roadmap in plans():
        person = Person(roadmap.catalog, roadmap.sheet, roadmap.decisions.chosen, TODAY)
        trial = Trial(person, real_table(), roadmap.answers)
        for conflict in roadmap.conflicts:
            for way in changing(conflict):
                after = trial.after(way.changes or {})
                applied_ways += 1
                match conflict.kind:
                    case "money":
                        assert not money_of(after).short_usd, way
                    case "time":
                        assert overrun(of_first(after)) == said_of(way), way
                    case "ruled-out":
                        decision, option = favorite(roadmap, conflict)
                        assert after.chosen[decision] == option, way
                        assert decision != "award" or overrun(of_first(after)) == said_of(way), way
                    case _:
                        pytest.fail("a pair of wishes has advice alone")
    assert applied_ways > 25, "too few to tell"


def test_fewer_hours_are_no_way_out(catalog: Catalog, today: date) -> None:
    """At ten hours a week seven were offered, as a longer kind of course began at eight."""
    ambitious: dict[str, Value] = {
        "goal": "earn-more",
        "role": "coding",
        "matters-most": ("earning-ceiling",),
        "education": "diploma",
        "health-work": "none",
        "hours": 10,
        "months": 14,
        "budget": 5000,
        "start": date(2027, 1, 11),
    }
    course = next(p for p in catalog.programs if p.id == "us-ed2go-billing")  # one that does not publish its hours
    (conflict,) = conflicts(plan(catalog, ambitious, today, program=course), "time")
    hours = [changes["hours"] for way in conflict.relaxations if (changes := way.changes or {}) and "hours" in changes]
    assert all(isinstance(h, int) and h > 10 for h in hours)


@given(answers=HURRIED)
@settings(max_examples=12)
def test_time_conflicts_exactly_where_the_late_date_is_after_the_months(answers: Answers) -> None:
    roadmap = plan_of(answers)
    late = roadmap.applying.late
    left = roadmap.sheet["program-left"] if roadmap.under_way else 0
    assert (late is None) == (left == NOT_SURE), "only of a program whose months left are open no day is known"
    start, months = answers["start"], answers["months"]
    assert isinstance(months, int)
    last = add_months(
        start if isinstance(start, date) else roadmap.start, months
    )  # from the start that was named, also once that is past
    assert roadmap.page_one.limit == (last if last >= roadmap.today else None), "a limit that is over is told to nobody"
    assert bool(conflicts(roadmap, "time")) == (roadmap.page_one.limit is not None and late is not None and late > last)


# -- money


@everybody
def test_money_conflicts_exactly_where_the_known_costs_exceed_the_budget(roadmap: Roadmap) -> None:
    found = conflicts(roadmap, "money")
    assert bool(found) == (roadmap.money.short_usd > 0)
    for conflict in found:
        assert f"${roadmap.money.short_usd:,}" in conflict.text
        for way in changing(conflict):
            assert f" instead of ${roadmap.money.budget_usd:,}" in way.text
            assert not conflicts(plan_of({**roadmap.answers, **(way.changes or {})}), "money"), way


def test_the_money_conflict_names_whom_to_ask(catalog: Catalog, today: date) -> None:
    poor: dict[str, Value] = {
        "budget": 0,
        "health-work": "coding",
        "coding-years": 4,
        "terminology": "strong",
        "education": "diploma",
    }
    asked = conflicts(plan(catalog, {**poor, "funding": ("employer-pays",)}, today), "money")[0].relaxations[0].text
    nobody = conflicts(plan(catalog, {**poor, "funding": ("none",)}, today), "money")[0].relaxations[0].text
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


@everybody
def test_every_conflict_has_words_questions_and_a_way_out(roadmap: Roadmap) -> None:
    catalog = real_catalog()
    order = ["ruled-out", "time", "money", "wishes"]
    assert [order.index(c.kind) for c in roadmap.conflicts] == sorted(order.index(c.kind) for c in roadmap.conflicts)
    for conflict in roadmap.conflicts:
        assert conflict.relaxations
        assert conflict.questions
        assert set(conflict.questions) <= set(catalog.by_id)
        assert not re.search(r"[{}]", conflict.text + "".join(way.text for way in conflict.relaxations))


def test_a_path_that_ends_on_the_very_day_is_in_time() -> None:
    last = date(2027, 10, 4)
    after = last + timedelta(days=1)
    assert passes(Dates.same(last), last) == "none"
    assert passes(Dates(early=last, likely=last, late=after), last) == "late"
    assert passes(Dates(early=last, likely=after, late=after), last) == "likely"
    assert passes(Dates.same(after), last) == "early"
    assert passes(Dates.same(after), None) == "none"


def test_a_way_that_leads_to_no_course_decides_no_way_to_study() -> None:
    """An answer after which a decision is not taken at all is no way to one of its options; it ended the plan."""
    answers: Answers = {
        "goal": "earn-more", "matters-most": ("support",), "role": "coding", "setting": "hospital", "so-far": "lapsed",
        "holds": ("cpc", "cpb", "ccs", "cpma", "cbcs", "other"), "health-work": "billing", "terminology": "some",
        "basics": ("computer", "reading-english"), "hours": 12, "free-times": "daytime", "start": date(2027, 3, 1), "months": 9,
        "campus": "no", "internet": "reliable", "study-style": "mix", "zip": "44084", "state": "OH", "budget": 1000,
        "funding": ("low-income", "laid-off"),
    }  # fmt: skip
    assert "delivery" in plan_of(answers).decisions.chosen
