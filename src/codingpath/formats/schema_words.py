"""Words to describe JSON with, each a JSON Schema (draft 2020-12). Unknown is null and nothing else."""

from __future__ import annotations

from typing import Any, get_args

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

DAY = r"^\d{4}-\d{2}-\d{2}$"
PERIOD = r"^\d{4}(-\d{2}){0,2}$"
"""A year, a month or a day."""


def record(description: str, /, **keys: Schema) -> Schema:
    """Return an object that has exactly these keys, all of them."""
    return {
        "description": description,
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def text(description: str) -> Schema:
    """Return a text with something in it."""
    return {"description": description, "type": "string", "minLength": 1}


def whole(description: str) -> Schema:
    """Return a whole number."""
    return {"description": description, "type": "integer"}


def dollars(description: str) -> Schema:
    """Return whole dollars."""
    return whole(description) | {"minimum": 0}


def flag(description: str) -> Schema:
    """Return true or false."""
    return {"description": description, "type": "boolean"}


def day(description: str) -> Schema:
    """Return a day, as `2027-01-15`."""
    return {"description": description, "type": "string", "format": "date", "pattern": DAY}


def period(description: str) -> Schema:
    """Return a year, a month or a day."""
    return {"description": description, "type": "string", "pattern": PERIOD}


def one_of(description: str, *words: object) -> Schema:
    """Return one of some words; a `Literal` stands for its own."""
    return {"description": description, "enum": [w for word in words for w in (get_args(word) or (word,))]}


def some(description: str, each: Schema) -> Schema:
    """Return a list, empty where there is nothing."""
    return {"description": description, "type": "array", "items": each}


def maybe(schema: Schema) -> Schema:
    """Return the same, or null where it is not known."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}
