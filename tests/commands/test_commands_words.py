"""`codingpath words`: the glossary in order, one word of it, and a word that is not in it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from running import Ran
from strategies import real_catalog

Cli = Callable[..., Ran]


def test_all_words_stand_in_order_in_every_form(cli: Cli) -> None:
    terms = sorted(real_catalog().glossary, key=lambda term: term.term.casefold())
    out = " ".join(cli("words").out.split())
    places = [out.index(f"• {term.term}: {' '.join(term.means.split())}") for term in terms]
    assert places == sorted(places)
    assert [t["term"] for t in json.loads(cli("words", "--format", "json").out)] == [term.term for term in terms]
    rows = list(csv.DictReader(io.StringIO(cli("words", "--format", "csv").out)))
    assert [row["id"] for row in rows] == [term.id for term in terms]


def test_one_word_is_found_in_any_case_and_by_a_part_of_it(cli: Cli) -> None:
    for typed, found in (
        ("CLAIM", "claim: "),
        ("ged", "GED or HiSET: "),
        ("hiset", "GED or HiSET: "),
        ("degree", "associate degree: "),
    ):
        ran = cli("words", typed)
        assert (ran.code, ran.err) == (0, ""), typed
        assert found in ran.out
    assert len(json.loads(cli("words", "claim", "--format", "json").out)) == 1


def test_a_word_that_is_none_gets_one_message_with_the_nearest(cli: Cli) -> None:
    for typed, hint in (
        ("clame", "did you mean 'claim'?"),
        ("zzzzzz", "`codingpath words` lists those we explain"),
        ("", "lists those"),
    ):
        ran = cli("words", typed)
        assert (ran.code, ran.out) == (1, "")
        assert hint in ran.err
        assert ran.err.count("\n") == 1
