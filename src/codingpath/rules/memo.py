"""Results worked out once and looked up afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 1 << 13
"""How many results one memo keeps; past that it starts over, so that no run of sheets can fill the memory."""


class Memo(dict[K, V]):
    """A mapping that works out what it does not hold yet; read it with `memo[key]`."""

    __slots__ = ("_most", "_work_out")

    def __init__(self, work_out: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: K) -> V:
        """Work out a result, keep it and return it."""
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._work_out(key)
        return value
