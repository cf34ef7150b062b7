"""What is different today from when a session was saved, in sentences for the person."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.question import Question
from codingpath.wizard.flow import Flow
from codingpath.wizard.session import Session


def since_then(saved: Session, questions: Sequence[Question], rules: str) -> list[str]:
    """Say which saved answers no longer hold, which questions are new, and whether the rules are others; nothing if all is the same."""
    told = list(saved.notes)
    if saved.answers and saved.rules != rules:
        told.append(
            f"These answers were saved under rules {saved.rules or 'without a number'}; now they are {rules}. Results may differ."
        )
    if saved.finished:
        told += [
            f"Since you finished, this came up and is asked now: {q.title}."
            for q in Flow.start(questions, saved.answers).still_open
        ]
    return told
