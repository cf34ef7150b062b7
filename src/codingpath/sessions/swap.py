"""Giving a client other files all at once: written aside, then swapped in, so that a kill leaves the old ones or the new ones.

The folder is made as `.staged.NAME`. Its new name `.swap.NAME` is the mark that it is whole: from then on the next start finishes
what was begun, and readers find it there. Whoever calls this holds the client's lock. Raises `OSError`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from codingpath.files import make_folder, read_plain, sync_folder
from codingpath.sessions.alias import folder
from codingpath.sessions.places import STAGED, SWAP, TRASH, has_folder, own_folder
from codingpath.sessions.private_file import write_private

LARGEST = 50_000_000
"""Bytes of one file of a client."""

Files = Mapping[PurePosixPath, Path | bytes]
"""What a client's folder is to hold: by its place, the content, or a file to copy with its time."""


def put(client: str, files: Files) -> None:
    """Give a client these files and no others; on an error the old ones stay."""
    staged, swap = folder() / f"{STAGED}{client}", folder() / f"{SWAP}{client}"
    remove(staged)
    try:
        make_folder(folder())
        make_folder(staged)
        for place, content in files.items():
            _write(staged / place, content)
        staged.rename(swap)
    except BaseException:
        with suppress(OSError):
            remove(staged)
        raise
    sync_folder(folder())
    finish(client)


def finish(client: str) -> None:
    """Swap in the folder that is marked as whole; where that fails, everything is as it was before the mark."""
    swap, own, trash = folder() / f"{SWAP}{client}", own_folder(client), _trash()
    replacing = has_folder(client)
    try:
        if replacing:
            own.rename(trash)
        swap.rename(own)
    except OSError:
        with suppress(OSError):  # where even this cannot be done, the next start finishes it
            if replacing and not own.exists():
                trash.rename(own)
            swap.rename(trash)
        empty_trash()
        raise
    sync_folder(folder())
    empty_trash()


def remove(path: Path) -> None:
    """Remove a folder of ours under a name that says nothing; nothing happens where there is none."""
    trash = _trash()
    with suppress(FileNotFoundError):
        path.rename(trash)
        sync_folder(path.parent)
        shutil.rmtree(trash)


def empty_trash() -> None:
    """Remove what was thrown away, as far as can be done now."""
    with suppress(OSError):
        for path in folder().glob(f"{TRASH}*"):
            shutil.rmtree(path, ignore_errors=True)


def _trash() -> Path:
    return folder() / f"{TRASH}{os.urandom(6).hex()}"


def _write(path: Path, content: Path | bytes) -> None:
    if isinstance(content, bytes):
        write_private(path, content)
        return
    before = content.stat()
    write_private(path, read_plain(content, LARGEST))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
