"""What tells one person's plan from another's in a calendar: the same from run to run, and no name in clear."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from codingpath.sessions import store

NO_KEY = "plan"
"""Key of a plan whose answers came from the command line alone."""


def plan_key(file: Path | None, session: str | None) -> str:
    """Return a key for the answers that `answers_of` would read: of the file's place, else of the session's name."""
    if file is not None:
        return _hashed(f"file {file.resolve()}")
    name = session or store.last()
    return NO_KEY if name is None else _hashed(f"session {name}")


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
