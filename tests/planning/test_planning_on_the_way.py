"""Plans of people who are on the way: in a program, out of one, certified; and of those who were asked before there was a word of it."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest
from case_table import cases
from scenario_plans import scenario_answers

from codingpath.catalog.answers import read_answers
from codingpath.errors import DataError
from codingpath.formats.markdown import to_markdown
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.plan.stages import Dates
from codingpath.planning.costs import dues, monthly
from codingpath.planning.gap import Saving, closing
from codingpath.planning.plan import plan
from codingpath.report.calendar import milestones
from codingpath.report.roadmap import document
from codingpath.sessions.file_format import decode
from codingpath.wizard.flow import Flow

TODAY = date(2026, 11, 23)
STUDENT: Answers = {
    "so-far": "in-program", "program-kind": "certificate", "program-left": 3, "program-owed": 800, "exam-tries": "not-yet",
    "role": "coding", "setting": "hospital", "education": "diploma", "health-work": "none", "hours": 10, "budget": 2000,
    "start": date(2027, 1, 11), "state": "OH",
}  # fmt: skip
HOLDER: Answers = {
    **STUDENT,
    "setting": "physician-office",
    "so-far": "certified",
    "holds": ("cpc",),
    "health-work": "coding",
    "coding-years": 4,
    "goal": "lead",
}


def test_the_months_left_count_from_today_and_what_is_owed_is_the_tuition(catalog: Catalog) -> None:
    roadmap = plan(catalog, STUDENT, TODAY)
    train = roadmap.stage("train")
    assert train is not None
    assert (train.starts.early, train.ends.early, train.ends.late) == (TODAY, date(2027, 2, 23), date(2027, 3, 23))
    line = next(line for line in roadmap.money.lines if line.id == "tuition")
    assert (line.low_usd, line.high_usd, line.counts_against_budget) == (800, 800, True)
    assert "delivery" not in roadmap.decisions.chosen


def test_a_program_under_way_waits_for_no_start_and_what_is_owed_ends_with_it(catalog: Catalog) -> None:
    roadmap = plan(catalog, {**STUDENT, "program-owed": 4200, "budget": 1000, "funding": ("none",)}, TODAY)
    beside = roadmap.stage("prepare")
    assert beside is not None
    assert (beside.title, beside.starts.early) == ("Settle beside your program", TODAY)
    assert beside.ends.early is not None
    assert beside.ends.early < date(2027, 1, 11), "the start is for those who choose one"
    spread = monthly(roadmap.money, roadmap.stages)
    assert spread is not None
    assert (spread.low_usd, spread.high_usd, spread.months) == (1400, 1400, 3), "4,200 over the months left; no exam in it"
    days = {m.id for m in milestones(roadmap, ()) if m.day is not None}
    assert "prepare-ends" in days
    assert "train-starts" not in days, "nothing begins that has begun"
    books = next(line for line in roadmap.money.lines if line.id == "books")
    assert (books.low_usd, books.counts_against_budget, roadmap.money.at_least) == (None, True, True)


def test_nobody_without_an_income_is_told_to_save_or_to_find_more(catalog: Catalog) -> None:
    short: Answers = {
        **{name: value for name, value in scenario_answers()["118-both-kinds-of-work-by-day"].items() if name != "budget"},
        "start": date(2028, 1, 10),
    }
    for funding, budget, saves in ((("none",), 7000, True), (("none",), 400, False), (("laid-off",), 7000, False)):
        roadmap = plan(catalog, {**short, "funding": funding, "budget": budget}, TODAY)
        gap = closing(roadmap)
        assert gap is not None
        assert any(isinstance(way, Saving) for way in gap.ways) is saves
        (conflict,) = (c for c in roadmap.conflicts if c.kind == "money")
        assert [way.far for way in conflict.relaxations if way.changes] == [False] * saves


def test_what_is_not_known_of_a_program_makes_no_date_and_no_sum(catalog: Catalog) -> None:
    roadmap = plan(catalog, {**STUDENT, "program-left": NOT_SURE, "program-owed": NOT_SURE}, TODAY)
    assert {(s.ends.early, s.ends.late) for s in roadmap.stages if s.id in {"train", "practice", "exam"}} == {(None, None)}
    assert roadmap.money.at_least
    assert [c.kind for c in roadmap.conflicts if c.kind == "time"] == []


def test_who_holds_a_certification_has_no_exam_and_a_next_one_with_its_own_dates(catalog: Catalog) -> None:
    roadmap = plan(catalog, HOLDER, TODAY)
    assert {"train", "practice", "exam", "remove-apprentice"}.isdisjoint(stage.id for stage in roadmap.stages)
    assert (roadmap.credential, roadmap.award, roadmap.programs) == (None, None, ())
    assert roadmap.next_credentials[0].id == "cpma"
    later = roadmap.stage("next-credential")
    assert later is not None
    assert later.starts.early is not None
    assert later.ends.early is not None
    assert [(x.low_usd, x.high_usd) for x in roadmap.money.lines if x.id == "exam"] == [(None, None)]


LAPSED: Answers = {**HOLDER, "so-far": "lapsed", "terminology": "strong", "goal": "start-soon"}


def test_a_certification_that_ran_out_comes_back_before_the_search_and_costs_its_fee_and_the_dues_missed(catalog: Catalog) -> None:
    roadmap = plan(catalog, LAPSED, TODAY)
    renew, cpc = roadmap.stage("renew"), catalog.credential("cpc")
    assert renew is not None
    assert renew.ends == roadmap.applying
    page = to_markdown(document(roadmap))
    assert page.index("| **Renew late** |") < page.index("| **New job** |")
    assert roadmap.renewing
    assert roadmap.aim is None
    assert cpc.late_renewal is not None
    assert cpc.late_renewal.fee_usd is not None
    assert cpc.renewal_usd is not None
    lines = {line.id: (line.low_usd, line.high_usd, line.counts_against_budget) for line in roadmap.money.lines}
    fee = cpc.late_renewal.fee_usd
    assert lines == {
        "first-renewal": (fee.low, fee.high, True),
        "membership": (cpc.renewal_usd.low, cpc.renewal_usd.high, True),
        "more-missed-dues": (0, None, True),
    }
    assert {due.stage for due in dues(roadmap.money, roadmap.stages) if due.when.early is not None} == {"renew"}


@cases("holds", [("other",), NOT_SURE, ("coc",), ("rhit",), ("cpc", "cpb")])
def test_whatever_ran_out_is_brought_back_before_anybody_applies(catalog: Catalog, holds: tuple[str, ...] | str) -> None:
    roadmap = plan(catalog, {**LAPSED, "holds": holds}, TODAY)
    renew = roadmap.stage("renew")
    assert renew is not None
    assert renew.ends == roadmap.applying
    assert not roadmap.applies_now
    assert next(line.stage for line in roadmap.money.open_lines) == "renew"


def test_who_holds_the_degree_sits_its_exam_and_no_lower_one(catalog: Catalog) -> None:
    graduate = {
        **STUDENT,
        "so-far": "finished-program",
        "program-kind": "associate-cahiim",
        "finished-ago": 2,
        "education": "associate",
    }
    for budget in (300, 900, 3000):
        for tries in ("not-yet", "failed-once", "failed-more"):
            roadmap = plan(catalog, {**graduate, "budget": budget, "exam-tries": tries}, TODAY)
            assert roadmap.decisions.chosen["certification"] == "rhit"
    held = plan(catalog, {**graduate, "so-far": "lapsed", "holds": ("rhit",), "terminology": "strong"}, TODAY)
    assert held.decisions.chosen["certification"] == "none-now"


def test_dues_of_the_certified_fall_due_in_a_stage_that_they_have(catalog: Catalog) -> None:
    roadmap = plan(catalog, HOLDER, TODAY)
    renew = roadmap.stage("renew")
    assert renew is not None
    assert renew.ends == Dates(early=None, likely=None, late=date(2027, 11, 23))
    assert [d.when for d in dues(roadmap.money, roadmap.stages) if d.stage == "renew"] == [
        Dates(early=TODAY, likely=None, late=renew.ends.late)
    ]
    registered = plan(catalog, {**HOLDER, "holds": ("rhit",)}, TODAY).stage("renew")
    assert registered is not None
    assert registered.ends.late == date(2028, 11, 23)


def test_with_a_course_behind_the_mark_may_come_off_before_a_job_and_says_on_whose_word(catalog: Catalog) -> None:
    apprentice: Answers = {**HOLDER, "holds": ("cpc-a",), "health-work": "none", "goal": "start-soon"}
    studied, alone = (plan(catalog, {**apprentice, "program-kind": kind}, TODAY) for kind in ("certificate", "none"))
    with_course, without = studied.stage("remove-apprentice"), alone.stage("remove-apprentice")
    assert with_course is not None
    assert without is not None
    assert with_course.starts.early == studied.applying.early
    assert with_course.workload is not None
    assert "in writing" in (with_course.workload.only_if or "")
    assert (with_course.ends.late, without.workload) == (without.ends.late, None)
    assert without.starts == alone.stages[0].ends


def test_who_missed_an_exam_twice_counts_on_a_teacher_and_on_more_hours(catalog: Catalog) -> None:
    finished = {**STUDENT, "so-far": "finished-program", "finished-ago": 6, "setting": "physician-office"}
    once, twice = (plan(catalog, {**finished, "exam-tries": tries}, TODAY) for tries in ("failed-once", "failed-more"))
    tuition = [next(line for line in r.money.lines if line.id == "tuition").low_usd for r in (once, twice)]
    assert tuition == [0, None]
    ends = [r.applying.early for r in (once, twice)]
    assert None not in ends
    assert ends == sorted(ends, key=str)
    assert ends[0] != ends[1]
    assert (once.programs, twice.programs) == ((), ())


CLOSED: Answers = {
    **HOLDER, "internet": "reliable", "basics": ("none",), "months": 12, "matters-most": ("speed",), "terminology": "some", "campus": "yes",
    "free-times": "varies", "study-style": "own-pace", "funding": ("none",), "finished-ago": 6,
}  # fmt: skip
"""Nothing is open, so no step finds anything out."""


@pytest.mark.parametrize("so_far", ["certified", "lapsed", "finished-program"])
def test_the_steps_begin_at_once_and_no_day_is_crowded(catalog: Catalog, so_far: str) -> None:
    held = [choice.id for choice in catalog.question("holds").choices]
    for holds in held if so_far in ("certified", "lapsed") else held[:1]:  # of others it is not asked
        for work, years in (("none", NOT_SURE), ("coding", 8), ("billing", 0)):
            answers = {**CLOSED, "so-far": so_far, "holds": (holds,), "health-work": work, "coding-years": years}
            steps = plan(catalog, answers, TODAY).steps
            days = sorted(step.on for step in steps)
            apart = [(later - day).days for day, later in pairwise(days)]
            assert len(steps) >= 5, (holds, work)
            assert (days[0], min(apart) >= 1, max(apart) <= 8) == (date(2026, 11, 24), True, True), (holds, work)
            assert date(2026, 12, 18) <= days[-1] <= date(2026, 12, 23), "the thirty days are filled to their end"


def test_years_of_claims_leave_the_mark_on(catalog: Catalog) -> None:
    biller = {**STUDENT, "so-far": "nothing", "health-work": "billing", "coding-years": 0, "setting": "physician-office"}
    assert plan(catalog, biller, TODAY).stage("remove-apprentice") is not None


OPENS: Answers = {"goal": "work-remotely", "health-work": "coding"}
"""What brings the most questions, whoever is asked: remote work care at home, coding work its years."""
MOST_PROMPTS: list[tuple[Answers, int]] = [
    ({"so-far": "nothing"}, 21),
    ({"so-far": "in-program"}, 24),
    ({"so-far": "stopped"}, 24),
    ({"so-far": "finished-program"}, 24),
    ({"so-far": "certified", "holds": ("cpc-a",)}, 19),
]


@cases(("given", "most"), MOST_PROMPTS)
def test_nobody_sees_more_prompts_than_are_bearable(catalog: Catalog, given: Answers, most: int) -> None:
    """ZIP and state are one prompt."""
    asked = Flow.start(catalog.questions, {**OPENS, **given}).applicable
    ids = [question.id for question in asked if question.id != "zip"]
    assert len(ids) <= most, f"one question more needs one that is left out, or an `asked_when`: {ids}"


def test_every_question_is_among_the_prompts_that_are_counted(catalog: Catalog) -> None:
    counted = {q.id for given, _ in MOST_PROMPTS for q in Flow.start(catalog.questions, {**OPENS, **given}).applicable}
    assert {q.id for q in catalog.questions} - counted == set(), "name in OPENS the answer that its `asked_when` waits for"


def test_a_choice_that_is_now_two_is_refused_with_both_in_a_file(catalog: Catalog) -> None:
    with pytest.raises(DataError, match="coding or billing"):
        read_answers("health-work: coding-billing", catalog.questions)


@pytest.mark.parametrize("before", ["coding-billing", "front-office"])
def test_an_older_session_is_asked_again_what_it_cannot_tell(catalog: Catalog, before: str) -> None:
    saved = {"format": 1, "answers": {"goal": "lead", "health-work": before}}
    assert dict(decode(json.dumps(saved).encode(), catalog.questions).answers) == {"goal": "lead"}
    today = decode(json.dumps({**saved, "format": 2}).encode(), catalog.questions).answers
    assert ("health-work" in today) == (before == "front-office")
