"""The language of `when` as a JSON Schema: what `conditions.py` reads, with the questions and decisions of one catalog.

What a schema cannot tell is left to `codingpath check`: an empty range, a question that is asked later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from codingpath.catalog.conditions import OUTCOMES
from codingpath.catalog.written_parts import Schema, closed, one_of, one_or_list, ref, some
from codingpath.model.condition import NOT_SURE
from codingpath.model.question import Question
from codingpath.model.rules import Decision

_OPEN: Schema = {"const": NOT_SURE}


def test_definitions(questions: Iterable[Question]) -> Schema:
    """Return the definitions of a test of each question: what its answer must be."""
    found: Schema = {}
    for question in _readable(questions):
        found[f"answer-{question.id}"] = _answer(question)
        found[f"test-{question.id}"] = {"description": question.ask, **_tested(question)}
        if question.kind == "many":
            found[f"choice-{question.id}"] = one_of(choice.id for choice in question.choices)
    return found


def option_definitions(decisions: Iterable[Decision]) -> Schema:
    """Return the definition of an option of each decision."""
    return {f"option-{decision.id}": one_of(option.id for option in decision.options) for decision in decisions}


def box(questions: Iterable[Question], decisions: Iterable[Decision]) -> Schema:
    """Return the tests that must all hold; the decisions are those whose outcomes may be read."""
    outcomes = {d.id: {"description": d.question, **one_or_list(ref(f"option-{d.id}"))} for d in decisions}
    tests: Schema = {question.id: ref(f"test-{question.id}") for question in _readable(questions)}
    if outcomes:
        tests[OUTCOMES] = {"description": "How earlier decisions came out.", "minProperties": 1, **closed(outcomes)}
    return {"description": "Tests of answers, by id of the question; all must hold.", **closed(tests)}


def _readable(questions: Iterable[Question]) -> Iterable[Question]:
    """Return the questions that a condition may read."""
    return (question for question in questions if question.kind != "zip")


def when(name: str, *, empty_is_always: bool) -> Schema:
    """Return a condition: one box of that name, or a list of them of which one must hold."""
    filled = ref(name) | {"minProperties": 1}
    return {"if": {"type": "array"}, "then": some(filled), "else": ref(name) if empty_is_always else filled}


def _tested(question: Question) -> Schema:
    one_mapping: Schema = {"contains": {"type": "object"}, "minContains": 0, "maxContains": 1}
    return one_or_list(ref(f"answer-{question.id}"), **(one_mapping if question.kind == "many" else {}))


def _answer(question: Question) -> Schema:
    match question.kind:
        case "one":
            return one_of([*(choice.id for choice in question.choices), NOT_SURE])
        case "many":
            sets = dict.fromkeys(("any_of", "all_of", "none_of"), one_or_list(ref(f"choice-{question.id}")))
            return {"anyOf": [closed(sets) | {"minProperties": 1}, _OPEN]}
        case "number" | "amount":
            return {"anyOf": [_span(question.at_least, question.at_most), _OPEN]}
        case "date" | "zip":
            return _OPEN
        case _ as never:
            assert_never(never)


def _span(low: int | None, high: int | None) -> Schema:
    """Return a half-open range with an end inside, or just above, the numbers that can be answered."""
    ends = {
        "at_least": {"description": "Smallest number inside.", **_whole(low, high)},
        "below": {"description": "Smallest number above.", **_whole(_next(low), _next(high))},
    }
    return closed(ends) | {"minProperties": 1}


def _whole(low: int | None, high: int | None) -> dict[str, Any]:
    ends = {"minimum": low, "maximum": high}
    return {"type": "integer", **{key: end for key, end in ends.items() if end is not None}}


def _next(number: int | None) -> int | None:
    return None if number is None else number + 1
