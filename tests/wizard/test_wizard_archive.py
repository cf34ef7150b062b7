"""Sessions on the way to another computer: an answers file that reads back, and a zip file that cannot do harm."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from strategies import people, real_catalog
from wizard_samples import ANSWERS, QUESTIONS

from codingpath.catalog.answers import read_answers
from codingpath.errors import CodingpathError
from codingpath.model.answers import Answers
from codingpath.model.clean import cleaned
from codingpath.wizard import notes, session
from codingpath.wizard.answers_text import answers_text
from codingpath.wizard.archive import LARGEST, Restored, pack, unpack
from codingpath.wizard.notes import Note

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
    session.save("Ann", ANSWERS, rules="1", now=NOW, finished=True)
    session.save("Ann~a", {"budget": 1}, rules="1", now=NOW)
    notes.add("Ann", "hello", now=NOW)
    os.utime(session.save("Bob", {"budget": 2}, rules="1", now=NOW), (1, 1))
    (session.folder() / "Ann.damaged-1.json").write_text("{", "utf-8")


def everything() -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in session.folder().iterdir()}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_everything_but_the_damaged_comes_back_in_its_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    content, clients = pack()
    assert clients == ["Ann", "Bob"]
    assert pack()[0] == content
    before = everything()
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "elsewhere"))
    assert unpack(content, QUESTIONS, replace=False) == [
        Restored(name="Ann", state="restored"),
        Restored(name="Bob", state="restored"),
    ]
    assert everything() == {n: c for n, c in before.items() if "damaged" not in n}
    assert session.names() == ["Ann", "Bob"]
    assert session.load("Ann", QUESTIONS).finished


def test_what_is_here_stays_unless_it_is_to_be_replaced() -> None:
    fill()
    content, _ = pack()
    session.save("Ann", {"budget": 9}, rules="1", now=NOW)
    session.save("Ann~new", {"budget": 9}, rules="1", now=NOW)
    assert [r.state for r in unpack(content, QUESTIONS, replace=False)] == ["kept", "the same"]
    assert session.load("Ann", QUESTIONS).answers == {"budget": 9}
    assert [r.state for r in unpack(content, QUESTIONS, replace=True)] == ["replaced", "the same"]
    assert session.load("Ann", QUESTIONS).answers == ANSWERS
    assert session.load("Ann~new", QUESTIONS).answers == {"budget": 9}


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
    good = session.save("Ann", {"budget": 1}, rules="1", now=NOW).read_bytes()
    session.delete("Ann")
    found = unpack(zipped({name: good, "codingpath-sessions/Ann.json": good}), QUESTIONS, replace=True)
    assert [r.state for r in found] == ["restored", "unreadable"]
    assert "\x1b" not in found[1].name
    assert list(everything()) == ["Ann.json"]
    assert not list(tmp_path.parent.glob("evil*"))


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"Ann.json": b"{"}, "it is not whole JSON"),
        ({"Ann.json": b"\xff"}, "it is not whole JSON"),
        ({"Ann.json": b'{"format": 9, "answers": {}}'}, "a newer codingpath"),
        ({"Ann~a.json": b'{"format": 1, "answers": {}}'}, "its own answers are missing"),
        ({"Ann.json": b'{"format": 1, "answers": {}}', "Ann~a.json": b"[]"}, "not a codingpath session"),
        ({"Ann.json": b'{"format": 1, "answers": {}}', "Ann.notes.json": b"[]"}, "not a file of notes"),
    ],
)
def test_of_a_client_with_a_bad_file_nothing_is_written(files: dict[str, bytes], why: str) -> None:
    good = {"Bob.json": b'{"format": 1, "answers": {"budget": 3}}'}
    found = unpack(zipped({f"codingpath-sessions/{n}": c for n, c in {**files, **good}.items()}), QUESTIONS, replace=True)
    assert [(r.name, r.state) for r in found] == [("Ann", "unreadable"), ("Bob", "restored")]
    assert why in found[0].why
    assert list(everything()) == ["Bob.json"]


def test_a_file_that_unfolds_without_end_is_refused() -> None:
    with pytest.raises(CodingpathError, match="never that large; nothing was restored"):
        unpack(zipped({"codingpath-sessions/Ann.json": b" " * (LARGEST + 1)}), QUESTIONS, replace=True)
