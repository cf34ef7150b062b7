"""Reading and writing a file whose name comes from outside, and folders of the owner alone. Imports nothing of ours.

Reading: only a plain file, only so many bytes. A pipe would wait for a writer for ever, `/dev/zero` never ends, and a folder has no
text; each is an `OSError` that says so.

Writing: a file is made beside the other as `.NAME.1f2e3d4c.codingpath.part` and renamed to it, so that there is always the old one or
the new one. Whoever makes a part holds a lock on it; one that nobody holds was left by a process that is gone, and the next one that
writes into the folder takes it away.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from codingpath.errors import CodingpathError

MAX_BYTES: Final = 5_000_000
"""Bytes of a file of ours; more than that is another file, named by mistake."""

PRIVATE: Final = 0o600
"""Mode of a file that only its owner can read."""

PART: Final = ".codingpath.part"
"""How the name of a file or a folder ends that is not whole yet."""

OWNER_FOLDER: Final = 0o700
"""Mode of a folder only its owner can open."""

_AT_ONCE: Final = 1 << 16
_WITHOUT_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ENDS: Final = ("SIGTERM", "SIGHUP", "SIGBREAK", "SIGINT")
"""Signals that end a program; Ctrl-C is put back last, as it alone is an exception that leaves where it comes."""

_LONGEST_SHOWN: Final = 40
"""Characters of a name that a part carries: with both ends it fits into 255 bytes in any script."""


def read_plain(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the content of a plain file.

    Raises `OSError` where it cannot be read, has more than `most` bytes, is no plain file, or has a name that no file can have.
    """
    handle = _opened(path)
    try:
        found = os.fstat(handle)
        refuse_special(path, found.st_mode)
        content = os.read(handle, min(found.st_size, most) + 1)
        while len(content) <= most and (more := os.read(handle, _AT_ONCE)):  # it has grown, or its disk reads in parts
            content += more
    finally:
        os.close(handle)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB; is it the right one?", str(path))
    return content


@contextmanager
def open_plain(path: Path) -> Iterator[BinaryIO]:
    """Give a plain file to read; raise `OSError` where it cannot be read, is no plain file, or has a name that no file can have."""
    handle = _opened(path)
    try:
        refuse_special(path, os.fstat(handle).st_mode)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            yield stream
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
    except ValueError:  # a zero byte in the name
        raise OSError(errno.EINVAL, "no file can have this name", str(path)) from None


def refuse_special(path: Path, mode: int) -> None:
    """Raise `OSError` for a folder, a pipe, a device or a socket; `mode` is what `stat` says of it."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder; name a file", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device; name a plain file", str(path))


def refuse_others(path: Path, stream: BinaryIO) -> None:
    """Raise `OSError` for an open file that is another user's, or that others may write; where users are not told apart, for none."""
    found = os.fstat(stream.fileno())
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        raise PermissionError(errno.EPERM, "it is not yours alone", str(path))


def replace_file(path: Path, content: bytes, *, mode: int | None = None, durable: bool = True) -> None:
    """Write a file as a whole: whatever fails or ends the program, there is the old one or the new one, and no third.

    Without a `mode` it has that of the file it replaces, or what the umask leaves of 0666. A link stays: the file it leads to is
    replaced, as a shell does; what is no file, such as a device, never is. `durable` waits until it would last through a power cut.
    Raises `OSError`.
    """
    place = behind_links(path)
    if place.exists():
        refuse_special(path, place.stat().st_mode)
    with signals_later(), part_of(place, content, mode=mode, durable=durable) as part:
        part.replace(place)
        if durable:
            sync_folder(place.parent)


def behind_links(path: Path) -> Path:
    """Return the file that a link leads to, and any other path as it is; raise `OSError` for a link that leads nowhere."""
    if not path.is_symlink():
        return path
    if not path.exists():
        raise OSError(errno.ENOENT, "it is a link that leads nowhere; name a file", str(path))
    return path.resolve()


@contextmanager
def part_of(place: Path, content: bytes, *, mode: int | None = None, durable: bool = True) -> Iterator[Path]:
    """Give a new file beside a place, whole and written, to be renamed to it; where it is not, it goes. As for `replace_file`."""
    with _part(place, mode) as (part, handle):
        try:
            with os.fdopen(handle, "wb", closefd=False) as stream:
                stream.write(content)
            if durable:
                os.fsync(handle)
            if os.name == "posix":
                yield part  # still open: it is ours as long as we hold it
        finally:
            os.close(handle)
        if os.name != "posix":
            yield part  # Windows renames no file that is open


@contextmanager
def _part(place: Path, mode: int | None) -> Iterator[tuple[Path, int]]:
    """Give a new empty file beside a place, and its handle, which is to be closed; where it was not renamed, it goes."""
    sweep(place.parent)
    part, handle = _new_part(place)
    try:
        try:
            _set_mode(handle, place, mode)
        except BaseException:
            os.close(handle)
            raise
        yield part, handle
    finally:
        with suppress(OSError):
            part.unlink()


def part_name(place: Path) -> Path:
    """Return a name beside a place for what is not whole yet."""
    return place.with_name(f".{place.name[:_LONGEST_SHOWN]}.{os.urandom(4).hex()}{PART}")


def sweep(folder: Path) -> None:
    """Take away what a process that is gone left unfinished in a folder; what cannot be taken away stays."""
    for part in leftovers(folder):
        with suppress(OSError):
            part.unlink()


def leftovers(folder: Path, of: str = "", *, folders: bool = False) -> list[Path]:
    """Return the unfinished files, or folders, in a folder that no process holds; `of` is the name of what they were to become."""
    start = f".{of[:_LONGEST_SHOWN]}." if of else "."
    try:
        with os.scandir(folder) as found:
            parts = [e for e in found if e.name.startswith(start) and e.name.endswith(PART)]
            named = [e.name for e in parts if (e.is_dir if folders else e.is_file)(follow_symlinks=False)]
    except OSError:
        return []
    return [folder / name for name in sorted(named) if not _held(folder / name)]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def signals_later() -> Iterator[None]:
    """Keep signals that end a program until the block is done. The block must be short; outside the main thread nothing is kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {}
    try:
        for number in (getattr(signal, name) for name in _ENDS if hasattr(signal, name)):
            if signal.getsignal(number) not in {None, signal.SIG_IGN}:  # `nohup` has one of them ignored, and it stays so
                before[number] = signal.getsignal(number)
                signal.signal(number, lambda came_now, _: came.append(came_now))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


def _new_part(place: Path) -> tuple[Path, int]:
    """Make an empty part that only its owner can read, and hold it."""
    while True:
        part = part_name(place)
        try:
            handle = os.open(part, _NEW, PRIVATE)
        except ValueError:  # a zero byte in the name
            raise OSError(errno.EINVAL, "no file can have this name", str(place)) from None
        if hold(handle):
            return part, handle
        os.close(handle)  # somebody who swept took it for a leftover, in the moment before it was held


def _set_mode(handle: int, place: Path, mode: int | None) -> None:
    """Give a part the mode it is to have, while nothing is in it."""
    if os.name != "posix":
        return
    try:
        old = place.stat() if mode is None else None
    except FileNotFoundError:
        old, mode = None, 0o666 & ~_umask()
    if old is not None:
        mode = stat.S_IMODE(old.st_mode) & 0o777
        with suppress(OSError):
            os.fchown(handle, old.st_uid, -1)
        try:
            os.fchown(handle, -1, old.st_gid)
        except OSError:
            mode &= ~stat.S_IRWXG  # what its group could do, another group shall not
    if mode is not None:
        os.fchmod(handle, mode)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def hold(handle: int, *, wait: bool = True) -> bool:
    """Lock an open file or folder until it is closed; tell whether it is ours, and still there.

    A disk that knows no locks lets everybody have it.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and takes away no file that is open
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return wait  # a sweeper that cannot know leaves it
    return os.fstat(handle).st_nlink > 0


def _held(path: Path) -> bool:
    """Tell whether a process that lives still makes this file or folder."""
    try:
        handle = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
    except OSError:
        return True
    try:
        return not hold(handle, wait=False)
    finally:
        os.close(handle)


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


def write(content: str | bytes, path: Path, *, force: bool, private: bool = False) -> None:
    """Write a file in one step; refuse to replace one unless told to, and a folder or a device ever.

    A `private` one can be read by its owner only, also where it replaces one that others could read; any other keeps the mode of
    the file it replaces.
    """
    with _told(path):
        refuse_to_replace(path, force=force)
        replace_file(path, content.encode() if isinstance(content, str) else content, mode=PRIVATE if private else None)


@contextmanager
def written(path: Path, *, force: bool, private: bool = False) -> Iterator[BinaryIO]:
    """Give a stream to write a long file to, which takes its place only when the block ends well; all else as for `write`.

    Whoever writes catches no `OSError` of the block: each becomes a message about the file.
    """
    with _told(path):
        refuse_to_replace(path, force=force)
        place = behind_links(path)
        with _part(place, PRIVATE if private else None) as (part, handle):
            try:
                with os.fdopen(handle, "wb", closefd=False) as stream:
                    yield stream
                os.fsync(handle)
                if os.name == "posix":
                    _take_place(part, path, place, force=force)
            finally:
                os.close(handle)
            if os.name != "posix":
                _take_place(part, path, place, force=force)


def _take_place(part: Path, path: Path, place: Path, *, force: bool) -> None:
    refuse_to_replace(path, force=force)  # another program may have made it meanwhile
    with signals_later():
        part.replace(place)
        sync_folder(place.parent)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CodingpathError(f"{path}: cannot write it ({error.strerror or error}); choose another place with --output") from error


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """Raise `CodingpathError` for a file that is there, unless it is to be replaced; for a folder or a device, always `OSError`."""
    if path.exists():
        refuse_special(path, path.stat().st_mode)
        if not force:
            raise CodingpathError(
                f"{path}: there is a file already, perhaps with ticked boxes; use --force to replace it, or another name"
            )


def free_name(path: Path) -> Path:
    """Return the path, or the next one where no file is: `plan.md`, then `plan-2.md`."""
    number = 2
    free = path
    while free.is_file():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
