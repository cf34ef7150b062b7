"""A yes or no before something goes for good."""

from __future__ import annotations

import sys

from codingpath.errors import UsageError


def confirmed(question: str, *, yes: bool) -> bool:
    """Ask on stderr, unless `yes` was given; without a terminal raise `UsageError`, which names the flag."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(f"{question} Without a terminal, say so with --yes")
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}
