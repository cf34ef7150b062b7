"""Text that was pasted is one thing, also in a terminal that does not mark where it begins and ends.

A terminal marks a paste only while a prompt asks for it, some never do. Without marks a line end in it is Enter, and three lines
answer three questions. What arrives in one piece and cannot have been typed in that time is therefore made what a marked paste is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from time import sleep
from typing import Any

from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

_LINE_ENDS = {Keys.ControlM, Keys.ControlJ}
_SPACES = {" ", Keys.ControlI}
_CTRL_C = "\x03"

_FULL = 1000
"""Bytes or keys that nobody types in one piece; a little less than is read at once, as a letter at the end may be cut."""

_MOST = 1_000_000
"""Keys that are taken at once, or a stream without end would never be seen."""

_MOMENT = 0.01
"""Seconds in which who pastes a lot sends more."""


class Pasting(Input):
    """An input whose pastes are all marked, and on one line."""

    def __init__(self, inner: Input, *, is_list: bool) -> None:
        """Take the input as it is; a list has no use for text, so that less is a paste there."""
        self._inner = inner
        self._is_paste = _is_text if is_list else _is_lines

    def read_keys(self) -> list[KeyPress]:
        """Read what has come."""
        keys = self._waiting()
        told = [key for key in keys if key.key is Keys.CPRResponse]  # by the terminal, where its cursor is; it comes at any moment
        typed = [key for key in keys if key.key is not Keys.CPRResponse]
        if all(map(_is_plain, typed)) and self._is_paste(typed):
            return [*told, _pasted("".join(key.data for key in typed))]
        return [*told, *(key for is_text, run in groupby(typed, _is_plain) for key in _marked(list(run), is_text=is_text))]

    def _waiting(self) -> list[KeyPress]:
        """Return all keys that wait. They come a kilobyte at a time, and to paint the prompt after each would take longer than anybody waits."""
        piece = [*self._inner.read_keys(), *self._cut_off()]
        keys = list(piece)
        while _size(piece) >= _FULL and len(keys) < _MOST:
            piece = [*self._inner.read_keys(), *self._cut_off()] or self._after_a_moment()
            keys += piece
        return keys

    def _after_a_moment(self) -> list[KeyPress]:
        sleep(_MOMENT)
        return self._inner.read_keys()

    def _cut_off(self) -> list[KeyPress]:
        """Return the Ctrl-C that came inside a paste which has no end: the parser would keep it, and every key after it, for ever."""
        parser: Any = getattr(self._inner, "vt100_parser", None)  # Windows has none, and marks no paste
        if parser is None or not parser._in_bracketed_paste or _CTRL_C not in parser._paste_buffer:  # noqa: SLF001 - it tells nobody
            return []
        parser.reset()
        return [KeyPress(Keys.ControlC, _CTRL_C)]

    def flush_keys(self) -> list[KeyPress]:
        """Read what waited for more to come, such as a lone Esc."""
        return self._inner.flush_keys()

    @property
    def closed(self) -> bool:
        """Tell whether nothing more can come."""
        return self._inner.closed

    def fileno(self) -> int:
        """Return the number of the file."""
        return self._inner.fileno()

    def typeahead_hash(self) -> str:
        """Return what keeps the keys typed ahead apart from those of other inputs."""
        return self._inner.typeahead_hash()

    def raw_mode(self) -> AbstractContextManager[None]:
        """Let every key come at once."""
        return self._inner.raw_mode()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """Let whole lines come."""
        return self._inner.cooked_mode()

    def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
        """Begin to listen."""
        return self._inner.attach(input_ready_callback)

    def detach(self) -> AbstractContextManager[None]:
        """Stop listening for a while."""
        return self._inner.detach()


def _marked(keys: Sequence[KeyPress], *, is_text: bool) -> Sequence[KeyPress]:
    """Return keys that follow one another and are all text, or none of them: text too long to be typed as one key, its last line end as Enter."""
    if is_text and len(keys) >= _FULL:
        enter = [key for key in keys[-1:] if key.key in _LINE_ENDS]
        return [_pasted("".join(key.data for key in keys)), *enter]
    return [_pasted(key.data) if key.key is Keys.BracketedPaste else key for key in keys]


def _pasted(data: str) -> KeyPress:
    return KeyPress(Keys.BracketedPaste, " ".join(data.split()))


def _is_text(keys: Sequence[KeyPress]) -> bool:
    """Tell whether keys, all of them text, are a paste, for a prompt where single keys choose: two letters at once, or one with a line end."""
    return len(keys) > 1 and any(key.key not in _LINE_ENDS | _SPACES for key in keys)


def _is_lines(keys: Sequence[KeyPress]) -> bool:
    """Tell whether keys of text are several lines: text that goes on after a line end."""
    text = "".join("\n" if key.key in _LINE_ENDS else key.data for key in keys)
    return "\n" in text.strip()


def _is_plain(key: KeyPress) -> bool:
    """Tell whether a key is a letter, a space or a line end, as they are in a text."""
    return len(key.key) == 1 or key.key in _LINE_ENDS | _SPACES


def _size(keys: Sequence[KeyPress]) -> int:
    return sum(len(key.data.encode(errors="surrogateescape")) for key in keys)
