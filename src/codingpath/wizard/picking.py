"""Picking one answer out of all, in the order of the quiz, each with the present answer beside it."""

from __future__ import annotations

from collections.abc import Collection

from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.layout import Grouped
from codingpath.wizard.prompter import Option
from codingpath.wizard.wording import Quiz, answer_words


def answers_to_pick(flow: Flow, quiz: Quiz, tried: Collection[str] = (), more: Collection[Option] = ()) -> Grouped:
    """Return a menu of the questions that apply, under the headings of their sections; `more` comes last.

    `tried` are the ids of questions whose answer is only tried.
    """
    options = [(q.id, _with_answer(flow, q) + (" (tried)" if q.id in tried else "")) for q in flow.applicable]
    first = {q.section: q.id for q in reversed(flow.applicable)}
    return Grouped([*options, *more], {question: quiz.section_title(section) for section, question in first.items()})


def _with_answer(flow: Flow, question: Question) -> str:
    answer = flow.answers.get(question.id)
    return f"{question.title}: {'still open' if answer is None else answer_words(question, answer)}"
