"""`rules.yaml` as it is written: decisions and options are mappings of id to record, and each rule knows its decision.

The counterpart of the rules' part of `prepare.py`, and of `rule_checks.py` as far as a schema can tell.
"""

from __future__ import annotations

from codingpath.catalog.rule_checks import HEAVIEST, PREPARE
from codingpath.catalog.written_conditions import box, when
from codingpath.catalog.written_parts import Schema, closed, if_given, one_or_list, ref
from codingpath.model.catalog import Catalog
from codingpath.model.rules import Decision

_SAID: Schema = {"type": "string", "minLength": 1}
_EFFECT = if_given(
    "favor",
    {"required": ["weight"], "properties": {"rule_out": False, "weight": {"type": "integer"}}},
    {"required": ["rule_out"], "properties": {"weight": {"type": "null"}}},
)
"""A rule favors with a weight, or rules out without one."""
_ADVICE: Schema = {
    "if": {
        "required": ["favor"],
        "properties": {"favor": {"if": {"type": "array"}, "then": {"contains": {"const": PREPARE}}, "else": {"const": PREPARE}}},
    },
    "then": {"required": ["settle", "with"]},
    "else": {"properties": {"settle": False, "with": False}},
}
"""Who is told to prepare is told what to settle, and with whom."""


def written_rules(schema: Schema, definitions: Schema, catalog: Catalog) -> tuple[Schema, Schema]:
    """Return the schema of the file and its definitions, from those of the model."""
    by_id = {d.id: ref(f"decision-{d.id}") for d in catalog.rules.decisions}
    decisions = {"description": schema["properties"]["decisions"]["description"], **closed(by_id)}
    return schema | {"properties": schema["properties"] | {"decisions": decisions}}, _definitions(definitions, catalog)


def _definitions(model: Schema, catalog: Catalog) -> Schema:
    option = _without_id(model["Option"])
    for side in ("benefits", "drawbacks"):
        option["properties"][side]["minItems"] = 1
    option["properties"]["credential"] = option["properties"]["credential"] | {"anyOf": [ref("credential-id"), {"type": "null"}]}
    found: Schema = {**model, "Option": option}
    for position, decision in enumerate(catalog.rules.decisions):
        found |= {
            f"decision-{decision.id}": _decision(model["Decision"], decision),
            f"rule-{decision.id}": _rule(model["Rule"], decision),
            f"when-{decision.id}": when(f"box-{decision.id}", empty_is_always=False),
            f"box-{decision.id}": box(catalog.questions, catalog.rules.decisions[:position]),
        }
    return found


def _decision(model: Schema, decision: Decision) -> Schema:
    schema = _without_id(model)
    options = schema["properties"]["options"]
    schema["properties"]["options"] = {
        "description": options["description"],
        "type": "object",
        "additionalProperties": ref("Option"),
    }
    schema["properties"]["decided_when"] = schema["properties"]["decided_when"] | ref(f"when-{decision.id}")
    schema["properties"]["rules"] = schema["properties"]["rules"] | {"items": ref(f"rule-{decision.id}")}
    return schema


def _rule(model: Schema, decision: Decision) -> Schema:
    keys: Schema = dict(model["properties"])
    for key in ("favor", "rule_out"):
        keys[key] = {"description": keys[key]["description"], **one_or_list(ref(f"option-{decision.id}"))}
    keys["weight"] = keys["weight"] | {"minimum": 1, "maximum": HEAVIEST}
    keys["when"] = keys["when"] | ref(f"when-{decision.id}")
    advice = {"settle": keys.pop("settle") | _SAID, "with": keys.pop("with_whom") | _SAID}
    prepares = any(option.id == PREPARE for option in decision.options)
    return model | {
        "properties": keys | (advice if prepares else {}),
        "allOf": [*model["allOf"], _EFFECT, *([_ADVICE] if prepares else [])],
    }


def _without_id(model: Schema) -> Schema:
    """Return a record whose id is the key it stands under."""
    return model | {
        "properties": {key: dict(part) for key, part in model["properties"].items() if key != "id"},
        "required": [key for key in model["required"] if key != "id"],
    }
