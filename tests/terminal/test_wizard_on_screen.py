"""The wizard in a real pseudo-terminal: what a person sees, and what keys do."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import sample_wizard
from forked import import_everything
from ptydrive import CTRL_C, CTRL_D, DOWN, ENTER, ESC, LEFT, SHIFT_TAB, Term

pytestmark = pytest.mark.pty


def wizard(
    *args: str, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None, answers_cursor: bool = True
) -> Term:
    import_everything()
    return Term(lambda: sample_wizard.main(*args), columns=columns, rows=rows, env=env, answers_cursor=answers_cursor)


def answer(term: Term, question: str, *keys: str) -> None:
    term.wait_for_prompt(question)
    term.send(*keys)


def to_the_review(term: Term) -> None:
    answer(term, "What do you want most", ENTER)
    answer(term, "Where would you like", DOWN, ENTER)
    answer(term, "What matters most", " ", ENTER)
    answer(term, "Does any of this", DOWN, DOWN, " ", ENTER)
    answer(term, "What can you spend", "$2,500", ENTER)
    answer(term, "In how many months", "12", ENTER)
    answer(term, "Which state", "Texas", ENTER)
    answer(term, "When can you start", ENTER)
    term.wait_for_prompt("Are these answers right?")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_whole_quiz(columns: int) -> None:
    with wizard(columns=columns, rows=40) as term:
        to_the_review(term)
        term.send(ENTER)
        answer(term, "File name", ENTER)
        assert term.wait_exit() == 0
        for line in ("budget is 2500", "matters-most is ('speed',)", "state is TX", "start is 2026-12-01", "file is plan.md"):
            assert line in term.text


def test_each_answer_leaves_one_line_and_going_back_takes_it_away() -> None:
    with wizard() as term:
        answer(term, "What do you want most", ENTER)
        term.wait_for("Where would you like", "Goal: Start soon")
        assert "What do you want most" not in term.text
        term.send(SHIFT_TAB)
        term.wait_for_prompt("What do you want most")
        assert "Goal: Start soon" not in term.text
        assert "Where would" not in term.text
        term.send(DOWN, ENTER)
        term.wait_for("Where would you like", "Goal: Work remotely")
        assert len(term.text.splitlines()) < 16


@pytest.mark.parametrize("key", [SHIFT_TAB, ESC, LEFT])
def test_back_from_a_list(key: str) -> None:
    with wizard() as term:
        answer(term, "What do you want most", ENTER)
        answer(term, "Where would you like", key)
        term.wait_for("What do you want most")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("questions", [0, 1])
def test_stopping(key: str, questions: int) -> None:
    with wizard() as term:
        for _ in range(questions):
            answer(term, "What do you want most", ENTER)
        term.wait_for_prompt(("What do you want most", "Where would you like")[questions])
        term.send(key)
        assert term.wait_exit() == 130
        assert "Traceback" not in term.text


def test_esc_and_enter_together_never_give_an_empty_answer() -> None:
    with wizard() as term:
        answer(term, "What do you want most", ENTER)
        term.wait_for_prompt("Where would you like")
        term.send(ESC + ENTER)
        term.wait_until(lambda: term.raw.count(b"What do you want most") > 1, "the question before")
        term.wait_for_prompt("Where would you like", "Goal: Start soon")


def test_help_shows_more_above_the_list() -> None:
    with wizard() as term:
        answer(term, "What do you want most", "?")
        term.wait_for("Pick the one you would miss most.", "Coder: turns records into codes.", "? Goal")


def test_the_cursor_follows_the_list() -> None:
    with wizard() as term:
        answer(term, "What do you want most", DOWN)
        term.wait_for("» Work remotely")
        assert "Work remotely" in term.cursor_line
        assert not term.screen.cursor.hidden


def test_resizing_while_asking() -> None:
    with wizard() as term:
        term.wait_for("What do you want most", "Small practice")
        term.resize(44, 12)
        term.send(DOWN)
        term.wait_for("» Work remotely")
        term.resize(80, 24)
        term.send(ENTER)
        term.wait_for("Where would you like")


def test_a_small_window_still_shows_the_list() -> None:
    with wizard(rows=5) as term:
        answer(term, "Goal (Enter picks)", "")
        term.wait_for("↓ more")
        answer(term, "Goal (Enter picks)", DOWN, DOWN, DOWN, DOWN)
        term.wait_for("» Not sure", "↑ more")


def test_ascii_where_the_terminal_has_no_more() -> None:
    with wizard(env={"PYTHONIOENCODING": "ascii:replace"}) as term:
        answer(term, "> Start soon", ENTER)
        answer(term, "> Physician office", ENTER)
        answer(term, "> - Speed", " ")
        term.wait_for("> x Speed")
        assert "●" not in term.text


def test_no_colors_when_asked() -> None:
    with wizard(env={"NO_COLOR": "1"}) as term:
        term.wait_for("What do you want most")
        assert b"38;" not in term.raw


def test_a_terminal_that_does_not_tell_its_cursor() -> None:
    with wizard(answers_cursor=False) as term:
        answer(term, "What do you want most", ENTER)
        term.wait_for("Where would you like")


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_plain_lines_move_nothing(env: dict[str, str]) -> None:
    with wizard(rows=60, env=env) as term:
        seen = 0
        for line in ("1", "2", "1", "3", "2500", "12", "tx", "", "1", ""):
            term.wait_until(lambda seen=seen: term.raw[seen:].endswith(b": "), "a cue")  # type: ignore[misc]
            seen = len(term.raw)
            term.send(line + "\n")
        assert term.wait_exit() == 0
        assert "start is 2026-12-01" in term.text
        assert b"\x1b" not in term.raw


def test_pasted_lines_answer_no_question_in_plain_lines() -> None:
    with wizard("--plain", rows=60) as term:
        term.wait_for("Number:")
        term.send("1\n2\n1\n")
        term.wait_for("'1 2 1' is not a choice here", "What do you want most")


def test_pasted_lines_answer_no_question_in_lists() -> None:
    with wizard(rows=40) as term:
        answer(term, "What do you want most", "\x1b[200~lead\nhospital\n\x1b[201~", DOWN)
        term.wait_for("» Work remotely", "What do you want most")
