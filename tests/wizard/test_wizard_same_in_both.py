"""Numbered lines and the terminal: whatever a person does, the same questions in the same order, the same answers.

The real quiz, with some answers given before, is gone through three times with the same generated moves: straight answers, changes
of mind, going back, asking for help, entries that cannot be used, and every branch of the menus. Once the answers are handed over as
they are, once they are typed as lines, once as keys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st
from keystrokes import ENTER, SHIFT_TAB, ids, is_typed, keys, line, menu_keys, text
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from sitting import ANSWERS
from strategies import TODAY, full_answers, real_catalog

from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Option, Prompt, Prompter, Raw, Signal
from codingpath.wizard.terminal import TerminalPrompter
from codingpath.wizard.wording import Quiz


def to_come(answers: Answers) -> Answers:
    """Return the answers with a start that is not past and a ZIP code that is somewhere: a prompt refuses others."""
    start, code = answers["start"], answers["zip"]
    somewhere = code if code == NOT_SURE else ("44052", "10001", "96910")[int(str(code)) % 3]
    return {**answers, "zip": somewhere, "start": max(start, TODAY) if isinstance(start, date) else start}


PEOPLE = st.deferred(lambda: full_answers().map(to_come))
SOME = st.deferred(lambda: st.sets(st.sampled_from([question.id for question in real_catalog().questions])))
MOVES = st.lists(st.sampled_from(["first", "second", "keep", "back", "help", "wrong", "other"]), max_size=25)
WRONG = {"amount": "lots", "number": "-1", "date": "2020-01-01", "one": "Narnia", "zip": "123"}


@dataclass
class Person:
    """What one person does, move by move; when the moves are used up, straight answers follow."""

    before: Answers
    moves: Sequence[str]
    first: Answers
    second: Answers
    made: int = 0

    def at(self, prompt: Prompt) -> Raw | Signal:
        """Return what to do at a question: a signal, ids to pick, a text to type, or nothing for Enter alone."""
        move, question = self._next(), prompt.question
        match move:
            case "back":
                return Signal.BACK
            case "help":
                return Signal.HELP
            case "wrong" if prompt.error is None and is_typed(question):
                return WRONG[question.kind]
            case "wrong" if prompt.error is None and question.kind == "many" and (question.pick_at_most or question.stands_alone):
                return tuple(choice.id for choice in question.choices)  # too many, or one that stands alone among others
            case "keep" if prompt.default and not prompt.marked:  # where marks stand, Enter gives those
                return ""
        value = (self.second if move == "second" else self.first)[question.id]
        return text(value) if is_typed(question) else ids(value)

    def choice(self, options: Sequence[Option], default: str) -> str | Signal:
        """Return what to pick from a menu."""
        move = self._next()
        if move in {"back", "help"}:
            return Signal.BACK if move == "back" else Signal.HELP
        return options[self.made % len(options)][0] if move == "other" else default

    def _next(self) -> str:
        self.made += 1
        return self.moves[self.made - 1] if self.made <= len(self.moves) else "first"


@dataclass
class Watched:
    """A prompter that is told what to do before each question, and remembers everything it was asked and told."""

    inner: Prompter
    person: Person
    do: Callable[[Prompt, Raw | Signal], None]
    do_in_menu: Callable[[Sequence[Option], str, str | Signal], None]
    seen: list[object] = field(default_factory=list)
    keys: str = ""
    plain: bool = True

    def ask(self, prompt: Prompt) -> Raw | Signal:
        self.seen.append(prompt)
        self.do(prompt, self.person.at(prompt))
        return self.inner.ask(prompt)

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        self.seen.append((title, tuple(options), default))
        self.do_in_menu(options, default, self.person.choice(options, default))
        return self.inner.choose(title, options, default)

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        return self.inner.rows(title, options, default)

    def ask_text(self, title: str, default: str) -> str | Signal:
        return self.inner.ask_text(title, default)

    def answered(self, question: Question, shown: str) -> None:
        self.seen.append((question.id, shown))
        self.inner.answered(question, shown)

    def say(self, text: str) -> None:
        self.seen.append(text)
        self.inner.say(text)


@dataclass
class Direct:
    """Gives back what it is told: no typing, no keys."""

    reply: Raw | Signal = ""
    keys: str = ""
    plain: bool = True

    def ask(self, prompt: Prompt) -> Raw | Signal:
        one = isinstance(self.reply, tuple) and prompt.question.kind != "many"
        return self.reply[0] if one and isinstance(self.reply, tuple) else self.reply

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        return self.reply if isinstance(self.reply, Signal) else str(self.reply)

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        return 0

    def ask_text(self, title: str, default: str) -> str | Signal:
        return default

    def answered(self, question: Question, shown: str) -> None:
        """Take no note."""

    def say(self, text: str) -> None:
        """Say nothing."""


def gone_through(watched: Watched) -> tuple[list[object], Answers]:
    saved: list[Answers] = []
    catalog = real_catalog()
    flow = interview(Flow.start(catalog.questions, watched.person.before), watched, saved.append, TODAY, Quiz.of(catalog))
    assert flow.done
    assert not saved or saved[-1] == flow.answers
    return [*watched.seen, *saved], flow.answers


def directly(person: Person) -> tuple[list[object], Answers]:
    direct = Direct()

    def do(_: Prompt, reply: Raw | Signal) -> None:
        direct.reply = reply

    def do_in_menu(_: Sequence[Option], __: str, reply: str | Signal) -> None:
        direct.reply = reply

    return gone_through(Watched(direct, person, do, do_in_menu))


WORDS = {Signal.BACK: "back", Signal.HELP: "?"}


def in_lines(person: Person) -> tuple[list[object], Answers]:
    lines: list[str] = []

    def do(prompt: Prompt, reply: Raw | Signal) -> None:
        if isinstance(reply, Signal):
            lines.append(WORDS[reply])
        else:
            lines.append(line(prompt.question, reply) if isinstance(reply, tuple) else reply)

    def do_in_menu(options: Sequence[Option], _: str, reply: str | Signal) -> None:
        lines.append(WORDS[reply] if isinstance(reply, Signal) else str([o for o, _ in options].index(reply) + 1))

    def read(_: str) -> str:
        return lines.pop()

    return gone_through(Watched(PlainPrompter(read, lambda _: None), person, do, do_in_menu))


def in_keys(person: Person) -> tuple[list[object], Answers]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):

        def do(prompt: Prompt, reply: Raw | Signal) -> None:
            if reply is Signal.HELP:
                pipe.send_text("?")
            elif isinstance(reply, Signal):
                pipe.send_text(SHIFT_TAB)
            else:
                pipe.send_text(keys(prompt, reply) if isinstance(reply, tuple) else reply + ENTER)

        def do_in_menu(options: Sequence[Option], default: str, reply: str | Signal) -> None:
            signals = {Signal.BACK: SHIFT_TAB, Signal.HELP: "?"}
            pipe.send_text(signals[reply] if isinstance(reply, Signal) else menu_keys(options, default, reply))

        return gone_through(Watched(TerminalPrompter(), person, do, do_in_menu))


@example(moves=["wrong"] * 30, first=ANSWERS, second=ANSWERS, asked=set(ANSWERS))
@settings(max_examples=6)  # other data are asked like ours
@given(moves=MOVES, first=PEOPLE, second=PEOPLE, asked=SOME)
def test_the_same_questions_and_answers(moves: list[str], first: Answers, second: Answers, asked: set[str]) -> None:
    before = {question: value for question, value in second.items() if question not in asked}
    (seen, expected), *others = (how(Person(before, moves, first, second)) for how in (directly, in_lines, in_keys))
    for also_seen, answers in others:
        assert also_seen == seen
        assert [*answers.items()] == [*expected.items()], "in one order, so that the plan is the same to the last line"
