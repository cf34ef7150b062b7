"""A ZIP code or a state at one prompt, and what is said of how an answer was read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from builders import question
from scripted import Script
from wizard_samples import BUDGET, MATTERS, QUIZ, START, STATE, TODAY

from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import answers_text, interview
from codingpath.wizard.prompter import Raw, Signal

ZIP = question("zip", "zip", or_answers="state")


def held(questions: Sequence[Question], replies: Sequence[Raw | Signal], answers: Answers | None = None) -> tuple[Flow, Script]:
    script = Script([*replies, "done"])
    return interview(Flow.start(questions, answers or {}), script, lambda _: None, TODAY, QUIZ), script


def test_a_state_at_the_prompt_for_both_answers_both() -> None:
    flow, script = held([ZIP, STATE, START], ["new jersey", "2/1/2027"])
    assert (flow.answers["state"], flow.answers["zip"]) == ("NJ", NOT_SURE)
    assert (script.asked, script.noted[0]) == (["zip", "start"], ("state", "New Jersey"))
    assert f"{ZIP.title}: not named" in answers_text(flow, QUIZ)  # nobody rather said nothing
    left_open, _ = held([ZIP, STATE], ["not sure", "not sure"])
    assert f"{ZIP.title}: {ZIP.not_sure}" in answers_text(left_open, QUIZ)


def test_five_digits_fill_both_and_that_is_said() -> None:
    flow, script = held([ZIP, STATE, START], ["44052", "2/1/2027"])
    assert (flow.answers["zip"], flow.answers["state"]) == ("44052", "OH")
    assert script.asked == ["zip", "start"]
    assert script.noted[:2] == [("zip", "44052"), ("state", "Ohio (from your ZIP code)")]


def test_a_zip_code_of_another_state_than_the_one_named_is_asked_about_and_only_one_of_the_two_is_kept() -> None:
    for picked, kept in (("OH", {"zip": NOT_SURE, "state": "OH"}), ("NY", {"zip": "10001", "state": "NY"})):
        flow, script = held([ZIP, STATE], ["10001", picked], {"state": "OH"})
        title, options, default = script.menus[0]
        assert title == "Your ZIP code lies in New York, and the state you named is Ohio. Which one is it?"
        assert (list(options), default) == ([("OH", "Ohio"), ("NY", "New York")], "OH")
        assert flow.answers == kept


def test_going_back_from_which_state_is_meant_asks_for_the_zip_code_again() -> None:
    flow, script = held([ZIP, STATE], ["10001", Signal.BACK, "44052"], {"state": "OH"})
    assert script.asked == ["zip", "zip"]
    assert script.prompts[1].default == ("10001",)
    assert flow.answers == {"zip": "44052", "state": "OH"}
    flow, script = held([ZIP, STATE], ["44052", "change", "state", "New York", Signal.BACK, "Ohio"])
    assert script.asked == ["zip", "state", "state"]
    assert flow.answers == {"zip": "44052", "state": "OH"}


def test_a_state_that_a_zip_code_filled_goes_with_the_next_one_and_one_that_is_changed_is_asked_about() -> None:
    saved: Answers = {"zip": "44052", "state": "OH"}
    flow, script = held([ZIP, STATE], ["change", "zip", "10001", "change", "state", "Ohio", "NY"], saved)
    assert flow.answers == {"zip": "10001", "state": "NY"}
    assert script.noted[:2] == [("zip", "10001"), ("state", "New York (from your ZIP code)")]


def test_a_place_that_is_no_choice_leaves_the_state_to_be_asked_and_one_that_is_nowhere_is_refused() -> None:
    flow, script = held([ZIP, STATE], ["00000", "96910", "OH"])
    assert (
        script.prompts[1].error
        == "no place in the United States has the ZIP code 00000; check it, or leave it out and name the state"
    )
    assert script.asked == ["zip", "zip", "state"]
    assert flow.answers == {"zip": "96910", "state": "OH"}


def test_a_zip_code_in_no_list_of_areas_is_asked_about_before_it_fills_a_state() -> None:
    flow, script = held([ZIP, STATE], ["99999", "no", "44052"])
    assert script.menus[0][0] == (
        "99999 is in no list of ZIP code areas, as with post boxes; codes that begin with 999 lie in Alaska. Is that your state?"
    )
    assert (script.asked, flow.answers) == (["zip", "zip"], {"zip": "44052", "state": "OH"})
    assert held([ZIP, STATE], ["99999", "yes"])[0].answers == {"zip": "99999", "state": "AK"}
    assert held([ZIP, STATE], ["99999", Signal.BACK, "NY"])[0].answers == {"zip": NOT_SURE, "state": "NY"}


def test_who_leaves_it_open_is_asked_for_the_state() -> None:
    flow, script = held([ZIP, STATE], ["not sure", "rather not say"])
    assert flow.answers == {"zip": NOT_SURE, "state": NOT_SURE}
    assert script.asked == ["zip", "state"]


def test_a_state_saved_before_is_what_enter_gives() -> None:
    flow, script = held([ZIP, STATE], [""], {"state": "OH"})
    assert script.prompts[0].default == ("OH",)
    assert flow.answers == {"state": "OH", "zip": NOT_SURE}


def test_what_is_neither_is_said_for_what_it_looks_like() -> None:
    _, script = held([ZIP, STATE], ["4405", "new jersy", "44052"])
    assert [p.error for p in script.prompts[1:3]] == [
        "'4405' is not a ZIP code; type its five digits, such as 44052",
        "'new jersy' is not a choice here; did you mean 'New Jersey'?",
    ]


def test_how_an_answer_was_read_is_said_beside_it() -> None:
    flow, script = held([BUDGET, START], ["1,000-2,000 dollars", "next month"])
    assert flow.answers["budget"] == 1000
    assert script.noted == [
        ("budget", "$1,000 ('1,000-2,000 dollars' was read as 1,000, its low end)"),
        ("start", "December 1, 2026"),
    ]


@pytest.mark.parametrize(("asked", "typed"), [(STATE, "Atlantis"), (MATTERS, ("speed", "low-cost", "support")), (MATTERS, ())])
def test_no_message_at_the_prompt_shows_an_id(asked: Question, typed: Raw) -> None:
    _, script = held([asked], [typed, "not sure"])
    error = script.prompts[1].error or ""
    assert error
    assert not {c.id for c in asked.choices} & set(error.replace(",", " ").replace("'", " ").split())


def test_what_may_be_typed_stands_in_the_help() -> None:
    for asked, form in ((BUDGET, "5k"), (START, "next month")):
        _, script = held([asked], [Signal.HELP, "not sure"])
        assert any(form in line for line in script.prompts[1].explanation)
