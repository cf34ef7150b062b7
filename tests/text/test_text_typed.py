"""What is shown to be copied into a shell is one word there, whatever is in it."""

from __future__ import annotations

import os
import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codingpath.text import typed


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("maria", "maria"),
        ("Zoë~late-2", "'Zoë~late-2'"),
        ("Maria G", '"Maria G"'),
        ("/tmp/office data", '"/tmp/office data"'),
        ("$(touch x)", "'$(touch x)'"),
        ("a'b", "'a'\"'\"'b'"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="another shell")
def test_a_word_stands_in_the_quotes_it_needs(word: str, shown: str) -> None:
    assert typed(word) == shown


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@example("`id`")
@example('"; id; "')
@pytest.mark.skipif(os.name == "nt", reason="another shell")
def test_a_shell_reads_it_as_it_was(word: str) -> None:
    assert shlex.split(typed(word)) == [word]
