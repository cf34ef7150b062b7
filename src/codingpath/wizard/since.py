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
        told += _new([q.title for q in Flow.start(questions, saved.answers).still_open])
    return told


def _new(titles: Sequence[str]) -> list[str]:
    """Say how many questions are new since the last one was answered, and which."""
    if not titles:
        return []
    many = f"{len(titles)} questions are new and are" if len(titles) > 1 else "1 question is new and is"
    return [f"Since you finished, {many} asked now: {', '.join(titles)}."]
