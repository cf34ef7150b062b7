from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codingpath.planning.dates import add_months, first_of_next_month, months_between

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 2, date(2027, 1, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last_of_a_shorter_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 11, 23), date(2026, 12, 1)), (date(2026, 12, 31), date(2027, 1, 1)), (date(2027, 1, 1), date(2027, 2, 1))],
)
def test_first_of_next_month(day: date, expected: date) -> None:
    assert first_of_next_month(day) == expected


@given(DAYS, st.integers(0, 1500))
def test_months_between_is_the_fewest_months_that_reach_a_day(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    months = months_between(start, end)
    assert add_months(start, months) >= end
    assert months == 0 or add_months(start, months - 1) < end
