"""The screen as wide as it is now, or 80 columns for a file. Light: rich is imported when a console is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from codingpath.text import wants_plain

if TYPE_CHECKING:
    from codingpath.formats.terminal import Screen
    from codingpath.report.blocks import Document


WIDTH_WITHOUT_TERMINAL = 80


COLORED = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""What makes rich color a pipe."""


def lines_alone(document: Document, *, no_color: bool) -> list[str] | None:
    """Return a document as lines where that is all there is to print: plain ones are wanted, or it has no more and there are no colors.

    So the first page in a pipe, and everything on a plain screen, needs no rich.
    """
    from codingpath.formats.lines import document_lines, is_lines, without_codes  # noqa: PLC0415 - other forms need none

    colored = not _without_color(no_color=no_color) and (sys.stdout.isatty() or any(map(os.environ.get, COLORED)))
    parts = (*document.parts, *document.appendix)
    if not wants_plain(os.environ) and (colored or not is_lines(document, parts)):
        return None
    return [without_codes(line) for line in document_lines(document, parts, _size().columns)]


def _without_color(*, no_color: bool) -> bool:
    return no_color or bool(os.environ.get("NO_COLOR"))


def _size() -> os.terminal_size:
    columns, rows = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24))
    return os.terminal_size((max(columns, 20), rows))


def console(*, no_color: bool = False, plain: bool = False, file: TextIO | None = None) -> Screen:
    """Return a console as wide as the terminal is now.

    Without colors, there is no escape code at all, not even for bold. `plain`, or an environment that asks for it, has lines only.
    """
    from codingpath.formats.terminal import Screen  # noqa: PLC0415

    size = _size()
    return Screen(
        file or sys.stdout,
        columns=size.columns,
        rows=size.lines,
        color=not _without_color(no_color=no_color),
        lines_only=plain or wants_plain(os.environ),
    )
