"""One entry more in a data file: in its list, below the last one, and everything else byte for byte as it was."""

from __future__ import annotations

from datetime import date

import pytest

from codingpath.catalog.folder import bundled
from codingpath.catalog.own.entries import with_entry, with_value
from codingpath.catalog.yaml_reader import parse_text
from codingpath.errors import CodingpathError

ENTRY = {"id": "new", "name": "NO: it is #1", "zip": "01234", "day": date(2026, 11, 23), "exams": ["cpc"], "open": True}
AFTER = {
    "plain": "programs:\n- id: a\n# of what follows\nmore: []\n",
    "indented": "programs:\n  - id: a   # kept\n    note: long\n      and longer\n\n# of what follows\nmore: []\n",
    "folded": "programs:\n  - id: a\n    note: >-\n      two\n      lines\n\n  # a last word\nmore: []\n",
    "literal": "programs:\n  - id: a\n    note: |\n      two\n      # no comment\nmore: []\n",
    "folded at the end": "more: []\nprograms:\n- id: a\n  note: >-\n    two\n\n    lines\n",
    "flow": "programs:\n  - {id: a, list: [1,\n     2]}  # kept\nmore: []\n",
    "nested": "programs:\n  - id: a\n    when:\n      - state: [OH]\n      - x: {any_of: [a]}\nmore: []\n",
    "at the end, no line end": "more: []\nprograms:\n- id: a",
    "empty": "programs: []\nmore: []\n",
    "none": "programs:\nmore: []\n",
    "not there": "more: []\n",
    "nothing at all": "# ours\n",
}


def test_an_entry_goes_below_the_last_one_and_nothing_else_changes() -> None:
    for name, text in AFTER.items():
        new = with_entry(text, name, "programs", ENTRY)
        left = [line for line in new.splitlines() if line in text.splitlines()]
        gone = [line for line in text.splitlines() if line not in new.splitlines()]
        assert left == [line for line in text.splitlines() if line not in gone], name
        assert gone in ([], ["programs: []"]), name
        found = parse_text(new, name).value
        assert isinstance(found, dict)
        assert found["programs"][-1] == {**ENTRY, "day": "2026-11-23"}, name  # type: ignore[index]


def test_an_entry_with_the_same_id_is_replaced_where_it_stands() -> None:
    text = "programs:\n  - id: new\n    old: 1  # goes\n  # of b\n  - id: b\n"
    new = with_entry(text, "x", "programs", {"id": "new", "now": 2})
    assert new == "programs:\n  - id: new\n    now: 2\n  # of b\n  - id: b\n"


def test_a_value_of_the_top_is_set_in_its_line() -> None:
    text = '# who\nname: "Old"  # theirs\n# contact: none\nnotes:\n  - id: a\n'
    new = with_value(text, "office.yaml", "name", "New: one")
    assert new == "# who\nname: 'New: one'\n# contact: none\nnotes:\n  - id: a\n"
    assert with_value(new, "office.yaml", "home", ["Elyria, OH", "44035"]).endswith("  - id: a\nhome: ['Elyria, OH', '44035']\n")


def test_what_cannot_be_done_is_said() -> None:
    with pytest.raises(CodingpathError, match="the list 'programs' is written in"):
        with_entry("programs: [{id: a}]\n", "x.yaml", "programs", ENTRY)
    with pytest.raises(CodingpathError, match="the file is laid out so"):
        with_value("{name: a}\n", "x.yaml", "home", "b")


def test_our_own_files_take_one() -> None:
    for file, keys in {"programs.yaml": ("sources", "programs"), "funding.yaml": ("sources", "funding")}.items():
        text = (bundled() / file).read_text("utf-8")
        for key in keys:
            new = with_entry(text, file, key, {"id": "new"})
            assert new.replace("  - id: new\n", "", 1) == text
