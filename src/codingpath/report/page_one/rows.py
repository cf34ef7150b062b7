"""The rows of the first page while it is made: sentences with a rank, in lines behind a label."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from codingpath.model.record import Record, record
from codingpath.report.blocks import Tone

LAST_TO_LEAVE: Final = -1
"""Rank of a sentence that only a page without any room for the others leaves out."""


@record
class Said(Record):
    """One sentence of a row."""

    text: str
    rank: int = 0
    """How soon it leaves where there is no room, the highest first; 0 never."""
    shorter: str = ""
    """What stands in its place for as long as there is room for that."""


@record
class Row(Record):
    """One row: lines of sentences behind a label."""

    label: str
    lines: tuple[tuple[Said, ...], ...]
    ticks: bool = False
    tone: Tone = "plain"

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the lines as text."""
        return tuple(" ".join(said.text for said in line) for line in self.lines)

    def up_to(self, kept: Collection[Said]) -> Row:
        """Return the row with those of its sentences that must stay or are kept; what is left out leaves its shorter form."""
        lines = (tuple(found for said in line if (found := _shown(said, kept)) is not None) for line in self.lines)
        return Row(self.label, tuple(line for line in lines if line), self.ticks, self.tone)


def _shown(said: Said, kept: Collection[Said]) -> Said | None:
    if not said.rank or said in kept:
        return said
    return Said(said.shorter) if said.shorter else None


def row(label: str, *texts: str) -> Row:
    """Return a row of lines that all stay."""
    return Row(label, tuple((Said(text),) for text in texts))


def in_a_line(label: str, *said: Said) -> Row:
    """Return a row of one line, made of sentences; an empty one where there are none."""
    kept = tuple(s for s in said if s.text)
    return Row(label, (kept,) if kept else ())


def with_last(label: str, texts: list[str], tone: Tone = "plain", rank: int = 1) -> Row:
    """Return a row whose lines after the first leave when there is no room, the last one first."""
    return Row(label, tuple((Said(text, rank if i else 0),) for i, text in enumerate(texts)), tone=tone)
