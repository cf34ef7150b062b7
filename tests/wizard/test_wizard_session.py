from __future__ import annotations

import errno
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
from codingpath.wizard.session_format import Damaged, decode, encode

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
        "format": 2, "codingpath": "0.1.0", "rules": "2026.11", "saved": NOW, "finished": False,
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
def test_a_damaged_file_is_set_aside_by_who_writes_and_never_overwritten(content: bytes) -> None:
    for _ in range(2):
        saved().write_bytes(content)
        with pytest.raises(CodingpathError, match=r"could not be read.*`codingpath --session last` sets the file aside"):
            session.load("last", QUESTIONS)
        assert session.path_of("last").read_bytes() == content
        read = session.load("last", QUESTIONS, mend=True)
        assert not read.found
        assert "set aside as" in read.notes[0]
        saved()
    kept = sorted(session.folder().glob("last/*.damaged-*.json"))
    assert [p.name for p in kept] == ["answers.damaged-1.json", "answers.damaged-2.json"]
    assert [p.read_bytes() for p in kept] == [content, content]
    assert session.names() == ["last"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE, errno.ESTALE])
def test_what_cannot_be_read_is_not_damaged(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved()

    def fails(_: Path, most: int = 0) -> bytes:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(session, "read_plain", fails)
    for mend in (False, True):
        with pytest.raises(CodingpathError, match=f"{path}: cannot read it .{os.strerror(number)}.; nothing was changed"):
            session.load("last", QUESTIONS, mend=mend)
    assert os.strerror(number) in session.look("last", QUESTIONS).notes[0]
    assert [p.name for p in path.parent.iterdir()] == ["answers.json"]


HALF = '"\\ud83d"'
"""Half a character, as JSON can have it and no file can."""


@pytest.mark.parametrize(
    "answers", [f'{{"pet": {HALF}}}', f"{{{HALF}: 1}}", f'{{"goal": {HALF}}}', f'{{"pets": [{HALF}, {{"x": {HALF}}}]}}']
)
def test_half_a_character_in_a_file_does_not_keep_it_from_being_saved_again(answers: str) -> None:
    path = saved()
    path.write_text(f'{{"format": 1, "rules": {HALF}, "saved": {HALF}, "answers": {answers}}}', "ascii")
    read = session.load("last", QUESTIONS)
    session.save("last", {"budget": 1}, rules=read.rules, now=read.saved, others=read.others)
    assert session.load("last", QUESTIONS).answers == {"budget": 1}


@pytest.mark.parametrize("others", [[[]] * 500_000, "x" * 4_000_001, json.loads("[" * 21 + "]" * 21), [1e15] * 200_000])
def test_what_could_not_be_read_again_once_it_is_saved_is_damaged(others: object) -> None:
    with pytest.raises(Damaged):
        decode(json.dumps({"format": 1, "answers": {"pet": others}}).encode(), QUESTIONS)


def test_answers_to_questions_of_another_version_stay_in_the_file() -> None:
    stored(answers={"pet": ["cat"], "budget": 1})
    read = session.load("last", QUESTIONS)
    session.save("last", {"budget": 2}, rules="2", now=NOW, others=read.others)
    assert json.loads(session.path_of("last").read_text("utf-8"))["answers"] == {"pet": ["cat"], "budget": 2}


def test_a_session_of_a_newer_version_is_refused_and_kept() -> None:
    stored(format=3)
    with pytest.raises(CodingpathError, match="a newer codingpath saved this session; update"):
        session.load("last", QUESTIONS)
    assert json.loads(session.path_of("last").read_text())["format"] == 3


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved().read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for name in ("last", "new"):
        with pytest.raises(CodingpathError, match="No space left on device"):
            saved(name, goal="lead")
    assert session.path_of("last").read_bytes() == before
    assert [p.name for p in session.folder().rglob("*")] == ["last", "answers.json"]


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


def test_the_last_session_is_one_that_is_a_file(home: Path) -> None:
    saved("joe")
    (home / "sessions" / "aaa.json").mkdir()
    os.mkfifo(home / "sessions" / "bbb.json")
    (home / "sessions" / "ccc").symlink_to(home)
    (home / "sessions" / "ann").mkdir()
    (home / "sessions" / "ann" / "answers.json").mkdir()
    assert session.last() == "joe"
    odd = session.unusable()
    assert [name for name in ("aaa.json", "bbb.json", "ccc", "ann/answers.json") if not any(name in text for text in odd)] == []
    assert len(odd) == 4


def test_deleting_removes_every_trace_of_this_session_only() -> None:
    saved("last 2")
    saved().write_text("{")
    session.load("last", QUESTIONS, mend=True)
    saved()
    session.save("last", {"budget": 1}, rules="1", now=NOW, replacing=True)
    (session.folder() / "last" / ".answers.abc123.tmp").write_text("half")
    (session.folder() / ".last.abc123.tmp").write_text("half")
    (session.folder() / ".staged.last").mkdir()
    assert session.delete("last") == session.Removed(answers=True, notes=False, variants=0, previous=1, damaged=1)
    assert [p.name for p in session.folder().iterdir()] == ["last 2"]
    with pytest.raises(CodingpathError, match="there is no session 'last'; did you mean 'last 2'"):
        session.delete("last")


def test_renaming_takes_no_other_name() -> None:
    saved("joe")
    saved()
    with pytest.raises(CodingpathError, match="already"):
        session.rename("last", "joe")
    assert session.rename("last", "ann") == session.folder() / "ann" / "answers.json"
    with pytest.raises(CodingpathError, match="there is no session"):
        session.rename("last", "bob")


def test_a_session_that_was_renamed_and_deleted_leaves_nothing_behind() -> None:
    saved("maria")
    for temp in ("maria/.answers.x7k.tmp", ".maria.x7k.tmp", ".maria~a.x7k.tmp"):
        (session.folder() / temp).write_text("half of the answers", "utf-8")
    session.rename("maria", "client-7")
    session.delete("client-7")
    assert not list(session.folder().iterdir())
    saved("maria")


def test_names_that_differ_in_capitals_only_are_one_person() -> None:
    saved("maria")
    assert (session.twin("Maria"), session.twin("maria"), session.twin("joe")) == ("maria", None, None)
    assert not session.load("Maria", QUESTIONS).found
    with pytest.raises(CodingpathError, match="there is a session 'maria' already, and a name that differs in capitals only"):
        saved("Maria")
    saved("joe")
    with pytest.raises(CodingpathError, match="there is a session 'maria' already"):
        session.rename("joe", "MARIA")
    session.rename("maria", "Maria")
    assert sorted(session.names()) == ["Maria", "joe"]


# -- the copy of what was replaced


def test_answers_that_were_replaced_can_be_brought_back_and_forth() -> None:
    saved(budget=1)
    session.save("last", {"budget": 2}, rules="1", now=NOW, replacing=True)
    session.save("last", {"budget": 3}, rules="1", now=NOW)
    copy = session.previous("last", QUESTIONS)
    assert copy is not None
    assert copy.answers == {"budget": 1}
    for budget in (1, 3, 1):
        session.restore("last")
        assert session.load("last", QUESTIONS).answers == {"budget": budget}


def test_a_variant_has_a_copy_of_its_own() -> None:
    for name, budget in (("ann", 1), ("ann~a", 2)):
        saved(name, budget=budget)
        session.save(name, {"budget": budget + 10}, rules="1", now=NOW, replacing=True)
    session.restore("ann~a")
    assert [session.load(name, QUESTIONS).answers["budget"] for name in ("ann", "ann~a")] == [11, 2]
    session.rename("ann~a", "ann~b")
    session.restore("ann~b")
    assert session.load("ann~b", QUESTIONS).answers == {"budget": 12}
    assert session.delete("ann~b").previous == 1
    assert not (session.folder() / "ann" / "variants").exists()


def test_without_a_copy_nothing_is_brought_back() -> None:
    assert session.previous("last", QUESTIONS) is None
    with pytest.raises(CodingpathError, match="there is no session 'last'"):
        session.restore("last")
    saved()
    with pytest.raises(CodingpathError, match="nothing of it was replaced"):
        session.restore("last")
    session.save("new", {"budget": 1}, rules="1", now=NOW, replacing=True)
    assert session.previous("new", QUESTIONS) is None


def test_not_sure_is_kept_as_an_answer() -> None:
    saved(goal=NOT_SURE, budget=NOT_SURE, funding=NOT_SURE, start=NOT_SURE)
    assert set(session.load("last", QUESTIONS).answers.values()) == {NOT_SURE}


def test_without_a_wish_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CODINGPATH_HOME")
    assert session.folder().parts[-2:] == ("codingpath", "sessions")
