from __future__ import annotations

import errno
import json
import os
import re
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from strategies import real_catalog
from wizard_samples import ANSWERS, QUESTIONS, SHEETS

from codingpath.errors import CodingpathError
from codingpath.model.condition import NOT_SURE, Value
from codingpath.sessions import alias, archive, file_format, lifecycle, names, places, store
from codingpath.sessions.caseload import caseload
from codingpath.sessions.file_format import Damaged, decode, encode
from codingpath.sessions.names import with_variants as sessions

NOW = "2026-11-23 09:00"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def saved(name: str = "last", **answers: Value) -> Path:
    return store.save(name, answers or ANSWERS, rules="2026.11", now=NOW)


def stored(**change: object) -> None:
    path = saved()
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))


def test_what_was_saved_comes_back() -> None:
    store.save("last", ANSWERS, rules="2026.11", now=NOW, finished=True)
    read = store.load("last", QUESTIONS)
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
    assert re.fullmatch("[0-9a-f]{16}", content.pop("id"))
    assert content == {
        "format": 2, "codingpath": "0.1.0", "rules": "2026.11", "saved": NOW, "finished": False,
        "answers": {"start": "2027-01-04", "funding": ["veteran"]},
    }  # fmt: skip


def test_no_session_is_no_error() -> None:
    read = store.load("last", QUESTIONS)
    assert (read.found, read.answers, read.notes) == (False, {}, ())
    assert store.last() is None


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
    read = store.load("last", QUESTIONS)
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
            store.load("last", QUESTIONS)
        assert names.path_of("last").read_bytes() == content
        read = store.load("last", QUESTIONS, mend=True)
        assert not read.found
        assert "set aside as" in read.notes[0]
        saved()
    kept = sorted(alias.folder().glob("last/*.damaged-*.json"))
    assert [p.name for p in kept] == ["answers.damaged-1.json", "answers.damaged-2.json"]
    assert [p.read_bytes() for p in kept] == [content, content]
    assert names.names() == ["last"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE, errno.ESTALE])
def test_what_cannot_be_read_is_not_damaged(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved()

    def fails(_: Path, most: int = 0) -> bytes:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(store, "read_plain", fails)
    for mend in (False, True):
        with pytest.raises(CodingpathError, match=f"{path}: cannot read it .{os.strerror(number)}.; nothing was changed"):
            store.load("last", QUESTIONS, mend=mend)
    assert os.strerror(number) in store.look("last", QUESTIONS).notes[0]
    assert [p.name for p in path.parent.iterdir()] == ["answers.json"]


HALF = '"\\ud83d"'
"""Half a character, as JSON can have it and no file can."""


@pytest.mark.parametrize(
    "answers", [f'{{"pet": {HALF}}}', f"{{{HALF}: 1}}", f'{{"goal": {HALF}}}', f'{{"pets": [{HALF}, {{"x": {HALF}}}]}}']
)
def test_half_a_character_in_a_file_does_not_keep_it_from_being_saved_again(answers: str) -> None:
    path = saved()
    path.write_text(f'{{"format": 1, "rules": {HALF}, "saved": {HALF}, "answers": {answers}}}', "ascii")
    read = store.load("last", QUESTIONS)
    store.save("last", {"budget": 1}, rules=read.rules, now=read.saved, others=read.others)
    assert store.load("last", QUESTIONS).answers == {"budget": 1}


@pytest.mark.parametrize("others", ["x" * 4_000_001, json.loads("[" * 21 + "]" * 21)])
def test_what_could_not_be_read_again_once_it_is_saved_is_damaged(others: object) -> None:
    with pytest.raises(Damaged):
        decode(json.dumps({"format": 1, "answers": {"pet": others}}).encode(), QUESTIONS)


@pytest.mark.parametrize("others", [[[]] * 500, [1e15] * 190])
def test_what_grows_when_it_is_saved_is_measured_as_it_is_saved(others: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_format, "MOST_OTHERS", 4_000)
    content = json.dumps({"format": 1, "answers": {"pet": others}}).encode()
    assert len(content) < 4_000
    with pytest.raises(Damaged):
        decode(content, QUESTIONS)


def test_answers_to_questions_of_another_version_stay_in_the_file() -> None:
    stored(answers={"pet": ["cat"], "budget": 1})
    read = store.load("last", QUESTIONS)
    store.save("last", {"budget": 2}, rules="2", now=NOW, others=read.others)
    assert json.loads(names.path_of("last").read_text("utf-8"))["answers"] == {"pet": ["cat"], "budget": 2}


def test_a_session_of_a_newer_version_is_refused_and_kept() -> None:
    stored(format=3)
    with pytest.raises(CodingpathError, match="a newer codingpath saved this session; update"):
        store.load("last", QUESTIONS)
    assert json.loads(names.path_of("last").read_text())["format"] == 3
    assert str(names.path_of("last")) not in store.look("last", QUESTIONS).notes[0]  # whoever tells it names the file


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved().read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for name in ("last", "new"):
        with pytest.raises(CodingpathError, match=r"No space left on device.*make room on the disk"):
            saved(name, goal="lead")
    with pytest.raises(CodingpathError, match=r"cannot save what happened .*make room") as caught:
        store.record("last", {"done": []})
    assert "--ephemeral" not in str(caught.value)
    assert names.path_of("last").read_bytes() == before
    assert [p.name for p in alias.folder().rglob("*")] == ["last", "answers.json"]


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
        names.path_of(name)


def test_the_last_session_is_the_one_saved_last() -> None:
    for age, name in enumerate(["Maria G", "joe", "last"]):
        os.utime(saved(name), (1000 - age, 1000 - age))
    assert names.names() == ["Maria G", "joe", "last"]
    assert store.last() == "last"  # whatever a clock said that was set back


def test_where_it_is_not_written_down_the_last_session_is_the_one_with_the_newest_file(home: Path) -> None:
    for age, name in enumerate(["Maria G", "joe", "last"]):
        os.utime(saved(name), (1000 - age, 1000 - age))
    written = home / "last-session"
    for content in (b"", b"../joe", b"nobody", b"\xff", b"j" * 5_000):
        written.write_bytes(content)
        assert store.last() == "Maria G"
    written.unlink()
    written.mkdir()
    saved("joe")
    assert store.last() is not None


def test_who_was_last_is_renamed_forgotten_and_brought_back_with_its_session(home: Path) -> None:
    saved("Ann")
    saved("joe")
    saved("Ann~evenings")
    assert store.last() == "joe"
    lifecycle.rename("joe", "Joseph")
    assert store.last() == "Joseph"
    store.save("Ann", {"budget": 1}, rules="1", now=NOW, replacing=True)
    saved("Joseph")
    lifecycle.restore("Ann")
    assert store.last() == "Ann"
    store.record("Joseph", {"done": []})
    assert store.last() == "Joseph"
    saved("Ann")
    everything = archive.pack().content
    lifecycle.delete("Ann")
    assert (store.last(), (home / "last-session").exists()) == ("Joseph", False)
    archive.unpack(everything, QUESTIONS, replace=False)
    assert store.last() == "Ann"


def test_the_folder_is_listed_as_often_for_many_clients_as_for_few(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was listed for each client anew: of two thousand, a list took more than a minute."""
    lists = 0

    def listing() -> list[os.DirEntry[str]]:
        nonlocal lists
        lists += 1
        return scanned()

    scanned = places._scanned
    monkeypatch.setattr(places, "_scanned", listing)
    counts = []
    for clients in (3, 20):
        for number in range(clients):
            path = home / "sessions" / f"Client {number}" / "answers.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(encode(ANSWERS, rules="1", now="", finished=False), "utf-8")
        lists = 0
        assert len(caseload(real_catalog(), "")) == len(sessions()) == len(archive.pack().clients) == clients
        assert names.unusable() == []
        counts.append(lists)
    assert counts[0] == counts[1] < 10


def test_the_last_session_is_one_that_is_a_file(home: Path) -> None:
    saved("joe")
    (home / "sessions" / "aaa.json").mkdir()
    os.mkfifo(home / "sessions" / "bbb.json")
    (home / "sessions" / "ccc").symlink_to(home)
    (home / "sessions" / "ann").mkdir()
    (home / "sessions" / "ann" / "answers.json").mkdir()
    assert store.last() == "joe"
    odd = names.unusable()
    assert [name for name in ("aaa.json", "bbb.json", "ccc", "ann/answers.json") if not any(name in text for text in odd)] == []
    assert len(odd) == 4


def test_deleting_removes_every_trace_of_this_session_only() -> None:
    saved("last 2")
    saved().write_text("{")
    store.load("last", QUESTIONS, mend=True)
    saved()
    store.save("last", {"budget": 1}, rules="1", now=NOW, replacing=True)
    (alias.folder() / "last" / ".answers.abc123.tmp").write_text("half")
    (alias.folder() / ".last.abc123.tmp").write_text("half")
    (alias.folder() / ".staged.last").mkdir()
    assert lifecycle.delete("last") == lifecycle.Removed(answers=True, notes=False, variants=0, previous=1, damaged=1)
    assert [p.name for p in alias.folder().iterdir()] == ["last 2"]
    with pytest.raises(CodingpathError, match="there is no session 'last'; did you mean 'last 2'"):
        lifecycle.delete("last")


def test_renaming_takes_no_other_name() -> None:
    saved("joe")
    saved()
    with pytest.raises(CodingpathError, match="already"):
        lifecycle.rename("last", "joe")
    assert lifecycle.rename("last", "ann") == alias.folder() / "ann" / "answers.json"
    with pytest.raises(CodingpathError, match="there is no session"):
        lifecycle.rename("last", "bob")


def test_a_session_that_was_renamed_and_deleted_leaves_nothing_behind() -> None:
    saved("maria")
    for temp in ("maria/.answers.x7k.tmp", ".maria.x7k.tmp", ".maria~a.x7k.tmp"):
        (alias.folder() / temp).write_text("half of the answers", "utf-8")
    lifecycle.rename("maria", "client-7")
    lifecycle.delete("client-7")
    assert not list(alias.folder().iterdir())
    saved("maria")


def test_names_that_differ_in_capitals_only_are_one_person() -> None:
    saved("maria")
    assert (names.twin("Maria"), names.twin("maria"), names.twin("joe")) == ("maria", None, None)
    assert not store.load("Maria", QUESTIONS).found
    with pytest.raises(CodingpathError, match="there is a session 'maria' already, and a name that differs in capitals only"):
        saved("Maria")
    saved("joe")
    with pytest.raises(CodingpathError, match="there is a session 'maria' already"):
        lifecycle.rename("joe", "MARIA")
    lifecycle.rename("maria", "Maria")
    assert sorted(names.names()) == ["Maria", "joe"]


# -- the copy of what was replaced


def test_answers_that_were_replaced_can_be_brought_back_and_forth() -> None:
    saved(budget=1)
    store.save("last", {"budget": 2}, rules="1", now=NOW, replacing=True)
    store.save("last", {"budget": 3}, rules="1", now=NOW)
    copy = store.previous("last", QUESTIONS)
    assert copy is not None
    assert copy.answers == {"budget": 1}
    for budget in (1, 3, 1):
        lifecycle.restore("last")
        assert store.load("last", QUESTIONS).answers == {"budget": budget}


def test_the_copy_comes_back_also_where_the_answers_of_today_are_gone() -> None:
    saved(budget=1)
    store.save("last", {"budget": 2}, rules="1", now=NOW, replacing=True).unlink()
    lifecycle.restore("last")
    assert store.load("last", QUESTIONS).answers == {"budget": 1}
    assert store.previous("last", QUESTIONS) is None


def test_a_variant_has_a_copy_of_its_own() -> None:
    for name, budget in (("ann", 1), ("ann~a", 2)):
        saved(name, budget=budget)
        store.save(name, {"budget": budget + 10}, rules="1", now=NOW, replacing=True)
    lifecycle.restore("ann~a")
    assert [store.load(name, QUESTIONS).answers["budget"] for name in ("ann", "ann~a")] == [11, 2]
    lifecycle.rename("ann~a", "ann~b")
    lifecycle.restore("ann~b")
    assert store.load("ann~b", QUESTIONS).answers == {"budget": 12}
    assert lifecycle.delete("ann~b").previous == 1
    assert not (alias.folder() / "ann" / "variants").exists()


def test_without_a_copy_nothing_is_brought_back() -> None:
    assert store.previous("last", QUESTIONS) is None
    with pytest.raises(CodingpathError, match="there is no session 'last'"):
        lifecycle.restore("last")
    saved()
    with pytest.raises(CodingpathError, match="nothing of it was replaced"):
        lifecycle.restore("last")
    store.save("new", {"budget": 1}, rules="1", now=NOW, replacing=True)
    assert store.previous("new", QUESTIONS) is None


def test_not_sure_is_kept_as_an_answer() -> None:
    saved(goal=NOT_SURE, budget=NOT_SURE, funding=NOT_SURE, start=NOT_SURE)
    assert set(store.load("last", QUESTIONS).answers.values()) == {NOT_SURE}


def test_without_a_wish_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CODINGPATH_HOME")
    assert alias.folder().parts[-2:] == ("codingpath", "sessions")
