"""Frozen records that cost little to define.

`dataclass(frozen=True)` compiles six methods from text for every class, each time the program starts; for the whole model that costs
as much as five bare interpreter starts. Here the methods are written once, in a base class, and `dataclass` only gathers the
fields, so that `fields`, `replace`, `is_dataclass` and pydantic see a dataclass.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


class Record:
    """What all records share: made from values of fields, compared by value, never changed."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - of any field
        """Take the values of fields, in their order or by name; a field left out gets its default."""
        fields = self.__dataclass_fields__
        held = self.__dict__
        held.update(zip(fields, given, strict=False))
        held.update(named)
        if len(held) != len(fields) or len(given) + len(named) != len(fields):
            self._complete(given, named)

    def _complete(self, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Fill in defaults; refuse what is missing, unknown or given twice."""
        fields, held = self.__dataclass_fields__, self.__dict__
        if len(given) > len(fields) or len(held) != len(given) + len(named) or not held.keys() <= fields.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(fields)}; this was {len(given)} values and {', '.join(named)}")
        for name, field in fields.items():
            if name not in held:
                if field.default is not MISSING:
                    held[name] = field.default
                elif field.default_factory is not MISSING:
                    held[name] = field.default_factory()
                else:
                    raise TypeError(f"{type(self).__name__} needs {name!r}")

    def __eq__(self, other: object) -> bool:
        """Compare the fields of two records of one class."""
        if self.__class__ is not other.__class__:
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return all(mine[name] == theirs[name] for name in self.__dataclass_fields__)

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


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class with annotated fields a record; it must inherit from `Record`."""
    return dataclass(init=False, repr=False, eq=False)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def keyword_record(cls: type[T]) -> type[T]:
    """Make a class a record whose fields are given by name."""
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
