"""Dated notes on a client, in a file of their own beside the answers, readable by its owner only.

They are never part of a plan unless asked for. Text is kept as typed, less control characters; whatever shows it
escapes it for its own form.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.files import read_plain
from codingpath.model.clean import cleaned, one_line
from codingpath.wizard.private_file import set_aside, told, write_private
from codingpath.wizard.session_lock import locked
from codingpath.wizard.session_names import files_of, notes_path, path_of, split

LONGEST = 20_000
"""Characters of a note."""

LARGEST = 50_000_000
"""Bytes of the notes on one client."""

FORMAT = 1
"""Number of the format of the file; one with a higher number is refused."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note."""

    at: str
    """When it was written, as the text given to `add`."""
    text: str
    """What was noted; may have several lines."""


def read(name: str) -> tuple[Note, ...]:
    """Return the notes on a client, oldest first; raise `CodingpathError` for a file that cannot be read."""
    path = notes_path(name)
    try:
        return decoded(read_plain(path, LARGEST))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise CodingpathError(f"{path}: the notes cannot be read ({error}); the next note sets that file aside") from error


def add(name: str, text: str, *, now: str) -> Note:
    """Write one more note; several processes may at once. Raises `CodingpathError` for no text, no such client, or no access."""
    note = Note(at=now, text=cleaned(text).strip())
    if not note.text:
        raise CodingpathError("the note is empty; type some text")
    if len(note.text) > LONGEST:
        raise CodingpathError(f"the note has more than {LONGEST:,} characters; keep the rest in a file of your own")
    client, _ = split(name)
    path = notes_path(client)
    with told(path, "save the note", "; make the folder writable"), locked(client):
        if not path_of(client).exists():
            raise CodingpathError(f"there is no session {client!r} to note on; `codingpath sessions list` shows them")
        write_private(path, encoded([*_read_or_set_aside(path), note]))
    return note


def delete_all(name: str) -> bool:
    """Remove the notes on a client, damaged ones too; tell whether there were any."""
    client, _ = split(name)
    with told(notes_path(client), "delete the notes"), locked(client):
        doomed = [f for f in files_of(client) if f.name.startswith(f"{client}.notes.")]
        for file in doomed:
            file.unlink(missing_ok=True)
    return bool(doomed)


def encoded(notes: Sequence[Note]) -> str:
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


def _is_note(note: object) -> bool:
    return isinstance(note, dict) and isinstance(note.get("at"), str) and isinstance(note.get("text"), str)


def _read_or_set_aside(path: Path) -> tuple[Note, ...]:
    """Read notes that are locked; move away what cannot be read, so that it is not lost."""
    try:
        return decoded(read_plain(path, LARGEST))
    except FileNotFoundError:
        return ()
    except ValueError:
        set_aside(path)
        return ()
