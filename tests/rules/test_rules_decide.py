"""`decide` against a second, plain reading of the rules, and the marks of the rule language one by one."""

from __future__ import annotations

from builders import GOAL, HOURS, QUIZ, TOOLS, bar, box, choice, decision, favor, number, rule_set, when
from case_table import cases
from crowd import everybody
from hypothesis import given
from hypothesis import strategies as st
from reference import decide_plainly, with_own_limits
from strategies import real_table, values

from codingpath.model import condition
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Decisions, Outcome, Rule, RuleSet
from codingpath.rules.decide import choose, decide
from codingpath.rules.masks import MaskTable, compile_rules, sheet_of, with_limits

# -- against the reference


@everybody
def test_the_real_rules_decide_as_a_plain_reading_of_them_does(roadmap: Roadmap) -> None:
    decided = decide(real_table(), roadmap.sheet)
    assert decided == decide_plainly(roadmap.catalog.rules, roadmap.catalog.by_id, roadmap.sheet)
    assert choose(real_table(), roadmap.sheet) == decided.chosen


@everybody
def test_a_plan_decides_by_the_limits_that_it_keeps_for_other_answers(roadmap: Roadmap) -> None:
    own = with_own_limits(roadmap.catalog.rules, real_table(), roadmap.limits)
    assert decide(with_limits(real_table(), roadmap.limits), roadmap.sheet) == roadmap.decisions
    assert roadmap.decisions == decide_plainly(own, roadmap.catalog.by_id, roadmap.sheet)


def test_both_sides_of_every_threshold_are_decided_alike(catalog: Catalog, table: MaskTable) -> None:
    for name, cut in table.cells.items():
        for edge in [n for c in cut.cuts[1:] for n in (c - 1, c)]:
            sheet = sheet_of(catalog.questions, {"health-work": "coding", name: edge})
            assert decide(table, sheet) == decide_plainly(catalog.rules, catalog.by_id, sheet)


TESTS = {
    "goal": st.builds(
        condition.Test, values=st.sets(st.sampled_from(["calm", "fast", "far"]), max_size=2).map(tuple), not_sure=st.booleans()
    ),
    "hours": st.builds(
        condition.Test,
        spans=st.lists(
            st.builds(condition.Span, at_least=st.none() | st.integers(1, 12), below=st.none() | st.integers(2, 14)),
            min_size=1,
            max_size=2,
        ).map(tuple),
        not_sure=st.booleans(),
    ),
    "tools": st.builds(
        condition.Test,
        any_of=st.sets(st.sampled_from(["pen", "book"]), max_size=2).map(tuple),
        all_of=st.sets(st.sampled_from(["book", "desk"]), max_size=1).map(tuple),
        none_of=st.sets(st.sampled_from(["desk", "none"]), max_size=1).map(tuple),
        not_sure=st.booleans(),
    ),
    "years": st.builds(condition.Test, spans=st.just((condition.Span(at_least=2),)), not_sure=st.booleans()),
}
NOTHING: st.SearchStrategy[dict[str, tuple[str, ...]]] = st.just({})
OUTCOMES = st.fixed_dictionaries({}, optional={"first": st.sampled_from([("a",), ("b", "c"), ("c",)])})
LAST = st.fixed_dictionaries({}, optional={"second": st.sampled_from([("a",), ("b", "c"), ("a", "b", "c")])})


def rules(name: str, outcomes: st.SearchStrategy[dict[str, tuple[str, ...]]]) -> st.SearchStrategy[list[Rule]]:
    boxes = st.builds(condition.Box, tests=st.fixed_dictionaries({}, optional=TESTS), outcomes=outcomes)
    where = st.lists(boxes, min_size=1, max_size=2).map(lambda found: condition.When(boxes=tuple(found)))
    favors = st.builds(favor, st.just(f"{name}.favors"), st.sampled_from("abc"), weight=st.integers(1, 5), where=where)
    bars = st.builds(bar, st.just(f"{name}.bars"), st.sampled_from("bc"), where=where)  # `a` stays, so that an option is left
    return st.lists(st.one_of(favors, favors, bars), max_size=6)


RULES = {name: rules(name, read) for name, read in {"first": NOTHING, "second": OUTCOMES, "third": LAST}.items()}
GATE = st.none() | rules("gate", OUTCOMES).filter(bool).map(lambda some: some[0].when)


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    gates = {"second": draw(GATE)}
    return rule_set(*(decision(n, "a b c", *draw(some), decided_when=gates.get(n)) for n, some in RULES.items()))


SHEETS = st.fixed_dictionaries({}, optional={q.id: values(q) for q in QUIZ}).map(lambda answers: sheet_of(QUIZ, answers))


@given(rule_sets(), SHEETS)
def test_any_rules_decide_as_a_plain_reading_of_them_does(drawn: RuleSet, sheet: Sheet) -> None:
    assert decide(compile_rules(drawn, QUIZ), sheet) == decide_plainly(drawn, {q.id: q for q in QUIZ}, sheet)


# -- the rule language, one mark at a time


def outcome(sheet: Sheet, *rules: Rule, options: str = "a b c") -> Outcome:
    return decide(compile_rules(rule_set(decision("d", options, *rules)), QUIZ), sheet)["d"]


def test_scores_add_up_and_the_highest_wins() -> None:
    found = outcome({"goal": "fast"}, favor("d.1", "a", weight=3), favor("d.2", "b", weight=2), favor("d.3", "b", weight=2))
    assert (found.chosen, found.runner_up) == ("b", "a")
    assert [o.score for o in found.options] == [3, 4, 0]
    assert [o.state for o in found.options] == ["open", "chosen", "open"]


def test_the_declared_order_breaks_a_tie() -> None:
    tied = (favor("d.1", "c", weight=2), favor("d.2", "b", weight=2))
    assert outcome({}, *tied).chosen == "b"
    assert outcome({}, *tied, options="c b a").chosen == "c"
    assert outcome({}, *tied).runner_up == "c"
    assert outcome({}).chosen == "a"


def test_one_rule_may_favor_several_options() -> None:
    found = outcome({}, favor("d.1", "a", "c", weight=2))
    assert [o.score for o in found.options] == [2, 0, 2]
    assert found.option("a").reasons == found.option("c").reasons


def test_a_ruled_out_option_keeps_its_score_and_its_reasons_but_cannot_win() -> None:
    found = outcome({}, favor("d.1", "b", weight=5), bar("d.2", "b"), favor("d.3", "a", weight=1))
    barred = found.option("b")
    assert (found.chosen, found.runner_up, barred.state, barred.score) == ("a", "b", "ruled-out", 5)
    assert [(r.rule, r.effect, r.weight) for r in barred.reasons] == [("d.2", "rule-out", None), ("d.1", "favor", 5)]


def test_reasons_come_rule_outs_first_then_by_weight_then_in_file_order() -> None:
    made = [favor(f"d.{i}", "a", weight=w) for i, w in enumerate((1, 5, 2, 5))]
    found = outcome({}, *made, bar("d.out", "b"), favor("d.b", "b", weight=4))
    assert [r.rule for r in found.reasons] == ["d.1", "d.3", "d.2", "d.0"]
    assert [r.rule for r in found.option("b").reasons] == ["d.out", "d.b"]


@cases(
    ("margin", "expected"),
    [(0, "close call"), (1, "close call"), (2, "fairly firm"), (3, "fairly firm"), (4, "firm"), (5, "firm")],
)
def test_the_margin_says_how_firm_a_result_is(margin: int, expected: str) -> None:
    found = outcome({}, favor("d.base", "a", weight=1), *[favor(f"d.{i}", "a") for i in range(margin)], favor("d.b", "b", weight=1))
    assert (found.chosen, found.firmness) == ("a", expected)


def test_the_margin_is_taken_over_the_options_that_are_left() -> None:
    rivals = (favor("d.a", "a", weight=1), favor("d.b", "b", weight=5))
    assert outcome({}, *rivals, bar("d.out", "b")).firmness == "close call"
    assert outcome({}, *rivals, bar("d.out", "b", "c")).firmness == "firm"


def test_a_rule_with_two_boxes_fires_once_and_names_the_first_that_holds() -> None:
    boxes = when(box({"goal": choice("calm")}), box({"hours": number(below=8)}), box({"hours": number(below=9)}))
    found = outcome({"goal": "fast", "hours": 7}, favor("d.1", "a", weight=2, where=boxes))
    assert found.option("a").score == 2
    assert [r.questions for r in found.reasons] == [("hours",)]


def test_an_open_answer_meets_only_a_test_that_names_it() -> None:
    named, not_named = when(box({"hours": number(below=8, not_sure=True)})), when(box({"hours": number(below=81)}))
    assert outcome({"hours": NOT_SURE}, favor("d.1", "b", where=named)).chosen == "b"
    assert outcome({"hours": NOT_SURE}, favor("d.1", "b", where=not_named)).chosen == "a"


def test_a_question_that_does_not_apply_meets_no_test_not_even_not_sure() -> None:
    asked = favor("d.1", "b", where=when(box({"years": number(at_least=0, not_sure=True)})))
    answers: dict[str, Value] = {"years": 3}
    assert outcome(sheet_of(QUIZ, {**answers, "goal": "far"}), asked).chosen == "b"
    assert outcome(sheet_of(QUIZ, {"goal": "far"}), asked).chosen == "b"
    assert outcome(sheet_of(QUIZ, {**answers, "goal": "calm"}), asked).chosen == "a"
    assert outcome(sheet_of(QUIZ, answers), asked).chosen == "a"


@cases(("hours", "fires"), [(7, False), (8, True), (11, True), (12, False)])
def test_a_range_is_half_open(hours: int, fires: bool) -> None:
    found = outcome({"hours": hours}, favor("d.1", "b", where=when(box({"hours": number(at_least=8, below=12)}))))
    assert (found.chosen == "b") is fires


@cases(
    ("tools", "fires"),
    [
        (("pen", "book"), True),
        (("pen",), False),
        (("book",), False),
        (("pen", "book", "desk"), False),
        (("none",), False),
        (NOT_SURE, False),
    ],
)
def test_several_choices_are_tested_with_any_all_and_none(tools: Value, fires: bool) -> None:
    test = condition.Test(any_of=("pen",), all_of=("book",), none_of=("desk",))
    found = outcome({"tools": tools}, favor("d.1", "b", where=when(box({TOOLS.id: test}))))
    assert (found.chosen == "b") is fires


def test_a_later_decision_reads_the_outcome_of_an_earlier_one() -> None:
    first = decision("first", "a b", favor("first.b", "b", where=when(box({GOAL.id: choice("fast")}))))
    second = decision("second", "x y", favor("second.y", "y", where=when(box({HOURS.id: number(at_least=5)}, first="b"))))
    table = compile_rules(rule_set(first, second), QUIZ)
    assert decide(table, {"goal": "fast", "hours": 9}).chosen == {"first": "b", "second": "y"}
    assert decide(table, {"goal": "calm", "hours": 9}).chosen == {"first": "a", "second": "x"}
    reason = decide(table, {"goal": "fast", "hours": 9})["second"].reasons[0]
    assert (reason.questions, reason.after) == (("hours",), ("first",))


def test_a_reason_is_filled_with_the_answers() -> None:
    where = when(box({"hours": number(at_least=1), "goal": choice("far")}))
    found = outcome(
        {"hours": 1234, "goal": "far"}, favor("d.1", "a", where=where, because="you have {hours} hours and want {goal}")
    )
    assert found.reasons[0].text == "you have 1,234 hours and want Far"


def test_the_five_decisions_come_in_their_order(catalog: Catalog, table: MaskTable) -> None:
    decided: Decisions = decide(table, sheet_of(catalog.questions, {}))
    assert list(decided.chosen) == ["readiness", "role", "award", "certification", "delivery"]
