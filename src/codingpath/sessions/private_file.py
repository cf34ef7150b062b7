"""Files that only their owner can read, written in one step."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from codingpath.errors import CodingpathError
from codingpath.files import PRIVATE, make_folder, replace_file


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


@contextlib.contextmanager
def os_errors_as_messages(path: Path, doing: str, way_out: str = "") -> Iterator[None]:
    """Turn an `OSError` of the block into a `CodingpathError` that names the file, what failed and perhaps a way out; of a full disk its own."""
    try:
        yield
    except OSError as error:
        ways = FULL if error.errno in _NO_ROOM else way_out
        raise CodingpathError(f"{path}: cannot {doing} ({error.strerror or error}){ways}") from error
