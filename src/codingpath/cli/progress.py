"""A word while something takes long, so that nobody wonders whether it hangs: on stderr, only in a terminal, after a second."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

PATIENCE: Final = 1.0
"""Seconds until something is said; most runs are done by then and say nothing."""


@contextmanager
def working(what: str, *, after: float = PATIENCE, stream: TextIO | None = None) -> Iterator[None]:
    """Say what is going on if the block takes long, and take it off the screen when it is done; in plain lines it stays."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield
        return
    from threading import Timer  # noqa: PLC0415 - only in a terminal

    from codingpath.wizard.fallback import wants_plain  # noqa: PLC0415

    text, plain, said = f"{what} …", wants_plain(os.environ), False

    def say() -> None:
        nonlocal said
        said = True
        stream.write(text + "\n" if plain else text)
        stream.flush()

    timer = Timer(after, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said and not plain:
            stream.write(f"\r{' ' * len(text)}\r")
            stream.flush()
