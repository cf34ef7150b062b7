from __future__ import annotations

from datetime import date

from case_table import cases

from codingpath.model.plan.stages import Dates
from codingpath.report.words import (
    ASK_SCHOOL,
    counted,
    dollar_span,
    dollars,
    full_day,
    listed,
    minutes,
    month,
    month_span,
    sentence,
)


@cases(("usd", "words"), [(0, "$0"), (999, "$999"), (1000, "$1,000"), (1_234_567, "$1,234,567"), (-40, "-$40")])
def test_dollars(usd: int, words: str) -> None:
    assert dollars(usd) == words


@cases(
    ("low", "high", "words"),
    [
        (None, None, "unknown"),
        (500, 500, "$500"),
        (0, 0, "$0"),
        (500, 1200, "$500 to $1,200"),
        (0, 1200, "$0 to $1,200"),
        (500, None, "at least $500"),
        (0, None, "from $0, the rest unknown"),
    ],
)
def test_a_span_of_dollars_says_what_is_unknown(low: int | None, high: int | None, words: str) -> None:
    assert dollar_span(low, high) == words


def test_an_unknown_low_end_is_not_said_to_be_nothing() -> None:
    assert "$0" not in dollar_span(None, 1200)
    assert "$1,200" in dollar_span(None, 1200)


def test_what_to_say_of_an_unknown_price_can_be_given() -> None:
    assert dollar_span(None, None, ASK_SCHOOL) == "unknown: ask the school"


def test_days_and_months() -> None:
    assert full_day(date(2028, 2, 29)) == "February 29, 2028"
    assert full_day(date(2027, 1, 1)) == "January 1, 2027"
    assert month(date(2027, 9, 30)) == "Sep 2027"
    assert month(None) == "not known"


@cases(
    ("early", "late", "words"),
    [
        (date(2027, 9, 1), date(2027, 9, 30), "Sep 2027"),
        (date(2027, 9, 1), date(2028, 9, 1), "Sep 2027 (slow Sep 2028)"),
        (date(2027, 9, 1), date(2031, 11, 23), "Sep 2027 (slow Nov 2031)"),
        (date(2027, 9, 1), date(2031, 11, 24), "Sep 2027 (slow more than five years)"),
        (date(2027, 9, 1), None, "Sep 2027 (slow not known)"),
        (None, None, "not known"),
    ],
)
def test_a_span_of_months_says_the_same_month_once(early: date | None, late: date | None, words: str) -> None:
    assert month_span(Dates(early=early, likely=early, late=late), date(2026, 11, 23)) == words


@cases(("number", "words"), [(0, "0 months"), (1, "1 month"), (2, "2 months"), (1200, "1,200 months")])
def test_counted(number: int, words: str) -> None:
    assert counted(number, "month") == words


def test_counted_with_a_plural_of_its_own() -> None:
    assert counted(2, "body", "bodies") == "2 bodies"


@cases(
    ("text", "words"),
    [
        ("you like it", "You like it."),
        ("Done.", "Done."),
        ("why?", "Why?"),
        ("go!", "Go!"),
        ("$5 is it", "$5 is it."),
        ("and so on…", "And so on…"),
    ],
)
def test_a_reason_becomes_a_sentence(text: str, words: str) -> None:
    assert sentence(text) == words


def test_listed() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@cases(("number", "words"), [(240, "4 h"), (150, "2.5 h"), (90, "1.5 h"), (125, "125 min"), (20, "20 min")])
def test_minutes(number: int, words: str) -> None:
    assert minutes(number) == words
