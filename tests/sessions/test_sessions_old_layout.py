"""Files of an older codingpath: read for ever, moved by the first command that writes, and never by one that reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from holder import somebody_at
from old_layout import write_old
from wizard_samples import QUESTIONS

from codingpath.errors import CodingpathError
from codingpath.sessions import alias, lifecycle, names, notes, store
from codingpath.sessions.archive import pack
from codingpath.sessions.names import variants

NOTES = '{"format": 1, "notes": [{"at": "2026-11-01", "text": "hello"}]}'


@pytest.fixture(autouse=True)
def _old() -> None:
    for age, name in enumerate(("Bob.json", "Ann~a.json", "Ann.json"), start=1):
        os.utime(write_old(name, age), (age, age))
    write_old("Ann.notes.json", NOTES)
    write_old("Ann~a.damaged-1.json", "{")


def there() -> list[str]:
    return sorted(p.relative_to(alias.folder()).as_posix() for p in alias.folder().rglob("*") if p.is_file())


def seen() -> object:
    return (
        [(name, store.load(name, QUESTIONS).answers, variants(name), notes.read(name)) for name in names.names()],
        store.load("Ann~a", QUESTIONS).answers,
    )


MOVED = ["Ann/answers.json", "Ann/notes.json", "Ann/variants/a.damaged-1.json", "Ann/variants/a.json", "Bob/answers.json"]


def test_who_reads_moves_nothing() -> None:
    before = there()
    assert names.names() == ["Ann", "Bob"]
    assert store.load("Ann~a", QUESTIONS).answers == {"budget": 2}
    assert pack().clients == ("Ann", "Bob")
    assert names.path_of("Ann").is_file()
    assert there() == before == sorted(before)


def test_who_writes_moves_everybody_and_all_is_as_it_was() -> None:
    before = seen()
    with store.sitting("Cyd"):
        assert seen() == before
    assert there() == MOVED
    assert names.path_of("Ann").stat().st_mtime == 3


def test_a_note_moves_too_but_not_whom_somebody_has_open() -> None:
    with somebody_at("Ann"):
        write_old("Dan.json", 4)
        notes.add("Bob", "x", now="1")
    assert "Dan/answers.json" in there()
    assert [n.text for n in notes.read("Ann")] == ["hello"]


def test_what_cannot_be_moved_is_told_to_who_writes_there_and_keeps_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if target.name == "Ann":
            raise OSError(28, "No space left on device")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fails)
        store.save("Bob", {"budget": 5}, rules="1", now="1")
        with pytest.raises(CodingpathError, match="No space left"):
            store.save("Ann", {"budget": 5}, rules="1", now="1")
        assert [p for p in there() if not p.startswith("Bob")] == [
            "Ann.json", "Ann.notes.json", "Ann~a.damaged-1.json", "Ann~a.json"
        ]  # fmt: skip
        assert lifecycle.delete("Ann") == lifecycle.Removed(answers=True, notes=True, variants=1, previous=0, damaged=1)
    assert there() == ["Bob/answers.json"]


def test_what_an_older_codingpath_saved_again_since_is_kept_beside() -> None:
    with store.sitting("Cyd"):
        pass
    write_old("Ann.json", 99)
    assert store.load("Ann", QUESTIONS).answers == {"budget": 3}
    store.save("Ann", {"budget": 4}, rules="1", now="1")
    assert {name: store.load(name, QUESTIONS).answers for name in names.names()} == {
        "Ann": {"budget": 4}, "Ann 2": {"budget": 99}, "Bob": {"budget": 1}
    }  # fmt: skip
    assert not [name for name in there() if "/" not in name]


def test_a_rename_and_a_delete_of_a_variant_work_at_once() -> None:
    lifecycle.rename("Ann~a", "Ann~z")
    assert variants("Ann") == ["z"]
    assert lifecycle.delete("Ann~z").answers
    assert there() == ["Ann/answers.json", "Ann/notes.json", "Bob/answers.json"]
