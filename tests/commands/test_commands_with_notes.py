"""`codingpath plan --with-notes`: notes are in a plan only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from running import BEGINNER, TODAY, Ran, inside, keep_catalog

from codingpath.sessions import notes, store

Run = Callable[..., Ran]
NOTE = "asks about <b>evenings</b> | and `xylophones`"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one home for all these tests, with a client who has a note, saved last, and one who has none."""
    folder = keep_catalog(tmp_path_factory.mktemp("notes") / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CODINGPATH_HOME", str(folder))
        for name in ("Joe", "Maria"):
            store.save(name, {"goal": "lead"}, rules="1", now="2026-11-23T10:00:00", finished=True)
        notes.add("Maria", NOTE, now="2026-11-23T10:05:00+00:00")
    return folder


@pytest.fixture
def plan(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Run:
    monkeypatch.setenv("CODINGPATH_HOME", str(home))
    return partial(inside, capfd, monkeypatch, "plan", *TODAY)


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_notes_are_the_last_part_when_asked_for_and_nowhere_else(plan: Run, form: str) -> None:
    named = plan("--session", "Maria", "--format", form, "--with-notes")
    assert named.code == 0
    assert "2026-11-23" in named.out[named.out.rindex("Notes") :]
    assert "xylophones" in named.out
    assert form == "table" or "<b>evenings" not in named.out
    assert plan("--format", form, "--with-notes").out == named.out, "as the last session"
    assert "xylophones" not in plan("--format", form).out


def test_a_file_with_notes_is_closed_to_others_also_where_it_replaces_one_that_was_not(plan: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    assert plan("--session", "Maria", "--with-notes", "--output", str(path)).code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert plan("--session", "Maria", "--with-notes", "--output", str(path), "--force").code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert plan("--session", "Maria", "--output", str(path), "--force").code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert "xylophones" not in path.read_text("utf-8")


def test_a_client_without_notes_has_a_part_that_says_so(plan: Run) -> None:
    assert "There are no notes." in plan("--session", "Joe", "--with-notes").out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--answers", str(BEGINNER)], "needs a saved session"),
        (["--brief"], "--brief prints the first page only"),
        (["--format", "json"], "--format json holds no notes"),
        (["--format", "ics"], "--format ics holds no notes"),
    ],
)
def test_where_there_can_be_no_notes_it_is_a_usage_error(plan: Run, args: list[str], says: str) -> None:
    ran = plan(*args, "--with-notes")
    assert ran.code == 2
    assert says in ran.err
    assert ran.out == ""
