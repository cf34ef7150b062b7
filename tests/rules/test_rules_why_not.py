"""Rules that nearly fired would have fired; what lifts a barrier lifts it."""

from __future__ import annotations

from functools import cache

from builders import QUIZ, bar, box, choice, decision, favor, number, rule_set, when
from case_table import cases
from random_sheets import one_a_cell, random_sheets
from reference import decide_plainly
from strategies import real_catalog, real_table

from codingpath.model.condition import NOT_SURE, Sheet, Span
from codingpath.model.condition import Test as Condition
from codingpath.model.rules import Decisions
from codingpath.rules.decide import decide
from codingpath.rules.masks import compile_rules
from codingpath.rules.what_if import AnswerSwaps
from codingpath.rules.why_not import any_of, as_test, behind, near

SHEETS = list(random_sheets(real_catalog(), 40, seed=3))


@cache
def plainly(place: int) -> Decisions:
    return decide_plainly(real_catalog().rules, real_catalog().by_id, SHEETS[place])


def fired(decisions: Decisions) -> set[str]:
    return {r.rule for outcome in decisions.outcomes for option in outcome.options for r in option.reasons}


def swaps(sheet: Sheet) -> AnswerSwaps:
    return AnswerSwaps(real_table(), real_catalog().questions, sheet)


@cases("place", range(len(SHEETS)))
def test_a_rule_that_nearly_fired_fires_with_the_answer_it_needs(place: int) -> None:
    sheet, table = SHEETS[place], real_table()
    decisions = plainly(place)
    known = fired(decisions)
    rules = {r.rule.id: r for _, some in table.decisions for r in some}
    for nearly in near(table, swaps(sheet), decisions).values():
        for one in nearly:
            assert one.rule not in known
            need = one.need
            if need is None:
                assert one.outcome is not None
                assert decisions[one.outcome[0]].chosen not in one.outcome[1]
            elif need.question in sheet:
                values = [v for v in one_a_cell(table.cells[need.question]) if need.test.holds(v)]
                boxes = [b for _, b in rules[one.rule].boxes]
                assert values
                assert all(any(b.holds({**sheet, need.question: v}, decisions.chosen) for b in boxes) for v in values)


@cases("place", range(0, len(SHEETS), 2))
def test_every_rule_that_one_answer_keeps_from_firing_is_named(place: int) -> None:
    sheet, table = SHEETS[place], real_table()
    decisions = plainly(place)
    named = {(n.rule, n.need.question) for some in near(table, swaps(sheet), decisions).values() for n in some if n.need}
    for judged, rules in table.decisions:
        if judged.id not in decisions.chosen:
            continue
        for rule in (r for r in rules if r.rule.id not in fired(decisions)):
            for q in {q for _, b in rule.boxes for q in b.tests if q in sheet}:
                values = one_a_cell(table.cells[q])
                would = any(b.holds({**sheet, q: v}, decisions.chosen) for v in values for _, b in rule.boxes)
                assert would == ((rule.rule.id, q) in named)


@cases("place", range(len(SHEETS)))
def test_what_a_ruled_out_runner_up_needs_lifts_that_rule_and_nothing_else_does(place: int) -> None:
    sheet, table = SHEETS[place], real_table()
    decisions = plainly(place)
    for name, second in behind(table, swaps(sheet), decisions).items():
        outcome = decisions[name]
        assert second.option == outcome.runner_up
        assert second.points == outcome.option(outcome.chosen).score - outcome.option(outcome.runner_up).score
        assert bool(second.barriers) == (second.state == "ruled-out")
        for barrier in second.barriers:
            boxes = next([b for _, b in r.boxes] for _, rules in table.decisions for r in rules if r.rule.id == barrier.reason.rule)
            for need in barrier.needs:
                for value in one_a_cell(table.cells[need.question]):
                    if value != NOT_SURE and need.test.holds(value):
                        assert not any(b.holds({**sheet, need.question: value}, decisions.chosen) for b in boxes)


def test_the_runner_up_needs_18_months_or_more() -> None:
    rules = rule_set(
        decision(
            "d",
            "a b",
            favor("d.base", "a"),
            favor("d.far", "b", weight=4, where=when(box({"goal": choice("far")}))),
            bar("d.hours", "b", where=when(box({"hours": number(below=18)}))),
        )
    )
    table = compile_rules(rules, QUIZ)
    sheet: Sheet = {"goal": "far", "hours": 10, "tools": ("pen",), "years": 3}
    second = behind(table, AnswerSwaps(table, QUIZ, sheet), decide(table, sheet))["d"]
    assert (second.option, second.points) == ("b", -3)
    (barrier,) = second.barriers
    (need,) = barrier.needs
    assert (need.question, need.test.spans, need.said) == ("hours", (Span(at_least=18),), 10)
    assert [r.rule for r in second.own] == ["d.far"]


def test_a_question_and_a_decision_may_share_a_name() -> None:
    goal = decision("goal", "a b", favor("goal.base", "a"))
    where = when(box({"goal": choice("fast")}, goal="b"), box({"goal": choice("far")}, goal="a"))
    later = decision("e", "x y", favor("e.base", "x"), favor("e.both", "y", where=where))
    table = compile_rules(rule_set(goal, later), QUIZ)
    sheet: Sheet = {"goal": "calm", "hours": 5}
    (one,) = near(table, AnswerSwaps(table, QUIZ, sheet), decide(table, sheet))["e"]
    assert one.need is not None
    assert (one.need.question, one.need.test.values, one.held) == ("goal", ("far",), 1)
    fast: Sheet = {"goal": "fast", "hours": 5}
    found = near(table, AnswerSwaps(table, QUIZ, fast), decide(table, fast))["e"]
    assert {(n.need.question if n.need else None, n.outcome) for n in found} == {(None, ("goal", ("b",))), ("goal", None)}


def test_cells_are_said_as_the_shortest_test() -> None:
    hours = compile_rules(rule_set(decision("d", "a b", favor("x", "a", where=when(box({"hours": number(5, 10)}))))), QUIZ).cells[
        "hours"
    ]
    assert as_test(hours, [5, 10]) == Condition(spans=(Span(at_least=5),))
    assert as_test(hours, [1, 12]) == Condition(spans=(Span(below=5), Span(at_least=10)))
    assert as_test(hours, [7]) == Condition(spans=(Span(at_least=5, below=10),))
    assert as_test(hours, [1, 5, 10, NOT_SURE]) == Condition(spans=(Span(),))


def test_needs_of_several_boxes_are_joined() -> None:
    spans = any_of([Condition(spans=(Span(below=5),)), Condition(spans=(Span(at_least=9),), not_sure=True)])
    assert spans == Condition(spans=(Span(below=5), Span(at_least=9)), not_sure=True)
    assert any_of([Condition(any_of=("pen",)), Condition(none_of=("desk",))]) == Condition(any_of=("pen",))
