"""Answers to every question, and those of somebody whose plan is a short course, with the days on which their school was asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

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


TODAY, DAY = date(2027, 1, 15), date(2027, 1, 12)
OWN_START = date(2027, 1, 18)
OWN: Answers = everything_answered(
    goal="start-soon", matters_most=("speed", "low-cost"), role="coding", setting="physician-office", so_far="nothing",
    education="diploma", health_work="none", terminology="none", basics=("none",), hours=15, free_times="evenings-weekends",
    start=OWN_START, months=18, campus="sometimes", internet="reliable", study_style="own-pace", state="OH", budget=4500,
    funding=("low-income",),
)  # fmt: skip
"""Somebody whose plan is a short course online and the CPC."""
