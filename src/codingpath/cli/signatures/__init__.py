"""What can be typed: every command with its arguments, options, help and examples, one file a kind."""

from __future__ import annotations

from typing import Final

from codingpath.cli.signatures.data import DATA
from codingpath.cli.signatures.lists import LISTS, SHELL
from codingpath.cli.signatures.plans import PLANS
from codingpath.cli.signatures.progress import PROGRESS
from codingpath.cli.signatures.registry import Signature
from codingpath.cli.signatures.sessions import SESSIONS

COMMANDS: Final[dict[str, Signature]] = {**PLANS, **LISTS, **PROGRESS, **SESSIONS, **DATA, **SHELL}
"""Words that call a command, to its signature, in the order of the help; a group stands before its commands."""
