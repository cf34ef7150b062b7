"""A text that is longer than the screen goes through the person's pager."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping

from codingpath.wizard.fallback import wants_plain

DEFAULT = "less -FRX"
"""Leaves at once if the text fits, shows colors, and leaves the text on the screen."""


def show(text: str, *, no_pager: bool = False) -> None:
    """Print a text; page it in a terminal where it is longer than the screen, unless the person wants none."""
    command = [] if no_pager or not _too_long(text) else pager_command(os.environ)
    if not (command and _paged(text, command)):
        sys.stdout.write(text)
        sys.stdout.flush()


def pager_command(environ: Mapping[str, str]) -> list[str]:
    """Return the pager as a command, or nothing where there is to be none.

    There is none with `NO_PAGER`, with an empty `PAGER`, and wherever the quiz would ask in plain lines: a pager redraws the screen.
    """
    if environ.get("NO_PAGER") or wants_plain(environ):
        return []
    try:
        return shlex.split(environ.get("PAGER", DEFAULT), posix=os.name != "nt")
    except ValueError:  # a quote that is never closed
        return []


def _too_long(text: str) -> bool:
    return sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines


def _paged(text: str, command: list[str]) -> bool:
    """Hand the text to the pager and wait for it; return whether it could be started."""
    sys.stdout.flush()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the pager's, which stops a search with it
    try:
        environ = {"LESS": "FRX", **os.environ}  # for a `PAGER=less` without options
        subprocess.run(command, input=text.encode(sys.stdout.encoding, "replace"), env=environ, check=False)
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True
