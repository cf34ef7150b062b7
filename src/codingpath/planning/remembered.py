"""What was worked out for one person, found again for the next one whose answers are the same as far as they were read.

A function of a person reads some answers, and which ones it reads next hangs on those before. So what it returned is kept at the end of
a path: the first answer that was read, then the second, and so on. Nothing has to be said of what a function reads, so nothing can be
forgotten there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Generic, TypeVar

from codingpath.model.condition import Sheet, Value
from codingpath.planning.person import Person

T = TypeVar("T")

MOST: Final = 1 << 13
"""How many results are kept; past that it starts over, so that no run of people can fill the memory."""


class Remembered(Generic[T]):
    """A function of a person, which may read the answers, the decisions, the place and what `key` tells apart."""

    def __init__(self, work_out: Callable[[Person], T], key: Callable[[Person], Hashable], most: int = MOST) -> None:
        """Take the function, and what tells people apart beside their answers, decisions and place."""
        self._work_out, self._key, self._most = work_out, key, most
        self._first: dict[Hashable, Any] = {}
        self._kept = 0

    def __call__(self, person: Person) -> T:
        """Return what the function returns, which the caller must not change."""
        start = (self._key(person), person.place, tuple(person.chosen.items()))
        here = self._first.get(start)
        while type(here) is _Fork:
            here = here.get(person.sheet.get(here.question))
        if here is None:
            here = self._work_out_for(person, start)
        result: T = here.result
        return result

    def _work_out_for(self, person: Person, start: Hashable) -> _End:
        if self._kept >= self._most:
            self._first.clear()
            self._kept = 0
        seen = _Seen(person.sheet)
        end = _End(self._work_out(replace(person, sheet=seen)))
        way, step = self._first, start
        for question, value in seen.read.items():
            fork = way.setdefault(step, _Fork(question))
            way, step = fork, value
        way[step] = end
        self._kept += 1
        return end


class _End:
    """The end of a path."""

    __slots__ = ("result",)

    def __init__(self, result: Any) -> None:  # noqa: ANN401 - of any function
        self.result = result


class _Fork(dict[Any, Any]):
    """The question that is read next, and where each answer to it leads."""

    __slots__ = ("question",)

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question


class _Seen(Mapping[str, Value]):
    """A sheet that takes note of what is read of it, in order."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.read: dict[str, Value | None] = {}

    def get(self, question: str, default: Any = None) -> Any:  # noqa: ANN401 - as for any mapping
        value = self.read[question] = self._sheet.get(question)
        return default if value is None else value

    def __getitem__(self, question: str) -> Value:
        value = self.get(question)
        if value is None:
            raise KeyError(question)
        found: Value = value
        return found

    def __contains__(self, question: object) -> bool:
        return isinstance(question, str) and self.get(question) is not None

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a sheet that is watched is read one question at a time")

    def __len__(self) -> int:
        raise TypeError("a sheet that is watched is read one question at a time")
