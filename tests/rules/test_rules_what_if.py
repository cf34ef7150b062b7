"""What-ifs are exact: every change said to flip a decision does, and trying every answer finds nothing that was left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations, pairwise

import pytest
from builders import QUIZ, box, choice, decision, favor, number, question, rule_set, when
from random_sheets import every_answer, one_a_cell, random_sheets
from reference import choose_plainly
from strategies import real_catalog, real_table

from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.plan.explanation import Change, WhatIf
from codingpath.model.question import Question
from codingpath.rules.decide import choose
from codingpath.rules.masks import compile_rules, sheet_of
from codingpath.rules.what_if import bearing, turned, turns, what_if

SHEETS = list(random_sheets(real_catalog(), 100, seed=1))


def plainly(sheet: Sheet, changed: Mapping[str, Value]) -> dict[str, str]:
    catalog = real_catalog()
    return choose_plainly(catalog.rules, sheet_of(catalog.questions, {**sheet, **changed}))


def quickly(sheet: Sheet, changed: Mapping[str, Value]) -> dict[str, str]:
    return choose(real_table(), sheet_of(real_catalog().questions, {**sheet, **changed}))


@cache
def said(place: int) -> WhatIf:
    return what_if(real_table(), real_catalog().questions, SHEETS[place])


def steps(change: Change) -> dict[str, Value]:
    return {step.question: step.value for step in change.steps}


def one_step_short(sheet: Sheet, change: Change) -> list[dict[str, Value]]:
    """Return the change with one of its numbers a step nearer to what was answered."""
    found = []
    for step in change.steps:
        now = sheet[step.question]
        if isinstance(now, int) and isinstance(step.value, int):
            found.append({**steps(change), step.question: step.value + (1 if now > step.value else -1)})
    return found


def lossy(q: Question) -> set[Value]:
    return {c.id for c in q.choices if c.never_proposed}


def may_change(sheet: Sheet, q: Question, value: Value) -> bool:
    now = sheet.get(q.id, NOT_SURE)
    if q.fixed or NOT_SURE in (now, value) or value == now or q.id not in real_table().cells:
        return False
    if isinstance(now, int) and isinstance(value, int) and q.far_above is not None and value > max(now, q.far_above):
        return False
    picks = set(value) if isinstance(value, tuple) else {value}
    return not lossy(q) & (picks - (set(now) if isinstance(now, tuple) else {now}))


def test_each_change_flips_the_decision_as_said_and_one_step_short_of_it_does_not(subtests: pytest.Subtests) -> None:
    for place in range(len(SHEETS)):
        with subtests.test(place=place):
            sheet = SHEETS[place]
            for flips in said(place).flips:
                for way in flips.ways:
                    for change in way.changes:
                        assert all(may_change(sheet, real_catalog().question(q), value) for q, value in steps(change).items())
                        after = plainly(sheet, steps(change))
                        assert after == change.chosen
                        assert after[flips.decision] == way.option
                        for short in one_step_short(sheet, change):
                            assert plainly(sheet, short)[flips.decision] != way.option


def test_trying_every_answer_finds_the_same_options_within_one_change(subtests: pytest.Subtests) -> None:
    for place in range(0, 100, 10):
        with subtests.test(place=place):
            sheet, found = SHEETS[place], set()
            for q in real_catalog().questions:
                for value in every_answer(q):
                    if may_change(sheet, q, value):
                        found |= set(quickly(sheet, {q.id: value}).items())
            now = quickly(sheet, {})
            one = {(f.decision, w.option) for f in said(place).flips for w in f.ways if any(len(c.steps) == 1 for c in w.changes)}
            assert one == found - set(now.items())


def test_a_single_number_goes_no_further_than_it_must(subtests: pytest.Subtests) -> None:
    for place in range(0, 100, 10):
        with subtests.test(place=place):
            sheet = SHEETS[place]
            for flips in said(place).flips:
                for way in flips.ways:
                    for change in (c for c in way.changes if len(c.steps) == 1):
                        (name, value), now = next(iter(steps(change).items())), sheet[change.steps[0].question]
                        if isinstance(now, int) and isinstance(value, int):
                            between = range(now, value) if value > now else range(value + 1, now + 1)
                            some = between if len(between) < 130 else between[:: len(between) // 60]
                            assert all(quickly(sheet, {name: n})[flips.decision] != way.option for n in some)


def test_trying_every_pair_of_answers_finds_the_same_options_within_two_changes(subtests: pytest.Subtests) -> None:
    for place in range(3, 100, 10):
        with subtests.test(place=place):
            sheet, table = SHEETS[place], real_table()
            open_goals = {
                (f.decision, w.option) for f in said(place).flips for w in f.ways if not any(len(c.steps) == 1 for c in w.changes)
            }
            values = {
                q: [v for v in one_a_cell(cells) if may_change(sheet, cells.question, v)]
                for q, cells in table.cells.items()
                if q in sheet
            }
            found = set()
            for first, second in combinations(values, 2):
                for value in values[first]:
                    for other in values[second]:
                        found |= set(quickly(sheet, {first: value, second: other}).items()) & open_goals
            assert {
                (f.decision, w.option) for f in said(place).flips for w in f.ways if w.changes and len(w.changes[0].steps) == 2
            } == found


def test_the_stretches_of_a_number_are_what_each_number_leads_to(subtests: pytest.Subtests) -> None:
    for place in range(7, 100, 20):
        with subtests.test(place=place):
            sheet = SHEETS[place]
            for flips in said(place).flips:
                for name, stretches in flips.stretches.items():
                    q = real_catalog().question(name)
                    assert (stretches[0].at_least, stretches[-1].at_most) == (q.at_least, q.at_most)
                    assert all(b.at_least == a.at_most + 1 and a.option != b.option for a, b in pairwise(stretches))
                    for n in (v for v in every_answer(q) if isinstance(v, int) and v % 3 in {0, 2}):
                        option = next(s.option for s in stretches if s.at_least <= n <= s.at_most)
                        assert quickly(sheet, {name: n})[flips.decision] == option


def test_answers_that_made_no_difference_make_none_whatever_is_said(subtests: pytest.Subtests) -> None:
    for place in range(9, 100, 20):
        with subtests.test(place=place):
            sheet, table = SHEETS[place], real_table()
            now = quickly(sheet, {})
            results = {
                q: [quickly(sheet, {q: v}) for v in one_a_cell(cells)]
                for q, cells in table.cells.items()
                if sheet.get(q, NOT_SURE) != NOT_SURE
            }
            for flips in said(place).flips:
                none = tuple(q for q, some in results.items() if all(r.get(flips.decision) == now[flips.decision] for r in some))
                assert flips.no_difference == none


def test_the_share_of_sheets_one_answer_away_counts_each_cell_once(subtests: pytest.Subtests) -> None:
    for place in range(11, 100, 20):
        with subtests.test(place=place):
            sheet, table = SHEETS[place], real_table()
            now = quickly(sheet, {})
            near = [
                quickly(sheet, {q: v})
                for q, cells in table.cells.items()
                for v in one_a_cell(cells)
                if q in sheet and may_change(sheet, cells.question, v) and cells.index(v) != cells.index(sheet[q])
            ]
            assert (said(place).sheets, said(place).same) == (len(near), sum(n == now for n in near))
            for flips in said(place).flips:
                assert flips.same == sum(n.get(flips.decision) == now[flips.decision] for n in near)


def test_nothing_is_proposed_that_a_person_cannot_change_or_would_lose_by(subtests: pytest.Subtests) -> None:
    for place in range(0, 100, 5):
        with subtests.test(place=place):
            sheet = SHEETS[place]
            for flips in said(place).flips:
                for way in flips.ways:
                    for change in way.changes:
                        assert len({s.question for s in change.steps}) == len(change.steps)
                        assert all(may_change(sheet, real_catalog().question(s.question), s.value) for s in change.steps)


def test_a_turn_is_the_smallest_way_to_any_other_option(subtests: pytest.Subtests) -> None:
    for place in range(0, 100, 5):
        with subtests.test(place=place):
            table, now = real_table(), quickly(SHEETS[place], {})
            found = turns(table, real_catalog().questions, SHEETS[place])
            assert bearing(table, real_catalog().questions, SHEETS[place]) == {q for turn in found for q in turn.deciders}
            for turn in found:
                ways = [c for w in said(place)[turn.decision].ways for c in w.changes]
                assert (turn.change is None) == (not ways)
                if turn.change is not None:
                    assert len(turn.change.steps) == min(len(c.steps) for c in ways)
                    assert turn.change in ways
                for q in turn.deciders:
                    assert SHEETS[place][q] == NOT_SURE
                    assert any(
                        turned(quickly(SHEETS[place], {q: v}), turn.decision, now[turn.decision])
                        for v in one_a_cell(table.cells[q])
                    )


# -- small rule sets: questions that open others, chains, two changes


def test_a_change_that_opens_a_question_leaves_it_open() -> None:
    where = when(box({"years": number(at_least=2)}))
    rules = rule_set(decision("d", "a b", favor("d.base", "a"), favor("d.years", "b", weight=5, where=where)))
    found = what_if(compile_rules(rules, QUIZ), QUIZ, {"goal": "calm", "hours": 5, "tools": ("none",)})
    assert found["d"].ways[0].changes == ()
    kept = what_if(compile_rules(rules, QUIZ), QUIZ, {"goal": "calm", "hours": 5, "tools": ("none",), "years": 3})
    assert [steps(c) for c in kept["d"].ways[0].changes] == [{"goal": "far"}], "an answer kept from before counts again"


def test_a_change_reaches_a_later_decision_through_the_chain() -> None:
    first = decision("d", "a b", favor("d.base", "a"), favor("d.fast", "b", weight=3, where=when(box({"goal": choice("fast")}))))
    second = decision("e", "x y", favor("e.base", "x"), favor("e.b", "y", weight=2, where=when(box(d="b"))))
    found = what_if(compile_rules(rule_set(first, second), QUIZ), QUIZ, {"goal": "calm", "hours": 5})
    assert [steps(c) for c in found["e"].ways[0].changes] == [{"goal": "fast"}]


def test_two_changes_are_as_small_as_they_can_be() -> None:
    both = when(box({"hours": number(at_least=20), "goal": choice("fast")}))
    rules = rule_set(decision("d", "a b c", favor("d.base", "a"), favor("d.both", "b", weight=3, where=both)))
    table = compile_rules(rules, QUIZ)
    found = what_if(table, QUIZ, {"goal": "calm", "hours": 5})["d"]
    assert [steps(c) for c in found.ways[0].changes] == [{"goal": "fast", "hours": 20}]
    assert found.ways[1].changes == (), "no one or two changes give it"


def test_two_changes_that_open_the_same_question_are_tried_afresh() -> None:
    extra = question(
        "extra", "one", choices=QUIZ[0].choices, asked_when=when(box({"goal": choice("far"), "hours": number(at_least=10)}))
    )
    quiz = (*QUIZ, extra)
    rules = rule_set(
        decision(
            "d", "a b", favor("d.base", "a"), favor("d.x", "b", weight=3, where=when(box({"extra": choice("calm", not_sure=True)})))
        )
    )
    found = what_if(compile_rules(rules, quiz), quiz, {"goal": "calm", "hours": 5})["d"]
    assert [steps(c) for c in found.ways[0].changes] == [{"goal": "far", "hours": 10}]
