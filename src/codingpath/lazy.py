"""A mapping whose keys are known, and whose values are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lazy(Mapping[K, V]):
    """Values of known keys, each worked out once."""

    def __init__(self, keys: Iterable[K], work_out: Callable[[K], V]) -> None:
        """Take the keys, in their order, and what makes the value of one."""
        self._keys = dict.fromkeys(keys)
        self._work_out = work_out
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """Return a value; raise `KeyError` for a key that is none."""
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._work_out(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key, without its value."""
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        """Yield the keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._keys)
