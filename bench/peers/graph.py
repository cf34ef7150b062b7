"""zen-engine: one decision graph that does the whole job.

A table a decision, one row a rule, collects the rules that fire; an expression adds up its columns and names the winner; tables
of later decisions take the winners they read as inputs. Rules with several boxes are one row with one expression. The content is
compiled once and given by a loader, the fastest way into the engine from Python. Reading all rules through one table, or passing
the context along in a line, was slower.
"""

from __future__ import annotations

import json
from typing import Any

import zen

from codingpath.model.condition import NOT_SURE, Box, Test
from codingpath.model.rules import Decision, Rule
from codingpath.rules.masks import MaskTable
from peers.form import OPEN, Found, Peer, chosen_name, name

RULED_OUT = -1000
"""A weight that no sum of favors makes up for."""


def peer(table: MaskTable, *, trace: bool) -> Peer:
    """Return the engine with the rules; `trace` makes it say which cells of which rules were met."""
    content = zen.ZenDecisionContent(json.dumps(_Graph(table).graph()))
    engine = zen.ZenEngine({"loader": lambda _: content})
    options = {"trace": trace}
    decisions = [d for d, _ in table.decisions]

    def read(answer: Any) -> Found:
        result = answer["result"]
        rows = {d.id: result.get(_rules(d)) or [] for d in decisions}
        return {d.id: (result[chosen_name(d.id)], frozenset(row["rule"] for row in rows[d.id])) for d in decisions}

    said = "decision graph, trace" if trace else "decision graph"
    return Peer(f"zen-engine, {said}", lambda sheet: engine.evaluate("rules", sheet, options), read)


def _rules(decision: Decision) -> str:
    return f"rules_{name(decision.id)}"


def _quoted(texts: Any) -> str:
    return ", ".join(f'"{text}"' for text in texts)


class _Graph:
    def __init__(self, table: MaskTable) -> None:
        self.kinds = {q: cells.question.kind for q, cells in table.cells.items()}
        self.decisions = [d for d, _ in table.decisions]

    def graph(self) -> dict[str, Any]:
        nodes, edges = [_node("in", "inputNode")], []
        for d in self.decisions:
            matched, weighed = self._table(d), self._sums(d)
            nodes += [matched, weighed]
            edges += [("in", matched["id"]), (matched["id"], weighed["id"]), (matched["id"], "out"), (weighed["id"], "out")]
            edges += [(_sum_id(earlier), matched["id"]) for earlier in _read(d)]
        nodes.append(_node("out", "outputNode"))
        numbered = enumerate(edges)
        return {"nodes": nodes, "edges": [{"id": f"e{i}", "type": "edge", "sourceId": a, "targetId": b} for i, (a, b) in numbered]}

    def _table(self, d: Decision) -> dict[str, Any]:
        alone = [rule.when.boxes[0] for rule in d.rules if len(rule.when.boxes) == 1]
        columns = {q: name(q) for box in alone for q in box.tests}
        columns |= {f"={earlier}": chosen_name(earlier) for box in alone for earlier in box.outcomes}
        inputs = [{"id": "any", "name": "any", "field": ""}, *({"id": c, "name": c, "field": f} for c, f in columns.items())]
        outputs = [{"id": "rule", "name": "rule", "field": "rule"}, *(_column(o.id) for o in d.options)]
        rows = [self._row(d, rule, list(columns)) for rule in d.rules]
        content = {"hitPolicy": "collect", "inputs": inputs, "outputs": outputs, "rules": rows, "outputPath": _rules(d)}
        return _node(f"t_{d.id}", "decisionTableNode", content)

    def _row(self, d: Decision, rule: Rule, columns: list[str]) -> dict[str, str]:
        row = {"_id": rule.id, "rule": f'"{rule.id}"', "any": "", **dict.fromkeys(columns, "")}
        for option in d.options:
            weight = rule.weight if option.id in rule.favor else RULED_OUT if option.id in rule.rule_out else 0
            row[f"o_{option.id}"] = str(weight)
        if len(rule.when.boxes) == 1:
            box = rule.when.boxes[0]
            row |= {q: self._test(test, q, "$") for q, test in box.tests.items()}
            row |= {f"={earlier}": _quoted(options) for earlier, options in box.outcomes.items()}
        else:
            row["any"] = " or ".join(f"({self._box(box)})" for box in rule.when.boxes)
        return row

    def _box(self, box: Box) -> str:
        tests = [f"({self._test(test, q, name(q))})" for q, test in box.tests.items()]
        earlier = [f"({chosen_name(d)} in [{_quoted(options)}])" for d, options in box.outcomes.items()]
        return " and ".join([*tests, *earlier])

    def _test(self, test: Test, question: str, value: str) -> str:
        """Return a cell of a table where the value is `$`, else a plain expression."""
        match self.kinds[question]:
            case "one":
                allowed = _quoted((*test.values, *[NOT_SURE] * test.not_sure))
                return allowed if value == "$" else f"{value} in [{allowed}]"
            case "many":
                return _many(test, value)
            case _:
                return _number(test, value)

    def _sums(self, d: Decision) -> dict[str, Any]:
        scores = {o.id: f"score_{name(d.id)}.{name(o.id)}" for o in d.options}
        sums = [{"id": o, "key": score, "value": f"sum(map({_rules(d)}, #.{name(o)}))"} for o, score in scores.items()]
        best = {"id": "chosen", "key": chosen_name(d.id), "value": _best({o: f"$.{score}" for o, score in scores.items()})}
        return _node(_sum_id(d.id), "expressionNode", {"expressions": [*sums, best]})


def _many(test: Test, value: str) -> str:
    parts = [f"some({value}, # in [{_quoted(test.any_of)}])"] if test.any_of else []
    parts += [f'contains({value}, "{choice}")' for choice in test.all_of]
    if test.none_of:
        barred = test.none_of if test.not_sure or parts else (*test.none_of, NOT_SURE)
        parts.append(f"none({value}, # in [{_quoted(barred)}])")
    both = " and ".join(parts)
    if test.not_sure and (test.any_of or test.all_of or not parts):
        return f'contains({value}, "{NOT_SURE}")' + (f" or {both}" if both else "")
    return both


def _number(test: Test, value: str) -> str:
    if value == "$":
        spans = [f"[{s.at_least or 0}..{s.below})" if s.below is not None else f">= {s.at_least or 0}" for s in test.spans]
        return ", ".join([*spans, *[str(OPEN)] * test.not_sure])
    ends = [f"({value} >= {s.at_least or 0}" + (f" and {value} < {s.below})" if s.below is not None else ")") for s in test.spans]
    return " or ".join([*ends, *[f"{value} == {OPEN}"] * test.not_sure])


def _best(scores: dict[str, str]) -> str:
    (option, score), *others = scores.items()
    if not others:
        return f'"{option}"'
    highest = " and ".join(f"{score} >= {other}" for _, other in others)
    return f'({highest}) ? "{option}" : ({_best(dict(others))})'


def _read(d: Decision) -> list[str]:
    return list(dict.fromkeys(earlier for rule in d.rules for box in rule.when.boxes for earlier in box.outcomes))


def _sum_id(decision: str) -> str:
    return f"e_{decision}"


def _column(option: str) -> dict[str, str]:
    return {"id": f"o_{option}", "name": option, "field": name(option)}


def _node(node_id: str, kind: str, content: dict[str, Any] | None = None) -> dict[str, Any]:
    common = {"passThrough": False, "inputField": None, "outputPath": None, "executionMode": "single"}
    node = {"id": node_id, "name": node_id, "type": kind, "position": {"x": 0, "y": 0}}
    return node if content is None else {**node, "content": {**common, **content}}
