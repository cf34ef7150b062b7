"""What tells one person's plan from another's in a calendar: the same from run to run, and no name in clear."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from codingpath.sessions import store

NO_KEY: Final = "plan"
"""Key of a plan whose answers came from the command line alone."""


def plan_key(file: Path | None, session: str | None) -> str:
    """Return a key for the answers that `answers_of` would read: of the file's place, else of the session.

    A session has an id of its own; of one that an older codingpath began, the key stays that of its name.
    """
    if file is not None:
        return _hashed(f"file {file.resolve()}")
    name = session or store.last()
    return NO_KEY if name is None else store.id_of(name) or _hashed(f"session {name}")


def _hashed(text: str) -> str:
    from hashlib import blake2b  # noqa: PLC0415 - brings in OpenSSL, a tenth of the memory of a plan

    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
