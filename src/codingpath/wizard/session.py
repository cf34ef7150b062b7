"""Saved sessions: one JSON file each, readable by its owner only, in the user's data folder.

A file that cannot be read is set aside under another name and never overwritten; an answer that is no longer valid
is left out and told. `CODINGPATH_HOME` names another folder. `session_names.py` says what a session and a variant are
called, `session_lock.py` how two processes keep out of each other's way. Reading takes no lock: a file is replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.files import read_plain
from codingpath.model.answers import Answers
from codingpath.model.question import Question
from codingpath.wizard.private_file import set_aside, told, write_private
from codingpath.wizard.session_files import Removed, delete, rename
from codingpath.wizard.session_format import Damaged, decode, encode
from codingpath.wizard.session_lock import locked
from codingpath.wizard.session_merge import Known, merged
from codingpath.wizard.session_names import folder, names, path_of, split

__all__ = [
    "DEFAULT_NAME",
    "Known",
    "Removed",
    "Session",
    "delete",
    "folder",
    "last",
    "load",
    "look",
    "names",
    "path_of",
    "rename",
    "save",
]

DEFAULT_NAME = "last"
"""Name of the session when none is given."""


_WAYS_OUT = "; make the folder writable, set CODINGPATH_HOME to another one, or use --ephemeral to save nothing"


@dataclass(frozen=True, kw_only=True)
class Session:
    """One saved session as read."""

    name: str
    found: bool = False
    """Whether there was a file that could be read."""
    answers: Answers = field(default_factory=dict)
    """The answers that are still valid."""
    finished: bool = False
    """Whether the quiz was gone through to its end."""
    saved: str = ""
    """When it was saved, as the text given to `save`."""
    rules: str = ""
    """Version of the rules it was saved under."""
    others: Mapping[str, object] = field(default_factory=dict)
    """Saved answers to questions that are not asked today; `save` leaves them in the file."""
    notes: tuple[str, ...] = ()
    """What was left out or set aside, in plain sentences for the person."""

    @property
    def known(self) -> Known:
        """Return what `save` needs to keep what others save meanwhile."""
        return Known(answers=self.answers, finished=self.finished)


def save(
    name: str,
    answers: Answers,
    *,
    rules: str,
    now: str,
    finished: bool = False,
    known: Known | None = None,
    questions: Sequence[Question] = (),
) -> Path:
    """Write a session in one step, so that a crash leaves the old or the new one; return its path.

    `now` is kept as text. With `known`, answers that another process has saved since are kept (see `merged`), and
    `questions` tells which of them are valid; without it, the file is replaced as a whole. Raises `CodingpathError` where
    the folder cannot be written, where another process does not let go, or for a variant of nobody.
    """
    path, mine = path_of(name), Known(answers=answers, finished=finished)
    with told(path, "save your answers", _WAYS_OUT), locked(name):
        _need_client(name)
        stored = Session(name=name) if known is None else _read_or_set_aside(name, questions)
        kept = merged(known, mine, stored.known) if known is not None and stored.found else mine
        write_private(path, encode(kept.answers, rules=rules, now=now, finished=kept.finished, others=stored.others))
    return path


def load(name: str, questions: Sequence[Question]) -> Session:
    """Read a session; one that does not exist comes back empty with `found` false.

    Raises `CodingpathError` if a newer codingpath wrote it, if a damaged file cannot be set aside, or for a variant of nobody.
    """
    _need_client(name)
    try:
        return _read(name, questions)
    except (OSError, Damaged):
        with told(path_of(name), "read it"), locked(name):  # perhaps it was just being replaced: look again, alone
            return _read_or_set_aside(name, questions)


def look(name: str, questions: Sequence[Question]) -> Session:
    """Read a session and change nothing, whatever is wrong with it; `notes` says what is."""
    try:
        return _read(name, questions)
    except (OSError, Damaged, CodingpathError) as error:
        return Session(name=name, notes=(f"It cannot be read: {error}.",))


def last() -> str | None:
    """Return the name of the session saved last, or none."""
    return next(iter(names()), None)


def _read(name: str, questions: Sequence[Question]) -> Session:
    path = path_of(name)
    try:
        read = decode(read_plain(path), questions)
    except FileNotFoundError:
        return Session(name=name)
    except CodingpathError as error:
        raise CodingpathError(f"{path}: {error}") from None
    return Session(
        name=name,
        found=True,
        answers=read.answers,
        finished=read.finished,
        saved=read.saved,
        rules=read.rules,
        others=read.others,
        notes=read.notes,
    )


def _read_or_set_aside(name: str, questions: Sequence[Question]) -> Session:
    """Read a session that is locked; move away what cannot be read."""
    try:
        return _read(name, questions)
    except (OSError, Damaged) as error:
        with told(path_of(name), f"read it ({error}) nor set it aside", "; move it away or choose another --session"):
            aside = set_aside(path_of(name))
        return Session(name=name, notes=(f"The saved session {name!r} could not be read ({error}). It was set aside as {aside}.",))


def _need_client(name: str) -> None:
    client, variant = split(name)
    if variant is not None and not path_of(client).exists():
        raise CodingpathError(f"{name!r}: there is no session {client!r} for it to be a variant of; save that one first")
