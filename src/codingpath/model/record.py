"""Frozen records that cost little to define, and marks that say of a field what its type does not.

`dataclass(frozen=True)` compiles six methods from text for every class, each time the program starts; for the whole model that costs
as much as five bare interpreter starts. Here the methods are written once, in a base class, and go by the names of the fields and
their defaults; `dataclass` only gathers the fields, and only of a class that is asked for them, so that `fields`, `replace`,
`is_dataclass` and pydantic see a dataclass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, dataclass_transform

from codingpath.text import quoted, unknown

T = TypeVar("T")


class Record:
    """What all records share: made from values of fields, compared by value, never changed."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _defaults: ClassVar[dict[str, Any]]
    """Each field, in order, with what stands behind its name in the class: its default, a `Field`, or `MISSING` for nothing."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - of any field
        """Take the values of fields, in their order or by name; a field left out gets its default."""
        names = self._defaults
        count, held = len(given) + len(named), named
        if given:
            held = dict(zip(names, given, strict=False))
            held.update(named)
        if len(held) != len(names) or count != len(held):
            _complete(type(self), held, count)
        _set(self, "__dict__", held)

    def __eq__(self, other: object) -> bool:
        """Compare the fields of two records of one class."""
        if self.__class__ is not other.__class__:
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        if len(mine) == len(theirs) == len(self._defaults):
            return self is other or mine == theirs  # ends at the first difference
        return [mine[n] for n in self._defaults] == [theirs[n] for n in self._defaults]  # one keeps what was worked out

    def __hash__(self) -> int:
        """Hash the fields."""
        return hash(tuple([self.__dict__[name] for name in self._defaults]))

    def __repr__(self) -> str:
        """Return the class with its fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={self.__dict__[name]!r}' for name in self._defaults)})"

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record does not change."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse: a record does not change."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")


_set = object.__setattr__


def _complete(cls: type[Record], held: dict[str, Any], count: int) -> None:
    """Fill in defaults; refuse what is missing, unknown or given twice. `count` is how many values were given."""
    _, defaults, factories = fields_of(cls)
    twice = count != len(held)
    for name, value in defaults.items():
        if name not in held:
            held[name] = value
    for name, make in factories.items():
        if name not in held:
            held[name] = make()
    if twice or held.keys() != cls._defaults.keys():
        raise TypeError(f"{cls.__name__} takes {', '.join(cls._defaults)}; this was {count} values for {', '.join(held)}")


if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414 - mypy knows it and checks the fields that are given
else:

    def replace(held, /, **changes):  # noqa: ANN001, ANN003, ANN201 - as above
        """Return a record with other values of some fields, as that of `dataclasses` does, which first gathers the fields of the class."""
        return type(held)(**{**{name: held.__dict__[name] for name in names_of(type(held))}, **changes})


Fields = tuple[frozenset[str], dict[str, Any], dict[str, Any]]
"""Names of the fields that must be given, the defaults of others, and what makes those that are made anew for each record."""


_FIELDS: dict[type[Any], Fields] = {}


def names_of(cls: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of a record, in their order."""
    return tuple(cls._defaults)


def fields_of(cls: type[Any]) -> Fields:
    """Return the fields of a record."""
    if cls not in _FIELDS:
        defaults = {name: value.default if isinstance(value, Field) else value for name, value in cls._defaults.items()}
        made = {name: value.default_factory for name, value in cls._defaults.items() if isinstance(value, Field)}
        factories: dict[str, Any] = {name: make for name, make in made.items() if make is not MISSING}
        plain = {name: value for name, value in defaults.items() if value is not MISSING}
        _FIELDS[cls] = frozenset(cls._defaults.keys() - plain.keys() - factories.keys()), plain, factories
    return _FIELDS[cls]


class _Later:
    """Stands where the `Field`s of a record will, and gathers them when somebody asks: in a plan hardly anybody does."""

    def __init__(self, *, by_name: bool) -> None:
        self._by_name = by_name

    def __get__(self, instance: object, cls: type[Record]) -> dict[str, Field[Any]]:
        dataclass(init=False, repr=False, eq=False, kw_only=self._by_name)(cls)
        return cls.__dataclass_fields__


_IN_ORDER, _BY_NAME = _Later(by_name=False), _Later(by_name=True)


def _describe(cls: Any, later: _Later) -> None:  # noqa: ANN401 - any class
    inherited = getattr(cls, "_defaults", {})
    cls._defaults = inherited | {name: cls.__dict__.get(name, MISSING) for name in cls.__annotations__}
    cls.__dataclass_fields__ = later


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class with annotated fields a record; it must inherit from `Record`."""
    _describe(cls, _IN_ORDER)
    return cls


@dataclass_transform(frozen_default=True, kw_only_default=True)
def keyword_record(cls: type[T]) -> type[T]:
    """Make a class a record whose fields are given by name."""
    _describe(cls, _BY_NAME)
    return cls


# Marks: what the values of a field are like beyond their type, said once, beside the field: `day: Annotated[int, AtLeast(1, 7)]`.
#
# The reader of the data files refuses what a mark refuses, in the mark's words, and the JSON Schemas say what it says. Pydantic
# asks a mark for both by the names of two methods, so nothing of it is imported here.


class Mark:
    """Words of JSON Schema that a field's own are completed with; refuses nothing."""

    def __init__(self, **words: object) -> None:
        """Take the words, such as `minItems=1`."""
        self.words = words

    def fault(self, value: Any) -> str | None:  # noqa: ANN401, ARG002 - of the field's type; a mark of words alone refuses none
        """Return what is wrong with a value, to stand after the name of its key where it begins with `must`; none for a good one."""
        return None

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:  # noqa: ANN401
        """Return the schema of the type with this mark's words."""
        return handler(core) | self.words

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:  # noqa: ANN401
        """Return the validator of the type, followed by this mark's."""
        return {"type": "function-after", "function": {"type": "no-info", "function": self._sound}, "schema": handler(source)}

    def _sound(self, value: Any) -> Any:  # noqa: ANN401
        fault = self.fault(value)
        if fault is not None:
            raise ValueError(fault)
        return value


class AtLeast(Mark):
    """A whole number that is not below another, nor above a third."""

    def __init__(self, least: int, most: int | None = None) -> None:
        """Take the smallest value, and the largest if there is one."""
        super().__init__(minimum=least, **({} if most is None else {"maximum": most}))
        self.least, self.most = least, most

    def fault(self, value: int) -> str | None:
        """Return how far the number may go."""
        if value >= self.least and (self.most is None or value <= self.most):
            return None
        return (
            f"must be {self.least} or more; this is {value}"
            if self.most is None
            else f"must be {self.least} to {self.most}; this is {value}"
        )


class Filled(Mark):
    """A text with something in it."""

    def __init__(self) -> None:
        """Take nothing."""
        super().__init__(minLength=1)

    def fault(self, value: str) -> str | None:
        """Return what to do about a blank text."""
        return None if value.strip() else "this is blank; write a text, or delete the line"


class Longest(Mark):
    """A text that fits where it is shown."""

    def __init__(self, most: int, room: str) -> None:
        """Take the most characters, and who has room for no more."""
        super().__init__(maxLength=most)
        self.most, self.room = most, room

    def fault(self, value: str) -> str | None:
        """Return how long the text is."""
        return None if len(value) <= self.most else f"this has {len(value)} characters; {self.room} {self.most}"


class Written(Mark):
    """A text in a form of its own."""

    def __init__(self, pattern: str, like: str) -> None:
        """Take the regular expression that all of the text meets, and the fault's words before `; this is`."""
        super().__init__(pattern=f"^(?:{pattern})$")
        self.pattern, self.like = pattern, like

    def fault(self, value: str) -> str | None:
        """Return how it is written."""
        return None if re.fullmatch(self.pattern, value) else f"{self.like}; this is {quoted(value)}"


class Some(Mark):
    """A list with something in it."""

    def __init__(self, otherwise: str) -> None:
        """Take what to say of an empty list."""
        super().__init__(minItems=1)
        self.otherwise = otherwise

    def fault(self, value: Sequence[object]) -> str | None:
        """Return what to do."""
        return None if value else self.otherwise


class OneOf(Mark):
    """One of some names."""

    def __init__(self, kind: str, names: Sequence[str]) -> None:
        """Take what the names are of, and the names."""
        super().__init__(enum=list(names))
        self.kind, self.names = kind, names

    def fault(self, value: str) -> str | None:
        """Return the nearest name."""
        return None if value in self.names else unknown(self.kind, value, self.names)


LABEL = Longest(34, "a list has room for")
"""Fits in a list at 40 columns."""

MARK = Longest(24, "the mark beside a figure has room for")

TITLE_LINE = Longest(80, "it stands under every title, so at most")

_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
AsOf = Annotated[str, Written(rf"\d{{4}}(?:-{_MONTH}(?:-{_DAY})?)?", "must be '2026', '2026-02' or '2026-02-24'")]
"""A year, a month or a day."""
_EVERY_YEAR = r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])"
MonthAndDay = Annotated[str, Written(_EVERY_YEAR, "a term start is a month and a day such as '08-25'")]
FIVE_DIGITS = r"\d{5}"
DEGREES = r"-?\d{1,3}\.\d{1,6}"
