"""What plans side by side are made of: a name a plan, and rows with a cell a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from codingpath.model.record import Record, record
from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Cell, Part, Table, Text

NONE = "none"
Row = tuple[Cell, ...]
"""The name of the row, then a cell a plan; none of them is empty."""
Key = TypeVar("Key")


@record
class Named(Record):
    """One plan and what to call it."""

    name: str
    roadmap: Roadmap


def table_part(part_id: str, title: str, lead: str, plans: Sequence[Named], rows: Sequence[Row]) -> Part:
    """Return a part with a sentence and a table of rows, a column a plan."""
    same = Text("Nothing to set side by side here.") if not rows else Table(("", *(p.name for p in plans)), tuple(rows))
    return Part(part_id, title, (Text(lead), same))


def one_row(name: str, plans: Sequence[Named], say: Callable[[Roadmap], str]) -> Row:
    """Return a row with what `say` makes of each plan."""
    return Cell(name, "strong"), *(Cell(say(p.roadmap)) for p in plans)


def rows_of(plans: Sequence[Named], named: Iterable[tuple[str, Key]], say: Callable[[Roadmap, Key], str]) -> list[Row]:
    """Return a row for each name, with what `say` makes of its key for each plan."""
    return [(Cell(name, "strong"), *(Cell(say(p.roadmap, key)) for p in plans)) for name, key in named]


def each_decision(plans: Sequence[Named]) -> list[tuple[str, str]]:
    """Return title and id of every decision that some plan takes, in their order."""
    taken = {decision for p in plans for decision in p.roadmap.decisions.chosen}
    return [(d.title, d.id) for d in plans[0].roadmap.catalog.rules.decisions if d.id in taken]
