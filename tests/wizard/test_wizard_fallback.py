"""Where lists cannot be drawn, the same question comes as a numbered line."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from case_table import cases
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from wizard_samples import ANSWERS, GOAL, QUESTIONS, QUIZ, TODAY

from codingpath.interactive.opening import open_prompter
from codingpath.model.question import Question
from codingpath.wizard.fallback import FallbackPrompter
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Interrupted, Option, Prompt, Prompter, Raw, Signal
from codingpath.wizard.terminal import TerminalPrompter


class NoConsoleScreenBufferError(Exception):
    """What prompt_toolkit raises in Git Bash; its own class can be imported on Windows only."""


CAUSES = [
    NoConsoleScreenBufferError(),
    OSError(1, "Operation not permitted"),
    io.UnsupportedOperation("fileno"),
    ImportError("termios"),
]


@dataclass
class Failing:
    """A terminal that draws some prompts and then fails for good."""

    error: Exception
    good: list[Raw | Signal] = field(default_factory=list)
    keys: str = "Arrow keys."
    plain: bool = False

    def ask(self, prompt: Prompt) -> Raw | Signal:
        return self._next()

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        got = self._next()
        return got if isinstance(got, Signal) else str(got)

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        return 4

    def ask_text(self, title: str, default: str) -> str | Signal:
        return self.choose(title, [], default)

    def answered(self, question: Question, shown: str) -> None:
        """Take no note."""

    def say(self, text: str) -> None:
        if not self.good:
            raise self.error

    def _next(self) -> Raw | Signal:
        if not self.good:
            raise self.error
        return self.good.pop(0)


def fallen(open_first: Callable[[], Prompter], *lines: str) -> tuple[FallbackPrompter, list[str]]:
    out: list[str] = []
    waiting = list(lines)

    def read(cue: str) -> str:
        out.append(cue)
        return waiting.pop(0)

    return FallbackPrompter(open_first, PlainPrompter(read, out.append)), out


@cases("error", CAUSES, ids=lambda error: type(error).__name__)
def test_a_terminal_that_cannot_be_opened(error: Exception) -> None:
    def cannot() -> Prompter:
        raise error

    prompter, out = fallen(cannot, "3")
    assert prompter.plain
    assert "cannot show lists" in out[0]
    assert prompter.keys.startswith("Type a number")
    assert prompter.ask(Prompt(question=GOAL)) == "lead"


@cases("error", CAUSES, ids=lambda error: type(error).__name__)
def test_a_prompt_that_fails_is_asked_again_in_lines(error: Exception) -> None:
    prompter, out = fallen(lambda: Failing(error, ["start-soon"]), "3", "2", "name", "")
    assert not prompter.plain
    assert prompter.ask(Prompt(question=GOAL)) == "start-soon"
    assert prompter.ask(Prompt(question=GOAL)) == "lead"
    assert prompter.choose("Menu", [("a", "A"), ("b", "B")], "a") == "b"
    assert prompter.ask_text("File", "x") == "name"
    prompter.answered(GOAL, "Lead")
    prompter.say("So far.")
    assert "\n".join(out).count("cannot show lists") == 1
    assert out[-1] == "So far."


def test_a_person_who_stops_is_no_failure() -> None:
    prompter, out = fallen(lambda: Failing(Interrupted()))
    with pytest.raises(Interrupted):
        prompter.ask(Prompt(question=GOAL))
    assert out == []


def test_what_fails_in_lines_too_is_raised() -> None:
    def full(_: str) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        FallbackPrompter(lambda: Failing(OSError()), PlainPrompter(lambda _: "", full)).say("x")


def test_an_event_loop_that_cannot_be_made_falls_back_in_mid_quiz(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more files may be open, or the input cannot be waited for: the real prompts, with the system refusing."""
    straight = ["2", "1", "3", "2500", "12", "Texas", "2027-01-04", "1"]
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        prompter, out = fallen(TerminalPrompter, *straight)
        pipe.send_text("\r")

        def save(_: object) -> None:
            monkeypatch.setattr(asyncio, "run", refuse)

        def refuse(coroutine: object) -> None:
            coroutine.close()  # type: ignore[attr-defined]
            raise OSError(24, "Too many open files")

        flow = interview(Flow.start(QUESTIONS, {}), prompter, save, TODAY, QUIZ)
    assert flow.answers == ANSWERS
    assert "Too many open files" in " ".join(out)


def test_the_door_has_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "questionary", None)
    monkeypatch.delitem(sys.modules, "codingpath.wizard.terminal")
    assert open_prompter(plain=False, environ={}).plain
