"""Two processes, one client: one of them writes, both read, and notes get through."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from forked import fork_to
from holder import somebody_at
from wizard_samples import QUESTIONS

from codingpath.errors import CodingpathError
from codingpath.sessions import alias, lifecycle, lock, notes, store
from codingpath.sessions.lock import locked

SOON = 0.001
"""Seconds between two tries for a lock that will not come."""


def saved(name: str, budget: int = 1) -> Path:
    return store.save(name, {"budget": budget}, rules="1", now="1")


def locks() -> list[Path]:
    return list(alias.folder().with_name("locks").iterdir())


def test_answers_without_a_name_are_spoken_of_as_ones_own() -> None:
    assert [alias.is_or_are(name) for name in (alias.DEFAULT_NAME, "Ann")] == ["your saved answers are", "Ann is"]


def test_who_has_a_client_open_is_named_and_readers_and_notes_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", SOON)
    for name in ("Ann", "joe"):
        saved(name)
    with somebody_at("Ann") as process:
        says = rf"Ann is open in another window \(process {process.pid}\); close it there first"
        for act in (
            lambda: saved("Ann", 2),
            lambda: store.sitting("Ann~evenings").__enter__(),
            lambda: lifecycle.rename("Ann", "Zoe"),
            lambda: lifecycle.rename("joe", "Ann"),
            lambda: lifecycle.delete("Ann"),
            lambda: lifecycle.restore("Ann"),
        ):
            with pytest.raises(lock.Busy, match=says):
                act()
        assert store.load("Ann", QUESTIONS).answers == {"budget": 1}
        notes.add("Ann", "called back", now="2")
        assert [n.text for n in notes.read("Ann")] == ["called back"]
        saved("joe", 2)
    saved("Ann", 2)
    assert locks() == []


def test_a_lock_goes_with_its_process_and_what_is_left_is_swept() -> None:
    with somebody_at("Ann") as process:
        process.kill()
        assert len(locks()) == 1
        saved("joe")
        assert locks() == []
        with store.sitting("Ann"):
            assert len(locks()) == 1
        assert locks() == []


def test_names_that_are_one_folder_on_some_computers_have_one_lock() -> None:
    with somebody_at("Ann"), pytest.raises(lock.Busy), locked("ANN", tries=1):
        pass


def test_inside_one_process_a_lock_is_held_once_and_let_go_at_the_end() -> None:
    with store.sitting("Ann"):
        saved("Ann")
        saved("Ann~a")
        notes.add("Ann", "hello", now="1")
        lifecycle.rename("Ann~a", "Ann~b")
        assert len(locks()) == 1
    with somebody_at("Ann"):
        pass


def test_a_client_that_is_deleted_in_a_sitting_can_be_saved_again() -> None:
    with store.sitting("Ann"):
        saved("Ann")
        lifecycle.delete("Ann")
        saved("Ann", 2)
    assert store.load("Ann", QUESTIONS).answers == {"budget": 2}


def patient(write: Callable[[], object]) -> None:
    """Write at last, however slow the computer is."""
    while True:
        with suppress(lock.Busy):
            write()
            return


def write_again_and_again(question: str, rounds: int) -> None:
    """Save and note; whoever is second waits. It is no success if a torn file is ever read."""
    for number in range(1, rounds + 1):
        patient(partial(store.save, "shared", {question: number}, rules="1", now=f"{number}"))
        patient(partial(notes.add, "shared", f"{question} {number}", now=f"{number}"))
        read = store.load("shared", QUESTIONS)
        assert read.found
        assert not read.notes
        assert len(read.answers) == 1


def test_processes_that_write_to_one_client_at_once_tear_nothing_and_lose_no_note(tmp_path: Path) -> None:
    rounds = {"budget": 15, "months": 20}
    writers = [fork_to(tmp_path / name, partial(write_again_and_again, name, count), {}) for name, count in rounds.items()]
    assert [(writer.wait(), writer.said) for writer in writers] == [(0, ""), (0, "")]
    texts = [n.text for n in notes.read("shared")]
    for question, count in rounds.items():
        assert [t for t in texts if t.startswith(question)] == [f"{question} {n}" for n in range(1, count + 1)]
    assert len(texts) == sum(rounds.values())
    assert sorted(p.name for p in alias.folder().rglob("*")) == ["answers.json", "notes.json", "shared"]


def test_where_no_lock_can_be_made_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(CodingpathError, match="cannot save your answers"):
        saved("Ann")
