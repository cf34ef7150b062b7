"""Signals that end a program end the quiz as Ctrl-C does: the terminal is put right, and the way back is said."""

from __future__ import annotations

import signal
from types import FrameType

from codingpath.cli.errors import INTERRUPTED

_NAMES = ("SIGTERM", "SIGHUP")


class Stops:
    """Listens to these signals from now on to the end of the process, and knows the exit code they ask for."""

    def __init__(self) -> None:
        """Begin to listen; `nohup` has one of them ignored, and it stays so."""
        self.code = INTERRUPTED
        numbers = [number for name in _NAMES if (number := getattr(signal, name, None)) is not None]
        self._ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
        for number in self._ours:
            signal.signal(number, self._stop)
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as scripts in the background have it; a quiz must be stoppable
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _stop(self, number: int, _: FrameType | None) -> None:
        for other in self._ours:
            signal.signal(other, signal.SIG_IGN)  # a second one must not cut short what the first has begun
        self.code = 128 + number
        signal.raise_signal(signal.SIGINT)  # to whoever takes Ctrl-C now: a prompt ends in its own good order
