"""The live conversation in a real terminal: one screen at 80 by 24, whole words at 40 columns, lines alone in plain mode."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from ptydrive import DOWN, ENTER, ESC, KILL, UP
from sitting import ANSWERS, ASKED, Sitting, answers_file, as_json

pytestmark = pytest.mark.pty
Sit = Callable[..., Sitting]
BEFORE = ("What moves", "Study hours", "12 hours a week", "20 hours a week", "Ready to apply", "Known cost", "Conflicts")


def to_the_list(sitting: Sitting) -> None:
    sitting.wait("Are these answers right?")
    sitting.enter()
    sitting.wait("What next?")
    sitting.press("c")
    sitting.term.wait_for_prompt("Try which answer?", "» Your goal: Earn more over time")


def try_hours(sitting: Sitting) -> None:
    sitting.send(DOWN * ASKED.index("hours") + ENTER)
    sitting.term.wait_for_prompt("Your own answer: 12 hours a week", "? Study hours")
    sitting.send("20" + ENTER)
    sitting.term.wait_for_prompt("Trying: Study hours", "[d] Drop it")


def test_before_and_after_and_the_choices_are_on_one_screen(sit: Sit, tmp_path: Path) -> None:
    with sit("--answers", answers_file(tmp_path), rows=24) as sitting:
        to_the_list(sitting)
        try_hours(sitting)
        for text in (*BEFORE, "Your own answers", "[o] One more on top", "[f] Full view, why"):
            sitting.term.wait_for(text)
        sitting.send("o")
        sitting.term.wait_for_prompt("» Study hours: 20 hours a week (tried)", "Try which answer?")
        sitting.send(ESC)
        sitting.term.wait_for_prompt("Trying: Study hours")
        sitting.send("D")
        sitting.term.wait_for_prompt("Back to your own answers. They are as they were.", "What next?")
        sitting.send(
            ENTER + UP * (ASKED.index("hours") + 1) + ENTER
        )  # the list again, from study hours up to its last entry, brings back what was dropped
        sitting.term.wait_for_prompt("Trying: Study hours")
        sitting.send("k")
        sitting.term.wait_for_prompt("Kept. These are your own answers now.", "What next?")
        assert sitting.saved == {**as_json(ANSWERS), "hours": 20}


@pytest.mark.parametrize("how", [KILL, signal.SIGTERM])
def test_a_crash_while_trying_loses_nothing_of_the_own_answers(sit: Sit, tmp_path: Path, how: signal.Signals) -> None:
    with sit("--answers", answers_file(tmp_path), rows=24) as sitting:
        to_the_list(sitting)
        try_hours(sitting)
        os.kill(sitting.term._pid, how)
        sitting.term.wait_exit()
        assert sitting.saved == as_json(ANSWERS)
        assert ("What you tried was not kept." in sitting.term.text) is (how is signal.SIGTERM)


def test_at_40_columns_each_row_is_labelled_lines(sit: Sit, tmp_path: Path) -> None:
    with sit("--answers", answers_file(tmp_path), columns=40, rows=60) as sitting:
        to_the_list(sitting)
        sitting.term.wait_for("Way to study: At my own pace")  # the list is painted row by row
        try_hours(sitting)
        for text in (*BEFORE, "  Your own answers: 12 hours a week", "  Tried: 20 hours a week"):
            sitting.term.wait_for(text)
        for choice in (
            "One more on top",
            "Keep it",
            "Drop it, back to your own",
            "Both: keep as a variant",
            "Note",
            "Full view, why",
        ):
            sitting.term.wait_for(f"[{choice[0].lower()}] {choice}")


def test_in_plain_lines_it_is_a_dialogue(sit: Sit, tmp_path: Path) -> None:
    with sit("--answers", answers_file(tmp_path), plain=True, rows=400) as sitting:
        sitting.wait("Are these answers right?")
        sitting.enter()
        sitting.wait("What next?")
        for typed, then in [
            ("c", f"{ASKED.index('funding') + 1}. Help to pay: Low income, or SNAP, TANF or SSI"),
            (str(ASKED.index("hours") + 1), "(Enter for 12)"),
            ("20", "6. Full view, why"),
            ("3", "They are as they were."),
        ]:
            sitting.send(typed + ENTER)
            sitting.term.wait_for(then)
        for text in (*BEFORE, "  Your own answers: 12 hours a week", "  Tried: 20 hours a week", "1. One more on top (default)"):
            sitting.term.wait_for(text)
        assert not set("\x1b\b─│╭") & set(sitting.term.raw.decode())
