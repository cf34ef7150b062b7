"""Ctrl-Z and `fg`: the shell gets its terminal, and a prompt that comes back takes it again and is painted anew."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final
from weakref import WeakSet

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyPressEvent

_CONTINUE: Final = getattr(signal, "SIGCONT", None)
"""What a program gets that goes on; Windows has none."""


_by_key: Final[WeakSet[Application[Any]]] = WeakSet()
"""Prompts that were left by Ctrl-Z, and not by a signal from outside: the toolkit paints those anew itself."""


def suspends(event: KeyPressEvent) -> None:
    """Stop the program until the shell lets it go on; nothing where there is no such thing."""
    if _CONTINUE is not None:
        _by_key.add(event.app)
        event.app.suspend_to_background()


def _is_there(terminal: int) -> bool:
    """Tell whether a terminal is still there: a window that closes lets the program go on too."""
    import termios  # noqa: PLC0415 - there is none on Windows

    try:
        termios.tcgetattr(terminal)
    except termios.error:
        return False
    return True


@contextmanager
def coming_back(app: Application[Any], resumed: Callable[[], None]) -> Iterator[None]:
    """Take the terminal again whenever the program goes on inside the block: the shell left it in its own mode, with its own lines on it.

    `resumed` is called before the prompt is painted again.
    """
    if _CONTINUE is None:
        yield
        return

    def again() -> None:
        resumed()
        if app in _by_key:
            _by_key.discard(app)
            return
        if not _is_there(app.input.fileno()):
            if app.future is not None and not app.future.done():
                app.exit(exception=EOFError)
            return
        app.input.raw_mode().__enter__()  # whoever began raw mode ends it, with what was before that
        app.renderer.reset()
        app.invalidate()

    def came(_: int, __: FrameType | None) -> None:
        if app.loop is not None:
            app.loop.call_soon_threadsafe(again)

    before = signal.signal(_CONTINUE, came)
    try:
        yield
    finally:
        signal.signal(_CONTINUE, before)
