"""Files that only their owner can read, written in one step."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path

OWNER_FOLDER = 0o700
"""Mode of a folder only its owner can open; files come from `mkstemp`, which makes them 0600."""


def write_private(path: Path, text: str) -> None:
    """Replace a file as a whole; on any error the old file stays and nothing is left behind. Raises `OSError`."""
    _make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def remove(path: Path) -> bool:
    """Delete a file, its damaged copies and unfinished writes; tell whether there was anything. Raises `OSError`."""
    stem = re.escape(path.stem)
    ours = re.compile(rf"{stem}\.json|{stem}\.damaged-\d+\.json|\.{stem}\.[^.]*\.tmp")
    if not path.parent.is_dir():
        return False
    doomed = [p for p in path.parent.iterdir() if ours.fullmatch(p.name)]
    for file in doomed:
        file.unlink(missing_ok=True)
    return bool(doomed)


def _make_folder(folder: Path) -> None:
    if not folder.parent.exists():
        folder.parent.mkdir(parents=True)
        folder.parent.chmod(OWNER_FOLDER)
    folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(OWNER_FOLDER)  # it was made by hand, or under another umask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
