"""Why, in a real terminal: `?` at a question says what it can still change; the menu explains the results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from answered import everything_answered
from ptydrive import CTRL_C, DOWN, ENTER
from sitting import Sitting, answers_file
from strategies import real_catalog

from codingpath.catalog.answers import read_answers

pytestmark = pytest.mark.pty
BEGINNER = Path(__file__).parents[2] / "examples" / "new-to-the-field.yaml"
Sit = Callable[..., Sitting]


def test_a_question_says_what_it_can_still_change_for_this_person(sit: Sit) -> None:
    with sit("--ephemeral", rows=60) as sitting:
        term = sitting.term
        term.wait_for_prompt("? Your goal")
        term.send("?")
        term.wait_for("Why we ask: as things stand, your answer can change Kind of work, Kind of", "training and First")
        term.send(CTRL_C)
        assert term.wait_exit() == 130


def test_the_menu_explains_in_short_then_one_result_in_full(sit: Sit, tmp_path: Path) -> None:
    beginner = everything_answered(**read_answers(BEGINNER, real_catalog().questions))
    with sit("--ephemeral", "--answers", answers_file(tmp_path, beginner), rows=160) as sitting:
        term = sitting.term
        term.wait_for_prompt("Are these answers right?")
        term.send(ENTER)
        term.wait_for_prompt("What next?")
        term.send("w")
        term.wait_for_prompt("answer sheets one answer away", "Which result in full?")
        term.send(DOWN * 2 + ENTER)
        term.wait_for_prompt("What kept the runner-up, College certificate, behind:", "Which result in full?")
        term.send(DOWN * 3 + ENTER)
        term.wait_for_prompt("What next?")
        term.send(CTRL_C)
        assert term.wait_exit() == 130
