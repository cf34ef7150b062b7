"""Where the files of a client are: a folder of its own, or, from an older codingpath, beside the others. Reads only.

    sessions/NAME/answers.json           the own answers; answers.previous.json is the copy that `restore` brings back
    sessions/NAME/notes.json
    sessions/NAME/summary.json           what the list of clients says of this one; made again whenever it is old or gone
    sessions/NAME/variants/VARIANT.json  with its own VARIANT.previous.json
    ….damaged-1.json                     a file that could not be understood, set aside
    .….codingpath.part                   a write that was cut off
    sessions/.staged.NAME                a folder that is being made; .swap.NAME: it is whole, and about to be sessions/NAME
    sessions/.trash.x7k                  a folder that is being removed

Everything here raises `OSError` where the folder of the sessions cannot be listed.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from codingpath.files import PART
from codingpath.sessions.alias import folder, is_client, old_name, old_place, old_temp, split

ANSWERS = PurePosixPath("answers.json")
NOTES = PurePosixPath("notes.json")
SUMMARY = PurePosixPath("summary.json")
VARIANTS = "variants"
STAGED, SWAP, TRASH = ".staged.", ".swap.", ".trash."


def entries() -> list[str]:
    """Return the names of everything in the folder of the sessions."""
    return [_name(entry) for entry in _scanned()]


def clients() -> list[str]:
    """Return everybody of whom anything is kept, in either layout; whether it can be read is another matter."""
    return list(dict.fromkeys(filter(None, map(_client_in, _scanned()))))


def strays() -> list[Path]:
    """Return what is called like a client's folder or file and is none: a link to a folder, a folder `x.json`, a pipe."""
    found = [(folder() / _name(entry), entry) for entry in _scanned() if not is_client(entry.name) or entry.is_symlink()]
    links = [path for path, entry in found if is_client(path.name) and entry.is_symlink()]
    return [*links, *(path for path, entry in found if old_place(path.name) and not entry.is_file())]


def _scanned() -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder()) as found:
            return list(found)
    except FileNotFoundError:
        return []


def _name(entry: os.DirEntry[str]) -> str:
    return unicodedata.normalize("NFC", entry.name)


def exists(client: str) -> bool:
    """Tell whether anything is kept of a client who is spelled exactly so."""
    return (has_folder(client) and _holds_any(own_folder(client))) or _swap(client).is_dir() or any(old_files(client))


def own_folder(client: str) -> Path:
    """Return where a client's files are written; the folder need not exist."""
    return folder() / client


def has_folder(client: str) -> bool:
    """Tell whether there is a folder of a client who is spelled exactly so."""
    path = own_folder(client)
    if not path.is_dir() or path.is_symlink():
        return False
    other = path.with_name(client.swapcase())
    return other.name == client or not other.exists() or client in entries()  # a list only where capitals may not count


def place_of(name: str) -> PurePosixPath:
    """Return where in the client's folder the answers of a session or a variant are."""
    _, variant = split(name)
    return ANSWERS if variant is None else PurePosixPath(VARIANTS, f"{variant}.json")


def previous_of(place: PurePosixPath) -> PurePosixPath:
    """Return where the answers are kept that were replaced last."""
    return place.with_name(f"{place.stem}.previous.json")


def found_at(client: str, place: PurePosixPath) -> Path:
    """Return where a file of a client is read from: its place in the folder, or where an older codingpath left it."""
    if has_folder(client):
        return own_folder(client) / place
    if _swap(client).is_dir():
        return _swap(client) / place
    return next((path for path, at in old_files(client) if at == place), own_folder(client) / place)


def old_files(client: str) -> list[tuple[Path, PurePosixPath]]:
    """Return the files that an older codingpath left of a client, each with its place in the folder."""
    found = [(folder() / name, old_place(name)) for name in sorted(entries()) if name.startswith(client)]
    return [(path, old[1]) for path, old in found if old and old[0] == client and path.is_file()]


def old_temps(client: str) -> list[Path]:
    """Return the writes of an older codingpath that were cut off."""
    return [folder() / name for name in sorted(entries()) if old_temp(name) == client]


def files(client: str) -> dict[PurePosixPath, Path]:
    """Return every whole file of a client but the summary: its place in the folder, and where it is now."""
    root = own_folder(client) if has_folder(client) else _swap(client)
    found = {PurePosixPath(path.relative_to(root).as_posix()): path for path in _files_in(root) if not is_temp(path)}
    found.pop(SUMMARY, None)
    return found or {place: path for path, place in old_files(client)}


def saved_at(client: str) -> int:
    """Return when the own answers of a client, who is spelled exactly so, were last written; 0 where there are none."""
    inside = max(age(own_folder(client) / ANSWERS), age(_swap(client) / ANSWERS))
    return inside or age(folder() / old_name(client, ANSWERS))


def is_temp(path: Path) -> bool:
    """Tell whether a file is a write that was cut off, or is under way."""
    return path.name.startswith(".") and path.name.endswith((PART, ".tmp"))  # the second is that of an older codingpath


def age(path: Path) -> int:
    """Return when a file was last written, in nanoseconds; 0 for one that went while we looked."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _client_in(entry: os.DirEntry[str]) -> str | None:
    """Return whose an entry of the folder is."""
    name = _name(entry)
    if is_client(name):
        return name if entry.is_dir(follow_symlinks=False) and _holds_any(entry.path) else None
    if name.startswith(SWAP):
        return name.removeprefix(SWAP)
    old = old_place(name)
    return old[0] if old and entry.is_file() else None


def _swap(client: str) -> Path:
    return folder() / f"{SWAP}{client}"


def _holds_any(root: str | Path) -> bool:
    try:
        return any(name != SUMMARY.name for name in os.listdir(root))  # noqa: PTH208 - asked of every client for a list
    except FileNotFoundError:
        return False
    except OSError:
        return True  # it cannot be looked into


def _files_in(root: Path) -> Iterator[Path]:
    for path in _entries_of(root):
        if path.name == VARIANTS and path.is_dir():
            yield from _entries_of(path)
        else:
            yield path


def _entries_of(root: Path) -> list[Path]:
    with suppress(FileNotFoundError, NotADirectoryError):
        return sorted(root.iterdir())
    return []
