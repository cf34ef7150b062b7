"""The three streams, made fit before a command runs: one that is closed says so, and a letter that cannot be shown has a stand-in."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import NoReturn, TextIO, cast

from codingpath.text import NEAREST

STDERR = 2
"""The last of the three numbers that belong to the streams."""


class Closed(io.TextIOBase):
    """Stands in for an output that was closed before the start: writing to it is an error that can be told."""

    def __init__(self, name: str) -> None:
        """Take the name to complain under."""
        self._name = name

    def write(self, _: str, /) -> NoReturn:
        """Raise `OSError`."""
        raise OSError(errno.EBADF, "it is closed", self._name)


def mend_streams() -> None:
    """Replace what is closed or cannot carry every letter; the rest of the program may then just read and write."""
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _hold_their_numbers()
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or cast("TextIO", Closed("stdout"))
    sys.stderr = sys.stderr or _nothing("w")
    for stream, instead in ((sys.stdin, "replace"), (sys.stdout, NEAREST), (sys.stderr, NEAREST)):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=instead)


def drop(stream: TextIO) -> None:
    """Let nothing more be written to a stream where a write has failed: Python would try again at exit and fail loudly."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError:  # it stands for a closed one and has no number
        return


def _nothing(mode: str) -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123 - stays open to the end


def _hold_their_numbers() -> None:
    """Fill the numbers 0 to 2, or the next file opened would be taken for a stream."""
    number = os.open(os.devnull, os.O_RDWR)
    while number <= STDERR:
        number = os.dup(number)
    os.close(number)
