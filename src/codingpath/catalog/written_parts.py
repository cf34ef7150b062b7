"""Words to say in JSON Schema (draft 2020-12) what may be written in a data file.

Forks between mappings are `if`, `then`, `else`, so that the one thing that is wrong is told. Forks between values are `anyOf`: from
nothing else do editors complete values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

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


def if_given(key: str, then: Schema, other: Schema | None = None) -> Schema:
    """Return what holds for mappings that have a key, and for all others."""
    return {"if": {"required": [key]}, "then": then, **({"else": other} if other else {})}


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
