"""Menus with headings, and menus on one line: in a terminal, and in plain lines, which number both."""

from __future__ import annotations

import pytest
from case_table import cases
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from wizard_samples import ANSWERS, QUESTIONS, QUIZ

from codingpath.interactive.live import CHOICES
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import answers_to_pick
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Interrupted, Keyed, Signal, shortened
from codingpath.wizard.terminal import TerminalPrompter

MENU = answers_to_pick(Flow.start(QUESTIONS, ANSWERS), QUIZ, ["budget"], [("own", "Back")])


def pressed(keys: str, menu: Keyed = CHOICES) -> str | Signal:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return TerminalPrompter().choose("What now?", menu, "keep")


@cases(
    ("keys", "picked"),
    [
        ("b", "both"),
        ("N", "note"),
        ("\r", "keep"),
        ("zx\x1b[Ao", "more"),
        ("?", Signal.HELP),
        ("\x1b[D", Signal.BACK),
        ("\x1b[Z", Signal.BACK),
    ],
)
def test_a_letter_picks_at_once(keys: str, picked: str | Signal) -> None:
    assert pressed(keys) == picked


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_a_stop_stops(key: str) -> None:
    with pytest.raises(Interrupted):
        pressed(key)


def test_the_letters_of_the_choices_differ() -> None:
    assert len({label[0].lower() for _, label in CHOICES}) == len(CHOICES)


def test_a_menu_of_answers_has_a_heading_where_a_section_begins() -> None:
    assert MENU.headings == {"goal": "Goals", "funding": "Money", "months": "Time", "state": "Place"}
    assert MENU[0] == ("goal", "Goal: Start soon")
    assert ("budget", "Budget: $2,500 (tried)") in MENU
    assert MENU[-1] == ("own", "Back")
    assert ("goal", "Goal: still open") in answers_to_pick(Flow.start(QUESTIONS, {}), QUIZ)


def test_plain_lines_have_the_headings_and_count_only_the_options() -> None:
    written: list[str] = []
    assert PlainPrompter(lambda _: "5", written.append).choose("Which?", MENU, "goal") == "budget"
    assert written[:3] == ["", "Which?", "Goals"]
    assert written[written.index("Money") + 1] == "4. Funding: None"


def test_in_a_terminal_headings_are_passed_over() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("\x1b[B" * 3 + "\r")
        assert TerminalPrompter().choose("Which?", MENU, "goal") == "funding"


@cases(
    ("label", "columns", "shown"),
    [
        ("Goal: Start soon", 16, "Goal: Start soon"),
        ("Goal: Start soon", 15, "Goal: Start ..."),
        ("Goal: Start soon", 9, "Goal ..."),
        ("Incomprehensible", 10, "Incomp ..."),
    ],
)
def test_a_label_that_is_too_long_ends_between_two_words(label: str, columns: int, shown: str) -> None:
    assert shortened(label, columns) == shown
    assert len(shown) <= columns
