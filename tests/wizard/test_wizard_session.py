from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from test_wizard_flow import SHEETS
from wizard_samples import ANSWERS, QUESTIONS

from codingpath.errors import CodingpathError
from codingpath.model.answers import NOT_SURE, Value
from codingpath.wizard import session
from codingpath.wizard.session_format import decode, encode

NOW = "2026-11-23 09:00"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def saved(name: str = "last", **answers: Value) -> Path:
    return session.save(name, answers or ANSWERS, rules="2026.11", now=NOW)


def stored(**change: object) -> None:
    path = saved()
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))


def test_what_was_saved_comes_back() -> None:
    session.save("last", ANSWERS, rules="2026.11", now=NOW, finished=True)
    read = session.load("last", QUESTIONS)
    assert (read.found, read.answers, read.finished, read.saved, read.rules, read.notes) == (
        True,
        ANSWERS,
        True,
        NOW,
        "2026.11",
        (),
    )


@given(SHEETS)
def test_every_answer_survives_the_file(answers: dict[str, Value]) -> None:
    assert decode(encode(answers, rules="1", now=NOW, finished=False).encode(), QUESTIONS).answers == answers


def test_the_file_is_plain_json() -> None:
    content = json.loads(saved(start=date(2027, 1, 4), funding=("veteran",)).read_text())
    assert content == {
        "format": 1, "codingpath": "0.1.0", "rules": "2026.11", "saved": NOW, "finished": False,
        "answers": {"start": "2027-01-04", "funding": ["veteran"]},
    }  # fmt: skip


def test_no_session_is_no_error() -> None:
    read = session.load("last", QUESTIONS)
    assert (read.found, read.answers, read.notes) == (False, {}, ())
    assert session.last() is None


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
def test_only_the_owner_can_read(home: Path) -> None:
    (home / "sessions").mkdir(parents=True)
    (home / "sessions").chmod(0o755)
    path = saved()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
def test_new_folders_are_private_too(home: Path) -> None:
    saved()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"shoe-size": 9}, "not asked here"),
        ({"goal": "astronaut"}, "asked again"),
        ({"goal": ""}, "asked again"),
        ({"goal": True}, "asked again"),
        ({"goal": ["lead"]}, "asked again"),
        ({"goal": None}, "asked again"),
        ({"budget": 100_001}, "outside"),
        ({"budget": True}, "asked again"),
        ({"budget": 2.5}, "asked again"),
        ({"budget": "2500"}, "asked again"),
        ({"funding": ["none", "veteran"]}, "stands alone"),
        ({"funding": []}, "pick at least one"),
        ({"funding": [1]}, "asked again"),
        ({"funding": "veteran"}, "asked again"),
        ({"start": "someday"}, "asked again"),
    ],
)
def test_an_answer_that_is_no_longer_valid_is_left_out_and_told(answer: dict[str, object], says: str) -> None:
    stored(answers={"setting": "hospital", **answer})
    read = session.load("last", QUESTIONS)
    assert read.answers == {"setting": "hospital"}
    assert len(read.notes) == 1
    assert says in read.notes[0]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"{}", b'{"format": true}', b'{"format": 1}', b'{"format": 1, "answers": []}', b"[" * 99_999]
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_never_overwritten(content: bytes) -> None:
    for _ in range(2):
        saved().write_bytes(content)
        read = session.load("last", QUESTIONS)
        assert not read.found
        assert "set aside as" in read.notes[0]
        saved()
    kept = sorted(session.folder().glob("*.damaged-*.json"))
    assert [p.name for p in kept] == ["last.damaged-1.json", "last.damaged-2.json"]
    assert [p.read_bytes() for p in kept] == [content, content]
    assert session.names() == ["last"]


def test_a_session_of_a_newer_version_is_refused_and_kept() -> None:
    stored(format=2)
    with pytest.raises(CodingpathError, match="a newer codingpath saved this session; update"):
        session.load("last", QUESTIONS)
    assert json.loads(session.path_of("last").read_text())["format"] == 2


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved().read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CodingpathError, match="No space left on device"):
        saved(goal="lead")
    assert session.path_of("last").read_bytes() == before
    assert [p.name for p in session.folder().iterdir()] == ["last.json"]


def test_a_folder_that_cannot_be_made_is_told_with_a_way_out(home: Path) -> None:
    home.write_text("a file stands in the way")
    with pytest.raises(CodingpathError, match="CODINGPATH_HOME") as caught:
        saved()
    assert "--ephemeral" in str(caught.value)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../up", "a/b", "a\\b", "con", "COM1", "a.b", " a", "a ", "x" * 41, "a\n", "-x", "a:b"]
)
def test_names_that_are_no_file_names_are_refused(name: str) -> None:
    with pytest.raises(CodingpathError, match="cannot name a session"):
        session.path_of(name)


def test_the_last_session_is_the_one_saved_last() -> None:
    for age, name in enumerate(["Maria G", "joe", "last"]):
        os.utime(saved(name), (1000 - age, 1000 - age))
    assert session.names() == ["Maria G", "joe", "last"]
    assert session.last() == "Maria G"


def test_deleting_removes_every_copy_of_this_session_only() -> None:
    saved("last 2")
    saved().write_text("{")
    session.load("last", QUESTIONS)
    saved()
    (session.folder() / ".last.abc123.tmp").write_text("half")
    session.delete("last")
    assert [p.name for p in session.folder().iterdir()] == ["last 2.json"]
    with pytest.raises(CodingpathError, match="there is no session 'last'; did you mean 'last 2'"):
        session.delete("last")


def test_renaming_takes_no_other_name() -> None:
    saved("joe")
    saved()
    with pytest.raises(CodingpathError, match="already"):
        session.rename("last", "joe")
    assert session.rename("last", "ann").name == "ann.json"
    with pytest.raises(CodingpathError, match="there is no session"):
        session.rename("last", "bob")


def test_not_sure_is_kept_as_an_answer() -> None:
    saved(goal=NOT_SURE, budget=NOT_SURE, funding=NOT_SURE, start=NOT_SURE)
    assert set(session.load("last", QUESTIONS).answers.values()) == {NOT_SURE}


def test_without_a_wish_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CODINGPATH_HOME")
    assert session.folder().parts[-2:] == ("codingpath", "sessions")
