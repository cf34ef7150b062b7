"""`codingpath data status`: every fact, what it rests on, how old that is and when to look again."""

from __future__ import annotations

from pathlib import Path

from codingpath.cli.inputs import day, load
from codingpath.cli.output import emit
from codingpath.formats import LIST, Format, Printout, by_ending
from codingpath.formats.records import status_records, status_rows
from codingpath.model.facts import by_source
from codingpath.report.data_status import status


def data_status(
    form: Format | None,
    output: Path | None,
    today: str | None,
    data: Path | None,
    *,
    stale: bool,
    force: bool,
    no_color: bool,
    no_pager: bool,
) -> None:
    """List every fact by its source, or those that are due."""
    chosen, when, catalog = form or by_ending(output, LIST), day(today), load(data)
    groups = by_source(catalog)
    shown = tuple(group for group in groups if group.is_due(when)) if stale else groups
    printout = Printout(
        document=status(catalog, groups, shown, when),
        records=lambda: status_records(catalog, groups, shown, when),
        rows=lambda: status_rows(shown, when),
    )
    emit(printout, chosen, output=output, force=force, no_color=no_color, no_pager=no_pager)
