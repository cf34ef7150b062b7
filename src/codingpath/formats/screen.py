"""The console that everything is printed on."""

from __future__ import annotations

from typing import NoReturn, TextIO

from rich.console import Console


class Screen(Console):
    """Takes every text as it is: brackets are brackets, names are not emoji.

    Width and height are fixed, as rich else asks for them again for every cell. Make a new one after a resize.
    """

    def __init__(self, file: TextIO, *, columns: int, rows: int, color: bool, lines_only: bool) -> None:
        """Take where to print and how; without `color` there is no escape code at all, and `lines_only` leaves out boxes and bars."""
        self.lines_only = lines_only
        super().__init__(
            file=file,
            markup=False,
            highlight=False,
            emoji=False,
            color_system="auto" if color and not lines_only else None,
            width=columns,
            height=rows,
        )

    def on_broken_pipe(self) -> NoReturn:
        """Leave a pipe that was closed early to the caller; rich itself would end with exit code 1."""
        raise BrokenPipeError
