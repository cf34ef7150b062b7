"""The main job in a real terminal: answers given, taken back, mistyped, left for later and deleted. To the file: `test_terminal_modes.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from ptydrive import CTRL_C, DOWN, ENTER, SHIFT_TAB
from sitting import ANSWERS, Sitting, answers_file
from strategies import real_catalog

from codingpath.model.condition import Answers

pytestmark = pytest.mark.pty
Sit = Callable[..., Sitting]
FIRST, SECOND = list(ANSWERS)[:2]


def test_back_then_stop_then_resume_at_the_first_open_question(sit: Sit) -> None:
    with sit(own_process=True) as sitting:
        sitting.wait(FIRST)
        assert sitting.term.text.startswith("Welcome to codingpath."), "the welcome and the first question fit one screen"
        said = " ".join(sitting.term.text.split())
        assert all(decision.title.lower() in said for decision in real_catalog().rules.decisions)
        sitting.go_through(SECOND)
        sitting.send(SHIFT_TAB)
        sitting.wait(FIRST)
        sitting.send(DOWN + ENTER)
        sitting.wait(SECOND)
        sitting.send(CTRL_C)
        assert sitting.term.wait_exit() == 130
        assert "Go on with `codingpath`" in sitting.term.text
    assert sitting.saved[FIRST] != ANSWERS[FIRST]
    with sit() as sitting:
        sitting.wait("You have unfinished answers")
        sitting.enter()
        sitting.wait(SECOND)


def test_answers_can_be_deleted(sit: Sit, home: Path, tmp_path: Path) -> None:
    with sit("--answers", answers_file(tmp_path)) as sitting:
        sitting.wait("Are these answers right?")
        sitting.enter()
        sitting.wait("What next?")
        sitting.press("x")
        sitting.term.wait_for_prompt("Delete the answers in")
        sitting.pick(2)
        assert sitting.term.wait_exit() == 0
    assert not list((home / "sessions").glob("*"))


WRONG = {
    "hours": [("some", "is not a whole number")],
    "start": [("2020-01-01", "is in the past")],
    "state": [("Narnia", "is not a choice here")],
    "budget": [("3,ooo", "is not a whole number"), ("-5", "is outside $0 to $100,000")],
}


def test_a_wrong_entry_gets_one_clear_line_and_the_question_again(sit: Sit, tmp_path: Path) -> None:
    given: Answers = {question: value for question, value in ANSWERS.items() if question not in WRONG}
    with sit("--ephemeral", "--answers", answers_file(tmp_path, given)) as sitting:
        for question, entries in WRONG.items():
            given = sitting.go_through(question, given=given)
            for typed, message in entries:
                sitting.send(typed + ENTER)
                sitting.term.wait_for(message)
                sitting.wait(question)
        sitting.send(CTRL_C)
        assert sitting.term.wait_exit() == 130
        assert "Nothing was saved" in sitting.term.text
