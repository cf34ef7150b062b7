from __future__ import annotations

import itertools
from functools import cache

from builders import GOAL, HOURS, TOOLS, choice, ids, number, question
from hypothesis import given
from hypothesis import strategies as st
from strategies import real_catalog, real_table, values

from codingpath.model import condition
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.question import Question
from codingpath.rules import masks as cells
from codingpath.rules.masks import MaskTable, Memo, compile_rules


def test_a_choice_has_a_cell_each_and_two_for_open_and_not_asked() -> None:
    cut = cells.cut(GOAL, [choice("calm")])
    assert cut.values == ("calm", "fast", "far", NOT_SURE, None)
    assert [cut.index(v) for v in cut.values] == [0, 1, 2, 3, 4]


def test_numbers_are_cut_at_the_thresholds_that_tests_name() -> None:
    cut = cells.cut(HOURS, [number(at_least=8), number(at_least=12, below=20), number(below=8)])
    assert cut.cuts == (1, 8, 12, 20)
    assert [cut.index(n) for n in (1, 7, 8, 11, 12, 19, 20, 80)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert cut.index(NOT_SURE) == 4
    assert cut.index(None) == 5


def test_a_threshold_at_the_end_of_the_range_makes_no_empty_cell() -> None:
    assert cells.cut(HOURS, [number(at_least=1)]).cuts == (1,)
    assert cells.cut(HOURS, [number(at_least=80)]).cuts == (1, 80)
    assert cells.cut(HOURS, []).cuts == (1,)


def test_every_selection_of_several_choices_is_a_cell() -> None:
    assert list(cells.selections(TOOLS)) == [
        ("none",),
        ("pen",),
        ("book",),
        ("desk",),
        ("pen", "book"),
        ("pen", "desk"),
        ("book", "desk"),
        ("pen", "book", "desk"),
    ]


def test_selections_stop_at_the_most_that_may_be_picked() -> None:
    two = question("two", "many", choices=GOAL.choices, pick_at_most=2)
    assert [len(s) for s in cells.selections(two)] == [1, 1, 1, 2, 2, 2]


@cache
def checks_of(name: str) -> list[condition.Test]:
    rules = [rule for decision in real_catalog().rules.decisions for rule in decision.rules]
    return [box.tests[name] for rule in rules for box in rule.when.boxes if name in box.tests]


@given(data=st.data())
def test_an_answer_and_the_one_that_stands_for_its_cell_meet_the_same_tests(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(real_table().cells)))
    value = data.draw(values(real_catalog().question(name)))
    cut = real_table().cells[name]
    stands_for_it = cut.values[cut.index(value)]
    assert stands_for_it is not None
    assert [t.holds(value) for t in checks_of(name)] == [t.holds(stands_for_it) for t in checks_of(name)]


def test_neighboring_number_cells_differ_in_some_test(table: MaskTable) -> None:
    for name, cut in table.cells.items():
        masks = table.masks[name][: len(cut.cuts)]
        assert all(a != b for a, b in itertools.pairwise(masks)), name


# -- a question with many choices

NAMES = [f"c{n}" for n in range(10)]
PICKS = question("picks", "many", choices=ids(*NAMES), stands_alone="c9")
FEW = question("few", "many", choices=ids(*NAMES), pick_at_most=2)
SOME = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
TESTS = st.lists(st.builds(condition.Test, any_of=SOME, all_of=SOME, none_of=SOME, not_sure=st.booleans()), max_size=4, unique=True)


@given(asked=st.sampled_from([PICKS, FEW]), tests=TESTS)
def test_of_many_choices_only_what_the_tests_tell_apart_is_a_cell(asked: Question, tests: list[condition.Test]) -> None:
    cut = cells.cut(asked, tests)
    every = list(cells.selections(asked))
    truths = {selection: tuple(t.holds(selection) for t in tests) for selection in every}
    assert len(cut.values) == len(set(truths.values())) + 2
    for selection, truth in truths.items():
        index = cut.index(selection)
        stands_for_it = cut.values[index]
        assert stands_for_it in truths
        assert truths[stands_for_it] == truth  # type: ignore[index]
        assert set(selection) <= set(cut.picks(index))
    for index, value in enumerate(cut.values[:-2]):
        alike = [s for s in every if cut.index(s) == index]
        assert len(value) == min(map(len, alike))  # type: ignore[arg-type]
        assert set(cut.picks(index)) == {c for s in alike for c in s}


def test_the_same_rules_are_compiled_once_and_with_other_questions_anew(catalog: Catalog) -> None:
    table = compile_rules(catalog.rules, catalog.questions)
    assert compile_rules(catalog.rules, catalog.questions) is table
    assert compile_rules(catalog.rules, (*catalog.questions, PICKS)) is not table


def test_a_memo_never_holds_more_than_it_may_and_works_out_again_what_it_let_go() -> None:
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    memo = Memo(double, most=2)
    assert [(memo[number], len(memo)) for number in (1, 2, 1, 3, 1)] == [(2, 1), (4, 2), (2, 2), (6, 1), (2, 2)]
    assert made == [1, 2, 3, 1]
