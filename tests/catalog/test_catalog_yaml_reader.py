from __future__ import annotations

from pathlib import Path

import pytest
from case_table import cases
from hypothesis import given
from hypothesis import strategies as st

from codingpath.catalog.yaml_reader import MAX_DEPTH, YamlFile, parse_text, read_document
from codingpath.files import MAX_BYTES


def read(text: str) -> YamlFile:
    return parse_text(text, "a.yaml")


def messages(document: YamlFile) -> list[str]:
    return [str(fault) for fault in document.faults]


@cases("written", ["NO", "yes", "on", "01234", "010", "51.0713", "1e3", "0x1F", "1_000", "2026-11-23", "12:30", "1,000", "-"])
def test_almost_everything_stays_text(written: str) -> None:
    assert read(f"a: {written}x\nb: {written if written != '-' else 'c'}\n").value == {
        "a": f"{written}x",
        "b": written if written != "-" else "c",
    }


@cases(
    ("written", "value"),
    [("5", 5), ("-5", -5), ("+5", 5), ("0", 0), ("true", True), ("FALSE", False), ("null", None), ("~", None), ("", None)],
)
def test_whole_numbers_true_false_and_null_are_read(written: str, value: object) -> None:
    found = read(f"a: {written}").value
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


@cases("quoted", ["'5'", '"true"', "'~'", "''"])
def test_quotes_make_text(quoted: str) -> None:
    assert read(f"a: {quoted}").value == {"a": quoted[1:-1]}


def test_keys_are_always_text() -> None:
    assert read("no: 1\n12: 2\ntrue: 3\nnull: 4").value == {"no": 1, "12": 2, "true": 3, "null": 4}


def test_a_number_too_long_to_be_real_stays_text() -> None:
    assert read("a: " + "9" * 5000).value == {"a": "9" * 5000}


def test_every_value_and_key_has_its_place() -> None:
    document = read("a: 1\nb:\n  - x\n  - {c: y}\n")
    assert document.place(("a",)) == (1, 4)
    assert document.place(("b",), key=True) == (2, 1)
    assert document.place(("b", 0)) == (3, 5)
    assert document.place(("b", 1, "c")) == (4, 9)
    assert document.place(("b", 1, "c"), key=True) == (4, 6)


def test_what_has_no_place_gets_the_nearest_around_it() -> None:
    document = read("a: {b: 1}")
    assert document.place(("a", "missing", 3)) == (1, 4)
    assert read("").place(("a",)) == (0, 0)


def test_a_repeated_key_names_both_places_and_the_first_stands() -> None:
    document = read("a: {b: 1}\nc: 2\na: {b: 3, b: 4}\n")
    assert document.value == {"a": {"b": 1}, "c": 2}
    assert messages(document) == [
        "a.yaml:3:1: 'a' is given twice, first on line 1; keep one",
        "a.yaml:3:11: 'b' is given twice, first on line 3; keep one",
    ]


def test_json_is_read_the_same_way() -> None:
    document = read('{"a":1,\n\t"b":["x", null, true],\n\t"a":2}')
    assert document.value == {"a": 1, "b": ["x", None, True]}
    assert messages(document) == ["a.yaml:3:2: 'a' is given twice, first on line 1; keep one"]


def test_nesting_has_a_limit() -> None:
    assert not read("[" * MAX_DEPTH + "]" * MAX_DEPTH).faults
    deep = read("[" * 100_000)
    assert messages(deep) == [f"a.yaml:1:{MAX_DEPTH + 1}: this is nested more than {MAX_DEPTH} levels deep"]
    assert deep.broken


def test_size_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert messages(read_document(path, "big.yaml")) == [
        "big.yaml: the file cannot be read: it is larger than 5 MB; is it the right one?"
    ]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    document = read_document(path)
    assert (document.value, document.place(("b",))) == ({"a": 1, "b": "x"}, (2, 4))


@pytest.mark.parametrize(
    ("data", "place"), [(b"a: 1\nb: caf\xe9\n", ":2:7"), ("a: 1\n".encode("utf-16"), ":1:1"), (b"\xef\xbb\xbfa: \xff", ":1:4")]
)
def test_other_encodings_are_refused_with_their_place(tmp_path: Path, data: bytes, place: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert messages(read_document(path, "a.yaml")) == [f"a.yaml{place}: this is not UTF-8 text; save the file as UTF-8"]


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    assert messages(read_document(tmp_path / "none.yaml", "none.yaml")) == ["none.yaml: there is no such file"]
    assert messages(read_document(tmp_path, "here"))[0].startswith("here: the file cannot be read: ")


@cases("text", ["a: \x00", "a: \x1b[31m", "\ud800", "\uffff"])
def test_control_characters_are_refused(text: str) -> None:
    assert "does not belong in a text file" in messages(read(text))[0]


@cases(
    ("written", "value"),
    [
        (r'{"a": "x\ud83d\ude00y"}', {"a": "x\U0001f600y"}),
        (r' ["\uD83D\uDE00", "\u00e9\/"]', ["\U0001f600", "\u00e9/"]),
        (r'{"\ud83d\ude00": "\\ud83d\\ude00 \"\ud83d\ude00"}', {"\U0001f600": '\\ud83d\\ude00 "\U0001f600'}),
        (r"a: \ud83d\ude00", {"a": r"\ud83d\ude00"}),
    ],
)
def test_a_character_that_json_writes_as_two_halves_is_one(written: str, value: object) -> None:
    assert (read(written).faults, read(written).value) == ([], value)


@cases("half", [r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\ud83d \ude00"])
def test_half_a_character_in_json_is_a_fault(half: str) -> None:
    assert len(read(f'{{"a": "{half}"}}').faults) == 1


def test_what_follows_a_joined_character_keeps_its_column() -> None:
    text = r'{"a": "\ud83d\ude00", "b": 5}'
    assert read(text).place(("b",)) == (1, text.index("5") + 1)


def test_a_tab_between_words_is_a_space() -> None:
    assert read("a: x\ty").value == {"a": "x y"}


@given(st.text() | st.text(alphabet="abc01 :-[]{},'\"#&*!|>?%@`\n\t~"))
def test_any_text_is_either_read_or_a_fault_with_a_possible_place(text: str) -> None:
    document = read(text)
    assert document.faults or not document.broken
    lines = len(text.splitlines()) + 1
    assert all(0 <= fault.line <= lines for fault in document.faults)
