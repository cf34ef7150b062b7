"""Where results go: a console for the screen, or a file that is never replaced unasked."""

from __future__ import annotations

import os
import shutil
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from codingpath.errors import CodingpathError
from codingpath.files import PRIVATE, refuse_special, replace_file

if TYPE_CHECKING:
    from rich.console import Console

    from codingpath.formats.screen import Screen

WIDTH_WITHOUT_TERMINAL = 80


def console(*, no_color: bool = False, plain: bool = False, file: TextIO | None = None) -> Screen:
    """Return a console as wide as the terminal is now.

    Without colors, there is no escape code at all, not even for bold. `plain`, or an environment that asks for it, has lines only.
    """
    from codingpath.formats.screen import Screen  # noqa: PLC0415
    from codingpath.wizard.opening import wants_plain  # noqa: PLC0415

    size = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24))
    return Screen(
        file or sys.stdout,
        columns=max(size.columns, 20),
        rows=size.lines,
        color=not (no_color or os.environ.get("NO_COLOR")),
        lines_only=plain or wants_plain(os.environ),
    )


def plain_console(stream: StringIO) -> Console:
    """Return a console for a text file: 80 columns, no colors."""
    from rich.console import Console  # noqa: PLC0415

    return Console(
        file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=WIDTH_WITHOUT_TERMINAL, height=24
    )


def write(content: str | bytes, path: Path, *, force: bool, private: bool = False) -> None:
    """Write a file in one step; refuse to replace one unless told to, and a folder or a device ever.

    A `private` one can be read by its owner only, also where it replaces one that others could read; any other keeps the mode of
    the file it replaces.
    """
    try:
        if path.exists():
            refuse_special(path, path.stat().st_mode)
            if not force:
                raise CodingpathError(
                    f"{path}: there is a file already, perhaps with ticked boxes; use --force to replace it, or another name"
                )
        replace_file(path, content.encode() if isinstance(content, str) else content, mode=PRIVATE if private else None)
    except OSError as error:
        raise CodingpathError(f"{path}: cannot write it ({error.strerror or error}); choose another place with --output") from error


def free_name(path: Path) -> Path:
    """Return the path, or the next one where no file is: `plan.md`, then `plan-2.md`."""
    number = 2
    free = path
    while free.is_file():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
