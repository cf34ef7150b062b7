"""Frozen records that cost little to define.

`dataclass(frozen=True)` compiles six methods from text for every class, each time the program starts; for the whole model that costs
as much as five bare interpreter starts. Here the methods are written once, in a base class, and `dataclass` only gathers the
fields, so that `fields`, `replace`, `is_dataclass` and pydantic see a dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


class Record:
    """What all records share: made from values of fields, compared by value, never changed."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - of any field
        """Take the values of fields, in their order or by name; a field left out gets its default."""
        fields = self.__dataclass_fields__
        count, held = len(given) + len(named), named
        if given:
            held = dict(zip(fields, given, strict=False))
            held.update(named)
        if len(held) != len(fields) or count != len(held):
            _complete(type(self), held, count)
        _set(self, "__dict__", held)

    def __eq__(self, other: object) -> bool:
        """Compare the fields of two records of one class."""
        if self.__class__ is not other.__class__:
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return self is other or [mine[n] for n in self.__dataclass_fields__] == [theirs[n] for n in self.__dataclass_fields__]

    def __hash__(self) -> int:
        """Hash the fields."""
        return hash(tuple([self.__dict__[name] for name in self.__dataclass_fields__]))

    def __repr__(self) -> str:
        """Return the class with its fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={self.__dict__[name]!r}' for name in self.__dataclass_fields__)})"

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record does not change."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse: a record does not change."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")


_set = object.__setattr__


def _complete(cls: type[Record], held: dict[str, Any], count: int) -> None:
    """Fill in defaults; refuse what is missing, unknown or given twice. `count` is how many values were given."""
    if cls not in _DEFAULTS:
        _DEFAULTS[cls] = _defaults(cls)
    defaults, factories = _DEFAULTS[cls]
    twice = count != len(held)
    for name, value in defaults.items():
        if name not in held:
            held[name] = value
    for name, make in factories.items():
        if name not in held:
            held[name] = make()
    if twice or held.keys() != cls.__dataclass_fields__.keys():
        raise TypeError(
            f"{cls.__name__} takes {', '.join(cls.__dataclass_fields__)}; this was {count} values for {', '.join(held)}"
        )


Defaults = tuple[dict[str, Any], dict[str, Callable[[], Any]]]
"""The defaults of fields, and what makes those that are made anew for each record."""

_DEFAULTS: dict[type[Record], Defaults] = {}


def _defaults(cls: type[Record]) -> Defaults:
    fields = cls.__dataclass_fields__.values()
    defaults = {field.name: field.default for field in fields if field.default is not MISSING}
    return defaults, {field.name: field.default_factory for field in fields if field.default_factory is not MISSING}


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class with annotated fields a record; it must inherit from `Record`."""
    return dataclass(init=False, repr=False, eq=False)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def keyword_record(cls: type[T]) -> type[T]:
    """Make a class a record whose fields are given by name."""
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
