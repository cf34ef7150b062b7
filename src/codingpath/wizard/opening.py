"""Which prompter suits this terminal."""

from __future__ import annotations

from collections.abc import Mapping

from codingpath.wizard.fallback import FallbackPrompter, wants_plain
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Prompter, Stop


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
