"""What is said of studying online goes exactly as far as the reports."""

from __future__ import annotations

import pytest
from builders import program

from codingpath.report.lists.program_online import online_fact, online_question

BOTH = "Is it online, on campus or both?"


@pytest.mark.parametrize(
    ("newest", "before", "fact", "question"),
    [
        ("all", ("all", "all"), "can be finished online (2021-22); may run on campus too", "Does it run on campus too?"),
        ("all", ("unknown", "some"), "can be finished online (2021-22); may run on campus too", "Does it run on campus too?"),
        ("all", ("none", "none"), "reported online in 2021-22; may run on campus too", "Does it run on campus too?"),
        ("all", (), "reported online in 2021-22; may run on campus too", "Does it run on campus too?"),
        ("some", ("all",), "some of it can be done online (2021-22)", "Which of it can be done online?"),
        ("none", ("none",), "no fully online program was reported (2021-22)", BOTH),
        (
            "none",
            ("all", "some"),
            "",
            "It was reported online in 2020-21 and 2019-20, not in 2021-22: can it be finished online today?",
        ),
        ("none", ("none", "all"), "", "It was reported online in 2019-20, not in 2021-22: can it be finished online today?"),
        (
            None,
            ("all",),
            "",
            "It was reported online in 2020-21, nothing is known of 2021-22: can it be finished online today?",
        ),
    ],
)
def test_what_is_said_and_asked(newest: str | None, before: tuple[str, ...], fact: str, question: str) -> None:
    found = program("p", offered_online=newest, offered_online_year="2021-22", offered_online_before=before)
    assert (online_fact(found), online_question(found)) == (fact, question)


def test_nothing_known_is_asked_and_a_school_without_any_says_so() -> None:
    assert (online_fact(program("p")), online_question(program("p"))) == ("", BOTH)
    assert online_fact(program("p", school_online=False)) == "the school reported no online programs"
    assert online_question(program("p", school_online=False)) == BOTH


def test_none_is_never_called_in_person_or_hybrid() -> None:
    said = " ".join(f(program("p", offered_online="none", offered_online_year="2021-22")) for f in (online_fact, online_question))
    assert "in person" not in said
    assert "hybrid" not in said


def test_what_a_person_read_stands_beside_a_report_that_differs() -> None:
    year = "2021-22"
    same = program("p", delivery="online", offered_online="all", offered_online_year=year)
    assert online_fact(same) == ""
    other = program("p", delivery="online", offered_online="none", offered_online_year=year)
    assert online_fact(other) == "to the government the school said otherwise: no fully online program was reported (2021-22)"
    campus = program("p", delivery="in-person", offered_online="none", offered_online_year=year)
    assert online_fact(campus) == "no fully online program was reported (2021-22)"
