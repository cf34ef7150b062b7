"""rule-engine and business-rules: they only tell which rules match, so Python adds up and hands winners on to later decisions."""

from __future__ import annotations

from typing import Any

import rule_engine
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_NUMERIC
from business_rules.variables import BaseVariables, numeric_rule_variable, select_multiple_rule_variable, string_rule_variable

from codingpath.model.condition import NOT_SURE, Box, Test
from codingpath.model.rules import Rule
from codingpath.rules.masks import MaskTable
from peers.form import OPEN, Found, Peer, Plain, chosen_name, name, winner

Json = dict[str, Any]


def rule_engine_peer(table: MaskTable) -> Peer:
    """Return rule-engine with one expression a rule."""
    kinds = {q: cells.question.kind for q, cells in table.cells.items()}
    decisions = [(d, [(rule_engine.Rule(_expression(r, kinds)), r) for r in d.rules]) for d, _ in table.decisions]

    def run(sheet: Plain) -> Found:
        values, found = dict(sheet), {}
        for d, rules in decisions:
            fired = [rule for expression, rule in rules if expression.matches(values)]
            chosen = values[chosen_name(d.id)] = winner(d, fired)
            found[d.id] = chosen, frozenset([rule.id for rule in fired])
        return found

    return Peer("rule-engine", run, lambda found: found)


def _expression(rule: Rule, kinds: dict[str, str]) -> str:
    boxes = [[*(_infix(test, kinds[q], name(q)) for q, test in box.tests.items()), *_earlier(box)] for box in rule.when.boxes]
    return " or ".join("(" + (" and ".join(f"({part})" for part in parts) or "true") + ")" for parts in boxes)


def _earlier(box: Box) -> list[str]:
    return [f"{chosen_name(d)} in [{_quoted(options)}]" for d, options in box.outcomes.items()]


def _quoted(texts: Any) -> str:
    return ", ".join(f'"{text}"' for text in texts)


def _infix(test: Test, kind: str, value: str) -> str:
    if kind == "one":
        return f"{value} in [{_quoted((*test.values, *[NOT_SURE] * test.not_sure))}]"
    if kind != "many":
        spans = [
            f"({value} >= {s.at_least or 0}" + (f" and {value} < {s.below})" if s.below is not None else ")") for s in test.spans
        ]
        return " or ".join([*spans, *[f"{value} == {OPEN}"] * test.not_sure])
    parts = ["(" + " or ".join(f'"{c}" in {value}' for c in test.any_of) + ")"] if test.any_of else []
    parts += [f'"{c}" in {value}' for c in test.all_of]
    parts += [f'not ("{c}" in {value})' for c in (*test.none_of, *[NOT_SURE] * bool(test.none_of))]
    known = [f"({' and '.join(parts)})"] if parts else []
    return " or ".join([*known, *[f'"{NOT_SURE}" in {value}'] * test.not_sure])


def business_rules_peer(table: MaskTable) -> Peer:
    """Return business-rules with conditions as JSON, one list of rules a decision."""
    variables = _variables(table)
    kinds = {q: cells.question.kind for q, cells in table.cells.items()}
    decisions = [(d, [_rule(place, r, kinds) for place, r in enumerate(d.rules)]) for d, _ in table.decisions]

    def run(sheet: Plain) -> Found:
        values, found = dict(sheet), {}
        for d, rules in decisions:
            collected = _Collected()
            run_all(rule_list=rules, defined_variables=variables(values), defined_actions=collected)
            fired = [d.rules[place] for place in collected.places]
            chosen = values[chosen_name(d.id)] = winner(d, fired)
            found[d.id] = chosen, frozenset([rule.id for rule in fired])
        return found

    return Peer("business-rules", run, lambda found: found)


class _Collected(BaseActions):  # type: ignore[misc]
    def __init__(self) -> None:
        self.places: list[int] = []

    @rule_action(params={"place": FIELD_NUMERIC})  # type: ignore[misc]
    def fire(self, place: int) -> None:
        self.places.append(place)


def _variables(table: MaskTable) -> Any:
    """Return a class with one variable a question and one an outcome, as business-rules wants them."""

    def variable(key: str, decorate: Any) -> Any:
        def value(self: Any) -> Any:
            return self.values[key]

        value.__name__ = key
        return decorate(value)

    members: Json = {"__init__": lambda self, values: setattr(self, "values", values)}
    for q, cells in table.cells.items():
        many = select_multiple_rule_variable(options=[c.id for c in cells.question.choices])
        decorate = {"one": string_rule_variable, "many": many}.get(cells.question.kind, numeric_rule_variable)
        members[name(q)] = variable(name(q), decorate() if decorate is not many else many)
    for d, _ in table.decisions:
        members[chosen_name(d.id)] = variable(chosen_name(d.id), string_rule_variable())
    return type("Variables", (BaseVariables,), members)


def _rule(place: int, rule: Rule, kinds: dict[str, str]) -> Json:
    boxes = [_all([*(_test(t, kinds[q], name(q)) for q, t in b.tests.items()), *_outcomes(b)]) for b in rule.when.boxes]
    always = [_is("hours", "greater_than", -9)]
    return {
        "conditions": {"any": [box if box["all"] else {"all": always} for box in boxes]},
        "actions": [{"name": "fire", "params": {"place": place}}],
    }


def _outcomes(box: Box) -> list[Json]:
    return [_any_text(chosen_name(d), options) for d, options in box.outcomes.items()]


def _test(test: Test, kind: str, value: str) -> Json:
    if kind == "one":
        return _any_text(value, (*test.values, *[NOT_SURE] * test.not_sure))
    if kind != "many":
        spans = [
            _all(
                [
                    _is(value, "greater_than_or_equal_to", s.at_least or 0),
                    *[_is(value, "less_than", s.below)] * (s.below is not None),
                ]
            )
            for s in test.spans
        ]
        return {"any": [*spans, *[_is(value, "equal_to", OPEN)] * test.not_sure]}
    parts = [_is(value, "shares_at_least_one_element_with", list(test.any_of))] if test.any_of else []
    parts += [_is(value, "contains_all", list(test.all_of))] if test.all_of else []
    parts += [_is(value, "shares_no_elements_with", [*test.none_of, NOT_SURE])] if test.none_of else []
    known = [_all(parts)] if parts else []
    return {"any": [*known, *[_is(value, "contains_all", [NOT_SURE])] * test.not_sure]}


def _is(value: str, operator: str, other: Any) -> Json:
    return {"name": value, "operator": operator, "value": other}


def _all(parts: list[Json]) -> Json:
    return {"all": parts}


def _any_text(value: str, allowed: Any) -> Json:
    return {"any": [_is(value, "equal_to", text) for text in allowed]}
