"""How wide the columns of a table are. Pure arithmetic, so that no word is split that can be kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

LONGEST_WORD = 22
"""A word longer than this, mostly an address, may be folded."""


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int, ratios: Sequence[int] = ()) -> list[int]:
    """Return the width of each column, in cells, of `room` cells in all.

    Columns get what they ask for if there is room. Else each gets its longest word first, and the rest is shared by `ratios`, or
    by how much text the columns hold.
    """
    texts = [[name, *(row[i] for row in rows)] for i, name in enumerate(columns)]
    natural = [max(map(cell_len, column)) or 1 for column in texts]
    if sum(natural) <= room:
        return natural
    words = [min(max((cell_len(w) for text in column for w in text.split()), default=1), LONGEST_WORD) for column in texts]
    shares = list(ratios) or [sum(map(len, column)) ** 0.5 for column in texts]
    return _shared(natural, _fitting(words, room), shares, room)


def _fitting(words: list[int], room: int) -> list[int]:
    """Shrink the widest until all fit."""
    words = list(words)
    while sum(words) > room and max(words) > 1:
        words[words.index(max(words))] -= 1
    return words


def _shared(natural: list[int], least: list[int], shares: Sequence[float], room: int) -> list[int]:
    """Hand out what is left, a cell at a time, to the column furthest below its share that still wants more."""
    given = list(least)
    for _ in range(room - sum(given)):
        wanting = [i for i in range(len(given)) if given[i] < natural[i]]
        if not wanting:
            break
        given[min(wanting, key=lambda i: given[i] / shares[i])] += 1
    return given
