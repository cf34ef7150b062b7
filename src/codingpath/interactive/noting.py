"""A note at any moment of a sitting: at a question, in any menu, at a line of text. Then the same is asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from codingpath.interactive.saving import ClientStore
from codingpath.sessions.notes import Note
from codingpath.wizard.fallback import RelayPrompter
from codingpath.wizard.menus import type_until
from codingpath.wizard.prompter import Prompter, Signal

T = TypeVar("T")

ABOUT_NOTE = "One line. It is saved with today's date, and it is in no plan unless you ask for it."

SHOWN = 200
"""Letters of the last note that are shown when a client is opened."""


class NotingPrompter(RelayPrompter):
    """Hands everything on to another prompter, and takes a note wherever one is wanted."""

    def __init__(self, prompter: Prompter, client_store: ClientStore) -> None:
        """Take who asks, and where notes are kept."""
        self._ask, self._store = prompter, client_store

    def _do(self, what: Callable[[Prompter], T]) -> T:
        while (got := what(self._ask)) is Signal.NOTE:
            take_note(self._ask, self._store)
        return got


def take_note(prompter: Prompter, client_store: ClientStore) -> None:
    """Ask for a note and keep it; say why where that cannot be done."""
    refusal = client_store.refusal("a note")
    said = f"{refusal}." if refusal else type_until(prompter, "Note", "", ABOUT_NOTE, client_store.note)
    if said is not None:
        prompter.say(said)


def last_note_words(notes: Sequence[Note]) -> str:
    """Say what was noted last, and when; empty where nothing was."""
    if not notes:
        return ""
    last, more = notes[-1], len(notes) - 1
    text = " ".join(last.text.split())
    cut = f"{text[: SHOWN - 1].rstrip()}…" if len(text) > SHOWN else text
    return f"Last note, {last.at[:10]}: {cut}" + (f" ({more:,} more)" if more else "")
