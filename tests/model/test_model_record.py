"""A record behaves as a frozen dataclass does."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from functools import cached_property

import pytest
from case_table import cases
from pydantic import TypeAdapter, ValidationError

from codingpath.model.record import Record, keyword_record, record
from codingpath.model.record import replace as replaced


@record
class Point(Record):
    x: int
    y: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)

    @cached_property
    def far(self) -> int:
        return self.x + self.y


@keyword_record
class Named(Record):
    name: str
    at: Point = Point(1)


@record
class Marked(Point):
    mark: str = field(kw_only=True)


def test_values_by_order_by_name_and_by_default() -> None:
    assert Point(1, y=2) == Point(1, 2, ()) == Point(x=1, y=2, tags=())
    assert Point(1) != Point(2)
    assert Point(1) != (1, 0, ())
    assert repr(Point(1, 2)) == "Point(x=1, y=2, tags=())"
    assert hash(Point(1)) == hash(Point(1))
    assert len({Point(1), Point(1, 0), Point(2)}) == 2
    assert repr(Marked(1, mark="a")) == "Marked(x=1, y=0, tags=(), mark='a')"
    with pytest.raises(TypeError):
        Marked(1)


@cases(
    ("given", "named"), [((), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((1, 2, (), 4), {}), ((), {"y": 1}), ((1, 2, ()), {"q": 1})]
)
def test_wrong_values_are_refused(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*given, **named)  # type: ignore[arg-type]


def test_it_does_not_change() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert point.far == 1
    assert point == Point(1)  # what is kept beside the fields is no part of the value


def test_fields_are_gathered_when_somebody_asks_for_them() -> None:
    @record
    class Fresh(Marked):
        new: int = 1

    assert Fresh(1, mark="a") == Fresh(1, mark="a", new=1)
    assert replaced(Fresh(1, mark="a"), x=2) == Fresh(2, mark="a")
    with pytest.raises(TypeError):
        replaced(Fresh(1, mark="a"), z=2)  # type: ignore[call-arg] # mypy knows the fields
    assert not isinstance(vars(Fresh)["__dataclass_fields__"], dict)
    assert [f.name for f in fields(Fresh)] == ["x", "y", "tags", "mark", "new"]
    assert isinstance(vars(Fresh)["__dataclass_fields__"], dict)
    assert replace(Fresh(1, mark="a"), x=2) == Fresh(2, mark="a")


def test_dataclasses_and_pydantic_see_a_dataclass() -> None:
    assert is_dataclass(Point(1))
    assert [f.name for f in fields(Point)] == ["x", "y", "tags"]
    assert replace(Point(1, 2), x=5) == Point(5, 2)
    assert TypeAdapter(Named).validate_json('{"name": "n", "at": {"x": 3}}') == Named(name="n", at=Point(3))
    with pytest.raises(ValidationError):
        TypeAdapter(Named).validate_json('{"at": {"x": 3}}')
