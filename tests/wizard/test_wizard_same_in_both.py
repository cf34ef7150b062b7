"""Numbered lines and the terminal ask the same questions and end in the same answers, whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from test_wizard_flow import SHEETS
from wizard_samples import QUESTIONS, TODAY

from codingpath.model.answers import NOT_SURE, Value
from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import options_of
from codingpath.wizard.terminal import TerminalPrompter

DOWN, ENTER = "\x1b[B", "\r"


def line(question: Question, value: Value) -> str:
    """Return what is typed in plain mode: the option's number, or the text."""
    if not question.choices:
        return typed(value)
    return str([o for o, _ in options_of(question)].index(only(value)) + 1)


def keys(question: Question, value: Value) -> str:
    """Return what is pressed in a terminal."""
    if not question.choices:
        return typed(value) + ENTER
    if question.id == "state":
        return only(value) + ENTER
    down = DOWN * [o for o, _ in options_of(question)].index(only(value))
    return down + (" " if question.kind == "many" else "") + ENTER


def only(value: Value) -> str:
    return str(value[0] if isinstance(value, tuple) else value)


def typed(value: Value) -> str:
    if value == NOT_SURE:
        return "not sure"
    return value.isoformat() if isinstance(value, date) else str(value)


def in_order(wanted: dict[str, Value], how: Callable[[Question, Value], str]) -> list[str]:
    return [how(q, wanted[q.id]) for q in Flow.start(QUESTIONS, wanted).applicable]


def ask_plainly(wanted: dict[str, Value]) -> Flow:
    lines = iter([*in_order(wanted, line), "1"])
    prompter = PlainPrompter(lambda _: next(lines), lambda _: None)
    return interview(Flow.start(QUESTIONS, {}), prompter, lambda _: None, TODAY)


def ask_with_keys(wanted: dict[str, Value]) -> Flow:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join([*in_order(wanted, keys), ENTER]))
        return interview(Flow.start(QUESTIONS, {}), TerminalPrompter(), lambda _: None, TODAY)


@settings(max_examples=5, deadline=None)
@given(SHEETS)
def test_the_same_answers_come_out(wanted: dict[str, Value]) -> None:
    expected = Flow.start(QUESTIONS, wanted).given
    assert ask_plainly(wanted).answers == expected
    assert ask_with_keys(wanted).answers == expected
