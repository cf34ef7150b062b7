"""Saved sessions: a folder for each client, readable by its owner only, in the user's data folder.

A reader changes nothing. Only who writes sets a file aside that was read and is broken; one that cannot be read is left where it is
and told. An answer that is no longer valid is left out and told. `CODINGPATH_HOME` names another folder. `sessions/places.py` says
where a client's files are, `sessions/alias.py` what a session and a variant are called, `sessions/lock.py` how two processes keep
out of each other's way: who sits with a client for long holds `writing(name)` all the while.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.files import read_plain
from codingpath.model.condition import Answers
from codingpath.model.question import Question
from codingpath.model.record import keyword_record
from codingpath.sessions.alias import split
from codingpath.sessions.file_format import (
    LARGEST,
    Damaged,
    SessionContent,
    decode,
    encode,
    id_in,
    new_id,
    progress_in,
    with_program,
    with_progress,
)
from codingpath.sessions.last import write_down, written_down
from codingpath.sessions.names import names, path_of, twin
from codingpath.sessions.places import ANSWERS, exists, files, found_at, has_folder, own_folder, place_of, previous_of
from codingpath.sessions.private_files import free_aside, os_errors_as_messages, put, set_aside, write_private
from codingpath.sessions.settle import writing
from codingpath.text import typed
from codingpath.wizard.flow import Flow

_WAYS_OUT = "; make the folder writable, set CODINGPATH_HOME to another one, or use --ephemeral to save nothing"
_WAY_OUT_THERE = "; make the folder writable"
"""The same for a session that is there already: elsewhere it is not, and its commands always save."""

_MOVED = 3
"""Tries to read a file whose folder is just being swapped."""


@keyword_record
class Session(SessionContent):
    """One saved session as read; hand what it has to `save`, so that it stays in the file."""

    name: str
    found: bool = False
    """Whether there was a file that could be read."""

    @property
    def saved_on(self) -> date | None:
        """Return the day on which it was saved; none where the file says no day."""
        try:
            return date.fromisoformat(self.saved[:10])
        except ValueError:
            return None


def save(
    name: str,
    answers: Answers,
    *,
    rules: str,
    now: str,
    finished: bool = False,
    others: Mapping[str, object] | None = None,
    program: Mapping[str, object] | None = None,
    replacing: bool = False,
) -> Path:
    """Write a session in one step, so that a crash leaves the old or the new one; return its path.

    `now` is kept as text. `replacing` keeps what is there now as the one copy that `restore` brings back. Raises `Busy` while
    another process has the client open, and `CodingpathError` where the folder cannot be written, for a variant of nobody, and for
    a new client whose name differs from another's in capitals only.
    """
    client, _ = split(name)
    place = place_of(name)
    path = own_folder(client) / place
    with os_errors_as_messages(path, "save your answers", _WAYS_OUT), writing(name, with_notes=replacing):
        _need_client(name)
        session_id = _id_in(path) if path.exists() else new_id()
        content = encode(
            answers,
            rules=rules,
            now=now,
            finished=finished,
            others=others,
            program=program,
            progress=_progress_in(path),
            session_id=session_id,
        ).encode()
        if not has_folder(client):
            _need_own_name(client)
            put(client, {place: content})
        elif replacing and path.exists():
            put(client, {**files(client), previous_of(place): path, place: content})
        else:
            write_private(path, content)
        if place == ANSWERS:
            write_down(client)
    return path


def load(name: str, questions: Sequence[Question], *, mend: bool = False) -> Session:
    """Read a session; one that does not exist comes back empty with `found` false.

    Raises `CodingpathError` if it cannot be read or is damaged, if a newer codingpath wrote it, or for a variant of nobody. `mend`
    is for who will write: a damaged file is set aside, and `notes` says so.
    """
    path = path_of(name)
    with os_errors_as_messages(path, "read it", "; nothing was changed"):
        _need_client(name)
        try:
            return _read(name, questions)
        except Damaged as error:
            if not mend:
                raise CodingpathError(
                    f"{path}: it could not be read ({error}); `codingpath --session {typed(name)}` sets the file aside"
                ) from None
    with os_errors_as_messages(path, "set it aside", "; move it away or choose another --session"), writing(name):
        return _read_or_set_aside(name, questions)


def look(name: str, questions: Sequence[Question]) -> Session:
    """Read a session and change nothing, whatever is wrong with it; `notes` says what is."""
    try:
        return _read(name, questions)
    except OSError as error:
        return Session(name=name, notes=(f"It cannot be read: {error.strerror or error}.",))
    except (Damaged, CodingpathError) as error:
        why = str(error).removeprefix(f"{path_of(name)}: ")  # whoever tells it names the file
        return Session(name=name, notes=(f"It cannot be read: {why}.",))


def previous(name: str, questions: Sequence[Question]) -> Session | None:
    """Return the copy that `restore` would bring back, or none where there is none that can be read."""
    client, _ = split(name)
    try:
        content = read_plain(found_at(client, previous_of(place_of(name))), LARGEST)
        return _session(name, content, questions)
    except (OSError, Damaged, CodingpathError):
        return None


def last() -> str | None:
    """Return the name of the session saved last, or none: the one that is written down, else the one with the newest file."""
    named = written_down()
    if named is not None and exists(named) and _is_file(path_of(named)):
        return named
    return next((name for name in names() if _is_file(path_of(name))), None)


def id_of(name: str) -> str:
    """Return the id that a session has from its first save on, whatever it is called; empty where an older codingpath began it, or there is none."""
    return _id_in(path_of(name))


def progress_of(name: str) -> Mapping[str, object] | None:
    """Return what happened since the plan of a client was made, also for a variant of theirs; none where nothing did, or nothing can be read."""
    return _progress_in(path_of(split(name)[0]))


def record(name: str, progress: Mapping[str, object] | None) -> None:
    """Write what happened since the plan of a client was made, and leave all else in their file as it is.

    Raises `Busy` while another process has the client open, and `CodingpathError` where there is no such client or nothing can be written.
    """
    change(name, lambda _: progress)


def change(name: str, make: Callable[[Mapping[str, object] | None], Mapping[str, object] | None]) -> None:
    """Do the same with what `make` returns for what was there, so that nobody writes in between.

    Where some of what was there cannot be read, the file as it was is kept under a `.damaged-` name.
    """
    client, _ = split(name)
    _rewrite(client, "save what happened", lambda content: with_progress(content, make(progress_in(content))), aside=_has_unread)


def choose(name: str, program: Mapping[str, object] | None) -> None:
    """Write the copy of the program that was chosen in a session or a variant, none for none, and leave all else as it is; raise as `record` does."""
    _rewrite(name, "save what you chose", lambda content: with_program(content, program))


def _has_unread(content: bytes) -> bool:
    from codingpath.catalog.kept import kept_progress  # noqa: PLC0415 - whoever reads sessions alone needs none

    return kept_progress(progress_in(content))[1] > 0


def _rewrite(name: str, what: str, make: Callable[[bytes], str], aside: Callable[[bytes], bool] = lambda _: False) -> None:
    """Write a file anew; what was there is kept beside it where `aside` says so of it."""
    client, _ = split(name)
    path = own_folder(client) / place_of(name)
    with os_errors_as_messages(path, what, _WAY_OUT_THERE), writing(client):
        try:
            before = read_plain(path, LARGEST)
            after = make(before).encode()
            if aside(before):
                write_private(free_aside(path), before)
            write_private(path, after)
        except FileNotFoundError:
            raise CodingpathError(f"there is no session {name!r} to keep it in; save the answers first") from None
        except Damaged as error:
            raise CodingpathError(f"{path}: it could not be read ({error}); nothing was changed") from None
        if place_of(name) == ANSWERS:
            write_down(client)


def _progress_in(path: Path) -> Mapping[str, object] | None:
    try:
        return progress_in(read_plain(path, LARGEST))
    except (OSError, CodingpathError):
        return None


def _id_in(path: Path) -> str:
    try:
        return id_in(read_plain(path, LARGEST))
    except OSError:
        return ""


def sitting(name: str) -> AbstractContextManager[None]:
    """Hold a client for a whole sitting: only this process saves, renames and deletes meanwhile; notes can be added by others.

    Raises `Busy` if another process has the client, and `OSError` where nothing can be written; a sitting may go on without.
    """
    return writing(name)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # its folder cannot be looked into


def _read(name: str, questions: Sequence[Question]) -> Session:
    client, _ = split(name)
    for _ in range(_MOVED):
        path = found_at(client, place_of(name))
        try:
            return _session(name, read_plain(path, LARGEST), questions)
        except FileNotFoundError:
            if not exists(client):
                break
        except CodingpathError as error:
            raise CodingpathError(f"{path}: {error}") from None
    return Session(name=name)


def _session(name: str, content: bytes, questions: Sequence[Question]) -> Session:
    return Session(name=name, found=True, **decode(content, questions).__dict__)


def _read_or_set_aside(name: str, questions: Sequence[Question]) -> Session:
    """Read a session that is locked; move away what is damaged."""
    try:
        return _read(name, questions)
    except Damaged as error:
        aside = set_aside(path_of(name))
        return Session(name=name, notes=(f"The saved session {name!r} could not be read ({error}). It was set aside as {aside}.",))


def _need_client(name: str) -> None:
    client, variant = split(name)
    if variant is not None and not exists(client):
        raise CodingpathError(f"{name!r}: there is no session {client!r} for it to be a variant of; save that one first")


def _need_own_name(client: str) -> None:
    other = twin(client)
    if other is not None:
        raise CodingpathError(
            f"there is a session {other!r} already, and a name that differs in capitals only is the same file on some computers; "
            f"use {other!r}, or choose another name"
        )


# What is different today from when a session was saved, in sentences for the person.


def since_then(saved: Session, questions: Sequence[Question], rules: str) -> list[str]:
    """Say which saved answers no longer hold, which questions are new, and whether the rules are others; nothing if all is the same."""
    told = list(saved.notes)
    if saved.answers and saved.rules != rules:
        told.append(
            f"These answers were saved under rules {saved.rules or 'without a number'}; now they are {rules}. Results may differ."
        )
    if saved.finished:
        told += _new([q.title for q in Flow.start(questions, saved.answers).still_open])
    return told


def _new(titles: Sequence[str]) -> list[str]:
    """Say how many questions are new since the last one was answered, and which."""
    if not titles:
        return []
    many = f"{len(titles)} questions are new and are" if len(titles) > 1 else "1 question is new and is"
    return [f"Since you finished, {many} asked now: {', '.join(titles)}."]
