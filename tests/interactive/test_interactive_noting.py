"""A note at any moment of a sitting, and the last one when a client comes again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from scripted import Script
from sitting import ANSWERS, ASKED
from strategies import TODAY, real_catalog

from codingpath.commands.wizard import _sit
from codingpath.interactive.noting import SHOWN, last_note_words
from codingpath.interactive.program import WizardApp
from codingpath.sessions import notes, store
from codingpath.sessions.names import notes_path
from codingpath.sessions.notes import Note
from codingpath.wizard.prompter import Raw, Signal

NOW = "2026-11-23T10:00:00-05:00"
NOTE = Signal.NOTE


def sit(*replies: Raw | Signal, name: str | None = "maria", saving: bool = True) -> Script:
    """Go through a sitting; with no reply left the person stops."""
    script = Script(list(replies))
    app = WizardApp(real_catalog(), script, TODAY, name=name, saving=saving, no_color=True, now=lambda: NOW)
    _sit(app, None)
    assert not script.replies, "not every reply was used"
    return script


def kept(name: str = "maria") -> list[str]:
    return [note.text for note in notes.read(name)]


def test_a_note_is_taken_at_a_question_and_the_same_is_asked_again() -> None:
    script = sit("start-soon", NOTE, "will call on Monday", ("speed",))
    assert script.asked == [ASKED[0], ASKED[1], ASKED[1], ASKED[2]]
    assert (script.lines, kept()) == (["Note"], ["will call on Monday"])
    assert store.load("maria", real_catalog().questions).answers == {ASKED[0]: "start-soon", ASKED[1]: ("speed",)}


def test_whoever_has_not_answered_yet_is_noted_on_too() -> None:
    sit(NOTE, "came in without papers")
    assert kept() == ["came in without papers"]
    again = sit()
    assert "Last note, 2026-11-23: came in without papers" in again.said
    assert again.asked == ASKED[:1]


def test_a_note_that_was_thought_better_of_or_is_empty_is_none() -> None:
    sit("start-soon", NOTE, Signal.BACK, NOTE, Signal.HELP, " ", Signal.BACK)
    assert kept() == []


def test_a_note_is_taken_in_any_menu_and_at_any_line_of_text() -> None:
    store.save("maria", ANSWERS, rules="1", now=NOW, finished=True)
    script = sit(
        NOTE, "one", "show", NOTE, "two", "export", NOTE, "three", Signal.BACK, "change", NOTE, "four", Signal.BACK, "quit"
    )
    assert kept() == ["one", "two", "three", "four"]
    assert script.lines == ["Note"] * 4


def test_without_saving_a_note_is_refused_in_a_sentence() -> None:
    script = sit(NOTE, saving=False)
    assert any("so a note cannot be kept" in said for said in script.said)
    assert script.lines == []


def test_the_last_note_is_shown_when_a_client_comes_again_and_how_to_take_one() -> None:
    store.save("maria", {ASKED[0]: "start-soon"}, rules="1", now=NOW)
    for day, text in (("2026-11-20", "first"), ("2026-11-22", "called\nthe school")):
        notes.add("maria", text, now=f"{day}T10:00:00-05:00")
    said = sit().said
    assert "Last note, 2026-11-22: called the school (1 more)" in said
    assert "The word note takes a note on maria." in said
    notes_path("maria").write_text("{")
    assert any("the notes cannot be read" in text for text in sit().said)
    assert not any("takes a note" in text for text in sit(name=None).said)


@pytest.mark.parametrize(("texts", "words"), [([], ""), (["x" * 500], f"Last note, 2026-11-23: {'x' * (SHOWN - 1)}…")])
def test_of_a_long_note_the_beginning_is_shown(texts: Sequence[str], words: str) -> None:
    assert last_note_words([Note(at=NOW, text=text) for text in texts]) == words
