"""What Americans type, as the wizard, `--answer` and answers files read it."""

from __future__ import annotations

from datetime import date

import pytest
from builders import ids, question
from case_table import cases
from hypothesis import example, given
from hypothesis import strategies as st

from codingpath.catalog.answers import read_answers
from codingpath.errors import AnswerError, DataError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.question import Choice

TODAY = date(2026, 11, 27)
HOURS = question("hours", "number", at_least=1, at_most=80, unit="hours a week")
MONTHS = question("months", "number", at_least=1, at_most=120, unit="months", not_sure="No deadline / not sure")
YEARS = question("years", "number", at_least=0, at_most=50, unit="years")
MONEY = question("money", "amount", at_least=0, at_most=100_000)
START = question("start", "date")
ZIP = question("zip", "zip")
PLACE = question(
    "place", "one", choices=(*ids("office", "hospital"), Choice(id="DC", label="District of Columbia", also=("Washington DC",)))
)
BY_ID = {q.id: q for q in (HOURS, MONTHS, YEARS, MONEY, START, ZIP, PLACE)}


@cases(
    ("asked", "typed", "value"),
    [
        *[
            ("hours", text, 8)
            for text in ("8", "8 hours", "8h", "8 hrs/week", "8 hours a week", "about 8", "8 or so", "eight", "8+")
        ],
        *[("months", text, 6) for text in ("6 months", "six months", "6 mo", "around 6 months", "6 Months.")],
        *[("months", text, 12) for text in ("1 year", "a year", "one yr", "12")],
        *[("months", text, 18) for text in ("1.5 years", "1 year and 6 months", "one year 6 months")],
        *[("years", text, 2) for text in ("2", "24 months", "two years")],
        *[
            ("money", text, 1500)
            for text in ("1,500", "1500", "1,500 dollars", "about $1500", "$1,500.00", "1.5k", "$1500 or less", "1500 USD", "1500$")
        ],
        *[("money", text, 5000) for text in ("5k", "$5K", "5 thousand", "up to 5,000")],
        *[("money", text, 0) for text in ("0", "zero", "none", "nothing")],
        *[
            ("start", text, date(2027, 2, 1))
            for text in ("2027-02-01", "2/1/2027", "2-1-2027", "02/01/27", "2027-2-1", "2027-02", "2/2027")
        ],
        *[("start", text, date(2027, 2, 1)) for text in ("Feb 1, 2027", "feb. 1st 2027", "1 February 2027", "Feb 2027")],
        *[("start", text, date(2027, 2, 1)) for text in ("Mon, Feb 1, 2027", "Feb 1", "February", "2/1")],
        ("start", "12/7/26", date(2026, 12, 7)),
        ("start", "next month", date(2026, 12, 1)),
        ("start", "next week", date(2026, 11, 30)),
        ("start", "in 3 weeks", date(2026, 12, 18)),
        ("start", "3 months from now", date(2027, 2, 27)),
        ("start", "in a year", date(2027, 11, 27)),
        ("start", "tomorrow", date(2026, 11, 28)),
        ("start", "asap", TODAY),
        ("start", "11/26", date(2027, 11, 26)),
        ("zip", "44052", "44052"),
        ("zip", "02139-1234", "02139"),
        *[("place", text, "DC") for text in ("dc", "D.C.", "Washington, DC", "washington d.c.", "district of  columbia")],
        *[(q, text, NOT_SURE) for q in BY_ID for text in ("", "not sure", "Don’t know", "rather not say", "no deadline", "IDK")],
        ("months", "No deadline / not sure", NOT_SURE),
    ],
)
def test_what_is_typed_is_understood(asked: str, typed: str, value: Value) -> None:
    assert BY_ID[asked].read(typed, TODAY) == (value, None)


@cases(
    ("asked", "typed", "value"),
    [
        *[("hours", text, 8) for text in ("8-10", "8 to 10 hours", "8–10 h a week", "between 8 and 10", "about 8 - 10", "10-8")],
        *[("months", text, 12) for text in ("1-2 years", "a year or two", "12 to 18 months")],
        *[("money", text, 1000) for text in ("1-2k", "$1,000-2,000", "1k to 2k")],
    ],
)
def test_a_range_takes_its_low_end_and_says_so(asked: str, typed: str, value: int) -> None:
    assert BY_ID[asked].read(typed) == (value, f"'{typed}' was read as {value:,}, its low end")


@cases(
    ("asked", "typed", "message"),
    [
        ("hours", "7.5", "7.5 is not a whole number of hours a week; type 7 or 8"),
        ("hours", "2 hours a day", "'2 hours a day' is not a whole number of hours a week; type digits, such as 12"),
        ("hours", "8 days", "'days' is not the unit here: this asks for hours a week; type digits, such as 12"),
        ("hours", "90-100", "90 is outside 1 to 80 hours a week; type a number in that range"),
        ("months", "10 weeks", "'weeks' is not the unit here: this asks for months; type digits, such as 12"),
        ("years", "18 months", "18 months is not a whole number of years; type 1 or 2"),
        ("money", "2,50", "'2,50' is not a whole number of dollars; type digits, such as 2,500"),
        ("money", "a lot", "'a lot' is not a whole number of dollars; type digits, such as 2,500"),
        ("start", "15/2/2027", "'15/2/2027' has no month 15; type the month first, such as 2/15/2027"),
        (
            "start",
            "2/30/2027",
            "'2/30/2027' is not a day of the calendar; type month/day/year, such as 1/15/2027, or Jan 15, 2027, or 2027-01-15",
        ),
        ("start", "soon", "'soon' is not a date; type month/day/year, such as 1/15/2027, or Jan 15, 2027, or 2027-01-15"),
        ("start", "1/1/1999", "1999-01-01 is too far away to plan with; type a date between 2000 and 2100"),
        ("zip", "4405", "'4405' is not a ZIP code; type its five digits, such as 44052"),
        ("place", "hospitle", "'hospitle' is not a choice here; did you mean 'hospital'?"),
    ],
)
def test_what_is_not_understood_is_said_with_what_would_be(asked: str, typed: str, message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        BY_ID[asked].read(typed, TODAY)
    assert str(caught.value) == message


def test_every_common_short_form_of_a_state_is_known(catalog: Catalog) -> None:
    state = catalog.question("state")
    short = {
        "Mass": "MA",
        "Calif.": "CA",
        "N.C.": "NC",
        "N. Carolina": "NC",
        "W. Va.": "WV",
        "Washington, D.C.": "DC",
        "Miss": "MS",
    }
    assert {name: state.parse(name) for name in short} == short
    with pytest.raises(AnswerError, match="a ZIP code is asked for by itself"):
        state.parse("44052")


@cases("text", ["next month", "in 3 weeks", "Feb 1", "tomorrow", "asap"])
def test_a_file_has_no_today(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_answers(f"start: {text}", (START,))
    (fault,) = caught.value.faults
    assert (
        str(fault)
        == f"answers:1:8: start: '{text}' depends on the day on which it is read; write the whole date, such as 2027-01-15"
    )


def test_a_file_says_what_was_read_otherwise_than_it_stands() -> None:
    notes: list[str] = []
    assert read_answers("hours: 8-10\nmoney: 5k\n", (HOURS, MONEY), notes=notes) == {"hours": 8, "money": 5000}
    assert notes == ["hours: '8-10' was read as 8, its low end"]


def test_a_zip_code_may_be_a_number_in_a_file_and_keeps_its_zero_as_text() -> None:
    assert read_answers("zip: 44052", (ZIP,)) == {"zip": "44052"}
    assert read_answers("zip: 02139", (ZIP,)) == {"zip": "02139"}
    with pytest.raises(DataError, match="'2139' is not a ZIP code"):
        read_answers("zip: 2139", (ZIP,))


@given(st.sampled_from(list(BY_ID.values())), st.text() | st.from_regex(r"[0-9a-z ,.$/–-]{1,20}", fullmatch=True))
@example(START, "0/0/0000")
@example(START, "9999-99-99")
@example(HOURS, "1/0")
@example(MONEY, "٣k")
def test_any_text_gives_an_answer_or_one_line(asked: object, text: str) -> None:
    question_ = BY_ID[getattr(asked, "id")]  # noqa: B009 - hypothesis shows the whole record
    try:
        question_.read(text, TODAY)
    except AnswerError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is fine, but never another error
