"""Which client's own answers were saved last: written down beside the folder of the sessions, and not guessed from the times of files.

A clock that was set back, or a folder that was copied, would name somebody else, whose plan would then be shown. Where nothing is
written down yet, or whoever it names is gone, the times of the files count as before.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from codingpath.files import read_plain
from codingpath.sessions.alias import folder, is_client
from codingpath.sessions.private_files import write_private

LONGEST: Final = 200
"""Bytes of the file; a name has at most 40 letters."""


def written_down() -> str | None:
    """Return the name that is written down, or none; whether there is still such a client is another matter."""
    try:
        name = read_plain(_path(), LONGEST).decode().strip()
    except (OSError, ValueError):
        return None
    return name if is_client(name) else None


def write_down(client: str) -> None:
    """Take note of who was saved last; where it cannot be written, nothing happens."""
    if written_down() != client:
        with suppress(OSError):
            write_private(_path(), f"{client}\n")


def forget(client: str) -> None:
    """Leave no trace of a client who is deleted."""
    if written_down() == client:
        with suppress(OSError):
            _path().unlink(missing_ok=True)


def _path() -> Path:
    return folder().with_name("last-session")
