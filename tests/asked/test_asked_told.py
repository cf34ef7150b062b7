"""A chosen school that was asked: from then on each date, sum and form is of its program with what it said, and says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from answered import DAY, OWN, OWN_START, TODAY
from case_table import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario_plans import scenario_answers
from strategies import real_catalog, real_table

from codingpath.formats import FORMATS, PLAN, offered, text_of
from codingpath.formats.printouts import plan_printout
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import last_read, typed_program
from codingpath.model.program import Program, Programs
from codingpath.model.progress import Grant, Progress, Quote, School, StepDone
from codingpath.planning.chosen import programs_to_pick
from codingpath.planning.dates import add_months
from codingpath.planning.plan import plan
from codingpath.report.page_one.cost import helpers

MARK = "as told by the school on January 12"
LISTED = Program(
    id="oh-asked",
    school="Asked College",
    program="Coding for Offices",
    award="certificate",
    kind="noncredit",
    state="OH",
    delivery="in-person",
    offered_online="none",
    offered_online_year="2017-18",
    months_low=16,
    months_high=19,
    length="about 1 year to 2 years",
    clock_hours=413,
    price_usd=2847,
    price_covers="tuition and binders",
    price_year="2019",
    prepares_for=("cbcs",),
    voucher=False,
    on_state_list_2021=True,
    listed_as_of="2018-10",
    listed_price_usd=2611,
    listed_weeks=71,
    source="aapc-training",
    note="Costs $2,847 in 16 months.",
)
"""What the list says of it, in figures that nothing else of a plan has."""
MUCH_TO_READ = ("04-ged-in-progress", "07-laid-off-with-a-job-center", "44-claims-examiner-laid-off")
WHOLE = Quote(
    day=DAY,
    who="Ms. Ruiz",
    price_usd=3333,
    price_covers="tuition, books and lunch",
    exams=("cpc",),
    voucher=True,
    delivery="online",
    clock_hours=377,
    months=7,
    starts=date(2027, 2, 8),
    passed_percent=83,
    passed_of=47,
    on_state_list=True,
    refund="all until the ninth day",
)
OLD: Mapping[str, tuple[str, ...]] = {
    "price_usd": ("$2,847", "2847", "$2,611", "2611", "of 2019"),
    "price_covers": ("binders",),
    "delivery": ("2017-18",),
    "clock_hours": ("413",),
    "months": ("16 to 19 months", "16 months", "about 1 year to 2 years", "71 weeks"),
    "on_state_list": ("2018-10", "in 2021: is this"),
}
"""What no form says any more once the school said otherwise."""


@cache
def catalog_with_it() -> Catalog:
    real = real_catalog()
    source = LISTED.source if LISTED.source in real.sources else next(iter(real.sources))
    return replace(real, programs=Programs.of([*real.programs, replace(LISTED, source=source)]))


def listed() -> Program:
    return next(p for p in catalog_with_it().programs.of_state("OH") if p.id == LISTED.id)


@cache
def asked(*names: str, today: date = TODAY, start: date | None = None) -> Roadmap:
    """Return the plan once the school said these things; without names it was not asked."""
    quote = Quote(day=DAY, who=WHOLE.who, **{name: getattr(WHOLE, name) for name in names})
    school = School(id=LISTED.id, name=LISTED.school, program={"id": LISTED.id}, quotes=(quote,) if names else ())
    own = {**OWN, **({"start": start} if start else {})}
    return plan(catalog_with_it(), own, today, real_table(), program=listed(), progress=Progress(schools=(school,)))


BEGAN = StepDone(id="train-starts", day=date(2027, 2, 3))
EVERYTHING = tuple(name for name in Quote.__dataclass_fields__ if name not in ("day", "who"))


@cache
def forms(*names: str) -> Mapping[str, str]:
    """Return the whole plan in every form; where one thing alone was said, or none, in the one that has every word."""
    every = offered(PLAN).items() if names == EVERYTHING else [("markdown", FORMATS["markdown"])]
    return {name: text_of(plan_printout(asked(*names), full=True), form) for name, form in every}


def test_with_everything_told_the_sums_and_dates_are_of_one_program() -> None:
    roadmap = asked(*EVERYTHING)
    program = roadmap.program
    assert program is not None
    (choice,) = roadmap.choices
    tuition, exam = (next(x for x in roadmap.money.lines if x.id == line) for line in ("tuition", "exam"))
    assert (choice.money, choice.applying) == (roadmap.money, roadmap.applying)
    assert (tuition.low_usd, tuition.high_usd, exam.low_usd, exam.high_usd) == (3333, 3333, 0, 0)
    counted = [line for line in roadmap.money.lines if line.counts_against_budget]
    assert roadmap.money.low_usd == sum(line.low_usd or 0 for line in counted)
    train = roadmap.stage("train")
    assert train is not None
    assert {train.starts.early, train.starts.likely, train.starts.late, roadmap.start} == {date(2027, 2, 8)}
    assert train.ends.likely == train.ends.early == add_months(date(2027, 2, 8), 7)
    assert train.ends.late is not None
    assert train.ends.late > add_months(date(2027, 2, 8), 7)
    assert [m.program.id for m in roadmap.programs].count(LISTED.id) == 1
    assert program.program.taught == "online"
    assert not program.misses
    assert roadmap.decisions == asked().decisions


@cases("name", ["everything", *OLD])
def test_no_form_says_the_old_figure(name: str) -> None:
    told = EVERYTHING if name == "everything" else (name,)
    gone = [words for field in told for words in OLD.get(field, ())]
    for form, text in forms(*told).items():
        assert not [words for words in gone if words in text.replace("\r\n ", "")], form
    assert all(any(words in text for text in forms().values()) for words in OLD.get(name, ())[:1])


def test_each_figure_has_the_day_beside_it_in_every_form() -> None:
    whole = {form: " ".join(text.replace("\r\n ", "").split()) for form, text in forms(*EVERYTHING).items()}
    for form in ("table", "markdown", "html"):
        text = whole[form].replace("<wbr>", "").replace("│", " ")
        for line in ("February 8, 2027 (", "Tuition (", "takes 7 months ("):
            assert f"{line}{MARK}" in text, (form, line)
    assert "Feb 2027 (as told by the school on January 12)" in whole["markdown"]
    assert "as told by the school on January 12\\, 2027 (Ms. Ruiz)" in whole["ics"]
    costs = {cost["id"]: cost["source"] for cost in asked_json()["costs"]}
    assert costs["tuition"] == costs["exam"] == "told-oh-asked-2027-01-12"
    named = {source["id"]: source["name"] for source in asked_json()["sources"]}
    assert named["told-oh-asked-2027-01-12"].startswith(f"Asked College, {MARK}, 2027")
    assert {told["about"]: told["said"] for told in asked_json()["told"]} == {
        "price_usd": "$3,333", "price_covers": "tuition, books and lunch", "exams": "CPC", "voucher": "yes", "delivery": "online",
        "clock_hours": "377 hours", "starts": "February 8, 2027", "months": "7 months", "passed_percent": "83 % of 47 people",
        "on_state_list": "yes", "refund": "all until the ninth day",
    }  # fmt: skip


def asked_json() -> dict[str, Any]:
    made: Any = plan_printout(asked(*EVERYTHING), full=True).records()
    return dict(made)


def test_the_first_page_says_it_and_stays_small() -> None:
    page = text_of(plan_printout(asked(*EVERYTHING), brief=True), FORMATS["table"])
    words = " ".join(page.split())
    assert len(page.strip().splitlines()) <= 20
    assert "from February 8, 2027 (told Jan 12)" in words
    assert "before aid. (Price told Jan 12.)" in words
    assert "As told by the school on January 12: price, online, start, 7 months." in words


def test_the_list_has_the_chosen_program_once_with_what_its_school_said(catalog: Catalog) -> None:
    program = next(m.program for m in plan(catalog, OWN, TODAY, real_table()).programs if not m.misses)
    school = School(id=program.id, name=program.school, quotes=(replace(WHOLE, exams=()),))
    after = plan(catalog, OWN, TODAY, real_table(), program=program, progress=Progress(schools=(school,)))
    assert [m.low_usd for m in after.programs if m.program.id == program.id] == [3333]
    assert program.id not in {other.id for other in programs_to_pick(after)}


def test_nobody_is_told_to_ask_what_was_answered() -> None:
    all_of_it = "Call the school: may public money pay it? total? refunds?"
    left = "Call the school: may public money pay it?"
    for told, asks in (((), [all_of_it]), (("price_usd", "refund"), [left]), (EVERYTHING, [])):
        roadmap = asked(*told)
        now = [item.text for item in roadmap.page_one.do_now]
        assert ([text for text in now if text.startswith("Call the school")], len(now)) == (asks, 3), told
        assert not any("schools side by side" in step.text for step in roadmap.steps)


def test_money_that_only_just_covers_a_course_is_said_to_leave_what_is_left_for_its_books() -> None:
    school = School(id=LISTED.id, name=LISTED.school, quotes=(Quote(day=DAY, who="", price_usd=3333, price_covers="tuition"),))
    for budget, words in ((4200, "Your $4,200 leaves $143 to $252 for books."), (9000, "Your $9,000 should cover it.")):
        own = {**OWN, "budget": budget}
        roadmap = plan(catalog_with_it(), own, TODAY, real_table(), program=listed(), progress=Progress(schools=(school,)))
        assert words in " ".join(text_of(plan_printout(roadmap, brief=True), FORMATS["table"]).split())


def test_what_a_school_can_answer_are_the_last_questions_of_each_line_that_asks_it(catalog: Catalog) -> None:
    for step in catalog.guidance.first_page.do_now:
        for text in filter(None, (step.text, step.of_one)) if step.answered_by else ():
            assert text.partition(": ")[2].count("?") >= len(step.answered_by), step.id


def test_what_was_said_by_schools_that_are_not_chosen_is_pointed_to() -> None:
    told = Progress(schools=(School(id="my-hill", name="Hill Street School", quotes=(WHOLE,)),))
    part = text_of(
        plan_printout(plan(real_catalog(), OWN, TODAY, real_table(), progress=told), names=["schools"]), FORMATS["table"]
    )
    assert "What one of your schools said is not in this plan until you choose one" in " ".join(part.split())


def test_a_start_that_is_past_or_too_soon_moves_to_the_own_one_and_so_does_the_limit_never() -> None:
    told = asked("starts")
    assert (told.start, told.start_assumed) == (date(2027, 2, 8), False)
    assert told.page_one.limit == asked().page_one.limit
    past = asked("starts", today=date(2027, 2, 9))
    assert past.start_source is None
    assert any("has begun" in note for note in past.chosen_notes)
    soon = asked("starts", start=date(2027, 6, 1))
    assert soon.start == date(2027, 6, 1)
    assert any("sooner than you can start" in note for note in soon.chosen_notes)


def test_the_first_page_stays_small_for_those_who_have_most_to_read() -> None:
    name = "The School of Medical Billing and Coding of the Whole Northern County"
    told = Progress(
        schools=(School(id="my-x", name=name, quotes=(WHOLE, replace(WHOLE, day=TODAY, delivery="hybrid", price_usd=12000))),)
    )
    for person in MUCH_TO_READ:
        program = typed_program("my-x", name)
        roadmap = plan(real_catalog(), scenario_answers()[person], TODAY, real_table(), program=program, progress=told)
        page = text_of(plan_printout(roadmap, brief=True), FORMATS["table"])
        assert len(page.strip().splitlines()) <= 20, person
        assert "told Jan 15" in page


@settings(max_examples=6, deadline=None)
@given(
    price=st.none() | st.integers(0, 40_000),
    months=st.none() | st.integers(1, 40),
    days=st.none() | st.integers(-30, 400),
    books=st.booleans(),
    voucher=st.none() | st.booleans(),
)
def test_whatever_is_told_sums_and_dates_are_of_one_program(
    *, price: int | None, months: int | None, days: int | None, books: bool, voucher: bool | None
) -> None:
    starts = None if days is None else TODAY + timedelta(days=days)
    covers = "books and all" if books else None
    quote = Quote(day=DAY, price_usd=price, price_covers=covers, months=months, starts=starts, voucher=voucher, exams=("cpc",))
    school = School(id=LISTED.id, name=LISTED.school, quotes=(quote,))
    roadmap = plan(catalog_with_it(), OWN, TODAY, real_table(), program=listed(), progress=Progress(schools=(school,)))
    lines = {line.id: line for line in roadmap.money.lines}
    told = "told-oh-asked-2027-01-12"
    (choice,) = roadmap.choices
    assert (choice.money, choice.applying) == (roadmap.money, roadmap.applying)
    counted = [line for line in roadmap.money.lines if line.counts_against_budget and line.counted]
    assert roadmap.money.high_usd == sum(line.high_usd if line.high_usd is not None else line.low_usd or 0 for line in counted)
    assert (lines["tuition"].low_usd, lines["tuition"].source == told) == (
        (LISTED.price_usd, False) if price is None else (price, True)
    )
    assert (lines["exam"].source == told) is bool(voucher)
    assert (lines["exam"].high_usd == 0) is bool(voucher)
    train = roadmap.stage("train")
    assert train is not None
    first = starts if starts and starts >= max(TODAY, OWN_START) else OWN_START
    assert (roadmap.start, train.starts.likely) == (first, first)
    assert (roadmap.start_source == told) is (starts is not None and first == starts)
    assert months is None or train.ends.likely == train.ends.early == add_months(first, months)


def test_of_each_thing_the_last_word_counts_with_its_own_day() -> None:
    earlier = Quote(day=date(2026, 12, 1), price_usd=2000, months=9)
    later = Quote(day=DAY, price_usd=3000)
    school = School(id=LISTED.id, name=LISTED.school, quotes=(earlier, later))
    roadmap = plan(catalog_with_it(), OWN, TODAY, real_table(), program=listed(), progress=Progress(schools=(school,)))
    text = " ".join(text_of(plan_printout(roadmap), FORMATS["markdown"]).split())
    assert "takes 9 months (as told by the school on December 1, 2026)" in text
    assert f"Tuition ({MARK})" in text


def test_a_school_typed_by_hand_is_planned_with_and_all_else_is_to_be_asked() -> None:
    program = typed_program("my-hill", "Hill Street School")
    bare = plan(catalog_with_it(), OWN, TODAY, real_table(), program=program)
    assert bare.program is not None
    assert {"price", "delivery", "certification"} <= set(bare.program.asks)
    assert not bare.program.misses
    assert bare.chosen_notes == ()
    assert last_read(bare.catalog.sources.values()) == last_read(catalog_with_it().sources.values()), "nobody read a name"
    quote = replace(WHOLE, exams=())
    told = Progress(schools=(School(id="my-hill", name="Hill Street School", quotes=(quote,)),))
    roadmap = plan(catalog_with_it(), OWN, TODAY, real_table(), program=program, progress=told)
    assert (roadmap.start, roadmap.money.lines[0].low_usd) == (date(2027, 2, 8), 3333)
    later = roadmap.catalog.sources[str(roadmap.program and roadmap.program.program.source)]
    assert (later.checked, later.time, bare.catalog.sources[later.id].time) == (DAY, "Jan 2027", "typed by hand")
    for form in offered(PLAN).values():
        assert text_of(plan_printout(roadmap, full=True), form)


def test_what_is_owed_to_one_school_is_no_part_of_the_price_of_another() -> None:
    own = {**OWN, "so-far": "in-program", "program-kind": "short-course", "program-left": 9, "program-owed": 900}
    told = Progress(schools=(School(id="my-hill", name="Hill Street School", quotes=(replace(WHOLE, exams=()),)),))
    roadmap = plan(
        catalog_with_it(), own, TODAY, real_table(), program=typed_program("my-hill", "Hill Street School"), progress=told
    )
    tuition = [
        [line.low_usd for line in money.lines if line.id == "tuition"] for money in (roadmap.money, roadmap.choices[0].money)
    ]
    assert tuition == [[900], [3333]]


def test_a_school_typed_by_hand_is_not_taken_for_a_college_of_the_state() -> None:
    own = {**scenario_answers()["02-cashier-starts-soon"], "state": "OH"}
    hill = (School(id="my-hill", name="Hill School"),)
    asked_for = Progress(schools=hill, grants=(Grant(id="oh-work-ready", name="Ohio Work Ready Grant", status="asked", day=TODAY),))
    no = tuple(Grant(id=name, name=name, status="refused", day=TODAY) for name in ("wioa", "snap-et"))
    refused = Progress(schools=hill, grants=no)
    texts = []
    for progress in (refused, asked_for):
        roadmap = plan(real_catalog(), own, TODAY, real_table(), program=typed_program("my-hill", "Hill School"), progress=progress)
        texts.append(" ".join(" ".join(helpers(roadmap).texts).split()))
    assert "the college you choose" not in " ".join(texts)
    assert "Ask your school (a state grant?)." in texts[0]
    assert "Asked: Ohio Work Ready Grant." in texts[1]


def test_a_program_by_terms_begins_on_the_day_that_its_school_named(catalog: Catalog) -> None:
    degree = next(p for p in catalog.programs.of_state("OH") if p.award == "associate" and p.kind == "credit")
    own = {**OWN, "goal": "lead", "hours": 25, "months": 60, "budget": 30000}
    day = date(2027, 2, 3)
    school = School(id=degree.id, name=degree.school, quotes=(Quote(day=DAY, starts=day),))
    roadmap = plan(catalog, own, TODAY, real_table(), program=degree, progress=Progress(schools=(school,)))
    later = plan(catalog, own, date(2027, 3, 1), real_table(), program=degree, progress=Progress(schools=(school,), done=(BEGAN,)))
    for at in (roadmap, later):
        train = at.stage("train")
        assert train is not None
        assert train.starts.likely == day
        assert train.ends.likely is not None
        assert train.ends.likely > add_months(day, 10)
        assert not any("has begun" in note for note in at.chosen_notes)
