from __future__ import annotations

import pytest

from codingpath.model.condition import Box, Test, When
from codingpath.model.question import Choice, Kind, Question


def question(name: str, kind: Kind, *choices: str, **more: object) -> Question:
    """Return a question with what every question needs."""
    words = {"title": name, "ask": name, "why": name, "help": name, "section": "all"}
    listed = tuple(Choice(id=choice.partition("=")[0], label=choice.rpartition("=")[2]) for choice in choices)
    return Question(id=name, kind=kind, choices=listed, **words, **more)  # type: ignore[arg-type]


@pytest.fixture
def quiz() -> tuple[Question, ...]:
    """Return one question of each kind, and one that applies to some only."""
    leads = When(boxes=(Box(tests={"goal": Test(values=("lead",))}),))
    return (
        question("goal", "one", "start-soon=Start soon", "lead=Lead a team"),
        question("matters-most", "many", "speed", "low-cost", "support", pick_at_most=2),
        question("funding", "many", "veteran", "laid-off", "none", stands_alone="none"),
        question("budget", "amount", at_least=0, at_most=100_000),
        question("hours", "number", unit="hours a week", at_least=1, at_most=80),
        question("coding-years", "number", unit="years", at_least=0, at_most=50, asked_when=leads),
        question("campus", "one", "yes=Yes", "no=No"),
        question("state", "one", "NJ=New Jersey", "NY=New York", "DC=District of Columbia"),
        question("start", "date"),
    )
