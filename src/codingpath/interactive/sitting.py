"""What a conversation at the desk works with, and what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from codingpath.interactive.saving import Shelf
from codingpath.model.condition import Answers
from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Part
from codingpath.wizard.flow import Flow
from codingpath.wizard.prompter import Prompter
from codingpath.wizard.wording import Quiz


@dataclass(frozen=True)
class Side:
    """One set of answers with its plan."""

    flow: Flow
    plan: Roadmap


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One person at one terminal, and what can be done there."""

    prompter: Prompter
    quiz: Quiz
    today: date
    shelf: Shelf
    plan: Callable[[Flow], Roadmap]
    show: Callable[[Part], None]
    """Prints a part of a document."""
    why: Callable[[Roadmap], None]
    """Explains a plan."""
    keep: Callable[[Answers], None]
    """Saves answers as the person's own."""
