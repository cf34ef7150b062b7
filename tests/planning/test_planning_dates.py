from __future__ import annotations

from datetime import date, timedelta

import pytest
from case_table import cases
from hypothesis import given
from hypothesis import strategies as st

from codingpath.planning.dates import (
    add_months,
    federal_holidays,
    first_of_next_month,
    is_working_day,
    months_between,
    whole_months,
    working_day,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@cases(
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


@given(DAYS, st.integers(0, 1500))
def test_whole_months_is_the_most_months_that_do_not_pass_a_day(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    months = whole_months(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)
    assert whole_months(end, start) == 0


def test_a_month_from_the_last_day_of_a_long_month_ends_with_a_short_one() -> None:
    assert whole_months(date(2027, 1, 31), date(2027, 2, 28)) == 1
    assert whole_months(date(2027, 1, 31), date(2027, 2, 27)) == 0


# Working days: no weekends, and no federal holidays as the Office of Personnel Management lists them.


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
        (2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        (2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),
    ],
)
def test_the_federal_holidays_of_a_year(year: int, days: str) -> None:
    assert sorted(federal_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in days.split()]


def test_the_day_after_thanksgiving_is_no_federal_holiday_and_no_day_to_call_an_office() -> None:
    for day in (date(2026, 11, 27), date(2027, 11, 26)):
        assert day not in federal_holidays(day.year)
        assert not is_working_day(day)
    assert working_day(date(2026, 11, 26)) == date(2026, 11, 30)


def test_a_holiday_and_a_weekend_are_passed_over() -> None:
    christmas = date(2026, 12, 25)  # a Friday
    assert not is_working_day(christmas)
    assert working_day(christmas) == date(2026, 12, 28)
    assert working_day(date(2026, 12, 24)) == date(2026, 12, 24)
