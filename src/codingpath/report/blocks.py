"""The pieces a document is made of. A view fills them with plain words; each renderer draws and escapes them its own way."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from typing import Literal

from codingpath.model.record import Record, record

Tone = Literal["plain", "strong", "good", "warn", "bad", "quiet"]
"""What a text is about. A renderer may color it; the words say it too."""


@record
class Cell(Record):
    """One cell of a table."""

    text: str
    tone: Tone = "plain"


@record
class Text(Record):
    """A paragraph."""

    text: str
    tone: Tone = "plain"
    command: bool = False
    """Whether it names a command to type: a page to take away leaves it out, as who reads that may not have the program."""


@record
class Heading(Record):
    """A heading inside a part."""

    text: str


@record
class Bullets(Record):
    """A list of sentences."""

    items: tuple[str, ...]
    tone: Tone = "plain"


@record
class Numbered(Record):
    """A list whose numbers matter: other texts point to them."""

    items: tuple[str, ...]


@record
class Checklist(Record):
    """Things to tick off."""

    items: tuple[str, ...]
    ids: tuple[str, ...] = ()
    """Names of the first of them that stay from plan to plan, so that a page made anew has their ticks; empty where there are none."""


@record
class Table(Record):
    """Rows under headings. The first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[int, ...] = ()
    """Indexes of the columns that hold figures, set flush right."""
    ratios: tuple[int, ...] = ()
    """How wide the columns are against each other; by their content if empty."""
    headed: bool = True
    """Whether the names of the columns are seen; where each row says what it is, they are for those who hear them, and for programs."""


@record
class Bar(Record):
    """One bar of a timeline: sure until `early`, open from `early` to `late`."""

    label: str
    starts: date
    early: date
    late: date


@record
class Bars(Record):
    """Bars on one common scale. A table with the same dates stands above them."""

    title: str
    bars: tuple[Bar, ...]


@record
class WriteIn(Record):
    """A sheet to fill in: one row a question, one empty column a school."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    note: str
    flags: tuple[str, ...] = ()
    """What should make one stop, one a row; on paper it stands below its question, in place of the table before the sheet."""
    beside: bool = False
    """Whether it stands beside another sheet: a terminal, which has room for none, then says nothing of it."""


@record
class SummaryRow(Record):
    """What one label of a summary says: a line each, to tick off where `ticks` is set."""

    label: str
    lines: tuple[str, ...]
    ticks: bool = False
    tone: Tone = "plain"


@record
class Summary(Record):
    """A page of short rows, each behind its label. A terminal sets the labels in a narrow column of their own."""

    rows: tuple[SummaryRow, ...]


Block = Text | Heading | Bullets | Numbered | Checklist | Table | Bars | WriteIn | Summary


@record
class Part(Record):
    """One part of a document."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    compact: bool = False
    """Whether a terminal saves lines, so that all of it is on the screen at once: no frames, no blank lines."""
    titled: bool = True
    """Whether a terminal prints the title; a page whose first words say it needs none."""
    typed: bool = False
    """Whether a person typed what it says, so that nothing in it is the mark of a source."""
    unbroken: bool = False
    """Whether it is made to be pasted elsewhere, so that no line of it is broken."""


@record
class Handout(Record):
    """What only a page to take away has, in Markdown and HTML."""

    whose: str
    """The name it bears; none if empty."""
    made: str
    """When it was made, and with which office."""
    told: Part | None
    """The answers it rests on; none where it is a part of the plan alone."""


@record
class Document(Record):
    """A plan, or what another command found, in words."""

    title: str
    facts: tuple[str, ...]
    """Lines under the title: versions and dates."""
    opening: Part
    """The first page of a plan; else the part that comes first."""
    parts: tuple[Part, ...]
    appendix: tuple[Part, ...] = ()
    """Parts that are printed on request only: side-by-sides, every reason, the glossary, every source."""
    handout: Handout | None = None
    """What a page to take away has beside it; none where nobody takes it away."""
    sources: tuple[str, ...] = field(default=())
    """Ids of the sources the document cites, in order of first use."""

    @property
    def named_title(self) -> str:
        """Return the title, with whose plan it is where it bears a name."""
        whose = self.handout.whose if self.handout else ""
        return f"{self.title}: {whose}" if whose else self.title

    @property
    def made(self) -> tuple[str, ...]:
        """Return the lines under the title of a page to take away: of a plan when it was made and with whom, else all there are."""
        return (self.handout.made,) if self.handout else self.facts

    @property
    def pages(self) -> tuple[Part, ...]:
        """Return every part of a page to take away, in order, without commands; sheets to fill in come last, where they can be torn off."""
        return tuple(map(_without_commands, self._in_order))

    @property
    def _in_order(self) -> tuple[Part, ...]:
        if self.handout is None:
            return (self.opening, *self.parts, *self.appendix)
        told = () if self.handout.told is None else (self.handout.told,)
        sheets = tuple(block for part in self.parts for block in part.blocks if isinstance(block, WriteIn))
        last = (Part("sheet", "A sheet for your calls", sheets),) if sheets else ()
        return (self.opening, *told, *map(_without_sheets, self.parts), *last, *self.appendix)


def _without_sheets(part: Part) -> Part:
    return replace(part, blocks=tuple(block for block in part.blocks if not isinstance(block, WriteIn)))


def _without_commands(part: Part) -> Part:
    return replace(part, blocks=tuple(block for block in part.blocks if not (isinstance(block, Text) and block.command)))
