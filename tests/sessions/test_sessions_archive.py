"""Sessions on the way to another computer: an answers file that reads back, and a zip file that cannot do harm."""

from __future__ import annotations

import os
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from holder import somebody_at
from hypothesis import given
from strategies import people, real_catalog
from wizard_samples import ANSWERS, QUESTIONS

from codingpath.catalog.answers import read_answers
from codingpath.errors import CodingpathError
from codingpath.model.condition import Answers
from codingpath.sessions import alias, archive, lifecycle, lock, names, notes, store
from codingpath.sessions.archive import Restored, pack, unpack
from codingpath.sessions.file_format import answers_text
from codingpath.sessions.names import notes_path
from codingpath.sessions.notes import Note
from codingpath.text import cleaned

NOW = "2026-11-23T09:00:00+00:00"
NOTE = Note(at=NOW, text=cleaned("budget: 1\n--- {a: *b} \u2028 '\" \uffff \x85budget: 2"))


@given(answers=people())
def test_an_exported_session_reads_back_as_it_was(answers: Answers) -> None:
    questions = real_catalog().questions
    for found in ((), (NOTE,)):
        assert read_answers(answers_text(questions, answers, NOW, found), questions) == answers


def test_words_that_others_take_for_true_are_quoted() -> None:
    text = answers_text(real_catalog().questions, {"campus": "no", "state": "OH", "funding": ("none",), "hours": 12}, NOW)
    assert 'campus: "no"' in text
    assert "state: OH" in text
    assert "hours: 12" in text


def fill() -> None:
    store.save("Ann", ANSWERS, rules="1", now=NOW, finished=True)
    store.save("Ann~a", {"budget": 1}, rules="1", now=NOW)
    notes.add("Ann", "hello", now=NOW)
    os.utime(store.save("Bob", {"budget": 2}, rules="1", now=NOW), (1, 1))
    (alias.folder() / "Ann" / "answers.damaged-1.json").write_text("{", "utf-8")


def everything() -> dict[str, bytes]:
    return {p.relative_to(alias.folder()).as_posix(): p.read_bytes() for p in alias.folder().rglob("*") if p.is_file()}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_everything_but_the_damaged_comes_back_in_its_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    packed = pack()
    assert (packed.clients, packed.left_out) == (("Ann", "Bob"), ())
    assert pack() == packed
    before = everything()
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "elsewhere"))
    assert unpack(packed.content, QUESTIONS, replace=False) == [
        Restored(name="Ann", state="restored"),
        Restored(name="Bob", state="restored"),
    ]
    assert everything() == {n: c for n, c in before.items() if "damaged" not in n}
    assert names.names() == ["Ann", "Bob"]
    assert store.load("Ann", QUESTIONS).finished


def test_what_is_here_stays_unless_it_is_to_be_replaced() -> None:
    fill()
    content = pack().content
    store.save("Ann", {"budget": 9}, rules="1", now=NOW)
    store.save("Ann~new", {"budget": 9}, rules="1", now=NOW)
    assert [r.state for r in unpack(content, QUESTIONS, replace=False)] == ["kept", "the same"]
    assert store.load("Ann", QUESTIONS).answers == {"budget": 9}
    assert [r.state for r in unpack(content, QUESTIONS, replace=True)] == ["replaced", "the same"]
    assert store.load("Ann", QUESTIONS).answers == ANSWERS
    assert store.load("Ann~new", QUESTIONS).answers == {"budget": 9}
    assert store.load("Ann~a", QUESTIONS).answers == {"budget": 1}
    lifecycle.restore("Ann")
    assert store.load("Ann", QUESTIONS).answers == {"budget": 9}


def test_notes_of_both_computers_are_kept() -> None:
    fill()
    content = pack().content
    notes.delete_all("Ann")
    notes.add("Ann", "written since", now="2026-11-24T09:00:00+00:00")
    assert [r.state for r in unpack(content, QUESTIONS, replace=False)] == ["kept", "the same"]
    assert [r.state for r in unpack(content, QUESTIONS, replace=True)] == ["replaced", "the same"]
    assert [n.text for n in notes.read("Ann")] == ["hello", "written since"]
    assert [r.state for r in unpack(content, QUESTIONS, replace=False)] == ["the same", "the same"]


def test_what_cannot_be_read_is_left_out_and_named_and_the_rest_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    names.path_of("Ann~a").write_text("{", "utf-8")
    notes_path("Bob").write_text("[]", "utf-8")
    for name in ("Cyd", "Dan"):
        store.save(name, {"budget": 3}, rules="1", now=NOW)
    names.path_of("Cyd").write_bytes(b" " * 5_000_001)
    notes_path("Dan").write_bytes(b" " * 6_000_000 + b'{"format": 1, "notes": []}')
    os.mkfifo(alias.folder() / "x.json")
    packed = pack()
    assert sorted(packed.clients) == ["Ann", "Bob", "Dan"]
    assert [re.search(r"sessions/([^:]*): ", text)[1] for text in packed.left_out if "sessions" in text] == [  # type: ignore[index]
        "x.json", "Cyd/answers.json", "Ann/variants/a.json", "Bob/notes.json",
    ]  # fmt: skip
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "elsewhere"))
    assert {r.name: r.state for r in unpack(packed.content, QUESTIONS, replace=False)} == dict.fromkeys(packed.clients, "restored")


def test_two_names_that_differ_in_capitals_only_do_not_both_come_back() -> None:
    good = store.save("ann", {"budget": 1}, rules="1", now=NOW).read_bytes()
    found = unpack(zipped({"codingpath-sessions/Ann.json": good, "codingpath-sessions/Bob.json": good}), QUESTIONS, replace=True)
    assert [(r.name, r.state) for r in found] == [("Ann", "failed"), ("Bob", "restored")]
    assert "there is 'ann' here" in found[0].why


def test_who_is_open_elsewhere_is_skipped_and_the_rest_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.001)
    fill()
    content = pack().content
    store.save("Ann", {"budget": 9}, rules="1", now=NOW)
    with somebody_at("Ann"):
        found = unpack(content, QUESTIONS, replace=True)
    assert [(r.name, r.state) for r in found] == [("Ann", "failed"), ("Bob", "the same")]
    assert re.fullmatch(r"Ann is open in another window \(process \d+\); close it there first", found[0].why)


@pytest.mark.parametrize("content", [b"", b"PK", b"{}", zipped({"codingpath-sessions/a": b"x"})[:-30]])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(CodingpathError, match="not an archive"):
        unpack(content, QUESTIONS, replace=True)


def test_an_archive_with_a_wrong_check_sum_is_refused() -> None:
    content = bytearray(zipped({"codingpath-sessions/Ann.json": b"x" * 99}))
    content[14] ^= 1  # the check sum in front of the first file
    content[content.index(b"PK\x01\x02") + 16] ^= 1  # and in the list
    with pytest.raises(CodingpathError, match="not an archive"):
        unpack(bytes(content), QUESTIONS, replace=True)


@pytest.mark.parametrize(
    "name", ["../evil.json", "/evil.json", "codingpath-sessions/../evil.json", "C:\\evil.json", "con.json", "x.sh", "a\x1bb.json"]
)
def test_no_file_is_written_outside_or_under_another_kind_of_name(name: str, tmp_path: Path) -> None:
    good = store.save("Ann", {"budget": 1}, rules="1", now=NOW).read_bytes()
    lifecycle.delete("Ann")
    found = unpack(zipped({name: good, "codingpath-sessions/Ann.json": good}), QUESTIONS, replace=True)
    assert [r.state for r in found] == ["restored", "failed"]
    assert "\x1b" not in found[1].name
    assert list(everything()) == ["Ann/answers.json"]
    assert not list(tmp_path.parent.glob("evil*"))


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"Ann.json": b"{"}, "it is not whole JSON"),
        ({"Ann.json": b"\xff"}, "it is not whole JSON"),
        ({"Ann.json": b'{"format": 9, "answers": {}}'}, "a newer codingpath"),
        ({"Ann.json": b'{"format": 1, "answers": {}}' + b" " * 5_000_000}, "answers.json is larger than it can be"),
        ({"Ann.json": b'{"format": 1, "answers": {}}', "Ann~a.json": b"[]"}, "not a codingpath session"),
        ({"Ann.json": b'{"format": 1, "answers": {}}', "Ann.notes.json": b"[]"}, "not a file of notes"),
    ],
)
def test_of_a_client_with_a_bad_file_nothing_is_written(files: dict[str, bytes], why: str) -> None:
    good = {"Bob.json": b'{"format": 1, "answers": {"budget": 3}}'}
    found = unpack(zipped({f"codingpath-sessions/{n}": c for n, c in {**files, **good}.items()}), QUESTIONS, replace=True)
    assert [(r.name, r.state) for r in found] == [("Ann", "failed"), ("Bob", "restored")]
    assert why in found[0].why
    assert list(everything()) == ["Bob/answers.json"]


def test_half_a_character_comes_in_and_can_be_saved_again() -> None:
    half = b'{"format": 1, "answers": {"pet": "\\ud83d", "budget": 3}}'
    assert [r.state for r in unpack(zipped({"codingpath-sessions/Ann.json": half}), QUESTIONS, replace=True)] == ["restored"]
    read = store.load("Ann", QUESTIONS)
    store.save("Ann", {"budget": 4}, rules="1", now=NOW, others=read.others)
    assert store.load("Ann", QUESTIONS).answers == {"budget": 4}


def test_a_file_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "NOTES_LARGEST", 1_000)
    with pytest.raises(CodingpathError, match="never that large; nothing was restored"):
        unpack(zipped({"codingpath-sessions/Ann.json": b" " * 1_001}), QUESTIONS, replace=True)
