"""What happened since moves money, days and whom to ask next, and no decision; and money asked for, at the edges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from scenario_plans import scenario_answers
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.errors import AnswerError
from codingpath.model.plan.money import CostLine, Money
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import NOTHING_YET, Grant, GrantStatus, Progress, Shown, StepDone, StepShown
from codingpath.planning.gap import closing
from codingpath.planning.person import person_in
from codingpath.planning.plan import plan
from codingpath.planning.progress import PayerName, answered, by_hand, not_asked, ticked, unticked
from codingpath.planning.timeline import timeline
from codingpath.planning.to_do import is_covered
from codingpath.report.document import texts
from codingpath.report.roadmap import first_page

PEOPLE = tuple(scenario_answers().values())[::9]


def after(before: Roadmap, today: date = TODAY, **happened: Any) -> Roadmap:
    return plan(real_catalog(), before.answers, today, real_table(), progress=Progress(**happened))


def asked(funding: str, status: GrantStatus, usd: int | None = None) -> Grant:
    return Grant(id=funding, name=funding.upper(), status=status, usd=usd, day=TODAY)


def said(roadmap: Roadmap) -> str:
    return " ".join(texts(first_page(roadmap).opening.blocks))


def test_who_refused_is_named_no_more_and_the_next_is_until_nobody_is_left() -> None:
    for answers in PEOPLE:
        roadmap = plan_of(answers)
        refused: tuple[Grant, ...] = ()
        for _ in range(2):
            if not roadmap.page_one.payers:
                break
            first = roadmap.page_one.payers[0]
            refused = (*refused, *(asked(funding, "refused") for funding in first.funding))
            before, roadmap = roadmap, after(roadmap, grants=refused)
            gone = {grant.id for grant in refused}
            assert gone.isdisjoint(m.funding.id for m in roadmap.funding)
            assert gone.isdisjoint(funding for m in roadmap.page_one.payers for funding in m.funding)
            assert first.payer.id not in {item.id for item in (*roadmap.page_one.do_now, *roadmap.page_one.first)}
            assert first.payer.says not in said(roadmap) or first.payer.id in {m.payer.id for m in roadmap.page_one.payers}
            assert roadmap.decisions == before.decisions


def test_what_is_granted_pays_before_the_own_money_does() -> None:
    for answers in PEOPLE:
        before = plan_of(answers)
        for usd in (500, 100_000):
            roadmap = after(before, grants=(asked("a", "granted", usd), asked("b", "granted"), asked("c", "asked", 7)))
            money, budget = roadmap.money, before.money.budget_usd
            same = roadmap.program == before.program
            assert (money.low_usd == before.money.low_usd) or not same
            assert money.own_low_usd == max(0, money.low_usd - usd)
            assert money.short_usd == (0 if budget is None else max(0, money.own_low_usd - budget))
            gap = closing(roadmap)
            assert gap is None or gap.gap_usd == (money.low_usd if gap.at == "low" else money.high_usd) - usd - (budget or 0)
            assert re.search(rf"Granted: \${usd:,} by (A and B|2 payers)\.", said(roadmap))
            assert roadmap.decisions == before.decisions


def test_who_was_asked_is_not_asked_again_and_a_yes_ends_the_wait() -> None:
    before = plan_of({**scenario_answers()["07-laid-off-with-a-job-center"]})
    waiting = after(before, grants=(asked("wioa", "asked"),))
    assert "Asked: the job center." in said(waiting)
    assert "job-center-laid-off" not in {item.id for item in waiting.page_one.do_now}
    paid = after(before, grants=(asked("wioa", "granted", 900),))
    assert (bool(before.page_one.first), paid.page_one.first, paid.stage("prepare")) == (True, (), None)
    assert paid.applying.late
    assert before.applying.late
    assert paid.applying.late < before.applying.late


def test_a_step_done_makes_room_for_the_next_and_one_with_a_day_keeps_it_until_that_is_past() -> None:
    before = plan_of(PEOPLE[0])
    first = before.page_one.do_now[0].id
    assert first not in {item.id for item in after(before, done=(StepDone(id=first, day=TODAY),)).page_one.do_now}
    days = {step.id: step.on for step in before.steps}
    shown = Shown(day=TODAY, rules="1", steps=tuple(StepShown(id=name, day=day) for name, day in days.items()))
    later = TODAY + timedelta(days=10)
    moved = {step.id: step.on for step in after(before, later, shown=(shown,)).steps}
    kept = {name for name, day in days.items() if day >= later and name in moved}
    late = {name for name, day in days.items() if day < later and name in moved}
    assert kept
    assert late
    assert all(moved[name] == days[name] for name in kept)
    assert all(moved[name] > later for name in late)
    assert list(moved.values()) == sorted(moved.values())


def test_a_college_that_granted_money_is_not_asked_for_help_once_more() -> None:
    answers = {**scenario_answers()["02-cashier-starts-soon"], "budget": 2400, "funding": ("none",)}
    before = plan_of(answers)
    granted = after(before, grants=(asked("oh-work-ready", "granted", 1000),))
    named = {item.id for roadmap in (before, granted) for item in roadmap.page_one.do_now}
    assert "college-office" in named, "the college is asked"
    assert {"call-anyway-short"}.isdisjoint(step.id for roadmap in (before, granted) for step in roadmap.steps)


def test_a_grant_that_was_asked_for_is_not_named_again_where_its_office_is() -> None:
    answers = {**scenario_answers()["02-cashier-starts-soon"], "so-far": "in-program", "program-kind": "short-course"}
    before = plan_of(answers)
    waiting = after(before, grants=(asked("oh-work-ready", "asked"),))
    named = [{m.grant.id for m in roadmap.page_one.payers if m.grant} for roadmap in (before, waiting)]
    assert "oh-work-ready" in named[0]
    assert "oh-work-ready" not in named[1]


def test_whose_money_is_settled_has_the_dates_of_the_plan_whoever_reckons_them_again() -> None:
    before = plan_of(scenario_answers()["44-claims-examiner-laid-off"])
    roadmap = after(before, grants=(asked("wioa", "granted", 3000),))
    assert (before.stages[0].id, roadmap.stages[0].id) == ("prepare", "train")
    assert timeline(person_in(roadmap)) == roadmap.stages


DAY, LATER = date(2026, 12, 1), date(2026, 12, 8)
OFFICE, FUND = PayerName("wioa", "Job center"), PayerName("tuition-help", "Tuition help")


def test_a_step_that_was_done_before_keeps_its_day_and_a_tick_taken_back_is_none() -> None:
    progress = ticked(ticked(NOTHING_YET, ["call"], DAY), ["call", "visit", "visit"], LATER)
    assert progress.done == (StepDone(id="call", day=DAY), StepDone(id="visit", day=LATER))
    assert unticked(progress, ["call", "nothing"]).steps_done == {"visit": LATER}


def test_a_name_has_room_for_a_hundred_and_twenty_letters() -> None:
    assert by_hand(NOTHING_YET, "x" * 120).name == "x" * 120
    with pytest.raises(AnswerError, match="121 characters"):
        by_hand(NOTHING_YET, "x" * 121)


def test_the_last_word_of_a_payer_counts_and_a_yes_without_a_sum_keeps_the_one_before() -> None:
    asked = answered(NOTHING_YET, [OFFICE, FUND], "asked", None, DAY)
    assert [(grant.id, grant.status) for grant in asked.grants] == [("wioa", "asked"), ("tuition-help", "asked")]
    for said, usd in (((900, None), 900), ((900, 700), 700), ((None, None), None), ((None, 700), 700)):
        progress = asked
        for each in said:
            progress = answered(progress, [OFFICE, FUND], "granted", each, LATER)
        assert [(grant.id, grant.usd) for grant in progress.grants if grant.status == "granted"] == [("wioa", usd)]
        assert progress.payers("asked") == {"tuition-help"}
        refused = answered(progress, [OFFICE], "refused", None, LATER)
        assert (refused.granted_usd, refused.grants[-1].usd) == (0, None)
        assert not_asked(refused, [OFFICE, FUND]) == NOTHING_YET


def test_nobody_else_is_asked_once_what_is_granted_and_ones_own_pay_for_all_of_it() -> None:
    course = CostLine(id="tuition", label="Tuition", low_usd=3000, high_usd=3900, counts_against_budget=True, stage="train")
    money = Money(lines=(course,), budget_usd=900, low_usd=3000, high_usd=3900, granted_usd=3000)
    assert is_covered(money)
    assert not is_covered(replace(money, budget_usd=899))
    assert not is_covered(replace(money, budget_usd=None))
    assert is_covered(replace(money, budget_usd=0, granted_usd=3900))
    assert not is_covered(replace(money, budget_usd=3900, granted_usd=0)), "nobody was asked yet"
    assert not is_covered(replace(money, lines=(replace(course, low_usd=None),))), "nobody knows what it costs"
