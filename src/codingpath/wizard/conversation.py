"""Asking one question until it is answered or gone back from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from codingpath.errors import AnswerError
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question, Read, many
from codingpath.planning.dates import first_of_next_month
from codingpath.wizard.flow import Flow
from codingpath.wizard.prompter import Prompt, Prompter, Raw, Signal, options_of
from codingpath.wizard.wording import UNSURE, Quiz, answer_words, as_typed, choice_lines, form_lines, position, term_lines

Given = tuple[Question, Read]
"""The question that was answered, and what was read."""

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
        other = flow.question(question.or_answers) if question.or_answers else None
        given = self._given(question, other, self._first_prompt(flow, question, other), flow.answers)
        if given is None:
            return None
        asked, read = given
        if asked is not question:  # both are answered at this prompt
            flow = flow.answer(question.id, NOT_SURE)
        flow = flow.answer(asked.id, read.value)
        self.save(flow.answers)
        if self.own is None:  # what is tried is shown beside the own answer
            self.prompter.answered(asked, answer_words(asked, read.value) + (f" ({read.note})" if read.note else ""))
        return flow

    def _given(self, question: Question, other: Question | None, prompt: Prompt, answers: Answers) -> Given | None:
        while True:
            raw = self.prompter.ask(prompt)
            if raw is Signal.BACK:
                return None
            if raw is Signal.HELP:
                prompt = replace(prompt, explanation=self._help(question, answers), error=None)
                continue
            try:
                return self._read(question, other, raw, prompt.default)
            except AnswerError as error:
                prompt = replace(prompt, explanation=(), error=str(error), marked=_known(question, raw))

    def _first_prompt(self, flow: Flow, question: Question, other: Question | None) -> Prompt:
        return Prompt(
            question=question,
            position=position(self.quiz.section_title(question.section), flow.left),
            explanation=self._asked_first(question) if self.own is None else self._tried(question, flow.answers, self.own),
            default=self._default(question, flow.answers) or (self._default(other, flow.answers) if other else ()),
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
        return (question.help, *form_lines(question), *choice_lines(question), *terms, *self.quiz.still_lines(question, answers))

    def _default(self, question: Question, answers: Answers) -> tuple[str, ...]:
        old = answers.get(question.id)
        if question.kind == "date" and (old is None or self._is_past(old)):
            return as_typed(first_of_next_month(self.today))
        return () if old is None or (old == NOT_SURE and question.or_answers) else as_typed(old)

    def _is_past(self, value: Value) -> bool:
        return isinstance(value, date) and value < self.today

    def _read(self, question: Question, other: Question | None, raw: Raw, default: tuple[str, ...]) -> Given:
        """Read an answer to a question, or to the other one that may be answered at its prompt."""
        if isinstance(raw, tuple) or (not raw.strip() and question.kind == "many" and default):
            return question, Read(many(question, list(raw or default), by_label=True))
        text = raw.strip() or next(iter(default), "")
        if not text:
            raise AnswerError(f"this question needs an answer; '{UNSURE}' is a fine one")
        try:
            read = question.read(text, self.today, by_label=True)
        except AnswerError:
            if other is None or text.replace("-", "").isdigit():
                raise
            return other, other.read(text, self.today, by_label=True)
        if self._is_past(read.value):
            likely = first_of_next_month(self.today)
            raise AnswerError(f"{read.value} is in the past; type today's date or a later one, such as {likely}")
        return question, read


def _known(question: Question, raw: Raw) -> tuple[str, ...]:
    picked = raw if isinstance(raw, tuple) else ()
    return tuple(o for o, _ in options_of(question) if o in picked)
