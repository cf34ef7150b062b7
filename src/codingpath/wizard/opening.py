"""Which prompter suits this terminal."""

from __future__ import annotations

from collections.abc import Mapping

from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Prompter


def open_prompter(*, plain: bool, environ: Mapping[str, str]) -> Prompter:
    """Return numbered lines if asked for, or if the terminal cannot do more; else lists and keys."""
    if plain or wants_plain(environ):
        return PlainPrompter()
    from codingpath.wizard.terminal import TerminalPrompter  # noqa: PLC0415 - costs ten bare interpreter starts

    try:
        return TerminalPrompter()
    except Exception as error:
        # Git Bash and mintty have no Windows console; the class can only be imported on Windows.
        if type(error).__name__ != "NoConsoleScreenBufferError":
            raise
        return PlainPrompter()


def wants_plain(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment asks for plain lines: `ACCESSIBLE` set and not 0, or `TERM=dumb`."""
    return environ.get("ACCESSIBLE", "0") not in {"", "0"} or environ.get("TERM") == "dumb"
