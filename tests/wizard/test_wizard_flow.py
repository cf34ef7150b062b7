from __future__ import annotations

from itertools import product

import pytest
from case_table import cases
from hypothesis import given
from hypothesis import strategies as st
from strategies import real_catalog
from wizard_samples import ANSWERS, QUESTIONS, SHEETS

from codingpath.model.condition import NOT_SURE, Value
from codingpath.wizard.flow import Flow
from codingpath.wizard.wording import FEW


def run(flow: Flow, wanted: dict[str, Value]) -> Flow:
    while flow.current is not None:
        flow = flow.answer(flow.current.id, wanted[flow.current.id])
    return flow


def test_questions_come_in_order_and_only_those_that_apply() -> None:
    flow = Flow.start(QUESTIONS, {})
    seen = []
    while flow.current is not None:
        seen.append(flow.current.id)
        flow = flow.answer(flow.current.id, NOT_SURE)
    assert seen == [q.id for q in QUESTIONS if q.id != "care-duties"]
    assert flow.done
    assert flow.left == (0, 0)
    assert flow.section is None


def test_left_out_is_open_and_not_sure_is_answered() -> None:
    flow = Flow.start(QUESTIONS, {"goal": NOT_SURE})
    assert flow.current is not None
    assert flow.current.id == "setting"
    assert flow.left == (7, 7)


def test_back_keeps_the_old_answer_and_stays_at_the_first_question() -> None:
    flow = Flow.start(QUESTIONS, {"goal": "lead"})
    gone = flow.back()
    assert gone.current is not None
    assert (gone.current.id, gone.answers["goal"]) == ("goal", "lead")
    assert gone.back() is gone
    assert Flow.start(QUESTIONS, ANSWERS).back().current == QUESTIONS[-1]


def test_an_answer_that_stopped_applying_is_kept_but_not_used() -> None:
    flow = Flow.start(QUESTIONS, {"goal": "work-remotely", "care-duties": "yes"}).answer("goal", "lead")
    assert flow.answers["care-duties"] == "yes"
    assert "care-duties" not in flow.sheet
    assert "care-duties" not in flow.given
    assert "care-duties" in flow.answer("goal", "work-remotely").given


def test_going_to_a_question_that_does_not_apply_passes_over_it() -> None:
    current = Flow.start(QUESTIONS, {"goal": "lead"}).at("care-duties").current
    assert current is not None
    assert current.id == "setting"


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(KeyError):
        Flow.start(QUESTIONS, {}).answer("shoe-size", 9)


@given(SHEETS, st.lists(st.booleans(), max_size=60))
def test_back_and_forward_ends_where_the_straight_run_ends(wanted: dict[str, Value], backs: list[bool]) -> None:
    flow = Flow.start(QUESTIONS, {})
    for back in backs:
        current = flow.current
        flow = flow.back() if back or current is None else flow.answer(current.id, wanted[current.id])
    end = run(flow, wanted)
    assert end.given == run(Flow.start(QUESTIONS, {}), wanted).given
    assert end.done


@given(SHEETS, st.lists(st.tuples(st.booleans(), SHEETS), max_size=40))
def test_changes_of_mind_end_where_the_last_answers_lead(
    first: dict[str, Value], steps: list[tuple[bool, dict[str, Value]]]
) -> None:
    flow = Flow.start(QUESTIONS, {})
    latest: dict[str, Value] = {}
    for back, wanted in steps:
        current = flow.current
        if back or current is None:
            flow = flow.back()
        else:
            latest[current.id] = wanted[current.id]
            flow = flow.answer(current.id, wanted[current.id])
        assert flow.done == (flow.current is None)
        assert flow.left[0] <= flow.left[1] <= len(QUESTIONS)
    end = run(flow, {**first, **latest})
    assert end.sheet == run(Flow.start(QUESTIONS, {}), {**first, **latest}).sheet


@cases(("so_far", "last"), product([c.id for c in real_catalog().question("so-far").choices], (0, -1)))
def test_how_many_are_left_is_true_on_every_branch(so_far: str, last: int) -> None:
    """At each prompt the number said holds what is asked from there on, but for the two questions that open one more each."""
    questions = real_catalog().questions
    picked: dict[str, Value] = {q.id: q.choices[last].id if q.kind == "one" else NOT_SURE for q in questions}
    flow, said = Flow.start(questions, {}), list[tuple[int, int]]()
    while (question := flow.current) is not None:
        said.append(flow.left)
        flow = flow.answer(question.id, so_far if question.id == "so-far" else picked[question.id])
        if question.or_answers:
            flow = flow.answer(question.or_answers, NOT_SURE)
    for asked, (fewest, most) in enumerate(said):
        assert fewest - 1 <= len(said) - asked <= most + FEW
