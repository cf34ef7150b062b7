"""Signals that end a program end the quiz as Ctrl-C does: the terminal is put right, and the way back is said."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from codingpath.cli.errors import INTERRUPTED

_NAMES = ("SIGTERM", "SIGHUP")


class Stops:
    """The signals of one sitting, and the exit code they ask for."""

    def __init__(self) -> None:
        """Begin with the code of Ctrl-C."""
        self.code = INTERRUPTED
        self._numbers = [number for name in _NAMES if (number := getattr(signal, name, None)) is not None]
        self._ours = [n for n in self._numbers if signal.getsignal(n) is signal.SIG_DFL]  # `nohup` ignores one: leave it so

    def listen(self) -> None:
        """Take the signals."""
        for number in self._ours:
            signal.signal(number, self._stop)

    def leave(self) -> None:
        """Let go of them."""
        for number in self._ours:
            signal.signal(number, signal.SIG_DFL)

    def _stop(self, number: int, _: FrameType | None) -> None:
        for other in self._ours:
            signal.signal(other, signal.SIG_IGN)  # a second one must not cut short what the first has begun
        self.code = 128 + number
        raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stops]:
    """Listen while the block runs."""
    stops = Stops()
    stops.listen()
    try:
        yield stops
    finally:
        if stops.code == INTERRUPTED:  # else the end is near, and a second signal must not change the exit code
            stops.leave()
