"""Keys that hold the id of something else, and the ids that there are: what `references.py` checks, for an editor."""

from __future__ import annotations

from typing import Final

from codingpath.catalog.references import NATIONAL
from codingpath.catalog.written_parts import Schema, one_of, ref
from codingpath.model.catalog import Catalog

_NAMES: Final = {
    "source": "source-id",
    "distance_source": "source-id",
    "state_source": "source-id",
    "term_source": "source-id",
    "section": "section-id",
    "glossary": "term-id",
    "prepares_for": "credential-id",
    "finds_out": "question-id",
    "state": "state-or-national",
}
"""Key to the definition of what it may hold."""


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
    name = _NAMES.get(key)
    if name is None:
        return field
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
