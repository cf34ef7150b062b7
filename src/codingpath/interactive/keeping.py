"""Keeping the answers while the quiz goes on: a disk that is full for a while ends nothing, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.model.condition import Answers

Write = Callable[[Answers, bool], Path]
"""Saves the answers, and whether the quiz is finished; returns the path, or raises `CodingpathError`."""


class Keeper:
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
