"""The main job in a real terminal: from the first question to the roadmap in a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ptydrive import CTRL_C, DOWN, ENTER, SHIFT_TAB, Term

KEYS = {
    "Your goal": ENTER,
    "What matters most": " " + ENTER,
    "Your wish": ENTER,
    "Place of work": ENTER,
    "Schooling": DOWN + ENTER,
    "Health care work": ENTER,
    "Medical words": ENTER,
    "The basics": DOWN + DOWN + " " + ENTER,
    "Study hours": "12" + ENTER,
    "Free times": DOWN + ENTER,
    "Start date": ENTER,
    "Time until ready": "18" + ENTER,
    "Trip to a campus": DOWN + ENTER,
    "Internet": ENTER,
    "Way to study": DOWN + ENTER,
    "State": "Texas" + ENTER,
    "Your own money": "$4,500" + ENTER,
    "Help to pay": " " + ENTER,
}
"""Title of each question on its prompt line to the keys that answer it."""

Start = Callable[..., Term]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    def started(*args: str, columns: int = 80, rows: int = 24) -> Term:
        home = {"CODINGPATH_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8"}
        argv = [sys.executable, "-m", "codingpath", "--today", "2026-11-23", *args]
        return Term(argv, columns=columns, rows=rows, env=home, cwd=tmp_path)

    return started


def title(term: Term) -> str | None:
    """Return the title on the prompt line that is waiting for keys, or none."""
    line = next((line for line in reversed(term.text.splitlines()) if line.startswith("? ")), "")
    return next((t for t in [*KEYS, "Choose"] if line.startswith(f"? {t}")), None)


def answer(term: Term, until: str) -> list[str]:
    """Answer question after question until one with this title is asked; return the titles answered."""
    answered: list[str] = []
    while True:
        term.wait_until(lambda: title(term) is not None and title(term) not in answered[-1:], f"a question after {answered}")
        now = title(term)
        if now == until or now is None:
            return answered
        term.send(KEYS[now])
        answered.append(now)


def test_from_the_first_question_to_the_file(start: Start, tmp_path: Path) -> None:
    with start() as term:
        term.wait_for("Welcome to codingpath")
        answered = answer(term, "Choose")
        assert answered == list(KEYS)
        term.wait_for_prompt("Are these answers right?")
        term.send(ENTER)
        term.wait_for_prompt("What next?")
        history = "\n".join("".join(c.data for _, c in sorted(line.items())) for line in term.screen.history.top) + term.text
        assert "From your answers" in history
        assert "Ready to apply for jobs" in history
        term.send(DOWN * 4 + ENTER)
        term.wait_for_prompt("As what kind of file?", "» Markdown")
        term.send(ENTER)
        term.wait_for("File to write")
        term.send(ENTER)
        term.wait_for_prompt("Wrote", "What next?")
        written = (tmp_path / "codingpath-2026-11-23.md").read_text("utf-8")
        assert written.startswith("# Your roadmap into medical billing and coding\n")
        term.send(ENTER)  # after an export, Quit is the default
        assert term.wait_exit() == 0
        assert "Your answers are in" in term.text


def test_back_then_stop_then_resume_at_the_first_open_question(start: Start, tmp_path: Path) -> None:
    with start() as term:
        answer(term, "Schooling")
        term.send(SHIFT_TAB)
        term.wait_until(lambda: title(term) == "Place of work", "the question before")
        term.send(DOWN + ENTER)
        term.wait_until(lambda: title(term) == "Schooling", "the question again")
        term.send(CTRL_C)
        assert term.wait_exit() == 130
        assert "Go on with `codingpath`" in term.text
    saved = json.loads((tmp_path / "home" / "sessions" / "last" / "answers.json").read_text("utf-8"))
    assert saved["answers"]["setting"] == "hospital"
    with start() as term:
        term.wait_for_prompt("unfinished answers")
        term.send(ENTER)
        term.wait_until(lambda: title(term) == "Schooling", "the first open question")


def test_answers_can_be_deleted(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    file.write_text("goal: earn-more\nrole: coding\nhours: 20\nmonths: 30\neducation: diploma\nhealth-work: none\n", "utf-8")
    with start("--answers", str(file), rows=40) as term:
        answer(term, "Choose")
        term.wait_for_prompt("Are these answers right?")
        term.send(ENTER)
        term.wait_for_prompt("What next?")
        term.send(DOWN * 5 + ENTER)
        term.wait_for_prompt("Delete the answers in")
        term.send(DOWN + ENTER)
        assert term.wait_exit() == 0
    assert not list((tmp_path / "home" / "sessions").glob("*"))


def test_ephemeral_writes_nothing(start: Start, tmp_path: Path) -> None:
    with start("--ephemeral") as term:
        answer(term, "Your wish")
        term.send(CTRL_C)
        assert term.wait_exit() == 130
        assert "Nothing was saved" in term.text
    assert not (tmp_path / "home").exists()


WRONG = {
    "Study hours": ("ten", "is not a whole number"),
    "Start date": ("2020-01-01", "is in the past"),
    "State": ("Narnia", "is not a choice here"),
    "Your own money": ("3,ooo", "is not a whole number"),
}


def test_a_wrong_entry_gets_one_clear_line_and_the_question_again(start: Start) -> None:
    with start("--ephemeral", rows=40) as term:
        for name, (typed, message) in WRONG.items():
            answer(term, name)
            term.send(typed + ENTER)
            term.wait_for(message)
            term.wait_until(lambda name=name: title(term) == name, "the question again")  # type: ignore[misc]
        term.send("-5" + ENTER)
        term.wait_for("is outside $0 to $100,000")
