"""However the quiz ends, the answers are saved, the terminal is put right, the exit code tells, and the way back is said."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from ptydrive import CTRL_C, CTRL_D, HANG_UP, Term
from sitting import ANSWERS, ASKED, Sitting, answers_file, as_json
from strategies import real_catalog

from codingpath.interactive.opening import StopSignals
from codingpath.wizard.prompter import Stop

with suppress(ImportError):  # Windows has none, and runs no test that is marked `pty`
    import termios
    import tty

pytestmark = pytest.mark.pty
Sit = Callable[..., Sitting]
GIVEN = {ASKED[0]: ANSWERS[ASKED[0]]}


@pytest.mark.parametrize(
    ("plain", "number"),
    [(False, signal.SIGTERM), (True, signal.SIGTERM), (False, HANG_UP), (False, signal.SIGINT)],
    ids=["lists-term", "lines-term", "lists-hup", "lists-int"],
)
def test_a_signal_ends_as_ctrl_c_does(sit: Sit, plain: bool, number: signal.Signals) -> None:
    with sit(plain=plain) as sitting:
        sitting.go_through(ASKED[1])
        sitting.term.signal(number)
        assert sitting.term.wait_exit() == 128 + number
        assert sitting.term.is_cooked
        assert sitting.saved == as_json(GIVEN)
        assert f"Go on with `codingpath{' --plain' if plain else ''}`." in sitting.term.text
        assert "Traceback" not in sitting.term.text


@pytest.mark.parametrize("number", [signal.SIGTERM, HANG_UP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_right_after_an_answer_is_not_lost(sit: Sit, number: signal.Signals) -> None:
    """Here the prompt is just over, or the next has not begun; which, differs from run to run."""
    with sit() as sitting:
        sitting.wait(ASKED[0])
        sitting.give(real_catalog().by_id[ASKED[0]], ANSWERS[ASKED[0]])
        sitting.term.signal(number)
        assert sitting.term.wait_exit() == 128 + number
        assert "Stopped. " in sitting.term.text
        assert "Traceback" not in sitting.term.text
        assert "Unhandled" not in sitting.term.text


def test_a_list_takes_its_terminal_again_when_the_shell_lets_it_go_on(sit: Sit) -> None:
    with sit() as sitting:
        term = sitting.term
        sitting.wait(ASKED[0])
        term.signal(signal.SIGSTOP)
        shells = termios.tcgetattr(term._fd)
        shells[3] |= termios.ECHO | termios.ICANON | termios.ISIG
        termios.tcsetattr(term._fd, termios.TCSANOW, shells)
        assert term.is_cooked
        term.signal(signal.SIGCONT)
        term.wait_until(lambda: not term.is_cooked, "raw mode")
        sitting.give(real_catalog().by_id[ASKED[0]], ANSWERS[ASKED[0]])
        sitting.wait(ASKED[1])
        term.send(CTRL_C)
        assert term.wait_exit() == 130
        assert term.is_cooked
        assert sitting.saved == as_json(GIVEN)


class Telling(Stop):
    def ask(self) -> None:
        super().ask()
        os.write(1, b"told")  # `print` may just be at work


def stuck() -> None:
    StopSignals(Telling())
    tty.setraw(0)
    os.write(1, b"stuck")
    while True:
        signal.pause()


@pytest.mark.parametrize("second", [signal.SIGTERM, HANG_UP, signal.SIGINT], ids=lambda number: number.name)
def test_a_second_signal_ends_at_once_whatever_is_stuck(second: signal.Signals) -> None:
    with Term(stuck) as term:
        term.wait_for("stuck")
        term.signal(signal.SIGTERM)
        term.wait_for("told")
        term.signal(second)
        assert term.wait_exit() == 128 + second, term.text
        assert term.is_cooked


def test_ctrl_c_while_starting_ends_quietly(sit: Sit) -> None:
    with sit(own_process=True) as sitting:
        sitting.term.wait_for("Welcome to codingpath.")
        sitting.term.signal(signal.SIGINT)
        assert sitting.term.wait_exit() == 130
        assert sitting.term.text == "Welcome to codingpath."


@pytest.mark.parametrize(("plain", "key"), [(False, CTRL_D), (True, CTRL_C), (True, CTRL_D)], ids=["lists-d", "lines-c", "lines-d"])
def test_ctrl_c_and_ctrl_d_end_a_menu_too(sit: Sit, plain: bool, key: str, tmp_path: Path) -> None:
    with sit("--answers", answers_file(tmp_path), plain=plain) as sitting:
        sitting.wait("Are these answers right?")
        sitting.send(key)
        assert sitting.term.wait_exit() == 130
        assert sitting.term.is_cooked
        lines = sitting.term.text.splitlines()
        assert "Stopped. No answer was given yet, so nothing was saved." in lines


@pytest.mark.parametrize(
    ("plain", "ignored"), [(False, False), (True, False), (False, True)], ids=["lists", "lines", "lists-nohup"]
)
def test_a_closed_window_loses_nothing_and_says_nothing_to_nobody(sit: Sit, plain: bool, ignored: bool, tmp_path: Path) -> None:
    said = tmp_path / "stderr"

    def before() -> None:
        if ignored:
            signal.signal(HANG_UP, signal.SIG_IGN)
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 2)

    with sit(plain=plain, before=before) as sitting:
        sitting.go_through(ASKED[1])
        assert sitting.term.hang_up() in ({130} if ignored else {129, 130})
    assert sitting.saved == as_json(GIVEN)
    assert said.read_text("utf-8") == ""


def test_a_window_that_closes_in_a_menu_ends_the_same_way(sit: Sit, tmp_path: Path) -> None:
    """Here errors go to the window that is gone, as they usually do: that must not change the exit code either."""
    with sit("--answers", answers_file(tmp_path)) as sitting:
        sitting.wait("Are these answers right?")
        sitting.enter()
        sitting.wait("What next?")
        assert sitting.term.hang_up() in {129, 130}
    assert sitting.saved == as_json(ANSWERS)


@pytest.mark.parametrize("stdin", [os.devnull, "answers.yaml", None], ids=["nothing", "a file", "closed"])
def test_without_a_keyboard_the_quiz_is_not_drawn(sit: Sit, tmp_path: Path, stdin: str | None) -> None:
    answers_file(tmp_path)

    def before() -> None:
        os.close(0)
        if stdin:
            assert os.open(stdin, os.O_RDONLY) == 0

    with sit(before=before) as sitting:
        assert sitting.term.wait_exit() == 2
        assert sitting.term.text == "The quiz needs a terminal. Without one, use: codingpath plan --answers FILE"
