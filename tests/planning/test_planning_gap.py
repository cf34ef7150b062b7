"""Ways to close the gap: each is tried again here by other means and has to come to what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import CCA, SOURCE, credential, program, small, span
from case_table import cases
from crowd import everybody
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value, When
from codingpath.model.funding import Funding, Payable
from codingpath.model.plan.explanation import AnswerChange, Change, SmallestFlip
from codingpath.model.plan.money import Money
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.stages import Stage
from codingpath.model.program import Program
from codingpath.planning.costs import dues, ledger, total
from codingpath.planning.dates import add_months, whole_months
from codingpath.planning.federal_aid import GRANTS, lengths_of, may_take
from codingpath.planning.gap import (
    LATER_MONTHS,
    MOST_WAYS,
    BudgetGap,
    OneAttempt,
    OneProgram,
    OtherAnswers,
    Payer,
    Saving,
    changed_answers,
    closing,
)
from codingpath.planning.person import Person
from codingpath.planning.plan import plan

CPC = credential("cpc", exam_usd=span(400, 600), membership_usd=span(200, 200), retake_usd=span(0, 400), renewal_months=24)
OTHERS = tuple(credential(other, exam_usd=span(5000, 5000)) for other in ("cpb", "ccs", "rhit"))
"""Too dear to be a way out."""
BEGINNER: dict[str, Value] = {
    "goal": "start-soon",
    "role": "coding",
    "setting": "physician-office",
    "education": "diploma",
    "health-work": "none",
    "study-style": "own-pace",
    "campus": "no",
    "hours": 12,
    "state": "OH",
    "funding": ("none",),
    "start": date(2027, 5, 24),
}
"""Chooses a short course online and the CPC, with six months until the start."""


FOR_CREDIT: dict[str, Any] = {"goal": "lead", "study-style": "mix", "free-times": "daytime", "matters-most": ("support",)}
"""What makes of that a college certificate."""


def payer(funding_id: str, usd: int | None, *pays: Payable, **rest: Any) -> Funding:
    said: dict[str, Any] = {"name": funding_id, "why": ".", "amount": ".", "covers": ".", "apply": ".", "source": SOURCE}
    return Funding(id=funding_id, when=When(), amount_usd=usd, pays=pays, **said, **rest)


def priced(program_id: str, usd: int, **rest: Any) -> Program:
    return program(
        program_id, **{"kind": "noncredit", "delivery": "online", "price_usd": usd, "price_covers": "tuition and books", **rest}
    )


def roadmap_of(catalog: Catalog, budget: Value, *programs: Program, funding: tuple[Funding, ...] = (), **answers: Value) -> Roadmap:
    facts = small(catalog, *programs, credentials=(CPC, CCA, *OTHERS), funding=funding)
    made = plan(facts, {**BEGINNER, "budget": budget, **answers}, TODAY)
    award = "certificate" if answers.get("goal") == "lead" else "short-course"
    assert (made.decisions.chosen["award"], made.decisions.chosen["delivery"]) == (award, "online")
    return made


def found(catalog: Catalog, budget: int, *programs: Program, **rest: Any) -> BudgetGap:
    closed = closing(roadmap_of(catalog, budget, *programs, **rest))
    assert closed is not None
    return closed


# -- the gap


@cases(("budget", "gap"), [(2600, 200), (2799, 1), (2599, 1), (0, 2600)])
def test_the_gap_is_that_of_the_low_end_else_that_of_the_high_one(catalog: Catalog, budget: int, gap: int) -> None:
    closed = found(catalog, budget, priced("only", 2000))
    assert (closed.at, closed.gap_usd) == ("low" if budget < 2600 else "high", gap)


def test_there_is_none_where_the_budget_reaches_the_high_end_or_is_open(catalog: Catalog) -> None:
    assert closing(roadmap_of(catalog, 2800, priced("only", 2000))) is None
    assert closing(roadmap_of(catalog, NOT_SURE, priced("only", 2000))) is None


# -- the ways


def test_the_cheapest_program_with_one_attempt_only_where_two_cost_too_much(catalog: Catalog) -> None:
    """The first of them is the one that says it prepares for the exam."""
    (two,) = (way for way in found(catalog, 3700, *told(3000), *silent(1000)).ways if isinstance(way, OneProgram))
    assert (two.match.program.id, two.one_attempt, two.own_usd, two.leaves_usd) == ("silent", False, 1800, 0)
    (one,) = (way for way in found(catalog, 3600, *told(3000), *silent(2900)).ways if isinstance(way, OneProgram))
    assert (one.one_attempt, one.low_usd, one.high_usd, one.leaves_usd) == (True, 3500, 3500, 0)


def test_a_program_of_which_less_is_known_is_no_cheaper_way(catalog: Catalog) -> None:
    ways = found(catalog, 3700, *told(3000), *silent(500, price_covers="tuition")).ways
    assert not [way for way in ways if isinstance(way, OneProgram)]


def told(usd: int, **rest: Any) -> list[Program]:
    return [priced("told", usd, control="public", prepares_for=("cpc",), **rest)]


def silent(usd: int, **rest: Any) -> list[Program]:
    return [priced("silent", usd, control="public", **rest)]


def test_one_exam_attempt_where_there_is_but_one_price(catalog: Catalog) -> None:
    closed = found(catalog, 2700, priced("only", 2000))
    (way,) = (way for way in closed.ways if isinstance(way, OneProgram | OneAttempt))
    assert (way.own_usd, way.leaves_usd) == (2600, 0)


def test_saving_reaches_every_stage_in_time(catalog: Catalog) -> None:
    """Six whole months to the start; the exam comes later, so that the tuition is what asks for the most."""
    (way,) = (way for way in found(catalog, 1100, priced("only", 2000)).ways if isinstance(way, Saving))
    assert (way.month_usd, way.until, way.stage, way.later_months, way.leaves_usd) == (150, date(2027, 5, 24), "train", 0, 0)
    (way,) = (way for way in found(catalog, 2100, priced("only", 2000)).ways if isinstance(way, Saving))
    assert (way.stage, way.month_usd) == ("exam", 36), "500 over 14 months"


def test_a_start_that_is_too_near_is_put_off(catalog: Catalog) -> None:
    near = found(catalog, 1100, priced("only", 2000), start=date(2026, 12, 1))
    (way,) = (way for way in near.ways if isinstance(way, Saving))
    assert (way.later_months, way.until, way.month_usd) == (LATER_MONTHS, date(2027, 6, 1), 150)


def test_a_payer_pays_only_the_lines_it_may_go_to(catalog: Catalog) -> None:
    funding = (payer("exams", 5000, "exam"), payer("school", 1500, "tuition", "books"), payer("local", None), payer("none", 900))
    closed = found(catalog, 1000, priced("only", 2000), funding=funding)
    paid = {way.match.funding.id: (way.most_usd, way.own_usd, way.leaves_usd) for way in closed.ways if isinstance(way, Payer)}
    assert paid == {"exams": (400, 2200, 1200), "school": (1500, 1100, 100)}
    assert [m.funding.id for m in closed.no_sum] == ["local"]


def test_who_takes_no_new_requests_closes_nothing(catalog: Catalog) -> None:
    closed = found(catalog, 1000, priced("only", 2000), funding=(payer("gone", 5000, "tuition", open=False),))
    assert not [way for way in closed.ways if isinstance(way, Payer)]
    assert closed.no_sum == ()


def test_a_federal_grant_is_reckoned_with_a_program_that_may_take_it(catalog: Catalog) -> None:
    pell = (payer("pell", 7000, "tuition", "books", length=lengths_of(catalog)["pell"]),)
    vendor = priced("vendor", 2900, kind="credit", control="public")
    school = priced("school", 3000, kind="credit", control="public", federal_aid=True, months_low=9, months_high=9)
    assert not [w for w in found(catalog, 500, vendor, funding=pell, **FOR_CREDIT).ways if isinstance(w, Payer)]
    (way,) = (w for w in found(catalog, 500, vendor, school, funding=pell, **FOR_CREDIT).ways if isinstance(w, Payer))
    assert (way.most_usd, way.own_usd, way.leaves_usd) == (3000, 600, 100)


@pytest.mark.parametrize(
    ("question", "value", "readiness", "said"),
    [
        ("setting", "hospital", "start-now", True),
        ("budget", 100, "start-now", False),  # other money of one's own is no way to need less
        ("hours", 3, "prepare-first", False),  # nor is being less ready
    ],
)
def test_a_cheaper_path_is_named_unless_it_takes_another_budget_or_makes_less_ready(
    catalog: Catalog, question: str, value: Value, readiness: str, said: bool
) -> None:
    roadmap = roadmap_of(catalog, 1500, priced("only", 2000))
    chosen = {**roadmap.decisions.chosen, "certification": "cca", "readiness": readiness}
    change = Change(steps=(AnswerChange(question=question, value=value),), chosen=chosen)
    closed = closing(replace(roadmap, turns={"certification": SmallestFlip(decision="certification", change=change, deciders=())}))
    assert closed is not None
    ways = [(w.own_usd, w.leaves_usd) for w in closed.ways if isinstance(w, OtherAnswers)]
    assert ways == ([(2300, 800)] if said else []), "the CCA costs 300 and takes no membership"


def test_what_leaves_the_least_to_pay_comes_first(catalog: Catalog) -> None:
    funding = (payer("exams", 5000, "exam"), payer("school", 1500, "tuition", "books"))
    ways = found(catalog, 1000, priced("only", 2000), funding=funding).ways
    assert [type(way) for way in ways[:2]] == [Payer, Payer]
    assert [way.own_usd for way in ways] == sorted(way.own_usd for way in ways)


# -- for anybody


@everybody
def test_anybodys_ways_do_what_they_say(roadmap: Roadmap) -> None:
    closed = closing(roadmap)
    money, budget = roadmap.money, roadmap.money.budget_usd
    if closed is None:
        assert budget is None or budget >= money.high_usd
        return
    assert budget is not None
    assert (closed.at == "low") is (money.short_usd > 0)
    assert closed.gap_usd == at_end(money, closed) - budget > 0
    assert [way.own_usd for way in closed.ways] == sorted(way.own_usd for way in closed.ways)
    assert len(closed.ways) <= MOST_WAYS
    for way in closed.ways:
        match way:
            case OneProgram():
                it_costs(alone(roadmap, way.match, once=way.one_attempt), closed, way.own_usd, way.leaves_usd, budget)
            case OneAttempt():
                it_costs(alone(roadmap, roadmap.program, once=True), closed, way.own_usd, way.leaves_usd, budget)
                assert way.saves_usd == at_end(money, closed) - way.own_usd
            case Payer():
                the_payer_pays_no_more_than_it_can(roadmap, closed, way, budget)
            case Saving():
                everything_can_be_paid_when_its_stage_begins(roadmap, closed, way, budget)
            case OtherAnswers():
                the_other_plan_costs_that(roadmap.answers, closed, way, budget)


def at_end(money: Money, closed: BudgetGap) -> int:
    return money.low_usd if closed.at == "low" else money.high_usd


def alone(roadmap: Roadmap, program: ProgramMatch | None, *, once: bool) -> Money:
    """Return the ledger of one program, with one exam attempt if told so."""
    money = ledger(Person(roadmap.catalog, roadmap.sheet, roadmap.decisions.chosen, roadmap.today), program)
    lines = [replace(line, high_usd=line.low_usd) if once and line.id == "exam" else line for line in money.lines]
    return total(lines, money.budget_usd)


def it_costs(money: Money, closed: BudgetGap, own: int, leaves: int, budget: int) -> None:
    assert at_end(money, closed) == own
    assert leaves == max(0, own - budget)


def cheapest_of(roadmap: Roadmap, closed: BudgetGap, programs: Iterable[ProgramMatch | None], budget: int) -> int:
    """Return what the cheapest of some programs makes in all; one attempt only where two cost too much."""
    best = min((alone(roadmap, m, once=False) for m in programs), key=lambda c: (at_end(c, closed), c.low_usd))
    return with_one_attempt_at_most(best, closed, budget)


def with_one_attempt_at_most(money: Money, closed: BudgetGap, budget: int) -> int:
    exam = next((line for line in money.lines if line.id == "exam" and line.counts_against_budget), None)
    known = exam is not None and None not in (exam.high_usd, exam.low_usd) and exam.counted
    saved = (exam.high_usd or 0) - (exam.low_usd or 0) if exam is not None and known else 0
    over = closed.at == "high" and money.high_usd > budget
    return at_end(money, closed) - (saved if over else 0)


def no_less_known(roadmap: Roadmap) -> list[ProgramMatch | None]:
    """Return the program of the plan, and those of the few that leave no more open."""
    open_now = {line.id for line in roadmap.money.open_lines}
    few = [c.match for c in roadmap.choices if {line.id for line in c.money.open_lines} <= open_now]
    return [roadmap.program, *(m for m in few if m != roadmap.program)]


def the_payer_pays_no_more_than_it_can(roadmap: Roadmap, closed: BudgetGap, way: Payer, budget: int) -> None:
    funding = way.match.funding
    assert way.match in roadmap.funding
    assert funding.open
    assert 0 < way.most_usd <= (funding.amount_usd or 0)
    totals = {cheapest_of(roadmap, closed, no_less_known(roadmap), budget)}
    for grant in (g for g in GRANTS if g == funding.id and not roadmap.under_way):
        long_enough = [c.match for c in roadmap.choices if may_take(c.match.program, grant, lengths_of(roadmap.catalog))]
        totals |= {cheapest_of(roadmap, closed, [m], budget) for m in long_enough}
    assert way.own_usd + way.most_usd in totals
    assert way.own_usd >= 0
    assert way.leaves_usd == max(0, way.own_usd - budget)


def everything_can_be_paid_when_its_stage_begins(roadmap: Roadmap, closed: BudgetGap, way: Saving, budget: int) -> None:
    assert way.leaves_usd == 0
    assert way.own_usd == cheapest_of(roadmap, closed, no_less_known(roadmap), budget) > budget
    program = next((w for w in closed.ways if isinstance(w, OneProgram)), None)
    once = any(isinstance(w, OneAttempt) or (isinstance(w, OneProgram) and w.one_attempt) for w in closed.ways)
    money = alone(roadmap, program.match if program else roadmap.program, once=once)
    stages = later(roadmap, way) if way.later_months else roadmap.stages
    assert has_saved(money, stages, closed, way.month_usd, budget)
    assert not has_saved(money, stages, closed, way.month_usd - 1, budget), "a dollar less would do"


def later(roadmap: Roadmap, way: Saving) -> tuple[Stage, ...]:
    """Return the stages of the same answers with the start put off."""
    start = add_months(max(roadmap.start, roadmap.today), way.later_months)
    made = plan(real_catalog(), {**roadmap.answers, "start": start}, TODAY, real_table())
    return made.stages


def has_saved(money: Money, stages: tuple[Stage, ...], closed: BudgetGap, month_usd: int, budget: int) -> bool:
    cost = 0
    for due in dues(money, stages):
        if due.counts_against_budget:
            cost += due.low_usd if closed.at == "low" else due.high_usd
            assert due.when.early is not None
            if cost > budget + month_usd * whole_months(TODAY, due.when.early):
                return False
    return True


def the_other_plan_costs_that(answers: Answers, closed: BudgetGap, way: OtherAnswers, budget: int) -> None:
    other = plan_of(changed_answers(answers, way.change))
    assert other.decisions.chosen == way.change.chosen
    assert way.own_usd == with_one_attempt_at_most(other.money, closed, budget)
    assert way.leaves_usd == max(0, way.own_usd - budget)
    for step in way.change.steps:
        assert step.question != "budget"
        assert not real_catalog().question(step.question).fixed
