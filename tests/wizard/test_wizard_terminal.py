"""The terminal prompter in this process: keys go in through a pipe, and the painted screen is looked at where it matters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pyte
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from wizard_samples import ANSWERS, BUDGET, FUNDING, GOAL, MATTERS, QUESTIONS, QUIZ, START, STATE, TODAY

from codingpath.model.condition import NOT_SURE
from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.prompter import Interrupted, Keyed, Prompt, Raw, Signal
from codingpath.wizard.terminal import TerminalPrompter, _menu_drawn

UP, DOWN, LEFT, ENTER, ESC, SHIFT_TAB = "\x1b[A", "\x1b[B", "\x1b[D", "\r", "\x1b", "\x1b[Z"
CTRL_C, CTRL_D, CTRL_N = "\x03", "\x04", "\x0e"
LISTS = [q for q in QUESTIONS if q.choices and q is not STATE]
TYPED = [STATE, BUDGET, START]
FIELDS = [GOAL, MATTERS, STATE, BUDGET]
"""One question of each kind of field: a list, one with marks, a text that is completed, a text."""


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def ask(
    pipe: PipeInput, question: Question, typed: str, default: tuple[str, ...] = (), marked: tuple[str, ...] = ()
) -> Raw | Signal:
    pipe.send_text(typed)
    return TerminalPrompter().ask(Prompt(question=question, default=default, marked=marked))


def ask_in_pieces(pipe: Any, question: Question, *typed: str) -> Raw | Signal:
    return in_pieces(pipe, *typed).ask(Prompt(question=question))


def in_pieces(pipe: Any, *typed: str) -> TerminalPrompter:
    """Let each piece arrive by itself, as from a terminal; the pipe holds one byte for each."""
    waiting = list(typed)

    def read_keys() -> list[KeyPress]:
        os.read(pipe.fileno(), 1)
        pipe.vt100_parser.feed(waiting.pop(0))
        keys, pipe._buffer = pipe._buffer, []
        return list(keys)

    pipe.read_keys = read_keys
    pipe.send_text("." * len(typed))
    return TerminalPrompter()


@pytest.mark.parametrize(
    ("question", "typed", "raw"),
    [
        (GOAL, ENTER, "start-soon"),
        (GOAL, DOWN + DOWN + ENTER, "lead"),
        (GOAL, UP + ENTER, NOT_SURE),
        (GOAL, "jk" + DOWN + UP + ENTER, "start-soon"),
        (MATTERS, " " + DOWN + " " + ENTER, ("speed", "low-cost")),
        (MATTERS, UP + " " + ENTER, (NOT_SURE,)),
        (MATTERS, "ai" + DOWN + ENTER, ("low-cost",)),
        (MATTERS, " " + " " + ENTER, ("speed",)),
        (BUDGET, "$2,500" + ENTER, "$2,500"),
        (BUDGET, "not sure" + ENTER, "not sure"),
        (BUDGET, ENTER, ""),
        (START, "2027-01-04" + ENTER, "2027-01-04"),
        (STATE, "Texas" + ENTER, "Texas"),
        (STATE, "tx" + ENTER, "tx"),
        (STATE, "Not sure" + ENTER, "Not sure"),
        (STATE, "\x1b[200~New\nYork\n\x1b[201~" + ENTER, "New York"),
    ],
)
def test_keys_become_an_answer(keys: PipeInput, question: Question, typed: str, raw: Raw) -> None:
    assert ask(keys, question, typed) == raw


@pytest.mark.parametrize(
    ("question", "then", "raw"),
    [
        (GOAL, DOWN + ENTER, "work-remotely"),
        (MATTERS, " " + DOWN + ENTER, ("speed",)),
        (BUDGET, ENTER, "12 900 7"),
        (START, ENTER, "12 900 7"),
        (STATE, ENTER, "12 900 7"),
    ],
    ids=lambda value: value.id if isinstance(value, Question) else "",
)
@pytest.mark.parametrize(
    "pasted",
    ["12\r900\r7\r", "12\r\x1b[3;1R900\r7", "12\n900\n7", "\x1b[200~12\n900\n\n7\n\x1b[201~"],
    ids=["bare", "cursor", "feeds", "marked"],
)
def test_pasted_lines_answer_nothing_by_themselves(keys: PipeInput, question: Question, then: str, raw: Raw, pasted: str) -> None:
    assert ask_in_pieces(keys, question, pasted, then) == raw


@pytest.mark.parametrize("question", FIELDS, ids=lambda question: question.id)
def test_a_paste_without_an_end_can_be_left(keys: PipeInput, question: Question) -> None:
    with pytest.raises(Interrupted):
        ask_in_pieces(keys, question, "\x1b[200~hospital", " and", CTRL_C)


@pytest.mark.parametrize("pasted", ["hospital\r", "x\r", "kd", "weekend"])
@pytest.mark.parametrize("question", [GOAL, MATTERS], ids=lambda q: q.id)
def test_in_a_list_pasted_text_is_ignored(keys: PipeInput, question: Question, pasted: str) -> None:
    assert ask_in_pieces(keys, question, pasted, SHIFT_TAB) is Signal.BACK


def test_in_a_menu_of_letters_pasted_text_is_ignored(keys: PipeInput) -> None:
    assert in_pieces(keys, "weekend\r", "d").choose("", Keyed((("keep", "Keep it"), ("drop", "Drop it"))), "keep") == "drop"


@pytest.mark.parametrize("question", FIELDS, ids=lambda question: question.id)
def test_ctrl_n_takes_a_note_where_notes_are_kept(keys: PipeInput, question: Question) -> None:
    keys.send_text(CTRL_N)
    assert TerminalPrompter(notes=True).ask(Prompt(question=question)) is Signal.NOTE


def test_a_note_leaves_the_highlight_and_the_marks_and_what_is_typed(keys: PipeInput) -> None:
    prompter = TerminalPrompter(notes=True)
    keys.send_text(DOWN + " " + DOWN + CTRL_N)
    assert prompter.ask(Prompt(question=MATTERS)) is Signal.NOTE
    keys.send_text(ENTER)
    assert prompter.ask(Prompt(question=MATTERS)) == ("low-cost",)
    keys.send_text(f"2500{CTRL_N}{ENTER}")
    assert prompter.ask(Prompt(question=BUDGET)) == "2500"


def test_a_menu_of_letters_says_which_key_takes_a_note(keys: PipeInput) -> None:
    menu = Keyed((("keep", "keep"), ("drop", "drop")), titled=True)
    assert "[Ctrl-N] note" in "".join(text for _, text, *_ in _menu_drawn("What next?", menu, "keep", 80, notes=True))
    keys.send_text(CTRL_N)
    assert TerminalPrompter(notes=True).choose("What next?", menu, "keep") is Signal.NOTE


def test_help_leaves_the_highlight_and_the_marks(keys: PipeInput) -> None:
    prompter = TerminalPrompter()
    keys.send_text(DOWN + " " + DOWN + "?")
    assert prompter.ask(Prompt(question=MATTERS)) is Signal.HELP
    keys.send_text(" " + ENTER)
    assert prompter.ask(Prompt(question=MATTERS, explanation=("More.",))) == ("low-cost", "support")
    keys.send_text(DOWN + "?")
    assert prompter.ask(Prompt(question=GOAL)) is Signal.HELP
    prompter.say("More.")
    keys.send_text(ENTER + ENTER)
    assert prompter.ask(Prompt(question=GOAL)) == "work-remotely"
    assert prompter.ask(Prompt(question=GOAL)) == "start-soon"
    keys.send_text(DOWN + "?")
    assert prompter.choose("What next?", [("a", "A"), ("b", "B")], "a") is Signal.HELP
    keys.send_text(ENTER)
    assert prompter.choose("What next?", [("a", "A"), ("b", "B")], "a") == "b"


def test_the_old_answer_is_the_default(keys: PipeInput) -> None:
    assert ask(keys, GOAL, ENTER, default=("lead",)) == "lead"
    assert ask(keys, FUNDING, ENTER, default=("laid-off", "veteran")) == ("laid-off", "veteran")
    assert ask(keys, FUNDING, ENTER, default=("laid-off",), marked=("veteran",)) == ("veteran",)
    assert ask(keys, GOAL, ENTER, default=(NOT_SURE,)) == NOT_SURE


def test_a_default_that_is_no_choice_does_no_harm(keys: PipeInput) -> None:
    assert ask(keys, GOAL, ENTER, default=("astronaut",)) == "start-soon"


@pytest.mark.parametrize("question", FIELDS, ids=lambda q: q.id)
@pytest.mark.parametrize("key", [SHIFT_TAB, ESC], ids=["shift-tab", "esc"])
def test_back_works_everywhere(keys: PipeInput, question: Question, key: str) -> None:
    assert ask(keys, question, key) is Signal.BACK


@pytest.mark.parametrize("question", LISTS, ids=lambda q: q.id)
def test_left_goes_back_in_lists(keys: PipeInput, question: Question) -> None:
    assert ask(keys, question, LEFT) is Signal.BACK


@pytest.mark.parametrize("question", TYPED, ids=lambda q: q.id)
def test_left_moves_the_cursor_in_text(keys: PipeInput, question: Question) -> None:
    assert ask(keys, question, "13" + LEFT + "2" + ENTER) == "123"


@pytest.mark.parametrize("question", FIELDS, ids=lambda q: q.id)
def test_a_question_mark_asks_for_help(keys: PipeInput, question: Question) -> None:
    assert ask(keys, question, "?") is Signal.HELP


@pytest.mark.parametrize("question", TYPED, ids=lambda q: q.id)
def test_a_question_mark_inside_a_text_is_one(keys: PipeInput, question: Question) -> None:
    assert ask(keys, question, "what?" + ENTER) == "what?"


@pytest.mark.parametrize("question", FIELDS, ids=lambda q: q.id)
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_ctrl_c_and_ctrl_d_stop(keys: PipeInput, question: Question, key: str) -> None:
    with pytest.raises(Interrupted):
        ask(keys, question, key)


def test_a_menu(keys: PipeInput) -> None:
    options = [("a", "First"), ("b", "Second")]
    keys.send_text(ENTER + DOWN + ENTER + "?" + LEFT)
    prompter = TerminalPrompter()
    assert [prompter.choose("What next?", options, "b") for _ in range(4)] == ["b", "a", Signal.HELP, Signal.BACK]


def test_a_file_name(keys: PipeInput) -> None:
    keys.send_text(ENTER + "my  plan.md" + ENTER + "?" + SHIFT_TAB)
    prompter = TerminalPrompter()
    assert [prompter.ask_text("File", "plan.md") for _ in range(4)] == ["plan.md", "my plan.md", Signal.HELP, Signal.BACK]


def test_a_whole_quiz_ends_in_the_same_answers(keys: PipeInput) -> None:
    keys.send_text(
        ENTER + SHIFT_TAB + "?" + ENTER + DOWN + ENTER + " " + ENTER + DOWN + DOWN + " " + ENTER
        + "lots" + ENTER + "2500" + ENTER + "12" + ENTER + "Texas" + ENTER + "2027-01-04" + ENTER + ENTER
    )  # fmt: skip
    assert interview(Flow.start(QUESTIONS, {}), TerminalPrompter(), lambda _: None, TODAY, QUIZ).answers == ANSWERS


class Unicode(StringIO):
    encoding = "utf-8"


def painted(columns: int, typed: str, rows: int = 30) -> str:
    """Return what stands on the screen after some keys, when the keys run out in a stop."""
    out = Unicode()
    output = Vt100_Output(out, lambda: Size(rows=rows, columns=columns), enable_cpr=False)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        pipe.send_text(typed + CTRL_C)
        with pytest.raises(Interrupted):
            interview(Flow.start(QUESTIONS, {}), TerminalPrompter(), lambda _: None, TODAY, QUIZ)
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(out.getvalue())
    return "\n".join(line.rstrip() for line in screen.display).rstrip()


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_answered_questions_leave_one_line_each(columns: int) -> None:
    text = painted(columns, ENTER + DOWN + ENTER)
    assert "  Goal: Start soon\n  Setting: Hospital\n" in text
    assert "What do you want" not in text


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_going_back_takes_answered_lines_away(columns: int) -> None:
    text = painted(columns, ENTER + ENTER + SHIFT_TAB + SHIFT_TAB)
    assert "Goal:" not in text
    assert "Setting:" not in text
    assert text.count("What do you want") == 1
    assert text == painted(columns, "").replace("(about 8 left)", "(about 6 left)")


def test_what_is_printed_wraps_between_words() -> None:
    assert "Enter goes on. Shift-Tab or Esc goes\nback." in painted(40, "")
