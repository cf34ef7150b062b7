"""The page for counselors: every command in it works, in its order, on a computer with one client; and its words are plain."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from readability import grade
from running import BEGINNER, ROOT, Ran

from codingpath.catalog.answers import read_answers
from codingpath.cli.app import NAME, root
from codingpath.cli.help import every_command
from codingpath.model.catalog import Catalog
from codingpath.sessions import names, store

PAGE = (ROOT / "docs" / "counselors.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = dict(every_command(root(), NAME))


def lines() -> Iterator[str]:
    """Yield every line of the code blocks."""
    yield from (line for block in BLOCKS for line in block.splitlines())


def is_quiz(words: list[str]) -> bool:
    """Tell whether a call starts the quiz, or questions of its kind, which need a terminal."""
    return words[0] == NAME and (
        len(words) == 1 or words[1].startswith("-") or (words[1:3] == ["data", "add"] and "--set" not in words)
    )


def test_the_way_to_install_is_that_of_the_readme() -> None:
    (install,) = [line for line in lines() if "venv" in line]
    assert install in (ROOT / "README.md").read_text("utf-8")


def test_every_command_works_in_its_order(
    catalog: Catalog, cli_with_sessions: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = read_answers(BEGINNER, catalog.questions)
    for name, changed in {"maria": {}, "maria~evenings": {"hours": 18}}.items():
        store.save(name, {**answers, **changed}, rules=catalog.rules.version, now="2026-11-23", finished=True)
    for line in lines():
        words = shlex.split(line)
        if words[0] == "export":
            monkeypatch.setenv(*words[1].replace("$PWD", str(tmp_path)).split("=", 1))
        elif words[0] == NAME and not is_quiz(words) and line != "codingpath check":  # `data add` has just done so
            ran = cli_with_sessions(*words[1:])
            assert ran.code == 0, (line, ran.err)
            assert ran.out or ran.err, line
    assert names.names() == []
    made = {path.name for path in tmp_path.iterdir()}
    plans = {"maria.html", "maria.md", "maria.ics", "maria-iep.html"}
    assert made == {"office-data", "maria.yaml", "side-by-side.md", "everything.zip", *plans}
    page = (tmp_path / "maria.md").read_text("utf-8")
    assert "Prepared with Career Center of Lorain County, 440-555-0100." in page
    assert "Career Center of Lorain County: Bring your state ID to the first meeting." in page


def test_there_is_nothing_else_to_type() -> None:
    starts = {shlex.split(line)[0] for line in lines()}
    assert starts == {NAME, "export", "python3"}


def test_every_call_that_starts_the_quiz_has_options_that_there_are() -> None:
    quiz = [shlex.split(line) for line in lines() if is_quiz(shlex.split(line))]
    known = {option for param in COMMANDS[NAME].params for option in param.opts}
    added = [words[3] for words in quiz if words[1:3] == ["data", "add"]]
    assert added == ["contact", "program", "fund", "note"]
    assert len(quiz) > len(added)
    assert {word for words in quiz for word in words[1:] if word.startswith("--")} <= known


def test_every_command_named_in_a_sentence_exists() -> None:
    named = re.findall(r"`(codingpath(?: [^`]*)?)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))
    assert len(named) > 3
    for call in named:
        words = re.match(r"codingpath(?: [a-z]+)*", call.replace(" maria", ""))
        assert words is not None
        assert words[0] in COMMANDS, call


def test_the_words_are_plain() -> None:
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    prose = re.sub(r"`[^`]*`", "it", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", prose))
    paragraphs = [line for line in prose.splitlines() if len(line.split()) > 5 and not line.startswith(("|", "#"))]
    hard = [(round(grade(text), 1), text) for text in paragraphs if grade(text) > 8]
    assert hard == []
    assert not re.search(r"guarantee|\beasy|easily|assured|in demand|you qualify|it is free|you should", PAGE, re.IGNORECASE)
