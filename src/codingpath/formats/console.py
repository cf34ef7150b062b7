"""The screen as wide as it is now, or 80 columns for a file. Light: rich is imported when a console is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from codingpath.wizard.fallback import wants_plain

if TYPE_CHECKING:
    from codingpath.formats.terminal import Screen


WIDTH_WITHOUT_TERMINAL = 80


def console(*, no_color: bool = False, plain: bool = False, file: TextIO | None = None) -> Screen:
    """Return a console as wide as the terminal is now.

    Without colors, there is no escape code at all, not even for bold. `plain`, or an environment that asks for it, has lines only.
    """
    from codingpath.formats.terminal import Screen  # noqa: PLC0415

    size = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24))
    return Screen(
        file or sys.stdout,
        columns=max(size.columns, 20),
        rows=size.lines,
        color=not (no_color or os.environ.get("NO_COLOR")),
        lines_only=plain or wants_plain(os.environ),
    )
