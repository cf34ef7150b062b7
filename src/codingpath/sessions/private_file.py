"""Files that only their owner can read, written in one step."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

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


@contextlib.contextmanager
def os_errors_as_messages(path: Path, doing: str, way_out: str = "") -> Iterator[None]:
    """Turn an `OSError` of the block into a `CodingpathError` that names the file, what failed and perhaps a way out."""
    try:
        yield
    except OSError as error:
        raise CodingpathError(f"{path}: cannot {doing} ({error.strerror or error}){way_out}") from error
