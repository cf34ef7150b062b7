"""What the money part says: the ledger with its stages, what falls due when, how a gap could close, who may pay."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from case_table import cases
from crowd import everybody
from document_text import block_texts, part_texts
from strategies import plan_of

from codingpath.formats.json import render
from codingpath.formats.printouts import plan_printout
from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.costs import dues
from codingpath.planning.gap import OneProgram, Payer, Saving, closing
from codingpath.report.blocks import Block, Bullets, Heading, Part, Table, Text
from codingpath.report.parts import money
from codingpath.report.parts.ledger import main_cost_open
from codingpath.report.parts.money import ALL, BY_LENGTH, EVERYBODY, known_sum
from codingpath.report.parts.results import money_sentence
from codingpath.report.sources import Cites
from codingpath.report.words import month

NEVER = re.compile(
    r"guarantee|\beasy|easily|assured|in demand|you qualify|it is free|will pay|you should|take a loan|quit your job", re.IGNORECASE
)
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
    "study-style": "own-pace",
    "campus": "no",
    "funding": ("low-income",),
    "start": date(2027, 1, 11),
}
FOR_CREDIT: dict[str, Value] = {**BEGINNER, "goal": "lead", "matters-most": ("support",), "months": 60, "study-style": "mix"}
"""Chooses a college certificate."""
INSIDER: dict[str, Value] = {
    **BEGINNER,
    "goal": "earn-more",
    "setting": "hospital",
    "health-work": "coding",
    "coding-years": 6,
    "terminology": "strong",
    "education": "some-college",
}


def part(roadmap: Roadmap) -> Part:
    return money.money_part(roadmap, Cites(roadmap.catalog.sources, roadmap.today))


def under(made: Part, heading: str) -> list[Block]:
    """Return the blocks under a heading."""
    places = [i for i, block in enumerate(made.blocks) if isinstance(block, Heading)] + [len(made.blocks)]
    for here, after in pairwise(places):
        if list(block_texts(made.blocks[here])) == [heading]:
            return list(made.blocks[here + 1 : after])
    return []


def words(blocks: list[Block]) -> str:
    return " ".join(text for block in blocks for text in block_texts(block))


def tables(made: Part) -> tuple[Table, Table]:
    """Return the ledger and what falls due when."""
    ledger, due, *_ = (block for block in made.blocks if isinstance(block, Table))
    return ledger, due


# -- the ledger


def test_every_line_says_when_it_likely_falls_due_and_what_comes_later_stands_below_the_sum() -> None:
    roadmap = plan_of(FOR_CREDIT)
    ledger, _ = tables(part(roadmap))
    names = [row[0].text for row in ledger.rows]
    likely = {line.id: month(due.when.likely) for due in dues(roadmap.money, roadmap.stages) for line in due.lines}
    for line in roadmap.money.lines:
        at, row = next((i, row) for i, row in enumerate(ledger.rows) if row[0].text.startswith(line.label))
        assert row[2].text == ("each year" if "each further year" in line.label else likely[line.id])
        assert (at < names.index("Together")) is line.counts_against_budget
    assert "You have" in names


def test_the_ledger_is_one_school_s_and_names_it() -> None:
    roadmap = plan_of(FOR_CREDIT)
    assert roadmap.choices[0].match.program.school in words(list(part(roadmap).blocks[:1]))
    assert roadmap.money == roadmap.choices[0].money


def test_the_json_has_the_same_lines_each_with_its_stage() -> None:
    roadmap = plan_of(BEGINNER)
    costs = json.loads(render(plan_printout(roadmap)))["costs"]
    assert [(c["id"], c["stage"], c["low_usd"], c["high_usd"]) for c in costs] == [
        (line.id, line.stage, line.low_usd, line.high_usd) for line in roadmap.money.lines
    ]


def test_a_published_pass_rate_stands_beside_one_more_attempt_both_ways_round_and_else_its_note() -> None:
    published = words(list(part(plan_of({**BEGINNER, "setting": "hospital", "campus": "yes"})).blocks))
    assert re.search(
        r"One more attempt, if needed: Of 100 who sat it for the first time in 2025, 62 passed and 38 did not", published
    )
    assert "AAPC publishes no pass rate for the CPC" in words(list(part(plan_of(BEGINNER)).blocks))


def test_who_needs_no_course_is_not_sent_to_a_school_for_the_price() -> None:
    roadmap = plan_of(INSIDER)
    assert roadmap.decisions.chosen["award"] == "exam-prep"
    ledger, _ = tables(part(roadmap))
    assert "ask the school" not in " ".join(block_texts(ledger))


def test_tuition_is_told_beside_what_such_programs_cost_across_the_country() -> None:
    said = next(text for text in part_texts(part(plan_of(FOR_CREDIT))) if text.startswith("Tuition: "))
    assert re.search(r"half of the published prices of 2023-24 lie between: public \$[\d,]+ to \$[\d,]+ \(\d+ programs\)", said)


@cases(("usd", "known", "said"), [(0, True, "$0"), (0, False, "unknown"), (7, False, "at least $7"), (7, True, "$7")])
def test_a_sum_that_leaves_something_out_says_so(usd: int, known: bool, said: str) -> None:
    assert known_sum(usd, all_known=known) == said


# -- what falls due when


def test_a_budget_that_just_pays_the_high_end_is_short_of_nothing() -> None:
    plan = plan_of(BEGINNER)
    open_ones = plan.money.open_lines
    money = replace(plan.money, lines=tuple(line for line in plan.money.lines if line not in open_ones))
    roadmap = replace(plan, money=money)
    just = money_sentence(replace(roadmap, money=replace(money, budget_usd=money.high_usd)))
    assert "$0" in just
    assert "short by" not in just
    a_dollar_less = replace(roadmap, money=replace(money, budget_usd=money.high_usd - 1))
    assert "short by $1 at the high end" in money_sentence(a_dollar_less)


def test_dates_that_were_assumed_say_so() -> None:
    given_all, left_open = (
        words(under(part(plan_of(a)), "What falls due when")) for a in (BEGINNER, {**BEGINNER, "hours": NOT_SURE})
    )
    assert "assumed" not in given_all
    assert "assumed" in left_open


def test_a_month_s_share_is_called_an_assumption() -> None:
    said = words(under(part(plan_of({**FOR_CREDIT, "budget": 20_000})), "What falls due when"))
    assert re.search(r"about \$[\d,]+ a month over \d+ months at the low end, and about \$[\d,]+ a month over \d+ months", said)
    assert "That is an assumption" in said


# -- how a gap could close


def test_the_ways_to_close_a_gap_stand_cheapest_first() -> None:
    roadmap = plan_of({**FOR_CREDIT, "budget": 1_500})
    closed = closing(roadmap)
    assert closed is not None
    said = under(part(roadmap), ALL)
    ways = next(block for block in said if isinstance(block, Bullets))
    assert len(ways.items) == len(closed.ways)
    assert [way.own_usd for way in closed.ways] == sorted(way.own_usd for way in closed.ways)
    paid = next(item for way, item in zip(closed.ways, ways.items, strict=True) if isinstance(way, Payer))
    assert "it may pay up to" in paid
    assert "Only the payer decides" in paid


def test_there_is_nothing_to_close_where_the_budget_is_open_or_enough() -> None:
    for budget in (NOT_SURE, 100_000):
        assert under(part(plan_of({**BEGINNER, "budget": budget})), ALL) == []


def test_where_the_main_price_is_not_known_nobody_reckons_a_gap() -> None:
    roadmap = plan_of(BEGINNER)
    unknown = [replace(line, low_usd=None, high_usd=None) if line.id == "tuition" else line for line in roadmap.money.lines]
    said = words(list(part(replace(roadmap, money=replace(roadmap.money, lines=tuple(unknown)))).blocks))
    assert "depends on a price that is not known: ask first" in said
    assert "Missing" not in said


# -- who may pay


def test_both_pell_grants_are_told_apart_and_the_listed_programs_are_counted_by_length() -> None:
    roadmap = plan_of(FOR_CREDIT)
    said = under(part(roadmap), EVERYBODY)
    assert "15 weeks or more, with 600 hours" in words(said)
    assert "150 to 599 hours" in words(said)
    lengths = under(part(roadmap), BY_LENGTH)
    counts = [int(item.split()[0]) for block in lengths if isinstance(block, Bullets) for item in block.items if item[0].isdigit()]
    assert sum(counts) == len(roadmap.programs) > 0


def test_programs_are_not_counted_by_length_where_no_federal_grant_is_on_the_list() -> None:
    headings = [
        block.text for block in part(plan_of({**BEGINNER, "funding": ("employer-pays",)})).blocks if isinstance(block, Heading)
    ]
    assert "How to ask" in headings
    assert BY_LENGTH not in headings


def test_the_fafsa_and_the_job_center_in_the_same_week_and_why() -> None:
    said = words(under(part(plan_of(FOR_CREDIT)), "How to ask"))
    assert "in the same week as you call the job center, because the job center fills what grants leave" in said


def test_help_that_is_closed_is_named_as_closed_with_its_date() -> None:
    roadmap = plan_of({**BEGINNER, "funding": ("laid-off",)})
    ended = replace(roadmap.funding[0].funding, name="An Old Grant", why="It ended on July 1, 2022.", open=False)
    changed = replace(roadmap, funding=(replace(roadmap.funding[0], funding=ended, why=ended.why), *roadmap.funding[1:]))
    said = words(under(part(changed), EVERYBODY))
    assert "An Old Grant (closed)" in said
    assert "July 1, 2022" in said


# -- for anybody


@everybody
def test_the_money_of_anybody(roadmap: Roadmap) -> None:
    """One walk serves all of these, as writing the part is what takes the time."""
    made = part(roadmap)
    every_stage_is_seen_once_with_its_months(roadmap, made)
    the_ways_carry_their_figures(roadmap, made)
    nothing_is_promised_and_nobody_pushed(made)


def every_stage_is_seen_once_with_its_months(roadmap: Roadmap, made: Part) -> None:
    if not roadmap.money.lines:
        return
    _, due = tables(made)
    found = dues(roadmap.money, roadmap.stages)
    assert len(due.rows) == len(found)
    for row, stage in zip(due.rows, found, strict=True):
        assert all(line.label in row[1].text for line in stage.lines)
        assert (row[0].text == "not known") is (stage.when.early is None and stage.when.late is None)


def the_ways_carry_their_figures(roadmap: Roadmap, made: Part) -> None:
    closed, said = None if main_cost_open(roadmap) else closing(roadmap), under(made, ALL)
    assert (closed is None or not closed.ways) is (said == [])
    if closed is None or not closed.ways:
        return
    assert f"${closed.gap_usd:,}" in " ".join(part_texts(made))
    items = next(block.items for block in said if isinstance(block, Bullets))
    closes = "That is enough, as far as prices are known." if roadmap.money.at_least else "That is enough."
    for way, item in zip(closed.ways, items, strict=True):
        assert item.endswith(f"leaves ${way.leaves_usd:,}." if way.leaves_usd else closes)
        if isinstance(way, Payer):
            assert f"may pay up to ${way.most_usd:,}" in item
        if isinstance(way, Saving):
            assert f"${way.month_usd:,} aside each month" in item
        if isinstance(way, OneProgram):
            assert way.match.program.school in item
    for m in closed.no_sum:
        assert m.funding.name in words(said)


def nothing_is_promised_and_nobody_pushed(made: Part) -> None:
    for text in part_texts(made):
        assert not NEVER.search(text), text
    assert all(block.text for block in made.blocks if isinstance(block, Text | Heading))
