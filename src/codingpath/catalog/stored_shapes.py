"""What each field of each record holds, worked out from its type hints; only when a catalog is written."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from codingpath.catalog.stored import Code, name_of


def shapes_of(cls: type) -> dict[str, dict[str, Code]]:
    """Return the codes of the fields of a record and of every record within it; see `stored.Code`."""
    shapes: dict[str, dict[str, Code]] = {}
    waiting = [cls]
    while waiting:
        record = waiting.pop()
        if name_of(record) not in shapes:
            hints = typing.get_type_hints(record)
            shapes[name_of(record)] = {f.name: code for f in dataclasses.fields(record) if (code := _code(hints[f.name]))}
            waiting += [inner for hint in hints.values() for inner in _records(hint)]
    return shapes


def _code(hint: Any) -> Code:  # noqa: ANN401
    if hint is date:
        return ["date", None]
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return ["record", name_of(hint)]
    arguments, origin = typing.get_args(hint), typing.get_origin(hint)
    if origin is tuple:
        return ["tuple", _code(arguments[0])]
    if origin in (dict, Mapping):
        inner = _code(arguments[1])
        return ["mapping", inner] if inner else None
    if origin in (typing.Union, types.UnionType):
        inner = next((code for a in arguments if (code := _code(a))), None)
        return ["optional", inner] if inner else None
    return None


def _records(hint: Any) -> Iterator[type]:  # noqa: ANN401
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for argument in typing.get_args(hint):
        yield from _records(argument)
