"""One process at a time writes to a client's files: a wizard for its whole sitting, a command while it writes. A reader takes no lock.

A lock is a file beside the folder of the sessions, called by a number that is made of the client's name, so that no name is left
behind. It holds the number of the process and goes when that lets go; the system lets go when a process ends, however it ends.
Inside one process a lock that is held is simply held once more.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import source_hash
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.files import make_folder
from codingpath.sessions.alias import DEFAULT_NAME, folded, folder, is_or_are, split

WAIT = 0.02
"""Seconds between two tries."""

TRIES = 50
"""Tries before giving up: a second, where a write takes a few hundredths of one."""

_held: set[Path] = set()


class Busy(CodingpathError):  # noqa: N818 - said as it is
    """Another process has the client's files."""


@contextmanager
def locked(*names: str, part: str = "", tries: int = TRIES) -> Iterator[None]:
    """Keep other processes from writing to these clients' files until the block ends; `part` names what else has a lock of its own.

    Raises `Busy` if another process does not let go, and `OSError` where the lock cannot be made.
    """
    clients = {_path(client, part): client for client, _ in map(split, names)}
    with ExitStack() as stack:
        for path in sorted(clients):  # in one order for all, so that no two wait for each other
            stack.enter_context(_held_until_end(path, clients[path], tries))
        yield


def is_held(client: str) -> bool:
    """Tell whether this process has the lock of a client."""
    return _path(client, "") in _held


def sweep() -> None:
    """Remove the files of locks whose processes were killed."""
    with suppress(OSError):
        for path in _locks().iterdir():
            if path not in _held and (handle := _try(path, 0)) is not None:
                _let_go(handle, path)


@contextmanager
def _held_until_end(path: Path, client: str, tries: int) -> Iterator[None]:
    if path in _held:
        yield
        return
    handle = _wait_for(path, client, tries)
    _held.add(path)
    try:
        yield
    finally:
        _held.discard(path)
        _let_go(handle, path)


def _locks() -> Path:
    return folder().with_name("locks")


def _path(client: str, part: str) -> Path:
    return _locks() / source_hash(f"{folded(client)}/{part}".encode()).hex()


def _wait_for(path: Path, client: str, tries: int) -> int:
    make_folder(path.parent)
    for number in range(tries):
        if number:
            time.sleep(WAIT)
        handle = _try(path, os.O_CREAT)
        if handle is not None:
            return handle
    process = _process(path)
    raise Busy(
        f"{is_or_are(client)} open in another window{process and f' (process {process})'}; close {'them' if client == DEFAULT_NAME else 'it'} there first"
    )


def _try(path: Path, create: int) -> int | None:
    """Take a lock and return its handle; none if another process has it."""
    handle = os.open(path, os.O_RDWR | create, 0o600)
    try:
        if _take(handle) and _is_still(handle, path):
            with suppress(OSError):  # a disk that is full: the lock holds all the same
                os.write(handle, f"{os.getpid()}\n".encode())
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _process(path: Path) -> str:
    try:
        found = path.read_text("ascii").split()
    except (OSError, ValueError):
        return ""
    return found[-1] if found and found[-1].isdecimal() else ""


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 20
    """The byte that is locked: not one of the number, which others read."""

    def _take(handle: int) -> bool:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _is_still(handle: int, path: Path) -> bool:  # noqa: ARG001
        return True  # a file that is open cannot be removed there

    def _let_go(handle: int, path: Path) -> None:
        os.close(handle)
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        with suppress(OSError):
            os.ftruncate(handle, 0)
        return True

    def _is_still(handle: int, path: Path) -> bool:
        """Tell whether the file was not removed by who had the lock before."""
        try:
            return os.path.samestat(os.fstat(handle), path.stat())
        except FileNotFoundError:
            return False

    def _let_go(handle: int, path: Path) -> None:
        try:
            with suppress(OSError):
                path.unlink()
        finally:
            os.close(handle)
