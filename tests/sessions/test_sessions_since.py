"""A session that an older or a newer version saved: everything that still holds is kept, and what changed is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wizard_samples import ANSWERS, GOAL, QUESTIONS, START

from codingpath.model.condition import Answers
from codingpath.model.question import Question
from codingpath.sessions import store
from codingpath.sessions.store import since_then

NOW = "2026-11-23"
NEW = replace(START, id="end", title="End", ask="When must you be done?")
NEWER_GOAL = replace(GOAL, choices=tuple(c for c in GOAL.choices if c.id != "start-soon"))


def told(questions: tuple[Question, ...], rules: str = "2026.11", *, finished: bool = True) -> tuple[store.Session, list[str]]:
    store.save("last", ANSWERS, rules="2026.11", now=NOW, finished=finished)
    saved = store.load("last", questions)
    return saved, since_then(saved, questions, rules)


def test_nothing_is_said_where_nothing_changed() -> None:
    assert told(QUESTIONS)[1] == []
    assert told(QUESTIONS, finished=False)[1] == []
    assert since_then(store.load("nobody", QUESTIONS), QUESTIONS, "2026.11") == []


@pytest.mark.parametrize("now", ["2026.10", "2027.1"])
def test_other_rules_are_said(now: str) -> None:
    saved, said = told(QUESTIONS, now)
    assert saved.answers == ANSWERS
    assert said == [f"These answers were saved under rules 2026.11; now they are {now}. Results may differ."]


def test_a_new_question_is_said_and_only_that_one_is_asked() -> None:
    saved, said = told((*QUESTIONS, NEW))
    assert saved.answers == ANSWERS
    assert said == ["Since you finished, 1 question is new and is asked now: End."]
    assert told((*QUESTIONS, NEW), finished=False)[1] == []


def test_a_question_that_is_gone_is_said_and_the_rest_stays() -> None:
    saved, said = told(QUESTIONS[:-1])
    assert saved.answers == {q: v for q, v in ANSWERS.items() if q != "start"}
    assert said == ["A saved answer was left out: 'start' is not asked here. It stays in the file."]
    assert saved.finished


def test_a_choice_that_is_gone_is_said_and_asked_again() -> None:
    saved, said = told((NEWER_GOAL, *QUESTIONS[1:]))
    assert "goal" not in saved.answers
    assert "'Goal' was left out" in said[0]
    assert said[1:] == ["Since you finished, 1 question is new and is asked now: Goal."]


def test_an_answer_of_another_version_outlives_this_one() -> None:
    """Such as one of a newer version, or of an office's own data folder, that this quiz does not ask for."""
    older = QUESTIONS[:-1]
    saved, _ = told(QUESTIONS)
    read = store.load("last", older)
    changed: Answers = {**read.answers, "goal": "lead"}
    store.save("last", changed, rules="2020.1", now=NOW, others=read.others)
    assert store.load("last", QUESTIONS).answers == {**saved.answers, "goal": "lead"}
