"""Where results go: a console for the screen, or a file that is never replaced unasked."""

from __future__ import annotations

import os
import shutil
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from codingpath.errors import CodingpathError
from codingpath.files import refuse_special

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_WITHOUT_TERMINAL = 80


def console(*, no_color: bool = False, file: TextIO | None = None) -> Console:
    """Return a console as wide as the terminal is now. It takes every text as it is: brackets are brackets, names are not emoji.

    Width and height are fixed, as rich else asks for them again for every cell. Make a new console after a resize.
    """
    from rich.console import Console  # noqa: PLC0415

    class Piped(Console):
        """Leaves a pipe that was closed early to `handled`; rich itself would end with exit code 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    stream = file or sys.stdout
    size = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24))
    return Piped(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        no_color=no_color or None,
        width=max(size.columns, 20),
        height=size.lines,
    )


def plain_console(stream: StringIO) -> Console:
    """Return a console for a text file: 80 columns, no colors."""
    from rich.console import Console  # noqa: PLC0415

    return Console(
        file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=WIDTH_WITHOUT_TERMINAL, height=24
    )


def write(content: str | bytes, path: Path, *, force: bool, private: bool = False) -> None:
    """Write a file in one step; refuse to replace one unless told to, and a folder or a device ever.

    A `private` one can be read by its owner only.
    """
    try:
        if path.exists():
            refuse_special(path, path.stat().st_mode)
            if not force:
                raise CodingpathError(
                    f"{path}: there is a file already, perhaps with ticked boxes; use --force to replace it, or another name"
                )
        _replace(content, path, private=private)
    except OSError as error:
        raise CodingpathError(f"{path}: cannot write it ({error.strerror or error}); choose another place with --output") from error


def _replace(content: str | bytes, path: Path, *, private: bool) -> None:
    import tempfile  # noqa: PLC0415 - most runs write no file

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
        Path(name).chmod(0o600 if private else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def free_name(path: Path) -> Path:
    """Return the path, or the next one where no file is: `plan.md`, then `plan-2.md`."""
    number = 2
    free = path
    while free.is_file():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
