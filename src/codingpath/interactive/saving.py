"""What is kept in a sitting: the answers after each one, and beside them the variants and notes of the client."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from codingpath.catalog.kept import copy_of, kept_program
from codingpath.errors import CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.program import Program
from codingpath.sessions import lifecycle, notes, store
from codingpath.sessions.alias import split, variant_of
from codingpath.sessions.names import files_of, path_of, variants
from codingpath.sessions.notes import Note

LONGEST = 40
"""Letters that the name of a variant may have."""

LOST_PROGRAM = (
    "The program that was chosen here cannot be read, so it is left out. You can pick a school again in the menu after the plan."
)


class ClientStore:
    """The variants and notes of one client. With nothing to be written it is empty, and refuses to take anything."""

    def __init__(self, catalog: Catalog, name: str, *, saving: bool, now: Callable[[], str]) -> None:
        """Take the name of the session at hand, which may itself be that of a variant."""
        self._catalog = catalog
        self._name = name
        self._saving = saving
        self._now = now

    @property
    def variants(self) -> list[str]:
        """Return the names of the client's variants but the one at hand, the one saved last first."""
        if not self._saving:
            return []
        client, here = split(self._name)
        return [v for v in variants(client) if v != here]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the notes on the client, oldest first; raise `CodingpathError` where they cannot be read."""
        return notes.read(self._name) if self._saving else ()

    def note(self, text: str) -> str:
        """Write one more note and return what to say of it; raise `CodingpathError` where that cannot be done."""
        self._need("a note")
        if not files_of(self._name):  # nothing is answered yet, so there is no client to note on
            store.save(self._name, {}, rules=self._catalog.rules.version, now=self._now())
        aside = notes.add(self._name, text, now=self._now()).aside
        return "Noted." if aside is None else f"Noted. The earlier notes could not be read. They were set aside as {aside}."

    def load(self, variant: str) -> store.Session:
        """Read a variant; raise `CodingpathError` for one that is gone or cannot be read."""
        saved = store.load(self._full(variant), self._catalog.questions, mend=True)
        if not saved.found:
            raise CodingpathError(" ".join(saved.notes) or f"the variant {variant!r} is gone; another program may have deleted it")
        return saved

    def program_of(self, saved: store.Session, say: Callable[[str], None]) -> Program | None:
        """Return the program that was chosen in a session; say where its copy cannot be read, as the next save leaves it out."""
        program = kept_program(self._catalog, saved.program)
        if program is None and saved.program is not None:
            say(LOST_PROGRAM)
        return program

    def keep(self, variant: str, answers: Answers, program: Program | None = None) -> str:
        """Save answers as a new variant, with the program that was chosen, and return its full name; raise `CodingpathError` for a name that cannot be or is taken."""
        self._need("a variant")
        name = self._full(variant)
        if path_of(name).exists():
            raise CodingpathError(f"there is a variant {variant!r} already; choose another name")
        rules = self._catalog.rules.version
        store.save(name, answers, rules=rules, now=self._now(), finished=True, program=copy_of(program))
        return name

    def delete(self, variant: str) -> None:
        """Remove a variant; raise `CodingpathError` where that cannot be done."""
        lifecycle.delete(self._full(variant))

    def free_name(self, words: Iterable[str]) -> str:
        """Return a name for a new variant, made of these words."""
        plain = " ".join(re.sub(r"[^\w -]", " ", " ".join(words)).split())
        name = plain[: LONGEST - 3].strip(" -") or "variant"
        taken, number = set(self.variants), 2
        free = name
        while free in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _full(self, variant: str) -> str:
        return variant_of(split(self._name)[0], variant)

    def refusal(self, what: str) -> str | None:
        """Return why nothing can be kept, or none where it can be."""
        if self._saving:
            return None
        return f"nothing is written with --ephemeral, so {what} cannot be kept; start without it to keep one"

    def _need(self, what: str) -> None:
        refusal = self.refusal(what)
        if refusal is not None:
            raise CodingpathError(refusal)


# Keeping the answers while the quiz goes on: a disk that is full for a while ends nothing, and nothing is lost in silence.

Write = Callable[[Answers, bool], Path]
"""Saves the answers, and whether the quiz is finished; returns the path, or raises `CodingpathError`."""


class AutoSaver:
    """Saves after each answer. What could not be saved is said once and tried again with the next answer."""

    def __init__(self, write: Write, say: Callable[[str], None]) -> None:
        """Take how to save, and how to tell the person."""
        self.path: Path | None = None
        """Where answers are saved, or none if nothing is."""
        self.kept = False
        """Whether anything was written here."""
        self._write = write
        self._say = say
        self._saved: Answers = {}
        self._finished = False
        self._waiting: tuple[Answers, bool] | None = None
        self._troubled = False

    def found(self, path: Path, answers: Answers) -> None:
        """Take note of answers that were saved before."""
        self.path, self._saved = path, answers

    def keep(self, answers: Answers, *, finished: bool = False) -> None:
        """Save the answers; if that cannot be done now, go on without."""
        self._waiting = (answers, finished)  # until it is done: a signal may come in between
        try:
            self.path = self._write(answers, finished)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the answers with it
            self._tell_trouble(error)
            return
        self.kept, self._finished = True, finished
        self._waiting, self._saved = None, dict(answers)
        if self._troubled:
            self._troubled = False
            self._say("Your answers are saved again.")

    def compare(self, stored: Answers) -> None:
        """Take note of what is really saved: answers that were written here and are not there wait to be written again."""
        if self.kept and self._waiting is None and stored != self._saved:
            self._waiting = (self._saved, self._finished)
        if self.kept:
            self._saved = dict(stored)

    def retry(self) -> None:
        """Try once more to save what is not saved."""
        if self._waiting is not None:
            answers, finished = self._waiting
            self.keep(answers, finished=finished)

    def forget(self) -> None:
        """Take note that the answers were deleted."""
        self.path, self._saved, self._waiting, self.kept = None, {}, None, False

    @property
    def unsaved(self) -> Answers:
        """Return all answers if the newest of them could not be saved, else none."""
        answers, _ = self._waiting or ({}, False)
        return answers if answers != self._saved else {}

    @property
    def missing(self) -> list[str]:
        """Return the ids of the questions whose newest answer is not saved."""
        return [question for question, value in self.unsaved.items() if self._saved.get(question) != value]

    def _tell_trouble(self, error: Exception) -> None:
        if not self._troubled:
            self._troubled = True
            said = (
                error if isinstance(error, CodingpathError) else f"your answers cannot be saved ({type(error).__name__}: {error})"
            )
            self._say(f"{said}.\nYou can go on. Saving is tried again after each answer.")
