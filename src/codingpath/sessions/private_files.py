"""Files that only their owner can read: one written in one step, or all files of a client at once.

All at once: written aside, then swapped in, so that a kill leaves the old ones or the new ones. The folder is made as `.staged.NAME`. Its
new name `.swap.NAME` is the mark that it is whole: from then on the next start finishes what was begun, and readers find it there. Whoever
does that holds the client's lock. What changes files raises `OSError`.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

from codingpath.errors import CodingpathError
from codingpath.files import PRIVATE, make_folder, read_plain, replace_file, sync_folder
from codingpath.sessions.alias import folder
from codingpath.sessions.places import STAGED, SWAP, TRASH, has_folder, own_folder


def write_private(path: Path, content: str | bytes) -> None:
    """Replace a file as a whole; on any error the old file stays and nothing is left behind. Raises `OSError`."""
    make_folder(path.parent)
    replace_file(path, content.encode() if isinstance(content, str) else content, mode=PRIVATE)


def set_aside(path: Path) -> Path:
    """Move a damaged file away under the next free `.damaged-` name, which is returned. Raises `OSError`."""
    aside = free_aside(path)
    path.rename(aside)
    return aside


def free_aside(path: Path) -> Path:
    """Return the next free `.damaged-` name beside a file."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    return aside


_NO_ROOM: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})  # Windows knows no quota
FULL: Final = "; make room on the disk, and try again; what was saved before is as it was"


@contextmanager
def os_errors_as_messages(path: Path, doing: str, way_out: str = "") -> Iterator[None]:
    """Turn an `OSError` of the block into a `CodingpathError` that names the file, what failed and perhaps a way out; of a full disk its own."""
    try:
        yield
    except OSError as error:
        ways = FULL if error.errno in _NO_ROOM else way_out
        raise CodingpathError(f"{path}: cannot {doing} ({error.strerror or error}){ways}") from error


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
