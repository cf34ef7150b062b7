"""Opening a terminal for questions: which prompter suits it, and what signals do that end the program.

They end the quiz as Ctrl-C does: the terminal is put right, and the way back is said. A second one ends it at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from types import FrameType

from codingpath.errors import INTERRUPTED
from codingpath.text import wants_plain
from codingpath.wizard.fallback import FallbackPrompter
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Prompter, Stop

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")

_SHOWN_AGAIN = b"\x1b[?2004l\x1b[?25h\x1b[0m\r\n"
"""Pasting without marks, a cursor, plain letters: what a prompt that is cut off leaves undone."""


class StopSignals:
    """Listens to these signals from now on to the end of the process, and knows the exit code they ask for."""

    def __init__(self, stop: Stop) -> None:
        """Begin to listen and hand on the first signal; `nohup` has one of them ignored, and it stays so."""
        self.code = INTERRUPTED
        self._stop = stop
        self._put_right = _terminal()
        for number in (found for name in _NAMES if (found := getattr(signal, name, None)) is not None):
            # a script in the background has Ctrl-C ignored; a quiz must be stoppable
            if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._told)

    def _told(self, number: int, _: FrameType | None) -> None:
        if self._stop.asked:  # whatever keeps the first one from being heeded must not keep this one
            self._put_right()
            os._exit(128 + number)
        self.code = 128 + number
        self._stop.ask()


def _terminal() -> Callable[[], None]:
    """Return what gives the terminal back as it is now."""
    try:
        import termios  # noqa: PLC0415 - not on Windows, where the console does so itself

        number, screen = sys.stdin.fileno(), sys.stdout.fileno()
        was = termios.tcgetattr(number)
    except (ImportError, OSError, ValueError):
        return lambda: None
    except termios.error:
        return lambda: None

    def put_right() -> None:
        try:
            termios.tcsetattr(number, termios.TCSANOW, was)
            if os.isatty(screen):
                os.write(screen, _SHOWN_AGAIN)
        except (OSError, termios.error):
            return  # the terminal is gone

    return put_right


# Which prompter suits this terminal.


def open_prompter(*, plain: bool, environ: Mapping[str, str], stop: Stop | None = None, notes: bool = False) -> Prompter:
    """Return numbered lines if asked for, else lists and keys that turn into numbered lines where the terminal fails them.

    With `notes` a note can be asked for at any prompt: whoever asks must know `Signal.NOTE`.
    """
    if plain or wants_plain(environ):
        return PlainPrompter(stop=stop, notes=notes)
    return FallbackPrompter(lambda: _lists_and_keys(stop, notes=notes), PlainPrompter(stop=stop, notes=notes))


def _lists_and_keys(stop: Stop | None, *, notes: bool) -> Prompter:
    from codingpath.wizard.terminal import TerminalPrompter  # noqa: PLC0415 - costs ten bare interpreter starts

    return TerminalPrompter(stop, notes=notes)
