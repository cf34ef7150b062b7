"""One process at a time writes to a client's files, also with two terminals open.

All locks are in one small empty file beside the folder of the sessions: each client has a byte of it, so that no name is
left behind. The system lets go of a lock when its process ends, however it ends. A lock keeps processes apart, not two
threads of one process, and must not be taken inside another.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from codingpath.errors import CodingpathError
from codingpath.wizard.private_file import make_folder
from codingpath.wizard.session_names import folder, split

WAIT = 0.02
"""Seconds between two tries."""

TRIES = 250
"""Tries before giving up: five seconds, where a write takes a few hundredths of one."""


@contextmanager
def locked(*names: str, tries: int = TRIES) -> Iterator[None]:
    """Keep other processes from writing to these sessions until the block ends.

    Raises `CodingpathError` if another process does not let go, and `OSError` where the file cannot be made.
    """
    make_folder(folder())
    handle = os.open(folder().with_name("sessions.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    places = {_place(split(name)[0]): name for name in names}
    try:
        for place in sorted(places):  # in one order for all, so that no two wait for each other
            _wait_for(handle, place, places[place], tries)
        yield
    finally:
        os.close(handle)


def _place(client: str) -> int:
    """Return the byte of a client; names that differ in case only may be one file."""
    return int.from_bytes(blake2b(client.casefold().encode(), digest_size=3).digest())


def _wait_for(handle: int, place: int, name: str, tries: int) -> None:
    for _ in range(tries):
        if _take(handle, place):
            return
        time.sleep(WAIT)
    raise CodingpathError(f"the saved session {name!r} is being written by another codingpath; wait for that one, or close it")


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, place: int) -> bool:
        os.lseek(handle, place, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int, place: int) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except (BlockingIOError, PermissionError):  # which of the two, the system decides
            return False
        return True
