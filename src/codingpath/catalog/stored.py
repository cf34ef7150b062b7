"""The checked catalog as JSON and back: no YAML, no pydantic, never pickle.

What each field of each record holds is written beside the values (`shapes`), so that reading them back asks Python for no type
hints: working those out takes longer than all the rest.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

Decoder = Callable[[Any], Any]
Code = Any
"""What a field holds, as JSON: none where JSON has it right already, else a list whose first item is one of `date`, `record`, `tuple`,
`mapping` and `optional`, and whose second is the name of the record or the code of what is inside."""
Shapes = Mapping[str, Mapping[str, Code]]
"""Name of a record, `module:Class` of our own model, to the codes of its fields."""

_MODEL = "codingpath.model."


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


def name_of(cls: type) -> str:
    """Return the name of a record in `Shapes`."""
    return f"{cls.__module__.removeprefix(_MODEL)}:{cls.__qualname__}"


class Decoders:
    """Makes records again from what `encode` gave, by the shapes written beside it."""

    def __init__(self, shapes: Shapes) -> None:
        """Decode the records of these shapes."""
        self._shapes = shapes
        self._made: dict[str, Decoder] = {}

    def record(self, name: str) -> Decoder:
        """Return what makes one kind of record; it raises `TypeError`, `ValueError` or `KeyError` on anything that `encode` never gave."""
        if name not in self._made:
            module, _, cls = name.partition(":")
            codes = self._shapes[name]
            inner = {field: decoder for field, code in codes.items() if (decoder := self._decoder(code))}
            self._made[name] = _filler(getattr(import_module(_MODEL + module), cls), inner)
        return self._made[name]

    def _decoder(self, code: Code) -> Decoder | None:
        if code is None:
            return None
        kind, inside = code
        if kind == "date":
            return date.fromisoformat
        if kind == "record":
            return self.record(inside)
        inner = self._decoder(inside)
        if kind == "tuple":
            return partial(_tuple, inner) if inner else tuple
        return partial({"mapping": _mapping, "optional": _optional}[kind], inner) if inner else None


def _tuple(inner: Decoder, items: list[Any]) -> tuple[Any, ...]:
    return tuple(map(inner, items))


def _mapping(inner: Decoder, items: dict[str, Any]) -> dict[str, Any]:
    return {key: inner(value) for key, value in items.items()}


def _optional(inner: Decoder, value: Any) -> Any:  # noqa: ANN401
    return None if value is None else inner(value)


def _filler(cls: type, inner: Mapping[str, Decoder]) -> Decoder:
    """Return how to fill a record. Its fields are set at once, without the checks of its own `__init__`."""
    fields = dataclasses.fields(cls)
    names = {f.name for f in fields}
    defaults = {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}
    needed = {f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    made = {f.name: f.default_factory for f in fields if f.default_factory is not dataclasses.MISSING}

    def filled(data: dict[str, Any]) -> Any:  # noqa: ANN401
        if not needed <= data.keys() <= names:
            raise KeyError(cls.__name__)
        for name in inner.keys() & data.keys():
            data[name] = inner[name](data[name])
        record: Any = object.__new__(cls)
        record.__dict__.update(defaults, **{name: make() for name, make in made.items() if name not in data}, **data)
        return record

    return filled
