"""Dated notes on a client, in a file of their own beside the answers, readable by its owner only.

They are never part of a plan unless asked for. Text is kept as typed, less control characters; whatever shows it
escapes it for its own form. Notes have a lock of their own, held for one write, so that a note can be added from another
window while a wizard has the client open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from codingpath.errors import CodingpathError
from codingpath.files import read_plain
from codingpath.model.record import Record, keyword_record
from codingpath.sessions.alias import split
from codingpath.sessions.lock import Busy, locked
from codingpath.sessions.names import files_of, names, notes_path
from codingpath.sessions.places import NOTES, exists, has_folder, own_folder
from codingpath.sessions.private_files import os_errors_as_messages, set_aside, write_private
from codingpath.sessions.settle import NOTES_PART, writing
from codingpath.text import cleaned, one_line, suggest

LONGEST = 20_000
"""Characters of a note."""

LONGEST_TYPED = 10 * LONGEST
"""Characters that may be typed for one, before what cannot be seen is left out."""

LARGEST = 50_000_000
"""Bytes of the notes on one client."""

FORMAT = 1
"""Number of the format of the file; one with a higher number is refused."""

_WAY_OUT = "; make the folder writable"


@keyword_record
class Note(Record):
    """One note."""

    at: str
    """When it was written, as the text given to `add`."""
    text: str
    """What was noted; may have several lines."""


@keyword_record
class Added(Record):
    """A note that was written."""

    note: Note
    aside: Path | None
    """Where a file of earlier notes was set aside that could not be understood."""


def read(name: str) -> tuple[Note, ...]:
    """Return the notes on a client, oldest first; raise `CodingpathError` for a file that cannot be read."""
    path = notes_path(name)
    with os_errors_as_messages(path, "read the notes", "; nothing was changed"):
        try:
            return decoded(read_plain(path, LARGEST))
        except FileNotFoundError:
            return ()
        except ValueError as error:
            raise CodingpathError(f"{path}: the notes cannot be read ({error}); the next note sets that file aside") from error


def typed(stream: TextIO) -> str:
    """Read the text of a note to its end; raise `CodingpathError` for more than a note ever has."""
    text = stream.read(LONGEST_TYPED + 1)
    if len(text) > LONGEST_TYPED:
        raise _too_long()
    return text


def add(name: str, text: str, *, now: str) -> Added:
    """Write one more note; several processes may at once. Raises `CodingpathError` for no text, no such client, or no access."""
    note = Note(at=now, text=cleaned(text).strip())
    if not note.text:
        raise CodingpathError("the note is empty; type some text")
    if len(note.text) > LONGEST:
        raise _too_long()
    client, _ = split(name)
    with os_errors_as_messages(own_folder(client) / NOTES, "save the note", _WAY_OUT):
        with suppress(Busy), writing(client):  # moves an old layout; who has the client open has done so
            pass
        with locked(client, part=NOTES_PART):
            if not exists(client):
                hint = suggest(client, names()) or "; `codingpath sessions list` shows them"
                raise CodingpathError(f"there is no session {client!r} to note on{hint}")
            return Added(note=note, aside=_write(client, [note]))


def delete_all(name: str) -> bool:
    """Remove the notes on a client, damaged ones too; tell whether there were any."""
    client, _ = split(name)
    with os_errors_as_messages(own_folder(client) / NOTES, "delete the notes"):
        with suppress(Busy), writing(client, must_settle=False):
            pass
        with locked(client, part=NOTES_PART):
            doomed = [path for path in files_of(client) if _is_notes(path, client)]
            for path in doomed:
                path.unlink(missing_ok=True)
    return bool(doomed)


def encoded(notes: Iterable[Note]) -> str:
    """Return the text of a file of notes."""
    return json.dumps({"format": FORMAT, "notes": [asdict(n) for n in notes]}, indent=2, ensure_ascii=False) + "\n"


def decoded(content: bytes) -> tuple[Note, ...]:
    """Read a file of notes; raise `ValueError` for what is none, and `CodingpathError` for a format from the future."""
    try:
        top = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError("it is not whole JSON") from None
    notes = top.get("notes") if isinstance(top, dict) else None
    if not isinstance(notes, list) or type(top.get("format")) is not int or not all(_is_note(n) for n in notes):
        raise ValueError("it is not a file of notes")
    if top["format"] > FORMAT:
        raise CodingpathError("a newer codingpath wrote these notes; update codingpath")
    return tuple(Note(at=one_line(n["at"]), text=cleaned(n["text"])) for n in notes)


def together(some: Iterable[Note], more: Iterable[Note]) -> list[Note]:
    """Return the notes of both, each once, oldest first."""
    return sorted(dict.fromkeys([*some, *more]), key=lambda note: note.at)


def _is_note(note: object) -> bool:
    return isinstance(note, dict) and isinstance(note.get("at"), str) and isinstance(note.get("text"), str)


def _is_notes(path: Path, client: str) -> bool:
    return path.name.startswith((f"{NOTES.stem}.", f"{client}.{NOTES.stem}.")) and path.parent.name != "variants"


def _write(client: str, more: Sequence[Note]) -> Path | None:
    """Add to notes that are locked; return where those were set aside that could not be understood, so that they are not lost."""
    path = own_folder(client) / NOTES
    if not has_folder(client):
        raise Busy(f"{client} is being moved by another codingpath; try again")
    notes, aside = _read_or_set_aside(path)
    content = encoded([*notes, *more]).encode()
    if len(content) > LARGEST:
        raise CodingpathError(f"the notes on {client!r} would be larger than {LARGEST // 1_000_000} MB; export them and begin anew")
    write_private(path, content)
    return aside


def _read_or_set_aside(path: Path) -> tuple[tuple[Note, ...], Path | None]:
    try:
        return decoded(read_plain(path, LARGEST)), None
    except FileNotFoundError:
        return (), None
    except ValueError:
        return (), set_aside(path)


def _too_long() -> CodingpathError:
    return CodingpathError(f"the note has more than {LONGEST:,} characters; keep the rest in a file of your own")
