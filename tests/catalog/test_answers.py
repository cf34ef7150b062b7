from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from case_table import cases
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from codingpath.catalog.answers import read_answers
from codingpath.errors import DataError
from codingpath.model.question import Question

Quiz = tuple[Question, ...]


def faults(text: str, quiz: Quiz) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_answers(text, quiz)
    assert caught.value.sources == {"answers": text}
    return [str(fault) for fault in caught.value.faults]


def test_answers_of_every_kind(quiz: Quiz) -> None:
    text = """
goal: Lead a team
matters-most: [support, speed]
funding: Veteran
budget: $2,500
hours: 10
coding-years: '3'
campus: no
state: new jersey
start: 2027-01-15
"""
    assert read_answers(text, quiz) == {
        "goal": "lead",
        "matters-most": ("speed", "support"),
        "funding": ("veteran",),
        "budget": 2500,
        "hours": 10,
        "coding-years": 3,
        "campus": "no",
        "state": "NJ",
        "start": date(2027, 1, 15),
    }


def test_json_is_read_too(quiz: Quiz) -> None:
    text = '{\n\t"goal": "lead",\n\t"budget": 2500, "matters-most": ["low-cost"], "hours": null\n}'
    assert read_answers(text, quiz) == {"goal": "lead", "budget": 2500, "matters-most": ("low-cost",)}


@cases("text", ["", "# nothing yet\n", "null", "{}", "goal:\nhours: null\nbudget: ''\ncampus: ' '\nstart: ~"])
def test_what_is_left_out_null_or_blank_stays_open(text: str, quiz: Quiz) -> None:
    assert read_answers(text, quiz) == {}


def test_not_sure_is_kept_as_an_answer(quiz: Quiz) -> None:
    answers = read_answers("goal: not-sure\nfunding: [not-sure]\nhours: Not sure\nstart: not-sure", quiz)
    assert answers == dict.fromkeys(("goal", "funding", "hours", "start"), "not-sure")


def test_an_answer_to_a_question_that_does_not_apply_is_kept(quiz: Quiz) -> None:
    assert read_answers("goal: start-soon\ncoding-years: 4", quiz)["coding-years"] == 4


def test_a_text_with_commas_is_a_list(quiz: Quiz) -> None:
    assert read_answers("matters-most: low-cost, speed", quiz) == {"matters-most": ("speed", "low-cost")}


@cases(
    ("text", "message"),
    [
        ("gaol: lead", "answers:1:1: no question is called 'gaol'; did you mean 'goal'?"),
        ("zzz: 1", "answers:1:1: no question is called 'zzz'; see `codingpath questions`"),
        ("goal: laed", "answers:1:7: goal: 'laed' is not a choice here; did you mean 'lead'?"),
        ("goal: [lead]", "answers:1:7: goal: one answer is needed, not a list; write one of start-soon, lead, or not-sure"),
        ("goal: 5", "answers:1:7: goal: '5' is not a choice here; choose one of start-soon, lead, or not-sure"),
        ("campus: true", "answers:1:9: campus: true is not an answer here; write one of yes, no, or not-sure"),
        ("hours: 4.5", "answers:1:8: hours: 4.5 is not a whole number of hours a week; type 4 or 5"),
        ("hours: false", "answers:1:8: hours: false is not an answer here; write a whole number, or not-sure"),
        ("hours: {about: 5}", "answers:1:8: hours: one answer is needed, not a mapping; write a whole number, or not-sure"),
        ("hours: 200", "answers:1:8: hours: 200 is outside 1 to 80 hours a week; type a number in that range"),
        ("budget: -1", "answers:1:9: budget: -1 is outside $0 to $100,000; type a number in that range"),
        ("funding: []", "answers:1:10: funding: pick at least one of veteran, laid-off, none, or not-sure"),
        ("funding: [veteran, 5]", "answers:1:10: funding: each entry of the list must be a choice; one is the number 5"),
        ("funding: [veteran,]\ngoal: [,", "answers:2:8: this is not YAML: did not find expected node content"),
        ("funding: [none, veteran]", "answers:1:10: funding: 'none' stands alone: drop it or the other choices"),
        ("matters-most: [speed, low-cost, support]", "answers:1:15: matters-most: pick at most 2; you picked 3"),
        (
            "start: 2027",
            "answers:1:8: start: '2027' is not a date; type month/day/year, such as 1/15/2027, or Jan 15, 2027, or 2027-01-15",
        ),
        (
            "start: 2027-02-30",
            "answers:1:8: start: '2027-02-30' is not a day of the calendar; type month/day/year, such as 1/15/2027, or Jan 15, 2027, or 2027-01-15",
        ),
        ("goal: lead\ngoal: lead", "answers:2:1: 'goal' is given twice, first on line 1; keep one"),
        ('{"goal": "lead", "goal": "lead"}', "answers:1:18: 'goal' is given twice, first on line 1; keep one"),
    ],
)
def test_each_fault_has_its_place_and_says_what_to_write(text: str, message: str, quiz: Quiz) -> None:
    assert faults(text, quiz) == [message]


@pytest.mark.parametrize(("text", "what"), [("- goal", "a list"), ("lead", "the text 'lead'"), ("5", "the number 5")])
def test_only_a_mapping_is_an_answers_file(text: str, what: str, quiz: Quiz) -> None:
    hint = "write one answer a line, such as 'goal: lead'"
    assert faults(text, quiz) == [f"answers:1:1: an answers file maps question to answer; this is {what}; {hint}"]


def test_all_faults_come_at_once_in_order(quiz: Quiz) -> None:
    found = faults("hours: many\ngaol: lead\nbudget: 999999\n", quiz)
    assert [fault.split(": ")[0] for fault in found] == ["answers:1:8", "answers:2:1", "answers:3:9"]


def test_of_a_file_with_answers_beside_other_things_those_are_read_and_that_is_said(quiz: Quiz) -> None:
    notes: list[str] = []
    text = "person: Ann\nanswers:\n  hours: 12\ndecisions: {}\n"
    assert read_answers(text, quiz, notes=notes) == {"hours": 12}
    assert notes == ["only what stands under 'answers:' in this file was read"]
    assert faults(text.replace("12", "many"), quiz)[0].startswith("answers:3:10: hours: 'many' is not a whole number")


def test_a_comma_inside_braces_is_explained(quiz: Quiz) -> None:
    assert "put that number in quotes" in faults("{budget: 2,500}", quiz)[0]


def test_a_file_is_called_by_its_name_or_by_the_one_given(tmp_path: Path, quiz: Quiz) -> None:
    path = tmp_path / "anna.yaml"
    path.write_text("gaol: lead\n", encoding="utf-8")
    for name, expected in ((None, str(path)), ("anna", "anna")):
        with pytest.raises(DataError) as caught:
            read_answers(path, quiz, name)
        assert caught.value.faults[0].file == expected
    with pytest.raises(DataError, match="there is no such file"):
        read_answers(tmp_path / "none.yaml", quiz)


PIECES = ["goal", "lead", "funding", "hours", ":", ": ", "\n", "- ", "[", "]", "{", "}", ",", "'", '"', "5", "true", "~"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@example("\ufeffgoal: \ufeff")
@example("hours: " + "9" * 6000)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_answers_or_a_data_error(quiz: Quiz, text: str) -> None:
    try:
        answers = read_answers(text, quiz)
    except DataError as error:
        assert error.faults  # noqa: PT017 - either outcome is fine, but never another error
    else:
        assert answers.keys() <= {question.id for question in quiz}


def test_a_broken_json_file_is_called_json(tmp_path: Path, quiz: Quiz) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"goal": [,', "utf-8")
    with pytest.raises(DataError) as caught:
        read_answers(path, quiz)
    assert "this is not JSON" in str(caught.value.faults[0])
