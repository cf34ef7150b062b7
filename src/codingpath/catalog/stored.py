"""The checked catalog as JSON and back, by the types of its fields: no YAML, no pydantic, never pickle."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:  # noqa: ANN401 - any record of the model
    """Return plain JSON values; fields that hold their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((f, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {f.name: encode(v) for f, v in fields if v != f.default}
    if isinstance(value, tuple):
        return [encode(v) for v in value]
    if isinstance(value, Mapping):
        return {k: encode(v) for k, v in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def decode(cls: type, data: Any) -> Any:  # noqa: ANN401
    """Return the record that `encode` was given; raise `TypeError`, `ValueError` or `KeyError` on anything else."""
    found = _decoder(cls)
    return found(data) if found else data


@cache
def shape(cls: type) -> str:
    """Return a text that differs when a field of the record, or of a record in it, differs."""
    hints = typing.get_type_hints(cls)
    inner = {c for hint in hints.values() for c in _records(hint)} - {cls}
    return f"{cls.__name__}({hints})" + "".join(shape(c) for c in sorted(inner, key=lambda c: c.__name__))


def _records(hint: Any) -> set[type]:  # noqa: ANN401
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return {hint}
    return {record for argument in typing.get_args(hint) for record in _records(argument)}


@cache
def _decoder(hint: Any) -> Decoder | None:  # noqa: ANN401
    """Return how to decode a type, or none where JSON already has it right."""
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record_decoder(hint)
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is tuple:
        inner = _decoder(arguments[0])
        return partial(_tuple, inner) if inner else tuple
    if origin in (dict, Mapping):
        inner = _decoder(arguments[1])
        return partial(_mapping, inner) if inner else None
    if origin in (typing.Union, types.UnionType):
        inner = next((d for a in arguments if (d := _decoder(a))), None)
        return partial(_optional, inner) if inner else None
    return None


def _tuple(inner: Decoder, items: list[Any]) -> tuple[Any, ...]:
    return tuple(map(inner, items))


def _mapping(inner: Decoder, items: dict[str, Any]) -> dict[str, Any]:
    return {key: inner(value) for key, value in items.items()}


def _optional(inner: Decoder, value: Any) -> Any:  # noqa: ANN401
    return None if value is None else inner(value)


def _record_decoder(cls: type) -> Decoder:
    """Return how to fill a record. The fields are set at once: a frozen record's own `__init__` sets them one by one, slowly."""
    inner = {name: d for name, hint in typing.get_type_hints(cls).items() if (d := _decoder(hint))}
    fields = dataclasses.fields(cls)
    names = {f.name for f in fields}
    defaults = {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}
    needed = {f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    made = {f.name: f.default_factory for f in fields if f.default_factory is not dataclasses.MISSING}

    def decoded(data: dict[str, Any]) -> Any:  # noqa: ANN401
        if not needed <= data.keys() <= names:
            raise KeyError(cls.__name__)
        for name in inner.keys() & data.keys():
            data[name] = inner[name](data[name])
        record: Any = object.__new__(cls)
        record.__dict__.update(defaults, **{name: make() for name, make in made.items() if name not in data}, **data)
        return record

    return decoded
