"""What another set of answers moves: both sides in the same detail, on one screen."""

from __future__ import annotations

import re
from io import StringIO

from case_table import cases
from crowd import crowd, everybody, one_in, plans
from document_text import NONE, part_texts
from strategies import TODAY, plan_of, real_catalog

from codingpath.formats.terminal import Screen, print_part
from codingpath.interactive.live import CHOICES
from codingpath.model.condition import Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.before_after import (
    ABSENT,
    conflicts_moved,
    counted_conflicts,
    moved,
    moved_full,
)
from codingpath.report.blocks import Part, Table
from codingpath.report.lists.side_by_side import Named, money_rows
from codingpath.report.parts.ledger import in_order, left_words, main_cost_open
from codingpath.report.parts.results import money_sentence
from codingpath.report.sources import Cites
from codingpath.report.words import listed
from codingpath.wizard.terminal import rows_of

BEGINNER: Answers = {
    "goal": "start-soon", "matters-most": ("low-cost",), "role": "coding", "setting": "physician-office", "education": "diploma",
    "health-work": "none", "terminology": "none", "basics": ("none",), "hours": 12, "free-times": "evenings-weekends",
    "start": TODAY, "months": 30, "campus": "sometimes", "internet": "reliable", "study-style": "mix", "state": "TX",
    "budget": 4500, "funding": ("none",),
}  # fmt: skip


def changed(**answers: Value) -> tuple[Roadmap, Roadmap]:
    return plan_of(BEGINNER), plan_of({**BEGINNER, **{q.replace("_", "-"): v for q, v in answers.items()}})


def next_to(roadmap: Roadmap) -> Roadmap:
    """Return the plan of the next person of the crowd."""
    return plans()[(crowd().index(roadmap.answers) + 1) % len(plans())]


def rows(part: Part) -> dict[str, tuple[str, str]]:
    """Return the rows of a page by their name, each with its two sides."""
    table = next(block for block in part.blocks if isinstance(block, Table))
    return {name.text: (was.text, now.text) for name, was, now in table.rows}


def printed(part: Part, columns: int, *, lines_only: bool = False) -> list[str]:
    stream = StringIO()
    print_part(Screen(stream, columns=columns, rows=24, color=False, lines_only=lines_only), part)
    return stream.getvalue().splitlines()


def words(text: str) -> list[str]:
    return text.replace(":", "").split()


# -- what it says


def test_a_changed_result_stands_with_reason_and_firmness_on_both_sides() -> None:
    part = moved(*changed(role="billing"))
    was, now = rows(part)["Kind of work: changed"]
    assert was.startswith("Coder (firm): You want to read records")
    assert now.startswith("Biller (")
    assert now.endswith("claims and payments.")
    assert rows(part)["Your wish"] == ("“Coding: read records, pick codes”", "“Billing: claims and payments”")


def test_results_that_stay_are_named_once_and_the_first_line_says_what_changes() -> None:
    texts = [*part_texts(moved(*changed(role="billing")))]
    assert "Changed: Kind of work and First certification." in texts
    assert any(
        t.startswith("The same, each for the same main reason: Start now (firm), Short course (firm) and Hybrid (") for t in texts
    )
    assert "The five results stay the same." in part_texts(moved(*changed(hours=14)))


def test_whom_to_ask_and_what_to_do_first_are_said_where_an_answer_changes_no_result_but_these() -> None:
    part = moved(*changed(funding=("employer-pays",)))
    page = rows(part)
    assert "The five results stay the same." in part_texts(part)
    assert page["Who may pay"] == ("the job center (maybe training money)", "your employer (HR has the plan)")
    assert [side.split()[:2] for side in page["To do first"]] == [["Job", "center,"], ["Ask", "HR:"]]
    assert {"Who may pay", "To do first"}.isdisjoint(rows(moved(*changed(hours=13))))


def test_a_result_that_stays_for_another_reason_is_no_row_with_the_same_on_both_sides() -> None:
    few = {**BEGINNER, "hours": 6, "budget": 2400, "funding": ("low-income",)}
    part = moved(plan_of(few), plan_of({**few, "funding": ("none",)}))
    assert "The same for another main reason: Short course (firm)." in part_texts(part)
    assert not [row for row in rows(part) if row.endswith(": same")]
    assert [text for text in part_texts(part) if text.startswith("Each for the same main reason: ")]


def test_dates_and_money_stand_on_both_sides_and_what_is_equal_says_so() -> None:
    slow = rows(moved(*changed(hours=4)))
    assert slow["Ready to apply"][0] != slow["Ready to apply"][1]
    assert slow["First job"][0] != slow["First job"][1]
    assert slow["Known cost"][1] == "the same"


@cases(
    ("budget", "says"),
    [(900, "short"), (3200, "left, or short"), (60_000, "left"), ("not-sure", "budget left open")],
)
def test_money_against_the_budget(budget: Value, says: str) -> None:
    roadmap = plan_of({**BEGINNER, "budget": budget})
    was, now = rows(moved(roadmap, plan_of({**BEGINNER, "budget": 100_000})))["Against budget"]
    assert says in was
    assert now.endswith(" left")


def test_conflicts_that_come_and_go_are_named() -> None:
    there, back = changed(budget=900, hours=4), changed(budget=900, hours=4)[::-1]
    assert rows(moved(*there))["Conflicts"] == ("0", "2 (2 new)")
    assert rows(moved(*back))["Conflicts"] == ("2", "0 (2 gone)")
    texts = [*part_texts(moved(*there))]
    assert [t for t in texts if t.startswith("New conflicts: the path may end after your time is up; your budget is short by $")]
    assert [t for t in part_texts(moved(*back)) if t.startswith("Conflicts gone: the path may end")]
    both = plan_of({**BEGINNER, "budget": 900}), plan_of({**BEGINNER, "budget": 800})
    assert [t for t in part_texts(moved(*both)) if t.startswith("Conflicts that stay: your budget is short by $")]


def test_conflicts_of_wishes_and_of_what_is_ruled_out_have_short_names() -> None:
    lead: Answers = {"goal": "lead", "matters-most": ("earning-ceiling",), "hours": 5, "budget": 20_000, "months": 60}
    after = plan_of({**BEGINNER, **lead})
    assert {c.kind for c in after.conflicts} >= {"ruled-out", "wishes"}
    said = " ".join(part_texts(moved(plan_of(BEGINNER), after)))
    assert "is ruled out" in said
    assert "Your goal against " in said


def test_a_question_that_is_opened_is_not_asked_on_the_other_side() -> None:
    page = rows(moved(*changed(goal="work-remotely", care_duties="yes")))
    assert page["Care at home"] == ("not asked", "“Yes”")


def test_the_sides_can_have_other_names() -> None:
    part = moved(*changed(hours=20), names=("evenings", "weekends"))
    assert next(b for b in part.blocks if isinstance(b, Table)).columns == ("", "evenings", "weekends")


def test_the_full_view_has_all_reasons_dates_costs_and_ways_out() -> None:
    before, after = changed(budget=900)
    texts = " ".join(part_texts(moved_full(before, after)))
    for roadmap in (before, after):
        for outcome in roadmap.decisions.outcomes:
            for reason in outcome.telling:
                assert reason.text[1:] in texts
    assert all(line.label in texts for line in after.money.lines)
    assert all(conflict.text in texts for conflict in after.conflicts)
    assert "When each stage ends" in texts


# -- how it fits


USUAL: list[dict[str, Value]] = [
    {"hours": 20}, {"hours": 4}, {"months": 6}, {"budget": 900}, {"budget": 12_000}, {"goal": "work-remotely"}, {"role": "billing"},
    {"campus": "no"}, {"study-style": "classes"}, {"free-times": "daytime"}, {"start": TODAY.replace(year=2027)}, {"state": "OH"},
]  # fmt: skip


@cases("answers", USUAL, ids=str)
def test_a_usual_change_fits_one_screen_with_the_choices_below(answers: dict[str, Value]) -> None:
    above, *lines = printed(moved(plan_of(BEGINNER), plan_of({**BEGINNER, **answers})), 80)
    below = 1 + rows_of("", CHOICES, "more", 80)  # what is tried, said in a line, and the choices
    assert (above, len(lines) + below <= 24) == ("", True)
    assert max(map(len, lines)) <= 80


@one_in(5)
def test_any_two_sides_in_equal_detail_and_no_word_cut(before: Roadmap) -> None:
    after = next_to(before)
    there, back = moved(before, after), moved(after, before)
    assert [*rows(there)] == [*rows(back)]
    for name, (was, now) in rows(there).items():
        assert was
        assert now
        assert was != now or name == "Conflicts"
        if name.endswith(": changed"):
            assert "(" in was or was == ABSENT
            assert "(" in now or now == ABSENT
            assert (now, was) == rows(back)[name] or "for the same main reason." in now
    assert not [t for t in (*part_texts(there), *part_texts(moved_full(before, after))) if re.search(NONE, t)]
    for columns in (40, 80):
        assert {w for line in printed(there, columns) for w in words(line)} >= {w for t in part_texts(there) for w in words(t)}


@everybody
def test_every_conflict_is_gone_new_or_stays(before: Roadmap) -> None:
    after = next_to(before)
    went, left_out, came, out_too, stayed = conflicts_moved(before, after).values()
    assert len(went) + len(left_out) + len(stayed) == len(before.conflicts)
    assert sorted(map(id, (*came, *out_too, *stayed))) == sorted(map(id, after.conflicts))
    assert counted_conflicts(before, after).startswith(str(len(after.conflicts)))


def test_what_was_ruled_out_before_is_no_new_conflict_where_it_becomes_the_favorite() -> None:
    seen = 0
    for before in plans():
        after = next_to(before)
        barred = {(o.id, option.id) for o in before.decisions.outcomes for option in o.options if option.state == "ruled-out"}
        found = conflicts_moved(before, after)
        for conflict in found["new"]:
            decision = conflict.id.partition(".")[2]
            assert conflict.kind != "ruled-out" or (decision, favorite(after, decision)) not in barred
        seen += len(found["out before too"])
    assert seen


def favorite(roadmap: Roadmap, decision: str) -> str:
    return max(roadmap.decisions[decision].options, key=lambda o: o.score).id


def test_nothing_is_left_where_the_main_price_is_not_known_and_at_most_so_much_where_another_is_not() -> None:
    cites = Cites(real_catalog().sources, TODAY)
    assert any(main_cost_open(roadmap) for roadmap in plans())
    for roadmap in plans():
        said = left_words(roadmap)
        assert not (main_cost_open(roadmap) and " left" in said and "open" not in said)
        assert not (main_cost_open(roadmap) and re.search(r"\$[\d,]+ left", money_sentence(roadmap)))
        assert not (roadmap.money.at_least and said.endswith(" left") and not said.startswith("at most "))
        compared = {row[0].text: row[1].text for row in money_rows([Named("a", roadmap)], cites)}
        names = [m.funding.name for m in in_order(roadmap)]
        assert compared["Who may pay: ask"] == (listed(names) or "none")
        assert said == compared["Left of it"] == rows(moved(roadmap, roadmap))["Against budget"][0]


def test_narrow_and_plain_pages_are_labelled_lines_without_boxes() -> None:
    part = moved(*changed(role="billing"))
    for lines in (printed(part, 40), printed(part, 80, lines_only=True)):
        assert "Kind of work: changed" in lines
        assert [line for line in lines if line.startswith("  Your own answers: Coder (firm)")]
        assert [line for line in lines if line.startswith("  Tried: Biller (")]
    assert not set("─│╭") & set("".join(printed(part, 80, lines_only=True)))
