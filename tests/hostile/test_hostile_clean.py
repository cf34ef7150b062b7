"""One function decides what of a text gets in; everything else relies on it."""

from __future__ import annotations

import unicodedata

from case_table import cases
from hostile_text import ACTING, EVERY, READ, UNSEEN, WORDS, is_calm, painted
from hypothesis import given
from rich.cells import cell_len

from codingpath.text import LONGEST, MOST_MARKS, acting, cleaned, one_line, quoted, readable


@given(WORDS)
def test_whatever_comes_in_nothing_acts_or_hides_afterwards(text: str) -> None:
    assert is_calm(cleaned(text))
    assert acting(cleaned(text)) is None
    assert cleaned(cleaned(text)) == cleaned(text)
    assert "\n" not in one_line(text)


@given(WORDS)
def test_rich_and_the_terminal_count_a_cleaned_text_alike(text: str) -> None:
    assert cell_len(one_line(text)) == painted(one_line(text))


@given(WORDS)
def test_what_a_message_quotes_is_one_short_line(text: str) -> None:
    said = quoted(text)
    assert is_calm(said)
    assert "\n" not in said
    assert len(said) <= LONGEST + 2


@cases("text", ACTING.values(), ids=ACTING.keys())
def test_what_acts_is_found_and_shown_to_be_odd(text: str) -> None:
    assert acting(text) is not None
    assert "\ufffd" in quoted(text)
    assert "\ufffd" not in cleaned(text)


@cases("text", [*UNSEEN.values(), *READ.values()], ids=[*UNSEEN, *READ])
def test_what_is_only_odd_does_not_act(text: str) -> None:
    assert acting(text) is None


@cases(
    ("text", "kept"),
    [
        ("plain words, $5 & more <b>", "plain words, $5 & more <b>"),
        ("caf\u00e9 “quoted” – naïve", "café “quoted” – naïve"),
        ("a\x1b[31mb", "a[31mb"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        (UNSEEN["zero width"], "abcde"),
        (UNSEEN["joined emoji"], "\U0001f469\U0001f4bb and \u2764 1\u20e3"),
        (UNSEEN["flags"], "US \U0001f3f4"),
        (READ["wide"], READ["wide"]),
        (READ["right to left"], READ["right to left"]),
    ],
)
def test_what_is_kept(text: str, kept: str) -> None:
    assert cleaned(text) == kept


def test_a_heap_of_marks_is_cut_and_no_letter_lost() -> None:
    kept = cleaned(READ["marks"])
    assert [c for c in kept if unicodedata.category(c) != "Mn"] == [c for c in READ["marks"] if unicodedata.category(c) != "Mn"]
    assert kept.startswith("Z" + "\u0301\u0302\u0303\u0316"[:MOST_MARKS] + "a")


def test_readable_keeps_the_lines_of_a_file() -> None:
    assert readable("a:\tb\r\nc: \u200bd\x85") == "a:\tb\r\nc: d\x85"


@cases("text", EVERY.values(), ids=EVERY.keys())
def test_a_long_text_is_cut_with_a_sign(text: str) -> None:
    assert quoted(text * 400).endswith("…'")
