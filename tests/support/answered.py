"""Answers to the whole quiz, where a test is about a few of them: whatever it does not name is "not sure", today's questions and tomorrow's."""

from __future__ import annotations

from collections.abc import Mapping

from strategies import real_catalog

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.wizard.flow import Flow


def everything_answered(catalog: Catalog | None = None, /, **but: Value) -> Answers:
    """Return an answer to each question that applies, in the order they are asked; `so_far` names the question `so-far`.

    Raises `AssertionError` for a name that is no question, or one that is not asked with these answers.
    """
    named = {name.replace("_", "-"): value for name, value in but.items()}
    flow = answered_from(Flow.start((catalog or real_catalog()).questions, {}), named)
    assert set(named) <= set(flow.answers), f"not asked: {set(named) - set(flow.answers)}"
    return flow.answers


def answered_from(flow: Flow, answers: Mapping[str, Value]) -> Flow:
    """Answer all that is still open, with "not sure" where there is no answer."""
    while (question := flow.current) is not None:
        flow = flow.answer(question.id, answers.get(question.id, NOT_SURE))
    return flow
