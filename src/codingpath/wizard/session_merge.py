"""How two processes that save the same session keep each other's answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from codingpath.model.answers import Answers, Value


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a process knew of a session when it last read or wrote it."""

    answers: Answers = field(default_factory=dict)
    finished: bool = False


def merged(known: Known, mine: Known, stored: Known) -> Known:
    """Return what to save: an answer that this process changed or took back since `known` is its own, any other is the stored one."""
    answers = {q: value for q in {**stored.answers, **mine.answers} if (value := _answer(q, known, mine, stored)) is not None}
    finished = mine.finished if mine.finished != known.finished else stored.finished
    return Known(answers=answers, finished=finished)


def _answer(question: str, known: Known, mine: Known, stored: Known) -> Value | None:
    changed = mine.answers.get(question) != known.answers.get(question)
    return (mine if changed else stored).answers.get(question)
