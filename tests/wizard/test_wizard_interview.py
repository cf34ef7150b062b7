from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import pytest
from case_table import cases
from scripted import Script
from strategies import real_catalog
from wizard_samples import ANSWERS, BUDGET, MATTERS, MONTHS, QUESTIONS, QUIZ, START, STATE, TODAY

from codingpath.model.condition import NOT_SURE, Answers, Value, When
from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import Conversation, answers_text, ask_again, interview, review
from codingpath.wizard.prompter import Interrupted, Raw, Signal
from codingpath.wizard.wording import answer_words, hint

BACK, HELP = Signal.BACK, Signal.HELP
STRAIGHT: list[Raw | Signal] = ["start-soon", "hospital", ("speed",), ("none",), "$2,500", "12", "Texas", "2027-01-04"]


@dataclass
class Held:
    flow: Flow
    script: Script
    saved: list[Answers]


def held(replies: Sequence[Raw | Signal], answers: Answers | None = None, how: Callable[..., Flow] = interview) -> Held:
    script, saved = Script(list(replies)), list[Answers]()
    flow = how(Flow.start(QUESTIONS, answers or {}), script, saved.append, TODAY, QUIZ)
    assert not script.replies, "not every reply was used"
    return Held(flow, script, saved)


def test_a_straight_run_reads_saves_and_notes_each_answer() -> None:
    talk = held([*STRAIGHT, "done"])
    assert talk.flow.answers == ANSWERS
    assert [len(a) for a in talk.saved] == list(range(1, 9))
    assert talk.script.noted[-1] == ("start", "January 4, 2027")
    assert talk.script.said[0] == talk.script.keys
    assert talk.script.prompts[0].position == "Goals (about 8 left)"


def test_no_section_titles_are_needed() -> None:
    flow = interview(Flow.start(QUESTIONS, ANSWERS), Script(["done"]), lambda _: None, TODAY)
    assert flow.done


def test_back_asks_the_last_question_again_with_its_answer_as_default() -> None:
    talk = held(["start-soon", BACK, "", *STRAIGHT[1:], "done"])
    assert talk.script.asked[:3] == ["goal", "setting", "goal"]
    assert talk.script.prompts[2].default == ("start-soon",)
    assert talk.flow.answers == ANSWERS


def test_back_at_the_first_question_says_so() -> None:
    talk = held([BACK, *STRAIGHT, "done"])
    assert "This is the first question." in talk.script.said


@cases(
    ("question_at", "reply", "says"),
    [
        (0, "", "needs an answer"),
        (0, "leed", "did you mean"),
        (2, (), "pick at least one"),
        (2, ("speed", "low-cost", "support"), "pick at most 2"),
        (2, ("speed", NOT_SURE), "stands alone"),
        (4, "a lot", "not a whole number"),
        (4, "100,001", "outside"),
        (7, "next spring", "is not a date"),
        (7, "2026-11-22", "in the past"),
    ],
)
def test_what_cannot_be_used_is_told_and_asked_again(question_at: int, reply: Raw, says: str) -> None:
    talk = held([*STRAIGHT[:question_at], reply, *STRAIGHT[question_at:], "done"])
    again = talk.script.prompts[question_at + 1]
    assert again.question == talk.script.prompts[question_at].question
    assert again.error is not None
    assert says in again.error
    assert "\n" not in again.error
    assert again.explanation == ()
    assert talk.flow.answers == ANSWERS


def test_marks_survive_a_refused_try() -> None:
    talk = held([*STRAIGHT[:2], ("speed", "low-cost", "support"), *STRAIGHT[2:], "done"])
    assert talk.script.prompts[3].marked == ("speed", "low-cost", "support")


def test_help_says_more_and_asks_again() -> None:
    talk = held([HELP, *STRAIGHT, "done"])
    assert talk.script.prompts[1].explanation == (
        "Pick the one you would miss most.",
        "Start soon: Be in a job within a year.",
        "Coder: turns records into codes.",
    )


def test_help_says_what_the_question_can_still_change_given_the_answers_so_far() -> None:
    script = Script(["start-soon", HELP, *STRAIGHT[1:], "done"])
    quiz = replace(QUIZ, still=lambda question, answers: [f"{question.id} after {len(answers)}"])
    interview(Flow.start(QUESTIONS, {}), script, lambda _: None, TODAY, quiz)
    assert script.prompts[2].explanation[-1] == "setting after 1"
    assert "setting after 1" not in script.prompts[1].explanation


def test_a_term_is_explained_once_unless_asked_for() -> None:
    talk = held([*STRAIGHT, "done"])
    assert [any("Coder:" in line for line in p.aside) for p in talk.script.prompts[:2]] == [True, False]


@cases(("place", "typed"), product(range(len(STRAIGHT)), ("not-sure", "Not sure", None)))
def test_not_sure_is_an_answer_everywhere(place: int, typed: str | None) -> None:
    question = [q for q in QUESTIONS if q.id != "care-duties"][place]
    reply = typed or question.not_sure
    replies: list[Raw | Signal] = [(reply,)] if question.kind == "many" else [reply]
    talk = held([*STRAIGHT[:place], *replies, *STRAIGHT[place + 1 :], "done"])
    assert talk.flow.answers[question.id] == NOT_SURE


@cases("question", real_catalog().questions, ids=lambda question: question.id)
def test_what_a_prompt_offers_for_an_open_answer_is_taken(question: Question) -> None:
    label = question.not_sure
    parts = [part for half in label.split(" / ") for part in half.split(", ")]
    for typed in (
        hint(question).rpartition("or: ")[2].partition(" (")[0],
        label,
        label.upper(),
        *(p.removeprefix("or ") for p in parts),
    ):
        script = Script([(typed,) if question.kind == "many" else typed])
        quiz = [replace(q, asked_when=When()) if q.id == question.id else q for q in real_catalog().questions]
        flow = Conversation(script, lambda _: None, TODAY, QUIZ).ask(Flow.start(quiz, {}).at(question.id))
        assert flow is not None, typed
        assert flow.answers[question.id] == NOT_SURE, typed


def test_start_defaults_to_the_first_of_next_month() -> None:
    talk = held([*STRAIGHT[:-1], "", "done"])
    assert talk.script.prompts[-1].default == ("2026-12-01",)
    assert talk.flow.answers["start"] == date(2026, 12, 1)


def test_today_is_not_past_and_a_past_answer_is_no_default() -> None:
    assert held([*STRAIGHT[:-1], "2026-11-23", "done"]).flow.answers["start"] == TODAY
    talk = held(["change", "start", "", "done"], {**ANSWERS, "start": date(2026, 1, 1)})
    assert talk.flow.answers["start"] == date(2026, 12, 1)


def test_a_follow_up_question_is_asked_when_it_comes_to_apply() -> None:
    talk = held(["work-remotely", *STRAIGHT[1:3], "yes", *STRAIGHT[3:], "done"])
    assert talk.script.asked[3] == "care-duties"


def test_what_was_answered_before_is_not_asked_again() -> None:
    talk = held(["2027-01-04", "done"], {k: v for k, v in ANSWERS.items() if k != "start"})
    assert talk.script.asked == ["start"]


def test_a_stop_leaves_everything_saved() -> None:
    script, saved = Script(list(STRAIGHT[:3])), list[Answers]()
    with pytest.raises(Interrupted):
        interview(Flow.start(QUESTIONS, {}), script, saved.append, TODAY, QUIZ)
    assert saved[-1] == {k: ANSWERS[k] for k in ("goal", "setting", "matters-most")}


@cases(
    ("replies", "goal", "setting"),
    [
        (["keep"], "small-practice", "hospital"),
        ([HELP, "keep"], "small-practice", "hospital"),
        (["goal", "lead"], "lead", "hospital"),
        (["setting", "physician-office"], "small-practice", "physician-office"),
        ([BACK, "physician-office"], "small-practice", "physician-office"),
        (["goal", BACK, "Lead"], "lead", "hospital"),
    ],
)
def test_a_rare_pair_is_asked_about_gently(replies: list[Raw | Signal], goal: str, setting: str) -> None:
    talk = held(["small-practice", "hospital", *replies, *STRAIGHT[2:], "done"])
    assert (talk.flow.answers["goal"], talk.flow.answers["setting"]) == (goal, setting)
    assert talk.script.menus[0][0] == "A small practice and a hospital: are you sure?"
    assert talk.script.menus[0][2] == "keep"


def test_a_rare_pair_is_asked_about_once_and_named_in_the_review() -> None:
    talk = held(["small-practice", "hospital", "keep", BACK, "hospital", *STRAIGHT[2:], "done"])
    assert len(talk.script.menus) == 2
    assert "Worth a second look:" in talk.script.said[-1]


def test_the_review_lists_by_section_and_changes_in_place() -> None:
    talk = held(["change", "budget", "3000", "show", "done"], ANSWERS)
    assert talk.flow.answers == {**ANSWERS, "budget": 3000}
    assert talk.script.prompts[0].default == ("2,500",)
    assert "Money\n  Funding: None\n  Budget: $2,500" in talk.script.said[0]
    assert "Budget: $3,000" in talk.script.said[-1]
    assert talk.saved == [talk.flow.answers]


def test_a_change_in_review_asks_what_it_opens() -> None:
    talk = held(["change", "goal", "work-remotely", "no", "done"], ANSWERS)
    assert talk.script.asked == ["goal", "care-duties"]


def test_one_answer_is_asked_again_with_what_it_opens() -> None:
    assert again("goal", ["work-remotely", "no"]) == {**ANSWERS, "goal": "work-remotely", "care-duties": "no"}
    assert again("goal", ["small-practice", "setting", "physician-office"]) == {
        **ANSWERS, "goal": "small-practice", "setting": "physician-office",
    }  # fmt: skip


@pytest.mark.parametrize("replies", [[BACK], ["work-remotely", BACK, BACK], ["small-practice", BACK, BACK]])
def test_going_back_from_the_question_itself_gives_no_new_answers(replies: list[Raw | Signal]) -> None:
    assert again("goal", replies) is None


def test_going_back_from_a_question_that_an_answer_opened_leads_to_that_answer() -> None:
    assert again("goal", ["work-remotely", BACK, "lead"]) == {**ANSWERS, "goal": "lead"}
    talk = held(["change", "goal", "work-remotely", BACK, "", "no", "done"], ANSWERS)
    assert talk.script.asked == ["goal", "care-duties", "goal", "care-duties"]
    assert talk.flow.answers == {**ANSWERS, "goal": "work-remotely", "care-duties": "no"}


def test_what_was_saved_in_a_change_stands_when_it_is_gone_back_from() -> None:
    talk = held(["change", "goal", "work-remotely", BACK, BACK, BACK, "yes", "done"], ANSWERS)
    assert talk.script.menus[2][2] == "goal"
    assert talk.flow.answers == talk.saved[-1] == {**ANSWERS, "goal": "work-remotely", "care-duties": "yes"}


def test_questions_gone_back_over_are_passed_again_in_order() -> None:
    talk = held([*STRAIGHT[:6], BACK, BACK, BACK, BACK, "", "", "", "", *STRAIGHT[6:], "done"])
    back = ["months", "budget", "funding", "matters-most"]
    assert talk.script.asked[6:] == ["state", *back, *reversed(back[:-1]), "state", "start"]
    assert talk.flow.answers == ANSWERS


def test_from_the_review_too_they_are_passed_again_in_order() -> None:
    talk = held([BACK, BACK, BACK, "9", "", "", "done"], ANSWERS)
    assert talk.script.asked == ["start", "state", "months", "state", "start"]
    assert talk.flow.answers == {**ANSWERS, "months": 9}


def test_what_was_open_before_is_left_open() -> None:
    half: Answers = {"goal": "lead"}
    assert again("goal", ["start-soon"], half) == {"goal": "start-soon"}


def again(question: str, replies: list[Raw | Signal], answers: Answers = ANSWERS) -> Answers | None:
    script = Script(list(replies))
    talk = Conversation(script, lambda _: None, TODAY, QUIZ, own=answers)
    flow, gone_on = ask_again(talk, Flow.start(QUESTIONS, answers), question)
    assert not script.replies, "not every reply was used"
    assert script.prompts[0].explanation[0].startswith("Your own answer: ")
    return flow.answers if gone_on else None


def test_going_back_from_a_change_changes_nothing() -> None:
    assert held(["change", "goal", BACK, BACK, "change", HELP, BACK, "done"], ANSWERS).flow.answers == ANSWERS


def test_going_back_from_the_review_asks_the_last_question() -> None:
    assert held([BACK, "", "done"], ANSWERS).script.asked == ["start"]


def test_review_alone_serves_change_an_answer() -> None:
    assert held(["change", "months", "not sure", "done"], ANSWERS, review).flow.answers["months"] == NOT_SURE


def test_open_questions_show_as_open() -> None:
    assert "Goal: (still open)" in answers_text(Flow.start(QUESTIONS, {}), QUIZ)


@cases(
    ("question", "value", "words"),
    [
        (BUDGET, 2500, "$2,500"),
        (MONTHS, 12, "12 months"),
        (MONTHS, 1, "1 month"),
        (MONTHS, NOT_SURE, "No deadline / not sure"),
        (MATTERS, ("speed", "support"), "Speed, Support"),
        (START, date(2027, 1, 4), "January 4, 2027"),
    ],
)
def test_answers_in_words(question: Question, value: Value, words: str) -> None:
    assert answer_words(question, value) == words


@cases(
    ("question", "words"),
    [
        (BUDGET, "whole dollars, or: not sure"),
        (MONTHS, "a number (months), or: not sure (no deadline / not sure)"),
        (START, "a date, such as 1/15/2027 or next month, or: not sure"),
        (STATE, "one of 16, by name or short code, or: not sure"),
    ],
)
def test_what_to_type_always_names_not_sure(question: Question, words: str) -> None:
    assert hint(question) == words


def test_the_review_begins_with_the_first_answer_and_comes_a_screen_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "14")
    script = Script(["more", "show", "rest", "done"], plain=False)
    review(Flow.start(QUESTIONS, ANSWERS), script, lambda _: None, TODAY, QUIZ)
    first, rest, again = script.said
    assert f"{first}\n{rest}" == answers_text(Flow.start(QUESTIONS, ANSWERS), QUIZ)
    assert again == first
    assert [title for title, _, _ in script.menus] == ["Answers:", "Are these answers right?"] * 2
