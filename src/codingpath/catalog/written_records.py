"""What the checks ask of the words, days and figures of single records, as far as a schema can tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from codingpath.catalog.check_facts import RUNGS, STUDY_STAGES
from codingpath.catalog.conditions import OUTCOMES
from codingpath.catalog.text_checks import LONGEST_LABEL
from codingpath.catalog.written_parts import Schema, closed, one_of, ref
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.source import LONGEST
from codingpath.model.timeline import STAGES

_MONTH_AND_DAY: Final = r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_DAY: Final[Schema] = {"pattern": r"^\d{4}-\d\d-\d\d$"}
_ID: Final[Schema] = {"pattern": r"^[a-z0-9]+([-.][a-z0-9]+)*$"}
_FREE_IDS: Final = frozenset({"Choice"})
"""Records whose ids need no form: a state is `NJ`."""

_FORMS: Final[Mapping[str, Mapping[str, Schema]]] = {
    "Source": {
        "as_of": {"pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"},
        "checked": _DAY,
        "review_by": _DAY,
    },
    "Question": {"id": {"not": {"enum": [OUTCOMES, "always"]}}, "not_sure": {"maxLength": LONGEST_LABEL}},
    "Choice": {"id": {"not": {"const": NOT_SURE}}, "label": {"maxLength": LONGEST_LABEL}},
    "LaterStep": {"id": ref("credential-id")},
    "Step": {"day": {"minimum": 1, "maximum": 7}},
    "Job": {"rung": one_of(RUNGS)},
    "Workload": {"stage": one_of(STUDY_STAGES)},
    "TimelineFile": {
        "titles": closed({stage: {"type": "string"} for stage in STAGES}) | {"required": list(STAGES)},
        "term_starts": {"items": {"type": "string", "pattern": f"^{_MONTH_AND_DAY}$"}},
    },
    "OfficeFile": {key: {"minLength": 1, "maxLength": LONGEST} for key in ("name", "contact")},
    "ProgramsFile": {
        "neighbors": {"propertyNames": ref("state"), "additionalProperties": {"type": "array", "items": ref("state")}},
    },
}
"""Record to key to what is asked of it on top of its type."""

_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "choices": ("one", "many"),
    "at_least": ("amount", "number"),
    "at_most": ("amount", "number"),
    "unit": ("amount", "number"),
    "pick_at_most": ("many",),
    "stands_alone": ("many",),
    "or_answers": ("zip",),
}
"""Key of a question to the kinds of question that may have it."""
_NEEDED: Final = frozenset({"choices", "at_least", "at_most"})
"""Keys that every question of a fitting kind must have."""
_NOTHING: Final[Schema] = {"enum": [None, []]}


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


def forks(title: str) -> list[Schema]:
    """Return what is asked of a record where one of its keys has some value: a question has the parts of its kind."""
    return [_part(key, kinds) for key, kinds in _PARTS.items()] if title == "Question" else []


def _part(key: str, kinds: tuple[str, ...]) -> Schema:
    needed = {"required": [key], "properties": {key: {"not": _NOTHING}}}
    return {
        "if": {"properties": {"kind": {"enum": list(kinds)}}},
        **({"then": needed} if key in _NEEDED else {}),
        "else": {"properties": {key: _NOTHING}},
    }
