"""Saved sessions: one JSON file each, readable by its owner only, in the user's data folder.

A file that cannot be read is set aside under another name and never overwritten; an answer that is no longer valid
is left out and told. `CODINGPATH_HOME` names another folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.model.answers import Answers
from codingpath.model.question import Question
from codingpath.wizard.private_file import remove, write_private
from codingpath.wizard.session_format import Damaged, decode, encode

DEFAULT_NAME = "last"
"""Name of the session when none is given."""

_NAME = re.compile(r"\w(?:[\w -]{0,38}\w)?")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)


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
    notes: tuple[str, ...] = ()
    """What was left out or set aside, in plain sentences for the person."""


def folder() -> Path:
    """Return the folder of the sessions, which need not exist yet; raise `CodingpathError` for somebody without a home."""
    home = os.environ.get("CODINGPATH_HOME")
    try:
        if home:
            return Path(home).expanduser() / "sessions"
        import platformdirs  # noqa: PLC0415 - only a command that saves pays for it

        return Path(platformdirs.user_data_dir("codingpath", appauthor=False)) / "sessions"
    except RuntimeError as error:
        raise CodingpathError(
            f"there is no home folder to keep answers in ({error}); set CODINGPATH_HOME to a folder, or use --ephemeral"
        ) from None


def path_of(name: str) -> Path:
    """Return where a session is kept; raise `CodingpathError` for a name that cannot be a file name everywhere."""
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        raise CodingpathError(f"{name!r} cannot name a session; use up to 40 letters, digits, spaces, hyphens or underscores")
    return folder() / f"{name}.json"


def save(name: str, answers: Answers, *, rules: str, now: str, finished: bool = False) -> Path:
    """Write a session in one step, so that a crash leaves the old or the new one; return its path.

    `now` is kept as text. Raises `CodingpathError` where the folder cannot be written.
    """
    path = path_of(name)
    try:
        write_private(path, encode(answers, rules=rules, now=now, finished=finished))
    except OSError as error:
        raise CodingpathError(
            f"{path}: cannot save your answers ({error.strerror or error}); make the folder writable, "
            "set CODINGPATH_HOME to another one, or use --ephemeral to save nothing"
        ) from error
    return path


def load(name: str, questions: Sequence[Question]) -> Session:
    """Read a session; one that does not exist comes back empty with `found` false.

    Raises `CodingpathError` if a newer codingpath wrote it, or if a damaged file cannot be set aside.
    """
    path = path_of(name)
    try:
        read = decode(path.read_bytes(), questions)
    except FileNotFoundError:
        return Session(name=name)
    except (OSError, Damaged) as error:
        aside = _set_aside(path, error)
        note = f"The saved session {name!r} could not be read ({error}). It was set aside as {aside}."
        return Session(name=name, notes=(note,))
    except CodingpathError as error:
        raise CodingpathError(f"{path}: {error}") from None
    return Session(
        name=name,
        found=True,
        answers=read.answers,
        finished=read.finished,
        saved=read.saved,
        rules=read.rules,
        notes=read.notes,
    )


def names() -> list[str]:
    """Return the names of all sessions, the one saved last first."""
    try:
        files = [(p.stat().st_mtime_ns, p.stem) for p in folder().glob("*.json") if _NAME.fullmatch(p.stem)]
    except OSError as error:
        raise CodingpathError(f"{folder()}: cannot list the sessions ({error.strerror or error})") from error
    return [name for _, name in sorted(files, reverse=True)]


def last() -> str | None:
    """Return the name of the session saved last, or none."""
    return next(iter(names()), None)


def rename(old: str, new: str) -> Path:
    """Give a session another name; refuse if there is none, or if the new name is taken."""
    source, target = path_of(old), path_of(new)
    if not source.exists():
        raise _missing(old)
    if target.exists():
        raise CodingpathError(f"there is a session {new!r} already; delete it first or choose another name")
    try:
        source.rename(target)
    except OSError as error:
        raise CodingpathError(f"{source}: cannot rename it ({error.strerror or error})") from error
    return target


def delete(name: str) -> None:
    """Remove a session, with copies set aside and unfinished writes; raise `CodingpathError` if there is none."""
    path = path_of(name)
    try:
        gone = remove(path)
    except OSError as error:
        raise CodingpathError(f"{path}: cannot delete it ({error.strerror or error})") from error
    if not gone:
        raise _missing(name)


def _missing(name: str) -> CodingpathError:
    known = ", ".join(names()) or "none saved yet"
    return CodingpathError(f"there is no session {name!r}; sessions: {known}")


def _set_aside(path: Path, cause: Exception) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}.json")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        raise CodingpathError(
            f"{path}: cannot be read ({cause}) nor set aside ({error.strerror or error}); move it away or choose another --session"
        ) from error
    return aside
