"""Who is asked for money first, what stands first to settle, and what a page says to whom it says no path."""

from __future__ import annotations

from datetime import date

from answered import everything_answered
from case_table import cases
from scenario_plans import scenario_plans
from strategies import plan_of

from codingpath.model.condition import Value
from codingpath.model.plan.stages import UNKNOWN, Dates
from codingpath.planning.first_page import _is_sooner
from codingpath.planning.to_do import _before

NEWCOMER: dict[str, Value] = {
    "goal": "start-soon", "role": "coding", "so-far": "nothing", "education": "diploma", "health-work": "none", "terminology": "none",
    "basics": ("none",), "hours": 12, "months": 24, "campus": "yes", "internet": "reliable", "state": "OH", "budget": 800,
}  # fmt: skip


@cases(
    ("changed", "first"),
    [
        ({"funding": ("laid-off", "veteran", "employer-pays")}, "job-center-laid-off"),  # its yes cannot be had afterward
        ({"funding": ("military-spouse", "employer-pays")}, "mycaa"),
        ({"funding": ("low-income", "veteran")}, "va-course"),
        ({"funding": ("employer-pays",), "health-work": "front-office"}, "employer"),
        ({"funding": ("low-income", "disability")}, "rehabilitation"),
        ({"funding": ("low-income",), "health-work": "front-office"}, "own-employer"),
        ({"funding": ("low-income",)}, "job-center-low-income"),
        ({"funding": ("none",), "state": "TX"}, "job-center"),
    ],
)
def test_who_is_asked_first(changed: dict[str, Value], first: str) -> None:
    roadmap = plan_of({**NEWCOMER, **changed})
    assert roadmap.page_one.payers[0].payer.id == first
    funding = {match.funding.id for match in roadmap.funding}
    asked = [name for match in roadmap.page_one.payers for name in match.funding]
    assert set(asked) <= funding
    assert len(asked) == len(set(asked)), "nobody is asked twice for the same money"


def test_the_grant_of_the_state_is_named_where_it_is_asked_for() -> None:
    payers = {match.payer.id: match for match in plan_of({**NEWCOMER, "funding": ("low-income",)}).page_one.payers}
    assert payers["college-office"].grant
    assert payers["college-office"].grant.short == "Ohio Work Ready Grant"
    assert payers["job-center-low-income"].grant is None


def test_what_is_to_be_settled_first_stands_first_the_weightiest_before_the_rest_and_nothing_twice() -> None:
    for name, roadmap in scenario_plans().items():
        first = roadmap.page_one.first
        assert bool(first) == (roadmap.decisions["readiness"].chosen == "prepare-first"), name
        assert len({item.text for item in first}) == len(first) <= 2, name


def test_who_answered_next_to_nothing_is_told_of_no_school_and_no_exam() -> None:
    page = plan_of(everything_answered()).page_one
    assert page.lead
    assert not page.names_schools
    assert not page.says_dates
    assert [item.id for item in page.next_lines[:3]] == ["what-the-work-is", "one-lesson", "three-answers"]


def test_another_way_is_sooner_from_two_months_on() -> None:
    plan = Dates.same(date(2027, 9, 15))
    assert _is_sooner(Dates.same(date(2027, 7, 15)), plan)
    assert not _is_sooner(Dates.same(date(2027, 7, 16)), plan)
    assert not _is_sooner(UNKNOWN, plan)
    assert not _is_sooner(plan, UNKNOWN)


def test_what_must_be_done_before_class_has_no_day_of_class_itself() -> None:
    days = [date(2027, 1, day) for day in (6, 7, 8)]
    assert list(_before(days, days[2])) == days[:2]
    assert list(_before(days, None)) == days
