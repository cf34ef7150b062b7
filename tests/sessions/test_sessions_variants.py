"""Variants of a session: stored, loaded, renamed and deleted by their full name, and with their client."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from case_table import cases
from wizard_samples import QUESTIONS

from codingpath.errors import CodingpathError
from codingpath.sessions import alias, lifecycle, names, notes, store
from codingpath.sessions.alias import old_name, old_place, split, variant_of
from codingpath.sessions.names import files_of, variants

NOW = "2026-11-23"


def saved(name: str, budget: int = 1) -> Path:
    return store.save(name, {"budget": budget}, rules="1", now=NOW)


def there() -> list[str]:
    return sorted(p.relative_to(alias.folder()).as_posix() for p in alias.folder().rglob("*") if p.is_file())


def test_a_variant_goes_wherever_a_session_goes() -> None:
    saved("Ann")
    full = variant_of("Ann", "two jobs")
    saved(full, 2)
    assert store.load(full, QUESTIONS).answers == {"budget": 2}
    assert store.load("Ann", QUESTIONS).answers == {"budget": 1}
    assert lifecycle.rename(full, "Ann~evenings") == alias.folder() / "Ann" / "variants" / "evenings.json"
    assert variants("Ann") == ["evenings"]
    assert lifecycle.delete("Ann~evenings") == lifecycle.Removed(answers=True, notes=False, variants=0, previous=0, damaged=0)
    assert there() == ["Ann/answers.json"]


def test_variants_are_no_sessions_of_their_own() -> None:
    for age, name in enumerate(["Ann", "Ann~a", "Ann~b", "Bob"]):
        os.utime(saved(name), (1000 + age, 1000 + age))
    assert names.names() == ["Bob", "Ann"]
    assert store.last() == "Bob"
    assert variants("Ann") == ["b", "a"]
    assert variants("Bob") == []


def test_a_variant_of_nobody_is_neither_saved_nor_loaded() -> None:
    for act in (lambda: saved("Ann~a"), lambda: store.load("Ann~a", QUESTIONS)):
        with pytest.raises(CodingpathError, match="there is no session 'Ann' for it to be a variant of"):
            act()
    saved("Ann")
    assert not store.load("Ann~a", QUESTIONS).found


@cases("name", ["~a", "Ann~", "Ann~~a", "Ann~a~b", "Ann~../x", "Ann~.", "Ann~" + "x" * 41, "con~a", "Ann ~a"])
def test_names_that_no_variant_can_have(name: str) -> None:
    with pytest.raises(CodingpathError, match="a variant is written NAME~VARIANT"):
        split(name)


@cases(
    ("file", "place"),
    [("Ann.json", "Ann answers.json"), ("Ann~a b.json", "Ann variants/a b.json"), ("Ann.notes.json", "Ann notes.json"),
     ("Ann.damaged-1.json", "Ann answers.damaged-1.json"), ("Ann.notes.damaged-2.json", "Ann notes.damaged-2.json"),
     ("Ann~a.damaged-1.json", "Ann variants/a.damaged-1.json"), ("Ann~a.notes.json", None), ("../Ann.json", None), ("con.json", None),
     (".Ann.json", None), ("Ann.txt", None), ("/etc/x.json", None), ("a\\b.json", None), ("Ann", None)],
)  # fmt: skip
def test_whose_a_file_of_the_old_layout_is_and_where_it_goes(file: str, place: str | None) -> None:
    found = old_place(file)
    assert (found and " ".join(map(str, found))) == place
    if found and ".damaged-" not in file:
        assert old_name(*found) == file


def test_everything_of_a_client_moves_and_goes_with_it_and_nothing_of_others() -> None:
    for name in ("Ann", "Ann~a", "Ann~b", "Ann B", "Anna"):
        saved(name)
    notes.add("Ann", "hello", now=NOW)
    notes.add("Anna", "hello", now=NOW)
    saved("Ann~b").write_text("{", "utf-8")
    store.load("Ann~b", QUESTIONS, mend=True)
    lifecycle.rename("Ann", "Zoe")
    others = ["Ann B/answers.json", "Anna/answers.json", "Anna/notes.json"]
    assert there() == [*others, "Zoe/answers.json", "Zoe/notes.json", "Zoe/variants/a.json", "Zoe/variants/b.damaged-1.json"]
    assert notes.read("Zoe")[0].text == "hello"
    (alias.folder() / "Zoe" / "variants" / ".a.x7k.tmp").touch()
    (alias.folder() / "Zoe" / ".notes.x7k.tmp").touch()
    assert len(files_of("Zoe")) == 4
    assert lifecycle.delete("Zoe") == lifecycle.Removed(answers=True, notes=True, variants=1, previous=0, damaged=1)
    assert there() == others


@pytest.mark.parametrize(("old", "new"), [("Ann", "Ann~b"), ("Ann~a", "Bob"), ("Ann~a", "Bob~a")])
def test_a_variant_stays_with_its_client(old: str, new: str) -> None:
    saved("Ann")
    saved("Ann~a")
    with pytest.raises(CodingpathError, match="a variant stays with its client"):
        lifecycle.rename(old, new)


def test_a_name_under_which_anything_is_kept_is_taken() -> None:
    saved("Ann")
    saved("Bob").write_text("{", "utf-8")
    store.load("Bob", QUESTIONS, mend=True)
    assert there() == ["Ann/answers.json", "Bob/answers.damaged-1.json"]
    with pytest.raises(CodingpathError, match="there is a session 'Bob' already"):
        lifecycle.rename("Ann", "Bob")


def test_a_look_changes_nothing() -> None:
    path = saved("Ann")
    path.write_text("{", "utf-8")
    seen = store.look("Ann", QUESTIONS)
    assert (seen.found, seen.notes) == (False, ("It cannot be read: it is not whole JSON.",))
    assert there() == ["Ann/answers.json"]
