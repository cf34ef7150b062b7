"""Asking one question until it is answered or gone back from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from codingpath.engine.calendar import first_of_next_month
from codingpath.errors import AnswerError
from codingpath.model.answers import NOT_SURE, Answers, Value
from codingpath.model.parse import many
from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.prompter import Prompt, Prompter, Raw, Signal, options_of
from codingpath.wizard.wording import UNSURE, Quiz, answer_words, as_typed, choice_lines, position, term_lines

Save = Callable[[Answers], None]
"""Keeps the answers; called after each one."""


@dataclass
class Conversation:
    """One sitting: who asks, who saves, and what was said already."""

    prompter: Prompter
    save: Save
    today: date
    quiz: Quiz
    explained: dict[str, str] = field(default_factory=dict)
    """Term id to the question that explains it: the first one asked that uses the term."""
    doubted: set[str] = field(default_factory=set)
    """Ids of double checks raised already."""
    own: Answers | None = None
    """While answers are only tried: the person's own ones. Each question then says its own answer and what it can still change."""

    def ask(self, flow: Flow) -> Flow | None:
        """Ask the current question and save the answer; return none if the person went back instead."""
        question = flow.current
        if question is None:
            return flow
        value = self._value(question, self._first_prompt(flow, question), flow.answers)
        if value is None:
            return None
        flow = flow.answer(question.id, value)
        self.save(flow.answers)
        if self.own is None:  # what is tried is shown beside the own answer
            self.prompter.answered(question, answer_words(question, value))
        return flow

    def _value(self, question: Question, prompt: Prompt, answers: Answers) -> Value | None:
        while True:
            raw = self.prompter.ask(prompt)
            if raw is Signal.BACK:
                return None
            if raw is Signal.HELP:
                prompt = replace(prompt, explanation=self._help(question, answers), error=None)
                continue
            try:
                return self._read(question, raw, prompt.default)
            except AnswerError as error:
                prompt = replace(prompt, explanation=(), error=str(error), marked=_known(question, raw))

    def _first_prompt(self, flow: Flow, question: Question) -> Prompt:
        return Prompt(
            question=question,
            position=position(self.quiz.section_title(question.section), flow.left),
            explanation=self._asked_first(question) if self.own is None else self._tried(question, flow.answers, self.own),
            default=self._default(question, flow.answers),
        )

    def _asked_first(self, question: Question) -> tuple[str, ...]:
        terms = [t for t in self.quiz.terms(question) if self.explained.setdefault(t.id, question.id) == question.id]
        return question.why, *choice_lines(question), *term_lines(terms)

    def _tried(self, question: Question, answers: Answers, own: Answers) -> tuple[str, ...]:
        """Return the own answer and what another one can change; `?` has the rest."""
        given = answer_words(question, own[question.id]) if question.id in own else "none yet"
        return f"Your own answer: {given}", *self.quiz.still_lines(question, answers)

    def _help(self, question: Question, answers: Answers) -> tuple[str, ...]:
        terms = term_lines(self.quiz.terms(question))
        return (question.help, *choice_lines(question), *terms, *self.quiz.still_lines(question, answers))

    def _default(self, question: Question, answers: Answers) -> tuple[str, ...]:
        old = answers.get(question.id)
        if question.kind == "date" and (old is None or self._is_past(old)):
            return as_typed(first_of_next_month(self.today))
        return as_typed(old) if old is not None else ()

    def _is_past(self, value: Value) -> bool:
        return isinstance(value, date) and value < self.today

    def _read(self, question: Question, raw: Raw, default: tuple[str, ...]) -> Value:
        value = _parsed(question, raw, default)
        if self._is_past(value):
            likely = first_of_next_month(self.today)
            raise AnswerError(f"{value} is in the past; type today's date or a later one, such as {likely}")
        return value


def _parsed(question: Question, raw: Raw, default: tuple[str, ...]) -> Value:
    if isinstance(raw, tuple):
        return many(question, [_open_or(question, r) for r in raw])
    if raw.strip():
        return question.parse(_open_or(question, raw))
    if default:
        return many(question, list(default)) if question.kind == "many" else question.parse(default[0])
    raise AnswerError(f"this question needs an answer; '{UNSURE}' is a fine one")


def _open_or(question: Question, text: str) -> str:
    return NOT_SURE if " ".join(text.casefold().split()) in _open_words(question.not_sure.casefold()) else text


def _open_words(label: str) -> set[str]:
    """Return what may be typed of a label such as `No deadline, or not sure`: all of it, or one of its parts."""
    return {label, *re.split(r"\s*/\s*|,\s+(?:or\s+)?", label)}


def _known(question: Question, raw: Raw) -> tuple[str, ...]:
    picked = raw if isinstance(raw, tuple) else ()
    return tuple(o for o, _ in options_of(question) if o in picked)
