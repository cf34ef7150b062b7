"""Which prompter suits this terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codingpath.wizard.prompter import Prompter, Stop


def open_prompter(*, plain: bool, environ: Mapping[str, str], stop: Stop | None = None) -> Prompter:
    """Return numbered lines if asked for, else lists and keys that turn into numbered lines where the terminal fails them."""
    from codingpath.wizard.plain import PlainPrompter  # noqa: PLC0415 - only the quiz pays for it

    if plain or wants_plain(environ):
        return PlainPrompter(stop=stop)
    from codingpath.wizard.fallback import FallbackPrompter  # noqa: PLC0415

    return FallbackPrompter(lambda: _lists_and_keys(stop), PlainPrompter(stop=stop))


def _lists_and_keys(stop: Stop | None) -> Prompter:
    from codingpath.wizard.terminal import TerminalPrompter  # noqa: PLC0415 - costs ten bare interpreter starts

    return TerminalPrompter(stop)


def wants_plain(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment asks for plain lines: `ACCESSIBLE` set and not 0, or `TERM=dumb`."""
    return environ.get("ACCESSIBLE", "0") not in {"", "0"} or environ.get("TERM") == "dumb"
