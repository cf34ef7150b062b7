from __future__ import annotations

import json

from case_table import cases
from pydantic import TypeAdapter

from codingpath.catalog.check.conditions import Grammar, certain, read_by
from codingpath.catalog.vocabulary import Asked
from codingpath.catalog.yaml_reader import parse_text
from codingpath.model.condition import Box, Span, When
from codingpath.model.condition import Test as Answer

QUESTIONS = {
    "goal": Asked("one", ("lead", "start-soon"), None, None),
    "campus": Asked("one", ("yes", "no"), None, None),
    "hours": Asked("number", (), 1, 80),
    "budget": Asked("amount", (), 0, 100_000),
    "funding": Asked("many", ("veteran", "laid-off", "none"), None, None),
    "start": Asked("date", (), None, None),
}
DECISIONS = {"award": ("certificate", "associate")}


def read(written: str, *, faults: int = 0) -> When:
    """Return the model's condition for what is written after `when:`."""
    document = parse_text(f"when: {written}", "a.yaml")
    assert isinstance(document.value, dict)
    condition = Grammar(document, QUESTIONS, DECISIONS).read(document.value["when"], ("when",))
    assert len(document.faults) == faults, document.faults
    return TypeAdapter(When).validate_json(json.dumps(condition))


def box(**tests: Answer) -> When:
    return When(boxes=(Box(tests=tests),))


@cases(
    ("written", "condition"),
    [
        ("{goal: lead}", box(goal=Answer(values=("lead",)))),
        ("{goal: [lead, not-sure]}", box(goal=Answer(values=("lead",), not_sure=True))),
        ("{goal: not-sure}", box(goal=Answer(not_sure=True))),
        ("{campus: no}", box(campus=Answer(values=("no",)))),
        ("{hours: {at_least: 5, below: 10}}", box(hours=Answer(spans=(Span(at_least=5, below=10),)))),
        ("{hours: [{below: 3}, {at_least: 20}]}", box(hours=Answer(spans=(Span(below=3), Span(at_least=20))))),
        ("{hours: [{below: 81}, not-sure]}", box(hours=Answer(spans=(Span(below=81),), not_sure=True))),
        ("{budget: {at_least: 0}}", box(budget=Answer(spans=(Span(at_least=0),)))),
        ("{funding: {any_of: [veteran]}}", box(funding=Answer(any_of=("veteran",)))),
        ("{funding: {all_of: veteran}}", box(funding=Answer(all_of=("veteran",)))),
        (
            "{funding: [{any_of: [laid-off], none_of: [veteran]}, not-sure]}",
            box(funding=Answer(any_of=("laid-off",), none_of=("veteran",), not_sure=True)),
        ),
        ("{start: not-sure}", box(start=Answer(not_sure=True))),
        ("{decision: {award: associate}}", When(boxes=(Box(outcomes={"award": ("associate",)}),))),
        ("{}", When()),
        (
            "[{goal: lead}, {hours: {below: 3}}]",
            When(boxes=(Box(tests={"goal": Answer(values=("lead",))}), Box(tests={"hours": Answer(spans=(Span(below=3),))}))),
        ),
    ],
)
def test_each_way_of_writing_a_condition(written: str, condition: When) -> None:
    assert read(written) == condition


def test_what_names_an_option_names_those_that_are_like_it() -> None:
    document = parse_text("when: {decision: {award: [associate, bachelor]}}", "a.yaml")
    assert isinstance(document.value, dict)
    known = {"award": ("certificate", "associate", "bachelor", "transfer")}
    grammar = Grammar(document, QUESTIONS, known, alike={("award", "associate"): ("bachelor", "transfer")})
    assert grammar.read(document.value["when"], ("when",))["boxes"][0]["outcomes"] == {
        "award": ["associate", "bachelor", "transfer"]
    }


def test_a_faulty_condition_still_has_the_shape_of_one() -> None:
    assert read("{goal: 5, hours: [few, {below: x}], funding: [1, 2], nope: 1, decision: [award]}", faults=7)
    assert read("[1, {}]", faults=2)
    assert read("5", faults=1) == When(boxes=())


def test_a_question_is_certain_if_every_box_tests_it_without_not_sure() -> None:
    document = parse_text("when: [{hours: {below: 3}, goal: lead}, {hours: {below: 9}, campus: [no, not-sure]}]", "a.yaml")
    assert isinstance(document.value, dict)
    condition = Grammar(document, QUESTIONS, DECISIONS).read(document.value["when"], ("when",))
    assert certain(condition) == {"hours"}
    assert read_by(condition) == {"hours", "goal", "campus"}


def test_unknown_names_pass_where_the_file_that_defines_them_is_broken() -> None:
    document = parse_text("when: {anything: x, decision: {any: y}}", "a.yaml")
    assert isinstance(document.value, dict)
    Grammar(document, None, None).read(document.value["when"], ("when",))
    assert document.faults == []
