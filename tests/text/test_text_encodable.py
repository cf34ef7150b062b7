from __future__ import annotations

from case_table import cases
from hypothesis import given
from hypothesis import strategies as st

from codingpath.text import encodable


@cases(
    ("text", "encoding", "expected"),
    [
        ("“Change” – it’s 5 × 2 …", "ascii", '"Change" - it\'s 5 x 2 .'),
        ("Bayamón, Mayagüez", "ascii", "Bayamon, Mayaguez"),
        ("Bayamón “x” −1", "cp1252", "Bayamón “x” -1"),
        ("日本 ✓", "ascii", "?? ?"),
        ("plain", "klingon", "plain"),
        ("é", None, "e"),
        ("é日", "utf-8", "é日"),
    ],
)
def test_a_letter_that_cannot_be_shown_gets_the_nearest_one(text: str, encoding: str | None, expected: str) -> None:
    assert encodable(text, encoding) == expected


@given(st.text(st.characters()), st.sampled_from(["ascii", "latin-1", "cp1252", "cp437"]))
def test_every_text_can_be_shown_letter_for_letter(text: str, encoding: str) -> None:
    got = encodable(text, encoding)
    assert len(got) == len(text)
    assert got.encode(encoding).decode(encoding) == got
    assert encodable(got, encoding) == got
