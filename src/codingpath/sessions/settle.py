"""What a command that writes does first: it takes the client's lock, finishes what a kill cut short, and moves files of the old layout.

A reader does none of this. Other clients are settled on the way, as far as nobody has them open and nothing is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.files import read_plain, sweep
from codingpath.sessions import lock
from codingpath.sessions.alias import folded, folder, is_client, old_place, old_temp, split
from codingpath.sessions.lock import Busy, is_held, locked
from codingpath.sessions.places import (
    NOTES,
    STAGED,
    SWAP,
    VARIANTS,
    clients,
    entries,
    has_folder,
    is_temp,
    old_files,
    old_temps,
    own_folder,
)
from codingpath.sessions.private_files import LARGEST, empty_trash, finish, put, remove

NOTES_PART = "notes"
"""What has a lock of its own: a note can be added while a wizard has the client open."""

AT_ONCE = 1
"""Tries for the lock of a client that is tidied on the way."""


@contextmanager
def writing(*names: str, with_notes: bool = False, must_settle: bool = True, tidy: bool = True) -> Iterator[None]:
    """Hold these clients' files for writing until the block ends, for one save or for a whole sitting.

    `with_notes` holds the notes too; without `must_settle`, files that cannot be brought in order stay as they
    are; without `tidy`, other clients are left alone. Raises `Busy` if another process has one of them, `OSError` where the folder cannot be written.
    """
    mine = {split(name)[0] for name in names}
    new = {client for client in mine if not is_held(client)}  # in a sitting, what follows was done when it began
    with ExitStack() as stack:
        stack.enter_context(locked(*mine))
        for client in new:
            with suppress(*(() if must_settle else (OSError,))):
                settle(client)
        if new and tidy:
            _settle_others(mine)
        if with_notes:
            stack.enter_context(locked(*mine, part=NOTES_PART))
        yield


def settle(client: str) -> None:
    """Bring a client's files in order; the caller holds the client's lock."""
    remove(folder() / f"{STAGED}{client}")
    if (folder() / f"{SWAP}{client}").is_dir():
        finish(client)
    _sweep(client)
    _move_old(client)


def _settle_others(mine: set[str]) -> None:
    lock.sweep()
    sweep(folder().parent)
    empty_trash()
    for client in _unsettled() - mine:
        with suppress(OSError, CodingpathError), locked(client, tries=AT_ONCE):
            settle(client)


def _unsettled() -> set[str]:
    """Return the clients with something left over, or in the old layout."""
    found = {client for client in clients() if any(_temps(client))}
    for name in entries():
        old = old_place(name)
        whose = old[0] if old else old_temp(name) or name.removeprefix(STAGED).removeprefix(SWAP)
        if whose != name and is_client(whose):
            found.add(whose)
    return found


def _sweep(client: str) -> None:
    """Remove the writes that were cut off; those of notes only if nobody is writing one."""
    for path in [*(t for t in _temps(client) if not _is_of_notes(t)), *old_temps(client)]:
        path.unlink(missing_ok=True)
    if any(map(_is_of_notes, _temps(client))):
        with suppress(Busy), locked(client, part=NOTES_PART, tries=AT_ONCE):
            for path in filter(_is_of_notes, _temps(client)):
                path.unlink(missing_ok=True)
    if has_folder(client):
        for empty in (own_folder(client) / VARIANTS, own_folder(client)):
            with suppress(OSError):
                empty.rmdir()


def _temps(client: str) -> list[Path]:
    root = own_folder(client)
    parts = (root, root / VARIANTS) if has_folder(client) else ()
    return [path for part in parts if part.is_dir() for path in part.iterdir() if is_temp(path)]


def _is_of_notes(path: Path) -> bool:
    return path.parent.name != VARIANTS and path.name.startswith(f".{NOTES.stem}.")


def _move_old(client: str) -> None:
    """Move what an older codingpath left beside the folders into the client's; the old files stay whole until all is there."""
    old = {place: path for path, place in old_files(client)}
    if not old:
        return
    if not has_folder(client):
        put(client, old)
    more = {place: path for place, path in old.items() if not _same(path, own_folder(client) / place)}
    if more:  # an older codingpath was used again since: both are kept
        put(_free(client), more)
    for path in old.values():
        path.unlink(missing_ok=True)


def _same(path: Path, other: Path) -> bool:
    try:
        return read_plain(path, LARGEST) == read_plain(other, LARGEST)
    except FileNotFoundError:
        return False


def _free(client: str) -> str:
    taken = {folded(name) for name in clients()}
    return next(name for number in count(2) if folded(name := f"{client[:36].rstrip(' -')} {number}") not in taken)
