"""A table of cases in one test: all are checked, and each that fails is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from case_table import cases


class Told:
    """Takes the place of pytest's own."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    @contextmanager
    def test(self, title: str) -> Iterator[None]:
        try:
            yield
        except AssertionError:
            self.titles.append(title)


def test_each_case_is_checked_and_each_that_fails_is_told() -> None:
    seen: list[tuple[int, int]] = []
    told: Any = Told()

    @cases("one, other", [(1, 1), (1, 2), (3, 3), (4, 5)])
    def same(one: int, other: int) -> None:
        seen.append((one, other))
        assert one == other

    same(subtests=told)
    assert seen == [(1, 1), (1, 2), (3, 3), (4, 5)]
    assert told.titles == ["1: (1, 2)", "3: (4, 5)"]


def test_what_else_a_check_takes_is_a_fixture_and_a_case_can_have_a_name() -> None:
    told: Any = Told()

    @cases("number", iter([7, 8]), ids=lambda number: f"case {number}")
    def small(number: int, most: int) -> None:
        assert number < most

    small(subtests=told, most=8)
    assert told.titles == ["1: case 8"]


def test_a_table_without_a_case_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no case of one, other"):
        cases("one, other", [])
