"""JSON Schemas of the data files as people write them, for editors: the model's own, with what is written differently replaced.

The model's schema has conditions and rules written out and takes any text for an id. Here conditions are short, ids are
those of one catalog, and words, days and figures have the form that the checks ask for. What a schema cannot tell is left
to `codingpath check`. An id that was added since is not known before the schemas are made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, Final

from codingpath.catalog.columns import HEADER_FILE
from codingpath.catalog.data_files import json_schemas
from codingpath.catalog.prepare import CONDITIONS
from codingpath.catalog.written_conditions import box, option_definitions, test_definitions, when
from codingpath.catalog.written_names import name_definitions, named
from codingpath.catalog.written_parts import Schema, if_given, reached, ref
from codingpath.catalog.written_records import forks, narrowed
from codingpath.catalog.written_rules import written_rules
from codingpath.model.catalog import Catalog

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_RULES: Final = "rules.yaml"
_QUIZ: Final = "questions.yaml"
_ALWAYS: Final[Schema] = {"description": "In place of `when`: holds for everybody.", "const": True}


def written_schemas(catalog: Catalog) -> dict[str, Schema]:
    """Return the schema of each file that is written by hand, by name of the file."""
    return {name: _file(name, schema, catalog) for name, schema in json_schemas().items() if name != HEADER_FILE}


def schema_texts(catalog: Catalog) -> dict[str, str]:
    """Return the same as texts, by name of the file that holds the schema, such as `rules.schema.json`."""
    return {f"{PurePath(name).stem}.schema.json": as_text(schema) for name, schema in written_schemas(catalog).items()}


def as_text(schema: Schema) -> str:
    """Return JSON for people to read."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _file(name: str, model: Schema, catalog: Catalog) -> Schema:
    records = {model["title"]: model, **model.get("$defs", {})}
    definitions = {title: _record(title, record, catalog) for title, record in records.items()}
    schema = definitions.pop(model["title"])
    if name == _RULES:
        schema, definitions = written_rules(schema, definitions, catalog)
    definitions |= _shared(catalog, decided=name != _QUIZ)
    title = f"{name} of codingpath"
    return {"$schema": _DIALECT, "title": title, **schema, "$defs": reached(schema, definitions)}


def _shared(catalog: Catalog, *, decided: bool) -> Schema:
    """Return what any file may refer to; nothing is decided while questions are asked."""
    decisions = catalog.rules.decisions
    return {
        "When": when("Box", empty_is_always=True),
        "Box": box(catalog.questions, decisions if decided else ()),
        **test_definitions(catalog.questions),
        **option_definitions(decisions),
        **name_definitions(catalog),
    }


def _record(title: str, model: Schema, catalog: Catalog) -> Schema:
    """Return one record as it is written."""
    record = _without_noise(model)
    keys = {key: _field(key, field) for key, field in record.pop("properties").items()}
    required = record.pop("required", [])
    either = forks(title)
    if "when" in keys:
        keys = {**keys, "always": _ALWAYS}
        either += [if_given("always", {"properties": {"when": False}}, {"required": ["when"]} if "when" in required else None)]
    return {
        **record,
        "properties": narrowed(title, keys, catalog),
        "required": [key for key in required if key != "when"],
        **({"allOf": either} if either else {}),
    }


def _field(key: str, field: Schema) -> Schema:
    if key in CONDITIONS:
        return {"description": field["description"], **ref("When")}
    if field.get("type") in ("integer", ["integer", "null"]) and key != "at_least":
        return field | {"minimum": 0}
    return named(key, field)


def _without_noise(schema: Schema) -> Schema:
    """Return a schema without the titles and empty defaults that pydantic adds, and with unknown as one more type."""
    kept = {key: _parts(key, value) for key, value in schema.items() if key not in ("title", "$defs")}
    if not isinstance(kept.get("default"), (bool, str)):
        kept.pop("default", None)
    return _or_null(kept) if "anyOf" in kept else kept


def _parts(key: str, value: Any) -> Any:  # noqa: ANN401 - a part of a schema
    each: Callable[[Any], Any] = _without_noise
    if key == "properties":
        return {name: each(part) for name, part in value.items()}
    if key == "anyOf":
        return [each(part) for part in value]
    return each(value) if key in ("items", "additionalProperties") and isinstance(value, dict) else value


def _or_null(schema: Schema) -> Schema:
    """Write "this type or null" as one schema with two types, where it is one."""
    known: list[Schema] = [part for part in schema["anyOf"] if part != {"type": "null"}]
    if len(known) != 1 or "type" not in known[0]:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    words = {"enum": [*known[0]["enum"], None]} if "enum" in known[0] else {}
    return {**rest, **known[0], "type": [known[0]["type"], "null"], **words}
