"""Notes on a client: apart from the answers, as typed less what acts, readable by the owner only."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codingpath.errors import CodingpathError
from codingpath.formats.markdown import to_markdown
from codingpath.report.blocks import Document, Part
from codingpath.report.document import notes_part
from codingpath.sessions import alias, names, notes, store
from codingpath.sessions.names import notes_path
from codingpath.text import cleaned, one_line

NOW = "2026-11-23T09:00:00+00:00"
NASTY = "<script>alert(1)</script> | `x` [a](javascript:alert(1)) https://x.example \x1b[31mred\x07 \ufeffend\u202e"


@pytest.fixture(autouse=True)
def _ann() -> None:
    store.save("Ann", {"budget": 2500}, rules="1", now=NOW)


def test_notes_come_back_in_their_order_and_answers_stay_as_they_were() -> None:
    before = names.path_of("Ann").read_bytes()
    for text in ("called the school", "called back\nthey pay"):
        notes.add("Ann", text, now=NOW)
    assert notes.read("Ann") == (notes.Note(at=NOW, text="called the school"), notes.Note(at=NOW, text="called back\nthey pay"))
    assert names.path_of("Ann").read_bytes() == before
    assert names.names() == ["Ann"]


def test_a_variant_has_the_notes_of_its_client() -> None:
    store.save("Ann~evenings", {"budget": 2500}, rules="1", now=NOW)
    notes.add("Ann~evenings", "likes this one", now=NOW)
    assert [n.text for n in notes.read("Ann")] == ["likes this one"]


def test_a_note_is_kept_as_typed_less_control_characters() -> None:
    notes.add("Ann", NASTY, now=NOW)
    kept = notes.read("Ann")[0].text
    assert kept == "<script>alert(1)</script> | `x` [a](javascript:alert(1)) https://x.example [31mred end"


@given(st.text())
def test_cleaned_text_has_no_control_character_and_is_clean_already(text: str) -> None:
    clean = cleaned(text)
    assert all(c == "\n" or c.isprintable() or not ("\0" <= c <= "\x9f") for c in clean)
    assert cleaned(clean) == clean
    clean.encode()
    assert len(one_line(text).splitlines()) <= 1


def test_a_note_acts_nowhere_it_is_printed() -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415

    shown = notes_part([(NOW, NASTY), ("2026\x1b-11-24T", "a\nb")])
    markdown = to_markdown(Document(title="Plan", facts=(), opening=shown, parts=(Part("end", "End", ()),)))
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)
    assert "<script" not in page
    assert "href" not in page
    assert "javascript:alert(1)" in page


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\x1b\ufeff"])
def test_a_note_without_text_is_refused(text: str) -> None:
    with pytest.raises(CodingpathError, match="the note is empty"):
        notes.add("Ann", text, now=NOW)
    assert not notes_path("Ann").exists()


def test_nobody_has_no_notes_and_gets_none() -> None:
    with pytest.raises(CodingpathError, match="there is no session 'Bob' to note on"):
        notes.add("Bob", "hello", now=NOW)
    assert notes.read("Bob") == ()


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff", b"[]", b"{}", b'{"format": 1, "notes": {}}', b'{"format": 1, "notes": [1]}', b'{"format": true, "notes": []}',
     b'{"format": 1, "notes": [{"at": 1, "text": "x"}]}', b"[" * 99_999],
)  # fmt: skip
def test_a_damaged_file_is_told_and_set_aside_by_the_next_note(content: bytes) -> None:
    notes.add("Ann", "first", now=NOW)
    notes_path("Ann").write_bytes(content)
    with pytest.raises(CodingpathError, match="the notes cannot be read"):
        notes.read("Ann")
    aside = notes.add("Ann", "second", now=NOW).aside
    assert [n.text for n in notes.read("Ann")] == ["second"]
    assert aside == notes_path("Ann").with_name("notes.damaged-1.json")
    assert aside.read_bytes() == content
    assert notes.delete_all("Ann")
    assert [p.name for p in (alias.folder() / "Ann").iterdir()] == ["answers.json"]
    assert not notes.delete_all("Ann")


def test_notes_of_a_newer_version_are_refused_and_kept() -> None:
    content = json.dumps({"format": 2, "notes": []})
    notes_path("Ann").write_text(content, "utf-8")
    for act in (lambda: notes.read("Ann"), lambda: notes.add("Ann", "x", now=NOW)):
        with pytest.raises(CodingpathError, match="a newer codingpath wrote these notes"):
            act()
    assert notes_path("Ann").read_text("utf-8") == content


def test_what_was_put_into_the_file_by_hand_is_cleaned_too() -> None:
    notes_path("Ann").write_text(json.dumps({"format": 1, "notes": [{"at": "x\x1b[2J\n", "text": "a\x1b]0;b\x07"}]}), "utf-8")
    assert notes.read("Ann") == (notes.Note(at="x[2J", text="a]0;b"),)


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
def test_only_the_owner_can_read_them() -> None:
    notes.add("Ann", "x", now=NOW)
    assert stat.S_IMODE(notes_path("Ann").stat().st_mode) == 0o600


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_notes_that_cannot_be_read_are_not_damaged(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    notes.add("Ann", "first", now=NOW)

    def fails(_: Path, most: int = 0) -> bytes:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(notes, "read_plain", fails)
        with pytest.raises(CodingpathError, match="cannot save the note"):
            notes.add("Ann", "second", now=NOW)
        with pytest.raises(CodingpathError, match=r"cannot read the notes .*; nothing was changed"):
            notes.read("Ann")
    assert [n.text for n in notes.read("Ann")] == ["first"]


@pytest.mark.parametrize("after", ["\n" + "y" * 9_000, "\x1b" * 9_000 + "y", "\r\n" * 9_000 + "y"])
def test_the_end_of_a_long_note_is_never_dropped_in_silence(after: str) -> None:
    with pytest.raises(CodingpathError, match="more than 20,000 characters"):
        notes.add("Ann", notes.typed(io.StringIO("x" * 20_000 + after)), now=NOW)


def test_a_note_has_its_length_after_what_cannot_be_seen_is_left_out() -> None:
    notes.add("Ann", notes.typed(io.StringIO("\x1b" * 30_000 + "x" * 20_000 + "\n")), now=NOW)
    assert notes.read("Ann")[0].text == "x" * 20_000
    with pytest.raises(CodingpathError, match="more than 20,000 characters"):
        notes.typed(io.StringIO("\x1b" * 200_001))


def test_notes_never_grow_larger_than_can_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "LARGEST", 300)
    notes.add("Ann", "x" * 100, now=NOW)
    with pytest.raises(CodingpathError, match="the notes on 'Ann' would be larger"):
        notes.add("Ann", "x" * 100, now=NOW)
    assert len(notes.read("Ann")) == 1
