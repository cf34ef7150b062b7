"""What open answers can still do equals trying every way in which they may come out."""

from __future__ import annotations

from random import Random

import pytest
from builders import QUIZ, bar, box, choice, decision, favor, number, rule_set, when
from hypothesis import given, settings
from random_sheets import any_answer, one_a_cell, random_sheets
from strategies import answers, real_catalog, real_table

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question
from codingpath.rules import open_answers
from codingpath.rules.decide import choose
from codingpath.rules.masks import MaskTable, compile_rules, sheet_of
from codingpath.rules.open_answers import still, undecided

MOST_WAYS = 3_000
"""How many ways to answer what is open are tried one by one."""


def some_open(seed: int, at_most: int) -> Answers:
    """Return answers to all questions, up to three of them open; what does not apply yet is answered, or open, all the same."""
    chance, cells = Random(seed), real_table().cells  # noqa: S311 - the same each time
    given = {q.id: any_answer(chance, q) for q in real_catalog().questions}
    left = MOST_WAYS
    for q in chance.sample(list(cells), chance.randint(1, at_most)):
        if len(cells[q].values) <= left:
            left //= len(cells[q].values)
            given[q] = NOT_SURE
    return given


def every_way(table: MaskTable, questions: tuple[Question, ...], sheet: Answers) -> list[dict[str, str]]:
    """Return the results of all ways to answer what is open, questions that get opened included."""
    names = [q.id for q in questions if q.id in table.cells and sheet.get(q.id, NOT_SURE) == NOT_SURE]
    seen: dict[tuple[tuple[str, Value], ...], dict[str, str]] = {}

    def ways(left: list[str], given: dict[str, Value]) -> None:
        if not left:
            settled = sheet_of(questions, given)
            seen.setdefault(tuple(settled.items()), choose(table, settled))
            return
        applies = left[0] in sheet_of(questions, given)
        for value in one_a_cell(table.cells[left[0]]) if applies else [NOT_SURE]:
            ways(left[1:], {**given, left[0]: value})

    ways(names, dict(sheet))
    return list(seen.values())


def test_the_results_still_possible_are_those_of_every_way_to_answer(subtests: pytest.Subtests) -> None:
    for seed in range(60):
        with subtests.test(seed=seed):
            sheet, table = some_open(seed, at_most=3 if seed % 4 == 0 else 2), real_table()
            reached = every_way(table, real_catalog().questions, sheet)
            for found in undecided(table, real_catalog().questions, sheet):
                assert found.exact
                assert set(found.possible) == {r[found.decision] for r in reached if found.decision in r}


def test_the_answers_that_decide_are_those_that_alone_change_the_result(subtests: pytest.Subtests) -> None:
    for seed in range(60, 100):
        with subtests.test(seed=seed):
            sheet, table, questions = some_open(seed, at_most=3), real_table(), real_catalog().questions
            now = choose(table, sheet_of(questions, sheet))
            for found in undecided(table, questions, sheet):
                alone = {
                    q: {
                        value: choose(table, sheet_of(questions, {**sheet, q: value})).get(found.decision, now[found.decision])
                        for value in one_a_cell(table.cells[q])
                    }
                    for q in sheet
                    if q in table.cells and sheet[q] == NOT_SURE and q in sheet_of(questions, sheet)
                }
                deciding = [q for q, results in alone.items() if set(results.values()) != {now[found.decision]}]
                assert [d.question for d in found.deciders] == deciding
                for d in found.deciders:
                    assert set(d.leads_to) == set(alone[d.question].values()) - {now[found.decision]}
                    for option, test in d.leads_to.items():
                        named = [v for v in alone[d.question] if test.holds(v)]
                        assert all(alone[d.question][v] == option for v in named)
                        if table.cells[d.question].question.kind != "many":
                            assert named == [v for v, result in alone[d.question].items() if result == option]


def test_a_sheet_with_nothing_open_has_nothing_undecided() -> None:
    sheet = next(random_sheets(real_catalog(), 1, 5, open_share=0))
    assert undecided(real_table(), real_catalog().questions, sheet) == ()


def test_the_bound_for_many_open_answers_misses_no_result(subtests: pytest.Subtests, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(0, 60, 4):
        with subtests.test(seed=seed):
            sheet, table, questions = some_open(seed, at_most=3), real_table(), real_catalog().questions
            exact = {u.decision: set(u.possible) for u in undecided(table, questions, sheet)}
            with monkeypatch.context() as patch:
                patch.setattr(open_answers, "MOST_COMBINATIONS", 0)
                some = undecided(table, questions, sheet)
            for bounded in some:
                assert exact[bounded.decision] <= set(bounded.possible)
                assert not bounded.exact or exact[bounded.decision] == set(bounded.possible)


def test_with_everything_open_every_option_is_possible() -> None:
    found = undecided(real_table(), real_catalog().questions, {})
    for one, made in zip(found, real_catalog().rules.decisions, strict=True):
        assert one.possible == tuple(o.id for o in made.options)


def test_a_small_rule_set_with_a_rule_out_and_an_opened_question() -> None:
    rules = rule_set(
        decision(
            "d",
            "a b c",
            favor("d.base", "a"),
            favor("d.far", "b", weight=4, where=when(box({"years": number(at_least=3)}))),
            bar("d.fast", "a", where=when(box({"goal": choice("fast")}))),
            favor("d.c", "c", weight=2, where=when(box({"hours": number(below=4)}))),
        )
    )
    table = compile_rules(rules, QUIZ)
    left = undecided(table, QUIZ, {"hours": 10, "tools": ("pen",)})[0]
    assert left.possible == ("a", "b")
    assert [d.question for d in left.deciders] == ["goal"]
    assert left.deciders[0].leads_to["b"].values == ("fast",)
    assert {r["d"] for r in every_way(table, QUIZ, {"hours": 10, "tools": ("pen",)})} == {"a", "b"}


# -- why do you ask


@settings(max_examples=5)
@given(given_answers=answers())
def test_what_a_question_can_still_change_is_what_trying_its_answers_changes(given_answers: Answers) -> None:
    catalog, table = real_catalog(), real_table()
    for q in catalog.questions:
        without = {name: value for name, value in given_answers.items() if name != q.id}
        found = still(catalog, table, given_answers, q.id)
        applies = q.id in table.cells and q.id in sheet_of(catalog.questions, without)
        results = (
            [choose(table, sheet_of(catalog.questions, {**without, q.id: v})) for v in one_a_cell(table.cells[q.id])]
            if applies
            else []
        )
        changed = {d.id for d in catalog.rules.decisions if len({r.get(d.id) for r in results}) > 1}
        assert set(found.decisions) == changed
        assert not set(found.later) & changed


def test_a_decision_that_is_not_named_stays_whatever_comes_later(subtests: pytest.Subtests) -> None:
    for seed in range(12):
        with subtests.test(seed=seed):
            catalog, table = real_catalog(), real_table()
            chance = Random(seed)  # noqa: S311 - the same each time
            full = next(random_sheets(catalog, 1, seed, open_share=0))
            names = list(full)
            so_far = {q: full[q] for q in names[: chance.randint(5, len(names) - 1)]}
            later = [{**rest, **so_far} for rest in random_sheets(catalog, 20, seed)]
            for q in [q for q in names if q not in so_far and q in table.cells]:
                found = still(catalog, table, so_far, q)
                unmoved = {d.id for d in catalog.rules.decisions} - {*found.decisions, *found.later}
                for others in later:
                    results = [choose(table, sheet_of(catalog.questions, {**others, q: v})) for v in one_a_cell(table.cells[q])]
                    assert all(len({r.get(d) for r in results}) == 1 for d in unmoved)


def test_what_dates_money_and_programs_hang_on(catalog: object) -> None:
    found = {q.id: still(real_catalog(), real_table(), {}, q.id) for q in real_catalog().questions}
    assert found["state"].programs
    assert found["start"].dates
    assert found["budget"].money
    assert found["funding"].money
    assert found["hours"].dates
    assert not found["study-style"].money
    for still_open in found.values():
        asked = still_open.question in {"coding-years", "care-duties"}  # not asked of somebody who has said nothing
        assert asked or any((still_open.decisions, still_open.later, still_open.dates, still_open.money, still_open.programs))
