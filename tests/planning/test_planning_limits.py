"""What time bars is reckoned from the start that was named, by the terms and the schools that are there: the answers stay as given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import TODAY
from random_sheets import random_sheets
from strategies import real_catalog, real_table

from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import NOTHING_YET, Progress, StepDone
from codingpath.planning.choices import of_first
from codingpath.planning.limits import ByCalendar, decided
from codingpath.planning.person import AWARD, Person, limit
from codingpath.planning.plan import person_of, plan
from codingpath.planning.study import training
from codingpath.planning.timeline import applying
from codingpath.rules.decide import choose
from codingpath.rules.explain import explain
from codingpath.rules.masks import sheet_of, with_limits

SHEETS = 100
CLERK: Answers = {
    "goal": "earn-more",
    "role": "coding",
    "matters-most": ("support",),
    "setting": "hospital",
    "education": "diploma",
    "so-far": "nothing",
    "health-work": "none",
    "terminology": "none",
    "basics": ("none",),
    "hours": 20,
    "free-times": "daytime",
    "start": date(2027, 1, 15),
    "months": 22,
    "campus": "yes",
    "internet": "reliable",
    "study-style": "classes",
    "state": "OH",
    "budget": 6000,
    "funding": ("none",),
}


def award(answers: Answers, today: date = TODAY, progress: Progress = NOTHING_YET) -> str:
    return person_of(real_catalog(), answers, today, real_table(), progress).chosen[AWARD]


def misses(person: Person) -> bool:
    """Tell whether the path misses the limit by the reckoning that rules go by, at the best of the schools in reach."""
    person = of_first(person)
    work, last = training(person), limit(person)
    day = applying(person).at(work.limit if work else "likely")
    return last is not None and day is not None and day > last


def passed_over(taken: ByCalendar) -> list[str]:
    """Return the possible ways by terms, or shorter ones, that keep the limit where the one that leads misses it."""
    person = taken.person
    if person.option(AWARD).exam_only or not misses(person):
        return []
    others = (o.id for o in taken.decisions[AWARD].options if o.state == "open")
    return [o for o in others if not misses(replace(person, chosen=choose(real_table(), person.sheet, {AWARD: o})))]


def test_whoever_names_a_start_is_led_past_no_limit_that_a_possible_way_keeps() -> None:
    found = [
        (number, over)
        for number, answers in enumerate(random_sheets(real_catalog(), SHEETS, 20261128))
        for sheet in [sheet_of(real_catalog().questions, {**answers, "so-far": "nothing"})]
        if (over := passed_over(decided(Person(real_catalog(), sheet, {}, TODAY), real_table())))
    ]
    assert found == []


def test_a_start_after_the_term_began_bars_by_the_terms_that_are_left() -> None:
    assert award(CLERK) == "certificate"
    assert award({**CLERK, "start": date(2027, 2, 1)}) == "short-course"
    assert award({**CLERK, "start": date(2027, 2, 1), "months": 26}) == "certificate"
    assert award({**CLERK, "start": date(2027, 2, 1), "months": NOT_SURE}) == "certificate"


@pytest.fixture(scope="module")
def late() -> Roadmap:
    return plan(real_catalog(), {**CLERK, "start": date(2027, 2, 1)}, TODAY, real_table())


def test_the_answer_stays_and_the_plan_says_how_many_months_are_left(late: Roadmap) -> None:
    assert late.sheet["months"] == late.answers["months"] == 22
    barred = next(c for c in late.conflicts if c.id == "ruled-out.award")
    assert "so 18 of your 22 months are left by then" in barred.text
    ways = {question: value for way in barred.relaxations for question, value in (way.changes or {}).items()}
    assert ways["start"] == date(2027, 1, 15)  # each way out is asked anew
    for question, value in ways.items():
        assert award({**late.answers, question: value}) == "certificate", question


def test_what_would_turn_the_result_sees_the_same_months(late: Roadmap) -> None:
    table = with_limits(real_table(), late.limits)
    flips = next(f for f in explain(late, real_table()).what_if.flips if f.decision == AWARD)
    turning = [
        change.steps[0] for way in flips.ways for change in way.changes if len(change.steps) == 1 and way.option == "certificate"
    ]
    months = [step.value for step in turning if step.question == "months"]
    assert months
    assert award({**late.answers, "months": int(str(months[0]))}) == "certificate"
    assert award({**late.answers, "months": int(str(months[0])) - 1}) == "short-course"
    assert choose(table, late.sheet) == late.decisions.chosen


def test_once_study_began_what_happens_moves_no_decision() -> None:
    begun = Progress(done=(StepDone(id="train-starts", day=date(2027, 1, 15)),))
    for day in (date(2027, 1, 20), date(2028, 6, 1)):
        assert award(CLERK, day, begun) == "certificate"
    assert award(CLERK, date(2027, 1, 20)) == "short-course"  # the term went by, and nobody sat in it
