"""What the view says of a plan: marks of sources, what is past review, the runner-up, what an open answer leaves open."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest
from builders import source
from case_table import cases
from document_text import part_texts, texts
from strategies import plan_of, real_catalog

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers, Value
from codingpath.model.parts import APPENDIX, OPENING, PARTS
from codingpath.planning.dates import is_working_day
from codingpath.planning.plan import plan
from codingpath.report.blocks import Checklist, Document, Numbered, Part, Table, WriteIn
from codingpath.report.calendar import milestones
from codingpath.report.parts.dates import dates_part
from codingpath.report.roadmap import document, some_parts
from codingpath.report.sources import Cites
from codingpath.report.why import why
from codingpath.rules.explain import explain

BEGINNER: dict[str, Value] = {
    "goal": "start-soon",
    "role": "coding",
    "setting": "physician-office",
    "education": "diploma",
    "health-work": "none",
    "hours": 12,
    "months": 18,
    "budget": 4500,
    "state": "OH",
    "start": date(2027, 1, 11),
}


def words(catalog: Catalog, answers: Answers, today: date) -> Document:
    """Return the document of somebody's plan; `catalog` is the real one."""
    assert catalog is real_catalog()
    return _words(tuple(answers.items()), today)


@cache
def _words(answers: tuple[tuple[str, Value], ...], today: date) -> Document:
    return document(plan(real_catalog(), dict(answers), today), full=True)


def timeline_words(answers: Answers) -> str:
    """Return what the timeline says, without the other parts."""
    roadmap = plan_of(answers)
    return " ".join(part_texts(dates_part(roadmap, Cites(roadmap.catalog.sources, roadmap.today))))


def part(made: Document, name: str) -> Part:
    return next(p for p in (*made.parts, *made.appendix) if p.id == name)


def test_the_parts_come_in_their_order_and_the_appendix_on_request(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, BEGINNER, today)
    short, full = document(roadmap), words(catalog, BEGINNER, today)
    assert short.opening.id == full.opening.id == OPENING
    assert [p.id for p in short.parts] == [p.id for p in full.parts] == list(PARTS)
    assert ([p.id for p in short.appendix], [p.id for p in full.appendix]) == ([], list(APPENDIX))


def test_people_of_the_trade_get_no_glossary_unless_they_name_it(catalog: Catalog, today: date) -> None:
    insider = plan(catalog, {**BEGINNER, "health-work": "coding", "coding-years": 6}, today)
    assert "words" not in [p.id for p in document(insider, full=True).appendix]
    assert some_parts(insider, ["words"]).opening.id == "words"


def test_some_parts_come_in_the_order_of_the_roadmap(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, BEGINNER, today)
    made = some_parts(roadmap, ["jobs", "dates"])
    assert [p.id for p in (made.opening, *made.parts)] == ["dates", "jobs"]
    at_length = some_parts(roadmap, ["jobs", "dates"], full=True)
    assert [p.id for p in (at_length.opening, *at_length.parts)] == ["dates", "jobs", "all-sources"]
    assert some_parts(roadmap, ["sources"]).opening == document(roadmap).parts[PARTS.index("sources")]
    assert some_parts(roadmap, ["all-sources"]).opening == document(roadmap, full=True).appendix[-1]


# -- sources


def test_sources_are_numbered_in_the_order_of_their_first_use() -> None:
    cites = Cites({i: source(i) for i in "abc"}, date(2026, 11, 23))
    assert [cites("b"), cites("a", "b", "a"), cites(None), cites(), cites("c", None)] == [" [1]", " [2, 1]", "", "", " [3]"]
    assert cites.used == ("b", "a", "c")


def test_a_mark_is_a_short_tag_where_no_list_of_all_sources_follows() -> None:
    named = {
        "a": source("a", name="A board, its exam", as_of="2026-02"),
        "b": source("b", name="A bureau of statistics, pay", tag="ABS", as_of="2025"),
        "c": source("c", name="We think so", kind="assumption"),
    }
    cites = Cites(named, date(2026, 11, 23), full=False)
    assert [cites("a"), cites("b", "a", "b"), cites("c"), cites(None)] == [
        " (A board, Feb 2026)",
        " (ABS, 2025; A board, Feb 2026)",
        " (our assumption)",
        "",
    ]


def test_a_mark_says_low_confidence_and_past_review() -> None:
    review = date(2027, 5, 1)
    both = {"a": source("a", confidence="low", review_by=review)}
    assert Cites(both, review)("a") == " [1 low confidence]"
    assert Cites(both, date(2027, 5, 2))("a") == " [1 low confidence check this: past review]"


def test_on_its_review_date_a_fact_is_not_stale_the_day_after_it_is(catalog: Catalog) -> None:
    due = min(s.review_by for s in catalog.sources.values())
    fresh, stale = (words(catalog, BEGINNER, day) for day in (due, due + timedelta(days=1)))
    assert not [t for t in texts(fresh) if "check this" in t.lower() or "past review" in t]
    assert [t for t in texts(stale) if "check this: past review" in t]
    numbered = next(b for b in part(stale, "all-sources").blocks if isinstance(b, Numbered))
    assert [item for item in numbered.items if item.startswith("CHECK THIS, past review: ")]


def test_versions_and_dates_stand_with_the_sources(catalog: Catalog, today: date) -> None:
    facts = " ".join(part_texts(part(words(catalog, BEGINNER, today), "sources")))
    assert catalog.rules.version in facts
    assert "November 23, 2026" in facts
    assert "next review due" in facts


# -- the one page and the path


def test_the_runner_up_is_shown_for_each_decision(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, BEGINNER, today)
    table = next(b for b in some_parts(roadmap, ["why"]).opening.blocks if isinstance(b, Table))
    for row, outcome in zip(table.rows, roadmap.decisions.outcomes, strict=True):
        decision = catalog.rules.decision(outcome.id)
        assert row[0].text == decision.title
        assert decision.option(outcome.chosen).label in row[1].text
        assert outcome.firmness in row[1].text
        out = outcome.option(outcome.runner_up).state == "ruled-out"
        assert row[-1].text == ("none: all else is ruled out" if out else decision.option(outcome.runner_up).label)


def test_every_option_of_every_decision_is_listed_in_declared_order(catalog: Catalog, today: date) -> None:
    tables = [b for b in part(words(catalog, BEGINNER, today), "why").blocks if isinstance(b, Table)]
    for decision in catalog.rules.decisions:
        labels = [option.label for option in decision.options]
        assert any([row[0].text for row in table.rows] == labels for table in tables), decision.id


def test_preparing_first_names_what_to_settle_and_with_whom(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, {**BEGINNER, "education": "no-diploma"}, today)
    assert roadmap.decisions["readiness"].chosen == "prepare-first"
    reasons = " ".join(part_texts(some_parts(roadmap, ["why"]).opening))
    for reason in roadmap.decisions["readiness"].reasons:
        assert reason.settle is not None
        assert reason.with_whom is not None
        assert reason.settle[1:] in reasons
        assert reason.with_whom[1:] in reasons


# -- open answers


def test_an_open_budget_is_compared_with_nothing(catalog: Catalog, today: date) -> None:
    open_budget = {q: v for q, v in BEGINNER.items() if q != "budget"}
    money = " ".join(part_texts(part(words(catalog, open_budget, today), "money")))
    assert "Left of your" not in money
    assert "short by" not in money.lower()


def test_an_open_state_shows_no_state_figure(catalog: Catalog, today: date) -> None:
    open_state = {q: v for q, v in BEGINNER.items() if q != "state"}
    work = " ".join(part_texts(part(words(catalog, open_state, today), "jobs")))
    assert "Pay in Ohio" not in work
    assert "Averages in" not in work


def test_assumed_dates_say_so(catalog: Catalog, today: date) -> None:
    open_hours = {q: v for q, v in BEGINNER.items() if q != "hours"}
    assert "(you left them open: fast counts on" in " ".join(part_texts(part(words(catalog, open_hours, today), "dates")))
    assert "left them open" not in " ".join(part_texts(part(words(catalog, BEGINNER, today), "dates")))


@cases(("goal", "hours"), product(("lead", "start-soon"), (4, 5, 6, 7, 8, 12)))
def test_a_few_more_hours_shorten_the_same_course(goal: str, hours: int) -> None:
    said = timeline_words({**BEGINNER, "goal": goal, "hours": hours})
    assert "Three more hours a week and the likely date moves from" in said


@pytest.mark.parametrize(
    ("left", "said", "unsaid"),
    [
        ({"hours"}, ["you left them open"], "left the start open"),
        ({"start"}, ["as you left the start open"], "left them open"),
        ({"hours", "start"}, ["you left them open", "when what comes first is likely settled"], "left the start open"),
    ],
)
def test_only_what_was_left_open_is_said_to_be_assumed(
    catalog: Catalog, today: date, left: set[str], said: list[str], unsaid: str
) -> None:
    some = {q: v for q, v in {**BEGINNER, "start": date(2027, 1, 11)}.items() if q not in left}
    dates = " ".join(part_texts(part(words(catalog, some, today), "dates")))
    assert [text for text in said if text not in dates] == []
    assert unsaid not in dates


def test_a_ruled_out_option_says_why_and_nothing_nearly_counts_for_it(catalog: Catalog, today: date) -> None:
    """A medical assistant without a diploma: neither the degree nor exam preparation is open."""
    aide: dict[str, Value] = {
        **BEGINNER,
        "health-work": "clinical",
        "terminology": "some",
        "education": "no-diploma",
        "goal": "lead",
    }
    roadmap = plan(catalog, aide, today)
    award = roadmap.decisions["award"]
    out = [o.id for o in award.options if o.state == "ruled-out"]
    assert {"associate", "exam-prep"} <= set(out)
    said = part_texts(next(p for p in why(roadmap, explain(roadmap)).parts if p.id == "why-award"))
    text = " ".join(said)
    for option in out:
        for reason in award.option(option).reasons:
            assert reason.effect != "rule-out" or reason.text[1:] in text
    nearly = text.partition("What nearly counted:")[2].partition("Answers that made no difference")[0]
    assert "for Associate degree" not in nearly
    assert "Ruling out Associate degree" not in nearly


@cases("days", range(0, 400, 9))
def test_no_step_falls_on_a_weekend_or_a_federal_holiday(catalog: Catalog, today: date, days: int) -> None:
    roadmap = plan(catalog, BEGINNER, today + timedelta(days=days))
    to_do = {m.id: m.day for m in milestones(roadmap, list(catalog.sources)) if m.id.startswith(("day-", "ask-", "review-"))}
    assert all(is_working_day(day) for day in to_do.values() if day)
    assert all(is_working_day(step.on) for step in roadmap.steps)
    assert [step.on for step in roadmap.steps] == sorted(step.on for step in roadmap.steps)


@cases("hours", range(1, 78, 4))
def test_more_hours_are_never_said_to_move_the_date_to_the_same_month(hours: int) -> None:
    said = timeline_words({**BEGINNER, "hours": hours})
    moved = re.search(r"more hours a week and the likely date moves from (\w+ \d+) to (\w+ \d+)", said)
    assert moved is None or moved[1] != moved[2]


def test_who_studies_beside_a_job_is_told_what_a_few_more_hours_bring() -> None:
    assert "more hours a week and the likely date moves from" in timeline_words({**BEGINNER, "hours": 12})


def test_who_studies_full_time_is_told_that_the_course_sets_the_pace() -> None:
    assert "would not bring the likely date forward" in timeline_words({**BEGINNER, "hours": 75})


def test_no_program_in_the_state_is_said(catalog: Catalog, today: date) -> None:
    made = words(catalog, {**BEGINNER, "state": "DC"}, today)
    assert "District of Columbia" in " ".join(part_texts(part(made, "schools")))


# -- parts to fill in


def test_the_school_sheet_has_every_question_and_room_for_three_schools(catalog: Catalog, today: date) -> None:
    roadmap = plan(catalog, BEGINNER, today)
    sheet = next(b for b in part(document(roadmap), "ask").blocks if isinstance(b, WriteIn))
    assert len(sheet.columns) == 4
    assert all(any(q.ask in row for row in sheet.rows) for q in roadmap.school_questions)


def test_the_next_thirty_days_are_boxes_and_end_with_a_date_to_look_again(catalog: Catalog, today: date) -> None:
    boxes = next(b for b in part(words(catalog, BEGINNER, today), "steps").blocks if isinstance(b, Checklist))
    assert boxes.items[0].startswith("Tue, Nov 24: ")
    assert boxes.items[-1].startswith("Wed, Dec 23: ")
