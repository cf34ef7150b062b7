"""Whatever bytes a file holds, and whatever is typed: a value, or an error that says where and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from fuzzing import tries, try_one
from hostile_text import EVERY, WORDS, is_calm
from hypothesis import example, given
from hypothesis import strategies as st
from running import ROOT
from strategies import real_catalog

from codingpath.catalog.answers import read_answers
from codingpath.catalog.yaml_reader import parse_text, read_document
from codingpath.errors import AnswerError, CodingpathError, DataError
from codingpath.model.typed import read_day
from codingpath.sessions.file_format import Damaged, decode, encode

T = TypeVar("T")
E = TypeVar("E", bound=Exception)

EXAMPLES = [path.read_bytes() for path in sorted((ROOT / "examples").glob("*.yaml"))]
DATA = [(ROOT / "data" / name).read_bytes() for name in ("funding.yaml", "timeline.yaml", "questions.yaml")]
PIECES = [b"", b"\x00", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\x1b[31m", b"\n", b"\t", b": ", b"- ", b"&a ", b"*a", b"!!x ", b"<<: ",
          b"[", b"]", b"{", b"}", b'"', b"'", b"|\n", b"? ", b"%", b"---\n", b"\xef\xbb\xbf", b"9" * 400, b'"\\ud800"', b"\\x1b"]  # fmt: skip


def outcome(read: Callable[[], T], kinds: type[E] | tuple[type[E], ...]) -> T | E:
    """Return what a function returns, or what it raises of these kinds; anything else fails the test."""
    try:
        return read()
    except kinds as error:
        return error


@st.composite
def damaged(draw: st.DrawFn, wholes: list[bytes]) -> bytes:
    """Return a real file in which some places were overwritten."""
    content = draw(st.sampled_from(wholes))
    for _ in range(draw(st.integers(1, 4))):
        at, cut = draw(st.integers(0, len(content))), draw(st.integers(0, 30))
        content = content[:at] + draw(st.sampled_from(PIECES) | st.binary(max_size=6)) + content[at + cut :]
    return content


def read_or_refused(content: bytes, tmp: pytest.TempPathFactory) -> None:
    """Read a file as an answers file; a fault has a place in it, and one calm line."""
    path = tmp.getbasetemp() / "fuzzed.yaml"
    path.write_bytes(content)
    found = outcome(lambda: read_answers(path, real_catalog().questions, "a.yaml"), DataError)
    if isinstance(found, DataError):
        lines = content.count(b"\n") + content.count(b"\r") + content.count(b"\xe2\x80") + content.count(b"\xc2\x85") + 1
        for fault in found.faults:
            assert 0 <= fault.line <= lines + 1
            assert is_calm(fault.message)
            assert "\n" not in fault.message
            assert len(fault.message) < 600
    else:
        assert found.keys() <= {q.id for q in real_catalog().questions}


@given(st.binary(max_size=200) | damaged(EXAMPLES))
@example(b"\xff\xfeg\x00o\x00a\x00l\x00")
@example(b'{"goal": "\\ud83d\\ude00"}')
def test_any_bytes_are_answers_or_faults(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read_or_refused(content, tmp_path_factory)


@given(damaged(DATA))
def test_any_damaged_data_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed-data.yaml"
    path.write_bytes(content)
    document = read_document(path, "a.yaml")
    assert document.broken == (document.value is None) or not document.text.strip()
    assert not document.broken or document.faults
    assert all(is_calm(str(fault)) for fault in document.faults)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.sampled_from(["goal", "hours", "funding"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON, st.booleans())
def test_any_json_is_answers_or_faults(tmp_path_factory: pytest.TempPathFactory, value: object, ascii_only: bool) -> None:
    read_or_refused(json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "replace"), tmp_path_factory)


@given(st.deferred(lambda: st.sampled_from([q.id for q in real_catalog().questions])), WORDS | st.text() | st.integers().map(str))
@example("hours", "9" * 5000)
@example("start", "9999-12-31")
@example("hours", "١٢")
def test_anything_typed_is_a_value_or_a_line_that_helps(question_id: str, text: str) -> None:
    found = outcome(lambda: real_catalog().question(question_id).parse(text), AnswerError)
    assert isinstance(found, str | int | tuple | date | AnswerError)
    assert is_calm(str(found))
    assert "\n" not in str(found)
    assert len(str(found)) < 400


@given(st.text(max_size=12))
@example("0001-01-01")
@example("9999-12-31")
@example("2027-W01-1")
def test_any_text_is_a_day_to_plan_with_or_no_date(text: str) -> None:
    found = outcome(lambda: read_day(text), AnswerError)
    assert isinstance(found, AnswerError) or date(2000, 1, 1) <= found <= date(2100, 12, 31)
    assert is_calm(str(found))


SESSION = encode({"goal": "lead", "hours": 12, "matters-most": ("speed",)}, rules="1", now="2026-11-23", finished=True).encode()


@given(st.binary(max_size=80) | damaged([SESSION]) | JSON.map(lambda value: json.dumps({"format": 1, "answers": value}).encode()))
@example(b'{"format": 1, "answers": {"hours": 1e999999, "budget": NaN, "goal": [[[]]]}}')
@example(b'{"format": 1, "answers": {"hours": ' + b"9" * 5000 + b"}}")
@example(b'{"format": 1, "answers": ' + b"[" * 100_000)
@example(b'{"format": ' + b'{"a": ' * 100_000)
def test_any_session_is_read_or_damaged(content: bytes) -> None:
    found = outcome(lambda: decode(content, real_catalog().questions), (Damaged, CodingpathError))
    for text in (str(found),) if isinstance(found, Exception) else (*found.notes, found.saved, found.rules):
        assert is_calm(text)
        assert "\n" not in text


def test_a_session_of_a_thousand_strange_answers_tells_only_some() -> None:
    answers = {f"q{i}{text}": text for i in range(70) for text in EVERY.values()}
    content = json.dumps({"format": 1, "answers": answers}).encode()
    notes = decode(content, real_catalog().questions).notes
    assert len(notes) == 21
    assert notes[-1] == f"{len(answers) - 20:,} more were left out."
    assert max(map(len, notes)) < 120


@given(WORDS)
def test_any_text_is_one_document_or_faults(text: str) -> None:
    document = parse_text(text, "a.yaml")
    assert document.broken <= bool(document.faults)
    assert all(is_calm(str(fault)) for fault in document.faults)


@pytest.mark.parametrize(
    ("name", "files"), [("answers", 60), ("data", 12), ("archives", 60), ("downloads", 60), ("cohorts", 60), ("kept catalogs", 60)]
)
def test_a_damaged_file_is_read_or_told(name: str, files: int, tmp_path: Path) -> None:
    """A few of each with a fixed seed; `python bench/fuzz.py` tries other ones for as long as it may."""
    for read, content in islice(tries(Random(25), name), files):  # noqa: S311 - the same files each time
        try_one(read, content, tmp_path)
