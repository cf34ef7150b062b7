"""`codingpath data status`: every fact, what it rests on, how old that is and when to look again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codingpath.catalog.facts import Sourced, by_source
from codingpath.cli.inputs import day, load, of_id
from codingpath.cli.output import Target, emit
from codingpath.formats import Printout
from codingpath.formats.records import status_records, status_rows
from codingpath.report.lists.data_status import status, status_of_one, status_short


def data_status(name: str | None, today: str | None, data: Path | None, to: Target, *, stale: bool, full: bool) -> None:
    """Say how old the data is: in short, of one source, of what is due, or of every fact; JSON and CSV carry every fact."""
    when, catalog = day(today), load(data)
    groups = by_source(catalog)
    shown = tuple(g for g in groups if g.is_due(when)) if stale else groups
    if name is not None:
        shown = (_named(groups, name),)
        document = status_of_one(catalog, shown[0], when)
    elif full or stale:
        document = status(catalog, groups, shown, when)
    else:
        document = status_short(catalog, groups, when)
    printout = Printout(
        document=document,
        records=lambda: status_records(catalog, groups, shown, when),
        rows=lambda: status_rows(shown, when),
    )
    emit(printout, to)


def _named(groups: Sequence[Sourced], name: str) -> Sourced:
    by_id = {group.source.id: group for group in groups}
    return of_id("data status", "source", name, by_id, "codingpath data status --full")
