"""The rows of the first page while it is made: sentences with a rank, in lines behind a label."""

from __future__ import annotations

from codingpath.model.record import Record, record
from codingpath.report.blocks import Tone


@record
class Said(Record):
    """One sentence of a row."""

    text: str
    rank: int = 0
    """How soon it leaves where there is no room; 0 never."""
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

    @property
    def highest(self) -> int:
        """Return the highest rank of a sentence in it; 0 where all must stay."""
        return max((said.rank for line in self.lines for said in line), default=0)

    def without_last(self, rank: int) -> Row:
        """Return the row without the last sentence of a rank."""
        lines = [list(line) for line in self.lines]
        for line in reversed(lines):
            found = [said for said in line if said.rank == rank]
            if found:
                at = line.index(found[-1])
                line[at : at + 1] = [Said(found[-1].shorter)] if found[-1].shorter else []
                break
        return Row(self.label, tuple(tuple(line) for line in lines if line), self.ticks, self.tone)


def row(label: str, *texts: str, ticks: bool = False, tone: Tone = "plain") -> Row:
    """Return a row of lines that all stay."""
    return Row(label, tuple((Said(text),) for text in texts), ticks, tone)


def in_a_line(label: str, *said: Said, tone: Tone = "plain") -> Row:
    """Return a row of one line, made of sentences; an empty one where there are none."""
    kept = tuple(s for s in said if s.text)
    return Row(label, (kept,) if kept else (), tone=tone)
