"""The keys and the look every prompt has in common, added to a questionary question before it runs; with Ctrl-Z and `fg`."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType
from typing import Any, Final
from weakref import WeakSet

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Always, Condition, Never
from prompt_toolkit.formatted_text import StyleAndTextTuples, to_formatted_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import BufferControl, UIContent
from prompt_toolkit.layout.containers import WindowRenderInfo
from prompt_toolkit.layout.margins import Margin
from prompt_toolkit.styles import BaseStyle, default_ui_style, merge_styles
from questionary.constants import DEFAULT_STYLE
from questionary.prompts.common import InquirerControl

from codingpath.wizard.pasting import Pasting
from codingpath.wizard.prompter import Signal

ESCAPE_WAIT = 0.05
"""Seconds after which a lone Esc is taken as Esc, and not as the start of an arrow key."""

STYLE = questionary.Style(
    [(name, "noinherit bold") for name in ("qmark", "question", "answer", "pointer", "highlighted", "selected")]
    + [("completion-menu", "noinherit reverse"), ("completion-menu.completion.current", "noinherit bold")]
    + [("scrollbar.background", "noinherit"), ("scrollbar.button", "noinherit reverse")]
)
"""No color at all: bold and reversed letters read on every background, and there is nothing for `NO_COLOR` to take away."""


@cache
def whole_style() -> BaseStyle:
    """Return the style of every prompt; the toolkit would put it together for each anew, which takes as long as painting."""
    return merge_styles([default_ui_style(), DEFAULT_STYLE, STYLE])


_ASCII = str.maketrans("●○", "x-")


def prepared(question: questionary.Question, *, is_list: bool, ascii_only: bool, notes: bool = False) -> questionary.Question:
    """Add Back to any question, and Ctrl-N where there are notes; to lists also `?`, Ctrl-D and a visible cursor. Leave no trace when done."""
    app = question.application
    app.input = Pasting(app.input, is_list=is_list or not isinstance(app.layout.current_control, BufferControl))
    own = _list_keys() if is_list else _common_keys()
    if notes:
        own.add("c-n", filter=_NOTHING_TYPED, eager=True)(leaves(Signal.NOTE))
    app.key_bindings = merge_key_bindings([app.key_bindings, own]) if app.key_bindings else own
    app.erase_when_done = True
    app.renderer.style = whole_style()
    app.ttimeoutlen = ESCAPE_WAIT
    app.timeoutlen = ESCAPE_WAIT
    if is_list:
        _show_cursor(app, ascii_only=ascii_only)
    return question


_NOTHING_TYPED = Condition(lambda: not get_app().current_buffer.text)


def _common_keys() -> KeyBindings:
    """Return the keys of every prompt: back, and help while nothing is typed."""
    keys = KeyBindings()
    keys.add("s-tab", eager=True)(leaves(Signal.BACK))
    keys.add("c-z", eager=True)(suspends)
    keys.add("escape", eager=True)(leaves(Signal.BACK))
    keys.add("?", filter=_NOTHING_TYPED, eager=True)(leaves(Signal.HELP))
    return keys


def _list_keys() -> KeyBindings:
    keys = _common_keys()
    keys.add("left", eager=True)(leaves(Signal.BACK))
    for letter in "ai":
        keys.add(letter, eager=True)(_nothing)

    keys.add("c-d", eager=True)(stops(EOFError))
    return keys


def leaves(result: str | Signal) -> Callable[[KeyPressEvent], None]:
    """Return what ends a prompt with a result."""

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return leave


def stops(how: type[BaseException]) -> Callable[[KeyPressEvent], None]:
    """Return what ends a prompt with an exception."""

    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=how)

    return stop


def _nothing(event: KeyPressEvent) -> None:
    """Take a key away."""


def control_of(app: Application[Any]) -> InquirerControl:
    """Return what holds the rows of a list, the one pointed at and the marks."""
    return next(w.content for w in app.layout.find_all_windows() if isinstance(w.content, InquirerControl))


WIDE = 60
"""Columns from which a list has room for a word at its edge."""

BESIDE_LIST = 7
"""Rows that a screen may have beside a list of which all can be seen."""


def is_tall(rows: int, screen: int) -> bool:
    """Tell whether a list of so many rows may be longer than a screen of so many."""
    return rows + BESIDE_LIST > screen


class MoreMark(Margin):
    """Says at the edge of a list that there is more above or below."""

    def __init__(self, columns: int, *, ascii_only: bool) -> None:
        """Take how wide the screen is: a narrow one has room for the arrow alone."""
        self._up, self._down = "^v" if ascii_only else "↑↓"
        self._word = " more" if columns >= WIDE else ""
        self.width = len(f" ^{self._word}")

    def get_width(self, _: Callable[[], UIContent]) -> int:
        """Return the columns it takes."""
        return self.width

    def create_margin(self, window_render_info: WindowRenderInfo, width: int, height: int) -> StyleAndTextTuples:
        """Return a line for each row of the list."""
        rows = [""] * height
        if not window_render_info.bottom_visible:
            rows[-1] = f" {self._down}{self._word}"
        if not window_render_info.top_visible:
            rows[0] = f" {self._up}{self._word}"
        return [("bold", "\n".join(row.rjust(width) for row in rows))]


def _show_cursor(app: Application[Any], *, ascii_only: bool) -> None:
    """Put the cursor on the pointed row, where a screen reader looks for it."""
    window = next(w for w in app.layout.find_all_windows() if isinstance(w.content, InquirerControl))
    control = control_of(app)
    control.focusable = Always()
    window.always_hide_cursor = Never()
    app.layout.focus(control)
    if is_tall(len(control.choices), app.output.get_size().rows):
        window.right_margins = [MoreMark(app.output.get_size().columns, ascii_only=ascii_only)]
    if ascii_only:
        drawn = control.text
        control.text = lambda: [(style, text.translate(_ASCII)) for style, text, *_ in to_formatted_text(drawn)]


# Ctrl-Z and `fg`: the shell gets its terminal, and a prompt that comes back takes it again and is painted anew.

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
