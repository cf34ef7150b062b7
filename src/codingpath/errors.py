"""What can go wrong in a way the person at the keyboard can mend. Imports nothing of ours."""

from __future__ import annotations

from typing import Final, NamedTuple

MAX_FAULTS: Final = 100
"""Faults of a file that are told; after so many, nobody reads on."""


class CodingpathError(Exception):
    """Something the reader of the message can fix; exit code 1."""


class UsageError(CodingpathError):
    """The command was called in a way that cannot work here; exit code 2."""


class AnswerError(CodingpathError):
    """One answer cannot be used. The message says what is wrong and what to type instead."""


class Fault(NamedTuple):  # a tenth of what a dataclass with an order costs each start
    """One mistake in a file, with its place."""

    file: str
    """Name of the file as the reader knows it."""
    line: int
    """Line, from 1; 0 when the fault has no line."""
    column: int
    """Column, from 1; 0 when the fault has no column."""
    message: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        """Return `file:line:col: message`, leaving out a place that is not known."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


class DataError(CodingpathError):
    """A file has faults; all of them are here, in the order of their places."""

    def __init__(self, faults: list[Fault], sources: dict[str, str] | None = None) -> None:
        """Keep the faults sorted; `sources` maps a file's name to its text, for showing the line."""
        self.faults = sorted(set(faults))
        self.sources = sources or {}
        super().__init__("\n".join(map(str, self.faults)))


FIXABLE, USAGE, BUG, INTERRUPTED = 1, 2, 3, 130
