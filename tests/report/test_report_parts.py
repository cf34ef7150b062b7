"""The parts on money, schools, questions and steps: how long they are and what each plan's part must hold, over every scenario."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import StringIO

import pytest
from crowd import crowd, plans, words_of
from document_text import block_texts, part_texts
from hard_people import hard_plans
from scenario_plans import faults, scenario_answers, scenario_plans
from strategies import TODAY, plan_of

from codingpath.formats.lines import part_lines
from codingpath.formats.terminal import plain_console, print_part
from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.dates import is_working_day
from codingpath.planning.search.search import is_guess
from codingpath.planning.to_do import school_year
from codingpath.report.blocks import Bullets, Checklist, Heading, Numbered, Part, Summary, Table, WriteIn
from codingpath.report.calendar import milestones, stage_days
from codingpath.report.lists.programs import plain_title
from codingpath.report.page_one.page import page_one
from codingpath.report.parts.dates import dates_part
from codingpath.report.parts.ledger import ledger_program, main_cost_open
from codingpath.report.parts.money import money_part
from codingpath.report.parts.schools import MOST_MISSES, schools_part
from codingpath.report.parts.study_and_jobs import jobs_part
from codingpath.report.parts.to_do import ask_part, steps_part
from codingpath.report.progress import plan_steps
from codingpath.report.roadmap import PartWriter, some_parts
from codingpath.report.sources import Cites
from codingpath.report.words import UNTOLD

LINES: dict[PartWriter, int] = {money_part: 40, schools_part: 45, ask_part: 25, steps_part: 25}
"""The most lines of 80 columns that a part may have."""


def part(write: PartWriter, roadmap: Roadmap, *, full: bool = False) -> Part:
    """Return a part of a plan, written when it is first asked for."""
    key = write, id(roadmap), full
    if key not in (made := _made()):
        made[key] = roadmap, write(roadmap, Cites(roadmap.catalog.sources, roadmap.today, full=full))
    return made[key][1]


@cache
def _made() -> dict[tuple[PartWriter, int, bool], tuple[Roadmap, Part]]:
    return {}


def named(write: PartWriter) -> str:
    return str(getattr(write, "__name__", write))


@cache
def printed(made: Part) -> list[str]:
    stream = StringIO()
    print_part(plain_console(stream), made)
    return stream.getvalue().rstrip("\n").split("\n")


def said(made: Part) -> str:
    return " ".join(part_texts(made))


@cache
def everybody() -> dict[str, Roadmap]:
    return {**scenario_plans(), **hard_plans(), **{f"crowd {number}": plan for number, plan in enumerate(plans())}}


def test_no_part_is_longer_than_its_lines() -> None:
    def long(roadmap: Roadmap) -> Iterator[str]:
        for write, most in LINES.items():
            lines = printed(part(write, roadmap))
            if len(lines) > most:
                yield f"{named(write)}: {len(lines)} lines"
            if any(len(line) > 80 for line in lines):
                yield f"{named(write)}: a line is too wide"

    assert faults(long, everybody()) == []


def test_no_long_line_stands_twice_in_a_part() -> None:
    def twice(roadmap: Roadmap) -> Iterator[str]:
        lines = Counter(line.strip() for write in LINES for line in printed(part(write, roadmap)) if len(line.strip()) >= 40)
        yield from (line for line, times in lines.items() if times > 1)

    assert faults(twice) == []


def test_one_hour_a_week_is_no_plural() -> None:
    roadmap = plan_of({**scenario_answers()["02-cashier-starts-soon"], "hours": 1})
    cites = Cites(roadmap.catalog.sources, roadmap.today, full=False)
    said = " ".join([text for write in (dates_part, schools_part) for text in part_texts(write(roadmap, cites))])
    assert "1 hour of study a week" in said
    assert "1 hour a week" in said
    assert "1 hours" not in said


def test_a_day_that_is_not_known_is_no_month() -> None:
    unknown = [roadmap for roadmap in everybody().values() if roadmap.credential and roadmap.applying.likely is None]
    assert unknown
    for roadmap in unknown:
        assert UNTOLD in said(part(dates_part, roadmap))
        assert "in not known" not in said(part(dates_part, roadmap))


# -- money


def test_what_is_left_is_counted_only_where_the_main_cost_is_known() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        rows = {
            row[0].text: row[1].text for block in part(money_part, roadmap).blocks if isinstance(block, Table) for row in block.rows
        }
        counted = {"Left", "Missing before aid", "Missing at the high price, before aid"} & set(rows)
        if main_cost_open(roadmap) and counted:
            yield "counted"
        if not main_cost_open(roadmap) and roadmap.money.budget_usd is not None and "Together" in rows and not counted:
            yield "not counted"
        if roadmap.money.at_least and "Together" in rows and not rows["Together"].startswith("at least"):
            yield "a sum that leaves something out reads like all of it"

    assert faults(look, everybody()) == []


def test_nothing_in_the_money_hurts_whoever_has_nothing() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        text = said(part(money_part, roadmap, full=True))
        if not roadmap.may_save and "aside each month" in text:
            yield "told to save"
        if "budget of $" in text or "your own $0" in text.lower() or "of your $0" in text:
            yield "told of more money to have"

    assert faults(look, everybody()) == []


def test_an_estimate_says_so_and_whose_rate_it_is() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        made = part(money_part, roadmap)
        estimated = [line for line in roadmap.money.lines if line.estimate and line.low_usd is not None]
        if estimated and "estimated from the school's yearly rate" not in said(made):
            yield "an estimate is not explained"

    assert faults(look) == []


def test_three_payers_at_most_each_with_whom_to_ask() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        cards = [item for block in part(money_part, roadmap).blocks if isinstance(block, Numbered) for item in block.items]
        if len(cards) > 3 or (any(m.funding.open for m in roadmap.funding) and not cards):
            yield f"{len(cards)} cards"

    assert faults(look, everybody()) == []


# -- schools


def test_each_school_has_one_card_with_its_number_and_why_it_is_there() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        blocks = part(schools_part, roadmap).blocks
        cards = [row for block in blocks if isinstance(block, Summary) for row in block.rows]
        if len(cards) != len(roadmap.choices):
            yield f"{len(cards)} cards for {len(roadmap.choices)} choices"
        for card, choice in zip(cards, roadmap.choices, strict=False):
            text, program = " ".join(card.lines), choice.match.program
            yield from (
                f"{program.school}: no {fact}"
                for fact in (program.school, program.phone, program.website)
                if fact and fact not in text
            )

    assert faults(look, everybody()) == []


def test_what_all_schools_are_asked_stands_on_no_card() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        cards = [
            " ".join(row.lines) for block in part(schools_part, roadmap).blocks if isinstance(block, Summary) for row in block.rows
        ]
        for question in ("What is the whole price?", "Is it online, on campus or both?"):
            if len(cards) > 1 and all(question in card for card in cards):
                yield question

    assert faults(look, everybody()) == []


def test_near_misses_are_few_and_no_school_is_among_them_that_has_a_card() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        blocks = list(part(schools_part, roadmap).blocks)
        heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == "Near misses"]
        items = [item for i in heads for item in block_texts(blocks[i + 1])]
        if len(items) > MOST_MISSES:
            yield f"{len(items)} near misses"
        schools = [choice.match.program.school for choice in roadmap.choices]
        yield from (item for item in items if any(item.startswith(f"{school},") for school in schools))

    assert faults(look, everybody()) == []


def test_a_near_miss_misses_one_thing_and_costs_at_most_twice_what_there_is() -> None:
    """Somebody with $200 read of five courses $2,795 over it, somebody else of one for another exam and taught another way."""

    def look(roadmap: Roadmap) -> Iterator[str]:
        blocks = list(part(schools_part, roadmap).blocks)
        heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == "Near misses"]
        for item in (item for i in heads for item in block_texts(blocks[i + 1]) if roadmap.choices):
            over = re.search(r"\$([\d,]+) over your budget", item)
            if ";" in item.rpartition(": ")[2] or (over and int(over[1].replace(",", "")) > (roadmap.money.budget_usd or 0)):
                yield item
        if heads and roadmap.choices and not roadmap.page_one.names_schools:
            yield "no school is to be asked yet"

    assert faults(look, everybody()) == []


# -- questions


def test_no_question_is_about_the_mark_of_another_exam() -> None:
    """A biller was told to ask if an externship counts toward the apprentice mark of coders."""

    def look(roadmap: Roadmap) -> Iterator[str]:
        marked = roadmap.sheet.get("holds") or roadmap.decisions.chosen["certification"] == "cpc"
        yield from (q.ask for q in roadmap.school_questions if not marked and re.search(r'"A"|CPC-A', q.ask + q.red_flag))

    assert faults(look, everybody()) == []


def test_the_dates_count_from_the_day_that_the_first_page_names() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        cites = Cites(roadmap.catalog.sources, roadmap.today)
        page = " ".join(part_texts(page_one(roadmap, cites)))
        day = re.search(r"h a week(?: \(assumed\))? from (?:the yes, )?(?:about (\w{3})|(\w+) ?)", page)
        count = re.search(r"dates count from (?:about )?(\w+)", said(part(dates_part, roadmap)))
        if day and count and not count[1].startswith(day[1] or day[2]):
            yield f"{day[0]}: {count[0]}"

    assert faults(look) == []


def test_nobody_hears_of_classes_to_skip_who_has_none_or_of_money_to_keep_who_has_next_to_none() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        skips = any(item.skip for item in roadmap.learn)
        if not skips and any(n.id == "before-you-skip" for n in roadmap.notices):
            yield "before you skip"
        if (roadmap.money.budget_usd or 0) < 1000 and "must stay untouched" in said(part(steps_part, roadmap)):
            yield "must stay untouched"

    assert faults(look, everybody()) == []


def test_eight_questions_each_with_its_red_flag_and_all_of_them_on_the_sheet() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        made = part(ask_part, roadmap)
        (table,) = (block for block in made.blocks if isinstance(block, Table))
        sheet, *others = (block for block in made.blocks if isinstance(block, WriteIn))
        if len(table.rows) != min(8, len(roadmap.school_questions)):
            yield f"{len(table.rows)} questions"
        if any(not row[1].text for row in table.rows):
            yield "no red flag"
        for q in roadmap.school_questions:
            own = [
                s for s in (sheet, *others) if any(q.ask in row and q.red_flag == f for row, f in zip(s.rows, s.flags, strict=True))
            ]
            apart = q.whom is not None and "Answer" not in sheet.columns
            if len(own) != 1 or (own[0] is sheet) == apart:
                yield f"{q.id}: on {len(own)} sheets"
            if apart and (own[0].columns != ("Question", "Answer") or (q.whom or "")[1:] not in own[0].note):
                yield f"{q.id}: under the columns of new schools"
        schools = {choice.match.program.school for choice in roadmap.choices}
        yield from sorted(schools - set(sheet.columns))

    assert faults(look, everybody()) == []


def test_near_misses_of_one_school_are_told_apart_by_their_program() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        near = [m for m in roadmap.programs if m.misses]
        lines = [item for block in part(schools_part, roadmap).blocks if isinstance(block, Bullets) for item in block.items]
        for school in {m.program.school for m in near}:
            own = [line for line in lines if line.startswith((f"{school},", f"{school}:"))]
            titles = {plain_title(m.program) for m in near if m.program.school == school}
            if len(own) > 1 and not all(any(title in line for title in titles) for line in own):
                yield f"{own}"

    assert faults(look, everybody()) == []


def test_a_page_to_take_away_names_no_command_and_the_screen_does() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        made = words_of(roadmap, full=False)
        yield from (text for page in made.pages for text in part_texts(page) if re.search(r"codingpath (?:plan|programs)", text))
        if "codingpath plan --part all-sources" not in " ".join(text for page in made.parts for text in part_texts(page)):
            yield "the screen names no command"

    assert faults(look, dict(list(scenario_plans().items())[::6])) == []


# -- steps


def test_steps_fall_on_working_days_of_the_next_thirty_evenly() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        days = [step.on for step in roadmap.steps]
        last = roadmap.today + timedelta(days=30)
        if days != sorted(days) or not all(is_working_day(day) and roadmap.today < day <= last for day in days):
            yield f"{days}"
        month = [day for n in range(1, 31) if is_working_day(day := roadmap.today + timedelta(days=n))]
        taken, free = Counter(days), [day for day in month if day not in days]
        soon = next((mark.day for mark in stage_days(roadmap) if mark.id == "train-starts"), roadmap.today)
        crowded = [day for day, steps in taken.items() if steps > 1]
        before = [day for day in free if day < soon]
        if max(taken.values(), default=0) > 2 or (free and crowded and not (max(crowded) < soon and not before)):
            yield "some days have many, others none, and not because class starts before them"
        in_time = {step.id for step in roadmap.catalog.guidance.steps if step.before_start} if roadmap.today < soon else set()
        yield from (f"{step.id} after class starts" for step in roadmap.steps if step.id in in_time and step.on >= soon)
        yield from (f"{name} after class starts" for name, day in roadmap.now_days.items() if roadmap.today < soon <= day)
        if len({step.id for step in roadmap.steps}) < len(days):
            yield "an id stands twice"

    assert faults(look, everybody()) == []


def test_the_last_box_is_the_day_to_look_again() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        (boxes,) = (block for block in part(steps_part, roadmap).blocks if isinstance(block, Checklist))
        if "look at this plan again" not in boxes.items[-1]:
            yield boxes.items[-1]

    assert faults(look) == []


def test_plain_lines_say_the_same_words() -> None:
    """No word is lost where there are no tables, at 40 columns."""

    def look(roadmap: Roadmap) -> Iterator[str]:
        for write in LINES:
            made = part(write, roadmap)
            words = [word for said in " ".join(part_lines(made, 40)).split() for word in {said, said.removesuffix(":")}]
            missing = Counter(
                " ".join(t for b in made.blocks if not isinstance(b, Table | WriteIn) for t in block_texts(b)).split()
            ) - Counter(words)
            yield from (f"{named(write)}: {word}" for word in missing if len(word) < 30)

    assert faults(look, {number: plan for number, plan in everybody().items() if number.startswith(("0", "crowd 1"))}) == []
    assert len(crowd()) > 0


def test_an_office_s_own_schools_stand_in_their_own_block() -> None:
    roadmap = next(plan for plan in scenario_plans().values() if len(plan.choices) > 1)
    own = replace(roadmap.choices[0], reason="office")
    made = part(schools_part, replace(roadmap, choices=(own, *roadmap.choices[1:])))
    assert [block.text for block in made.blocks if isinstance(block, Heading)][:2] == [
        "From this office",
        "And from the whole list",
    ]
    assert [len(block.rows) for block in made.blocks if isinstance(block, Summary)] == [1, len(roadmap.choices) - 1]


def test_steps_about_schools_stand_only_where_the_plan_names_some_and_what_is_done_now_is_not_said_again() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        data = {step.id: step for step in roadmap.catalog.guidance.steps}
        now = {item.id for item in roadmap.page_one.do_now}
        for step in roadmap.steps:
            if data[step.id].schools and not (roadmap.page_one.names_schools and len(roadmap.choices) > 1):
                yield f"{step.id}: no schools are named"
            if now & set(data[step.id].done_by):
                yield f"{step.id}: said twice"

    assert faults(look, everybody()) == []


@pytest.mark.parametrize(
    ("day", "year"), [(date(2027, 6, 30), "2026-27"), (date(2027, 7, 1), "2027-28"), (date(2099, 8, 1), "2099-00")]
)
def test_the_fafsa_is_that_of_the_school_year_of_the_start(day: date, year: str) -> None:
    assert school_year(day) == year


def test_what_the_first_page_puts_first_stands_in_the_first_steps_or_is_done_now() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        data = {step.id: step for step in roadmap.catalog.guidance.steps}
        first = {item.id for item in roadmap.page_one.first}
        settling = [bool(first & set(data[step.id].settles)) for step in roadmap.steps]
        if settling != sorted(settling, reverse=True):
            yield f"{[step.id for step in roadmap.steps]}: another step stands before what comes first"
        classes = {"readiness.diploma-first", "readiness.computer-first", "readiness.reading-first"} & first
        carried = {rule for step in roadmap.steps for rule in data[step.id].settles}
        yield from sorted(classes - carried)

    assert faults(look, everybody()) == []


def test_nobody_is_told_what_is_for_beginners_or_for_a_school_that_is_not_there() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        steps = {step.id for step in roadmap.steps}
        if roadmap.sheet.get("health-work") == "coding":
            yield from sorted(steps & {"talk-coder", "talk-both", "background-rules"})
        if roadmap.award is None or roadmap.option("award").exam_only:
            yield from sorted(steps & {"background-rules", "whole-price", "call-schools"})
        if roadmap.decisions["readiness"].chosen == "prepare-first":
            yield from sorted(steps & {"background-rules", "block-hours", "review-date"})

    assert faults(look, everybody()) == []


def test_a_start_is_called_near_only_where_class_or_practice_is() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        near = roadmap.study_begins - roadmap.today < timedelta(days=roadmap.catalog.timeline.short_notice_days)
        if "Your start is under" in said(part(dates_part, roadmap)) and not near:
            yield f"it is on {roadmap.study_begins}"

    assert faults(look, everybody()) == []


def test_a_calendar_has_one_entry_for_one_thing_and_at_most_three_a_day() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        found = milestones(roadmap, ())
        yield from (f"{day}: {count}" for day, count in Counter(m.day for m in found).items() if count > 3)
        yield from (title for title, count in Counter(m.title for m in found).items() if count > 1)
        if {"prepare-ends", "train-starts"} <= {m.id for m in found if m.day == roadmap.study_begins}:
            yield "study begins twice"

    assert faults(look, everybody()) == []


# -- people of the trade, and whoever needs no school


def test_nothing_of_a_school_is_said_where_there_is_none_to_sign_with() -> None:
    """An exam beside the work was told to get a yes `before you sign with a school` and `before class starts`."""

    def look(roadmap: Roadmap) -> Iterator[str]:
        if roadmap.award or roadmap.under_way or roadmap.chosen:
            return
        words = said(part(money_part, roadmap)) + " ".join(item.text for item in roadmap.page_one.do_now)
        yield from (phrase for phrase in ("sign with a school", "before class starts", "before you enroll") if phrase in words)

    assert faults(look, everybody()) == []


def test_whoever_has_years_in_the_work_is_told_nothing_that_is_news_to_beginners_alone() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        years = roadmap.sheet.get("coding-years")
        if not isinstance(years, int) or years < 2:
            return
        words = said(part(jobs_part, roadmap))
        yield from (phrase for phrase in ("background checks", "mostly goes to people who have shown") if phrase in words)

    assert faults(look, everybody()) == []


def test_a_step_says_nothing_that_the_first_page_orders_already() -> None:
    """A holder was sent to the chapter, to the job center and to the own account once today and once more within the month."""
    things = ("AAPC chapter", "résumé", "Log in to")

    def look(roadmap: Roadmap) -> Iterator[str]:
        now = [item.text for item in roadmap.page_one.do_now]
        then = [step.text for step in roadmap.steps]
        for thing in things:
            if any(thing in text for text in now) and any(thing in text for text in then):
                yield f"{thing}: {then}"

    assert faults(look, everybody()) == []


def test_no_code_books_are_due_before_the_exam_day_can_be_set() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        for line in roadmap.money.lines if not roadmap.award and not roadmap.under_way else ():
            if line.id == "books" and line.stage not in ("exam", "next-credential"):
                yield f"{line.label}: {line.stage}"

    assert faults(look, everybody()) == []


def test_a_part_at_length_without_a_figure_has_no_list_of_sources() -> None:
    roadmap = scenario_plans()["11-hospital-coder-of-six-years"]
    assert [some.id for some in some_parts(roadmap, ["ask", "steps"], full=True).parts] == ["steps"]
    assert some_parts(roadmap, ["ask", "money"], full=True).parts[-1].id == "all-sources"


def test_a_calendar_the_steps_and_a_plan_on_file_name_one_day_and_calls_come_before_what_came_of_them() -> None:
    """What is to be done at once was for today in one, and for a week later in others; class began before anybody was asked."""

    def look(roadmap: Roadmap) -> Iterator[str]:
        steps = {step.id: step.day for step in plan_steps(roadmap) if step.state != "done"}
        entries = {m.id.removeprefix("now-").removeprefix("step-"): m.day for m in milestones(roadmap, ())}
        yield from (
            f"{name}: {steps[name]}, {entries[name]}" for name in steps.keys() & entries.keys() if steps[name] != entries[name]
        )
        called = max((roadmap.now_days[i.id] for i in roadmap.page_one.do_now if "Call the school" in i.text), default=date.min)
        if steps.get("schools-side-by-side", date.max) <= called:
            yield f"answers are set side by side on {steps['schools-side-by-side']}, the schools are called on {called}"
        if steps.get("train-starts", date.max) <= max(roadmap.now_days.values(), default=date.min) and not roadmap.under_way:
            yield "class starts before what is done at once"

    assert faults(look, {**everybody(), **{f"start {day}": starting(day) for day in (*range(8), 14)}}) == []


@cache
def starting(days: int) -> Roadmap:
    """Return the plan of somebody with little money whose start is so many days away."""
    answers = {**scenario_answers()["02-cashier-starts-soon"], "budget": 2400, "funding": ("none",), "hours": 6}
    return plan_of({**answers, "months": NOT_SURE, "start": TODAY + timedelta(days=days)})


def test_a_near_start_is_called_near_to_whom_somebody_must_help() -> None:
    assert "Your start is under" in said(part(dates_part, starting(8)))


def test_no_course_that_is_a_guess_is_told_as_one_that_there_is() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        program = ledger_program(roadmap)
        words = said(part(money_part, roadmap))
        if program and is_guess(program) and not ("is not known: ask" in words and f": {program.school}" in words):
            yield words[:200]
        yield from (phrase for phrase in ("course of Columbus", "ask for its course") if phrase in words)

    assert faults(look, everybody()) == []
