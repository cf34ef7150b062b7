"""Reading a file whose name comes from outside: only a plain file, only so many bytes; and folders of the owner alone. Imports nothing of ours.

A pipe would wait for a writer for ever, `/dev/zero` never ends, and a folder has no text; each is an `OSError` that says so.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 5_000_000
"""Bytes of a file of ours; more than that is another file, named by mistake."""

OWNER_FOLDER: Final = 0o700
"""Mode of a folder only its owner can open."""

_WITHOUT_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def read_plain(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the content of a plain file.

    Raises `OSError` where it cannot be read, has more than `most` bytes, is no plain file, or has a name that no file can have.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
    except ValueError:  # a zero byte in the name
        raise OSError(errno.EINVAL, "no file can have this name", str(path)) from None
    try:
        refuse_special(path, os.fstat(handle).st_mode)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(most + 1)
    finally:
        os.close(handle)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB; is it the right one?", str(path))
    return content


def refuse_special(path: Path, mode: int) -> None:
    """Raise `OSError` for a folder, a pipe, a device or a socket; `mode` is what `stat` says of it."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder; name a file", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device; name a plain file", str(path))


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can open, or close one that others can; so is the folder it is in, where that is made too.

    Raises `OSError`.
    """
    if not folder.parent.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)  # another process may be as quick
        folder.parent.chmod(OWNER_FOLDER)
    folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(OWNER_FOLDER)  # it was made by hand, or under another umask
