"""JSON Schemas of the data files as people write them, for editors: the model's own, with what is written differently replaced.

The model's schema has conditions and rules written out and takes any text for an id. Here conditions are short, ids are
those of one catalog, and words, days and figures have the form that the checks ask for. What a schema cannot tell is left
to `codingpath check`. An id that was added since is not known before the schemas are made again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias, assert_never

from codingpath.catalog.check.conditions import OUTCOMES
from codingpath.catalog.check.names import ID, NAMES, PREPARE
from codingpath.catalog.data_files import json_schemas
from codingpath.catalog.folder import schema_name
from codingpath.catalog.national_list import HEADER_FILE
from codingpath.catalog.prepare import CONDITIONS
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.program import NATIONAL
from codingpath.model.question import Question
from codingpath.model.rules import Decision
from codingpath.model.timeline import STAGES

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_RULES: Final = "rules.yaml"
_QUIZ: Final = "questions.yaml"
_ALWAYS: Final[Schema] = {"description": "In place of `when`: holds for everybody.", "const": True}


def written_schemas(catalog: Catalog) -> dict[str, Schema]:
    """Return the schema of each file that is written by hand, by name of the file."""
    return {name: _file(name, schema, catalog) for name, schema in json_schemas().items() if name != HEADER_FILE}


def schema_texts(catalog: Catalog) -> dict[str, str]:
    """Return the same as texts, by name of the file that holds the schema, such as `rules.schema.json`."""
    return {schema_name(name): as_text(schema) for name, schema in written_schemas(catalog).items()}


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
    if "when" in keys:
        keys = {**keys, "always": _ALWAYS}
    return {
        **record,
        "properties": narrowed(title, keys, catalog),
        "required": [key for key in required if key != "when"],
    }


def _field(key: str, field: Schema) -> Schema:
    if key in CONDITIONS:
        return {k: v for k, v in field.items() if k == "description"} | ref("When")
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


# The language of `when` as a JSON Schema: what `conditions.py` reads, with the questions and decisions of one catalog.
#
# What a schema cannot tell is left to `codingpath check`: an empty range, a question that is asked later.

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


# Keys that hold the id of something else, and the ids that there are: what `catalog/check/names.py` checks, for an editor.

_DEFINITIONS: Final = {
    "source": "source-id",
    "section": "section-id",
    "glossary term": "term-id",
    "credential": "credential-id",
    "question": "question-id",
    "state": "state-or-national",
}
"""Kind of thing to the definition of its ids."""


def name_definitions(catalog: Catalog) -> Schema:
    """Return the definitions of ids: one of those that the catalog has."""
    state = catalog.by_id.get("state")
    states = [choice.id for choice in state.choices] if state else None
    return {
        "source-id": one_of(catalog.sources),
        "section-id": one_of(section.id for section in catalog.sections),
        "term-id": one_of(term.id for term in catalog.glossary),
        "credential-id": one_of(credential.id for credential in catalog.credentials),
        "question-id": one_of(catalog.by_id),
        "state": {"type": "string"} if states is None else one_of(states),
        "state-or-national": {"type": "string"} if states is None else one_of([*states, NATIONAL]),
    }


def named(key: str, field: Schema) -> Schema:
    """Return a field that may hold only ids that there are, where its key says that it holds an id, or a list of them."""
    if key not in NAMES:
        return field
    name = _DEFINITIONS[NAMES[key]]
    rest = {part: value for part, value in field.items() if part != "type"}
    match field.get("type"):
        case "string":
            return {**rest, **ref(name)}
        case ["string", "null"]:
            return {**rest, "anyOf": [ref(name), {"type": "null"}]}
        case "array" if field["items"] == {"type": "string"}:
            return {**field, "items": ref(name)}
        case _:
            return field


# Words to say in JSON Schema (draft 2020-12) what may be written in a data file.
#
# What hangs on another key of the same mapping is left to `codingpath check`. Forks between values are `anyOf`: from nothing else do
# editors complete values.

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""

_REF: Final = re.compile(r'"#/\$defs/([^"]+)"')


def ref(name: str) -> Schema:
    """Return a reference to a definition of the same file."""
    return {"$ref": f"#/$defs/{name}"}


def one_of(words: Iterable[str]) -> Schema:
    """Return one of some texts."""
    return {"type": "string", "enum": list(words)}


def closed(keys: Schema) -> Schema:
    """Return a mapping that has no other keys than these."""
    return {"type": "object", "properties": keys, "additionalProperties": False}


def some(each: Schema, **more: Any) -> Schema:  # noqa: ANN401 - parts of a schema
    """Return a list of at least one."""
    return {"type": "array", "items": each, "minItems": 1, **more}


def one_or_list(each: Schema, **more: Any) -> Schema:  # noqa: ANN401
    """Return one of something, or a list of at least one; `more` is asked of the list."""
    return {"anyOf": [each, some(each, **more)]}


def reached(schema: Schema, definitions: Schema) -> Schema:
    """Return those of the definitions that a schema refers to, over any number of steps."""
    found: Schema = {}
    names = _names(schema)
    while names:
        found |= {name: definitions[name] for name in names}
        names = {name for new in names for name in _names(definitions[new])} - found.keys()
    return {name: definitions[name] for name in definitions if name in found}


def _names(schema: Schema) -> set[str]:
    return set(_REF.findall(json.dumps(schema)))


# What the checks ask of the words, days and figures of single records, as far as a schema can tell.

_DAY: Final[Schema] = {"pattern": r"^\d{4}-\d\d-\d\d$"}
_ID: Final[Schema] = {"pattern": f"^{ID.pattern}$"}
_FREE_IDS: Final = frozenset({"Choice"})
"""Records whose ids need no form: a state is `NJ`."""

_FORMS: Final[Mapping[str, Mapping[str, Schema]]] = {
    "Source": {"checked": _DAY, "review_by": _DAY},
    "Question": {"id": {"not": {"enum": [OUTCOMES, "always"]}}},
    "Choice": {"id": {"not": {"const": NOT_SURE}}},
    "LaterStep": {"id": ref("credential-id")},
    "TimelineFile": {
        "titles": closed({stage: {"type": "string"} for stage in STAGES}) | {"required": list(STAGES)},
    },
    "ProgramsFile": {
        "neighbors": {"propertyNames": ref("state"), "additionalProperties": {"type": "array", "items": ref("state")}},
    },
}
"""Record to key to what is asked of it on top of its type."""


def narrowed(title: str, keys: Schema, catalog: Catalog) -> Schema:
    """Return the keys of a record with what is asked of each."""
    forms = {**_FORMS.get(title, {}), **_of_catalog(title, catalog)}
    narrow: Schema = {key: keys[key] | form for key, form in forms.items()}
    if "id" in keys and title not in _FREE_IDS:
        narrow["id"] = keys["id"] | narrow.get("id", {}) | _ID
    return keys | narrow


def _of_catalog(title: str, catalog: Catalog) -> Mapping[str, Schema]:
    """Return what depends on the decisions: pay is listed by role."""
    has_role = any(decision.id == "role" for decision in catalog.rules.decisions)
    return {"occupations": {"propertyNames": ref("option-role")}} if title == "WagesFile" and has_role else {}


# `rules.yaml` as it is written: decisions and options are mappings of id to record, and each rule knows its decision.
#
# The counterpart of the rules' part of `prepare.py`, and of `catalog/check/names.py` as far as a schema can tell.


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
        "additionalProperties": {**ref("Option"), "properties": {"like": ref(f"option-{decision.id}")}},
    }
    schema["properties"]["named_in"] |= {"additionalProperties": {"type": "array", "items": ref(f"option-{decision.id}")}}
    schema["properties"]["decided_when"] = schema["properties"]["decided_when"] | ref(f"when-{decision.id}")
    schema["properties"]["rules"] = schema["properties"]["rules"] | {"items": ref(f"rule-{decision.id}")}
    return schema


def _rule(model: Schema, decision: Decision) -> Schema:
    keys: Schema = dict(model["properties"])
    for key in ("favor", "rule_out"):
        keys[key] = {"description": keys[key]["description"], **one_or_list(ref(f"option-{decision.id}"))}
    keys["when"] = keys["when"] | ref(f"when-{decision.id}")
    advice = {"settle": keys.pop("settle"), "with": keys.pop("with_whom"), "step": keys.pop("step")}
    prepares = any(option.id == PREPARE for option in decision.options)
    return model | {"properties": keys | (advice if prepares else {})}


def _without_id(model: Schema) -> Schema:
    """Return a record whose id is the key it stands under."""
    return model | {
        "properties": {key: dict(part) for key, part in model["properties"].items() if key != "id"},
        "required": [key for key in model["required"] if key != "id"],
    }
