"""What to say of a name that nothing has: the known name it looks like, or the few there are. One way for all messages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from codingpath.text import LONGEST, shown

MANY: Final = 8
"""Names that a message still lists."""

_CLOSE: Final = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the word, or none that is close."""
    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word[:LONGEST].casefold(), by_folded, n=1, cutoff=_CLOSE)
    return by_folded[near[0]] if near else None


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?`, or `; choose one of …` where nothing is close, or nothing at all."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f"; did you mean '{near}'?"
    return f"; choose one of {', '.join(names)}" if 0 < len(names) <= MANY else ""


def unknown(kind: str, word: str, known: Iterable[str]) -> str:
    """Return the message for a name that nothing has."""
    return f"unknown {kind} {shown(word)}{suggest(word, known)}"
