"""List and header written together: both are replaced, or neither is touched."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from codingpath.errors import CodingpathError

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse_unless_writable(folder: Path) -> None:
    """Raise `CodingpathError` where no file can be written, before the files are read for nothing."""
    if not folder.is_dir():
        raise CodingpathError(f"{folder}: there is no such folder; name the data folder with --to")
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_together(folder: Path, texts: Mapping[str, str]) -> None:
    """Replace the files of a folder, name to text; on any error the old ones stay and nothing is left behind.

    Raises `CodingpathError` where they cannot be written.
    """
    try:
        with ExitStack() as undo:
            parts = {name: _part(folder, name, text, undo) for name, text in texts.items()}
            for name, part in parts.items():
                _replace(folder / name, part, undo)
            undo.pop_all()
    except OSError as error:
        raise _unwritable(folder, error) from error


def _part(folder: Path, name: str, text: str, undo: ExitStack) -> Path:
    handle, part = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".part")
    path = Path(part)
    undo.callback(path.unlink, missing_ok=True)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(0o666 & ~_umask())
    return path


def _replace(target: Path, part: Path, undo: ExitStack) -> None:
    old = target.read_bytes() if target.is_file() else None
    part.replace(target)
    if old is None:
        undo.callback(target.unlink, missing_ok=True)
    else:
        undo.callback(target.write_bytes, old)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(folder: Path, error: OSError) -> CodingpathError:
    return CodingpathError(
        f"{folder}: cannot write there ({error.strerror or error}); the old list stays; name another folder with --to"
    )
