"""What a person types to give an answer: keys in a terminal, or a line in plain mode."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.question import Question
from codingpath.wizard.prompter import LONG_LIST, Option, Prompt, options_of

UP, DOWN, LEFT, ENTER, ESC, SHIFT_TAB = "\x1b[A", "\x1b[B", "\x1b[D", "\r", "\x1b", "\x1b[Z"
CTRL_C, CTRL_D = "\x03", "\x04"


def ids(value: Value) -> tuple[str, ...]:
    """Return the option ids of an answer to a question with choices."""
    return value if isinstance(value, tuple) else (str(value),)


def text(value: Value) -> str:
    """Return what is typed where there is no list."""
    if value == NOT_SURE:
        return "not sure"
    return value.isoformat() if isinstance(value, date) else str(value)


def is_typed(question: Question) -> bool:
    return not question.choices or (question.kind == "one" and len(question.choices) > LONG_LIST)


def line(question: Question, value: Value) -> str:
    """Return the line that gives an answer in plain mode: numbers of options, or the text."""
    if is_typed(question):
        return text(value)
    options = [option for option, _ in options_of(question)]
    return ", ".join(str(options.index(option) + 1) for option in ids(value))


def keys(prompt: Prompt, value: Value) -> str:
    """Return the keys that give an answer in a terminal, from where the cursor and the marks are at first."""
    question = prompt.question
    if is_typed(question):
        return text(value) + ENTER
    options = [option for option, _ in options_of(question)]
    if question.kind != "many":
        start = next((options.index(d) for d in prompt.default if d in options), 0)
        return moved(start, options.index(ids(value)[0])) + ENTER
    marked = set(prompt.marked or prompt.default)
    return DOWN.join(" " if (option in marked) != (option in ids(value)) else "" for option in options) + ENTER


def menu_keys(options: Sequence[Option], default: str, picked: str) -> str:
    """Return the keys that pick from a menu."""
    names = [option for option, _ in options]
    return moved(names.index(default), names.index(picked)) + ENTER


def moved(start: int, end: int) -> str:
    return DOWN * (end - start) if end >= start else UP * (start - end)
