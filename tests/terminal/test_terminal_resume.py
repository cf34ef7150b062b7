"""Coming back to saved answers: what changed meanwhile is said, what cannot be read is set aside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran
from sitting import ANSWERS, ASKED, Sitting, as_json

pytestmark = pytest.mark.pty
Sit = Callable[..., Sitting]


@pytest.fixture
def session(home: Path) -> Callable[..., Path]:
    def write(content: str) -> Path:
        path = home / "sessions" / "last" / "answers.json"
        path.parent.mkdir(parents=True)
        path.write_text(content, "utf-8")
        return path

    return write


def of_another_version(**changed: object) -> str:
    answers = {**as_json(ANSWERS), **changed}
    return json.dumps(
        {"format": 1, "codingpath": "0.0.1", "rules": "1999.1", "saved": "1999-12-31", "finished": True, "answers": answers}
    )


def test_what_changed_since_is_said_and_only_that_is_asked(sit: Sit, session: Callable[..., Path]) -> None:
    session(of_another_version(shoe_size=9, goal="astronaut"))
    with sit(plain=True) as sitting:
        sitting.wait("You have unfinished answers")
        said = " ".join(sitting.term.text.split())
        assert "'shoe_size' is not asked here" in said
        assert "Your saved answer to 'Your goal' was left out" in said
        assert "saved under rules 1999.1; now they are" in said
        assert "asked now: Your goal." in said
        sitting.send("?\r")
        sitting.term.wait_for("Your saved answers stay as they are")
        sitting.wait("You have unfinished answers")
        sitting.send("back\r")
        sitting.term.wait_for("There is nothing before this.")
        sitting.wait("You have unfinished answers")
        sitting.enter()
        assert sitting.go_through("Are these answers right?", given={q: v for q, v in ANSWERS.items() if q != "goal"})
    assert sitting.saved == {"shoe_size": 9, **as_json(ANSWERS)}


def test_other_commands_say_it_too(
    cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, home: Path, session: Callable[..., Path]
) -> None:
    session(of_another_version(shoe_size=9))
    monkeypatch.setenv("CODINGPATH_HOME", str(home))
    ran = cli("plan", "--session", "last", "--brief")
    assert ran.code == 0
    assert "notice: A saved answer was left out: 'shoe_size' is not asked here. It stays in the file.\n" in ran.err
    assert "notice" not in ran.out


def test_a_damaged_file_is_set_aside_and_the_quiz_begins(sit: Sit, session: Callable[..., Path]) -> None:
    path = session('{"format": 1, "answers": {"goal": "le')
    with sit(plain=True) as sitting:
        sitting.go_through(ASKED[1])
        assert b"It was set aside as" in b" ".join(sitting.term.raw.split())
    assert path.with_name("answers.damaged-1.json").read_text("utf-8").endswith('"le')
    assert sitting.saved == as_json({ASKED[0]: ANSWERS[ASKED[0]]})
