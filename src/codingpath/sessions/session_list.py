"""All clients at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codingpath.errors import CodingpathError
from codingpath.model.question import Question
from codingpath.sessions import notes
from codingpath.sessions.names import names, touched, variants
from codingpath.sessions.store import Session, look
from codingpath.wizard.flow import Flow


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One client."""

    name: str
    saved: str
    """When the answers were saved, as kept in the file."""
    finished: bool
    """Whether the quiz was gone through to its end."""
    answered: int
    """Questions that apply and have an answer."""
    questions: int
    """Questions that apply."""
    variants: tuple[str, ...]
    """Names of the variants, without the client's."""
    notes: int | None
    """How many notes there are; none where they cannot be read."""
    problem: str | None
    """What is wrong with the file, or nothing."""


def listed(questions: Sequence[Question]) -> list[Listed]:
    """Return every client, the one touched last first; nothing is changed, whatever is wrong with a file."""
    return [at_a_glance(look(name, questions), questions) for name in sorted(names(), key=touched, reverse=True)]


def at_a_glance(saved: Session, questions: Sequence[Question]) -> Listed:
    """Return one client as the list shows it."""
    flow = Flow.start(questions, saved.answers)
    cannot = None if saved.found else next(iter(saved.notes), "No answers are saved.")
    return Listed(
        name=saved.name,
        saved=saved.saved,
        finished=saved.finished,
        answered=len(flow.given),
        questions=len(flow.applicable),
        variants=_variants(saved.name),
        notes=_notes(saved.name),
        problem=cannot,
    )


def _variants(name: str) -> tuple[str, ...]:
    try:
        return tuple(variants(name))
    except CodingpathError:
        return ()  # the client's folder cannot be looked into, which `problem` says


def _notes(name: str) -> int | None:
    try:
        return len(notes.read(name))
    except CodingpathError:
        return None
