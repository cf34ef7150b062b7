"""Ctrl-Z and `fg`: the shell gets its terminal, and a prompt that comes back takes it again and is painted anew."""

from __future__ import annotations

import os
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
        by_key = app in _by_key
        _by_key.discard(app)
        there = os.isatty(app.input.fileno())  # whoever closes a window lets the program go on too: there is nothing to paint on
        if by_key or not there:
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
