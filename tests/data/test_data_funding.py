"""The sources of money: in the order to ask, with what they may pay, and what must happen before."""

from __future__ import annotations

import re

from case_table import cases
from readability import grade

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.funding import Funding
from codingpath.model.program import Program
from codingpath.planning.federal_aid import aid_kinds, lengths_of


def one(catalog: Catalog, funding_id: str) -> Funding:
    return next(f for f in catalog.funding if f.id == funding_id)


def test_the_order_to_ask(catalog: Catalog) -> None:
    """Who already pays you; after a layoff, what keeps the pay coming; the FAFSA and the job center; the state; the military; help with a disability or benefits; tax time."""
    ids = [f.id for f in catalog.funding]
    stations = [
        "employer",
        "own-employer",
        "pell",
        "workforce-pell",
        "wioa",
        "vre",
        "gi-bill",
        "gi-bill-tests",
        "mycaa",
        "voc-rehab",
        "snap-et",
        "tax-credit",
    ]
    assert [i for i in ids if i in stations] == stations
    states = [i for i, f in enumerate(catalog.funding) if any("state" in box.tests for box in f.when.boxes)]
    laid_off = range(ids.index("own-employer") + 1, ids.index("fafsa"))
    assert states == [*laid_off, *range(ids.index("wioa") + 1, ids.index("vre"))]
    assert all({"funding", "state"} <= box.tests.keys() for i in laid_off for box in catalog.funding[i].when.boxes)


def test_a_sum_names_the_lines_it_may_go_to_and_only_a_sum_does(catalog: Catalog) -> None:
    for f in catalog.funding:
        assert (f.amount_usd is None) is (not f.pays), f.id
        if f.amount_usd is not None:
            assert f"${f.amount_usd:,}" in f.amount, f.id


def test_a_grant_that_pays_for_school_pays_no_exam_and_the_exam_money_no_school(catalog: Catalog) -> None:
    assert one(catalog, "pell").pays == ("tuition", "books")
    assert one(catalog, "gi-bill-tests").pays == ("exam",)
    assert one(catalog, "mycaa").pays == ("tuition", "exam")


def test_who_must_approve_before_class_says_what_to_wait_for(catalog: Catalog) -> None:
    for f in catalog.funding:
        assert not f.third_party or f.before, f.id
    assert "before class" in (one(catalog, "wioa").before or "")
    assert "30 days before class" in (one(catalog, "mycaa").before or "")


def test_the_fafsa_and_the_job_center_are_asked_in_the_same_week(catalog: Catalog) -> None:
    assert "same week" in one(catalog, "pell").apply
    assert "same week" in (one(catalog, "wioa").before or "")


@cases(("months", "hours", "grant"), [(4, 600, "pell"), (9, 720, "pell"), (2, 150, "workforce-pell"), (3, 599, "workforce-pell")])
def test_the_two_pell_grants_are_told_apart_by_the_lengths_that_the_engine_uses(
    catalog: Catalog, months: int, hours: int, grant: str
) -> None:
    covers = one(catalog, grant).covers
    lengths = {
        "pell": ("15 weeks or more", "600 hours or 16 credits or more"),
        "workforce-pell": ("150 to 599 hours", "8 weeks and less than 15"),
    }
    assert all(length in covers for length in lengths[grant])
    course = Program(
        id="p",
        school="S",
        program="P",
        award="certificate",
        kind="credit",
        state="OH",
        months_low=months,
        months_high=months,
        clock_hours=hours,
        federal_aid=True,
        source="s",
    )
    assert aid_kinds(course, lengths_of(catalog)) == grant


def test_default_and_citizenship_stand_under_the_pell_grant_and_no_diploma_is_said_to_those_without_one(catalog: Catalog) -> None:
    note = one(catalog, "pell").note or ""
    assert all(word in note for word in ("Citizenship", "default"))
    assert "diploma" not in note
    told = next(n for n in catalog.guidance.notices if n.id == "pell-without-a-diploma")
    assert all("no-diploma" in str(box.tests["education"]) for box in told.when.boxes)


def test_nothing_that_takes_nobody_is_among_who_may_pay(catalog: Catalog) -> None:
    assert [f.id for f in catalog.funding if not f.open] == []
    ended = next(n for n in catalog.guidance.notices if n.id == "trade-adjustment")
    assert "no new requests since July 1, 2022" in ended.text


STATES_OF_THEIR_OWN = {"CA", "FL", "MA", "MI", "NJ", "NY", "OH", "TX", "WA"}
"""States whose own word for unemployment pay in approved training was found."""


def test_whoever_lost_a_job_reads_of_approved_training_in_every_state(catalog: Catalog) -> None:
    """A class can end unemployment pay, so nobody may enroll without having read that."""
    states = (*(c.id for c in catalog.question("state").choices), NOT_SURE)
    for state, hours in [*((state, 25) for state in states), ("MA", 10)]:
        sheet: Answers = {"state": state, "funding": ("laid-off",), "hours": hours}
        decided = {"award": "certificate"}
        told = [f for f in catalog.funding if f.when.holds(sheet, decided) and re.search(r"(weekly|unemployment) pay", f.amount)]
        assert told, state
        assert all(f.third_party and f.before for f in told), state
        assert [f.id for f in told].count("ui-training") == (state not in STATES_OF_THEIR_OWN or hours < 20), state


@cases(
    ("state", "education", "listed", "not_listed"),
    [
        ("KS", "associate", {"ks-promise"}, set()),
        ("VT", "bachelor", set(), {"vt-802"}),  # nobody with a bachelor's degree
        ("MA", "associate", {"ma-educate"}, set()),
        ("GA", "diploma", {"ga-hope"}, set()),
        ("GA", "bachelor", set(), {"ga-hope"}),
        ("NJ", "no-diploma", {"nj-ccog"}, {"nj-unemployed-waiver"}),  # that one is for the laid-off
        ("IA", "diploma", {"ia-last-dollar"}, {"ia-gap"}),
        ("OH", "bachelor", {"oh-work-ready"}, set()),
        ("TX", "diploma", set(), {"oh-work-ready", "ks-promise"}),
    ],
)
def test_a_state_helps_its_own_people(catalog: Catalog, state: str, education: str, listed: set[str], not_listed: set[str]) -> None:
    sheet: Answers = {"state": state, "education": education, "funding": ("none",)}
    found = {f.id for f in catalog.funding if f.when.holds(sheet, {"award": "certificate", "delivery": "online"})}
    assert listed <= found
    assert not not_listed & found


def test_what_is_older_than_a_year_says_its_time_or_tells_to_ask(catalog: Catalog) -> None:
    """A state's rules change with each budget: a row that rests on an old page says so, or what to ask."""
    for f in catalog.funding:
        source = catalog.sources[f.source]
        if source.as_of < "2025-11" and any("state" in box.tests for box in f.when.boxes):
            said = " ".join(t for t in (f.amount, f.covers, f.apply, f.before, f.note) if t)
            assert re.search(r"\b[Aa]sk|yes before|20\d\d", said), f.id


def test_every_word_can_be_read_in_grade_eight(catalog: Catalog) -> None:
    texts = [(f.id, t) for f in catalog.funding for t in (f.why, f.amount, f.covers, f.apply, f.before, f.note) if t]
    assert [(i, round(grade(t), 1), t) for i, t in texts if grade(t) > 8] == []


def test_nobody_is_told_that_somebody_will_pay(catalog: Catalog) -> None:
    for f in catalog.funding:
        said = " ".join(t for t in (f.why, f.amount, f.covers, f.apply, f.before, f.note) if t).lower()
        assert not re.search(r"will pay|you qualify|it is free|guarantee", said), f.id


def test_whoever_is_in_a_program_is_told_how_to_ask_from_there(catalog: Catalog) -> None:
    told = {
        f.id: f.under_way is not None
        for f in catalog.funding
        for box in f.when.boxes
        if "finish-current" in box.outcomes.get("award", ())
    }
    assert {name for name, said in told.items() if not said} == {"tax-credit"}  # it comes at tax time all the same
