"""`codingpath data status`: every fact, what it rests on, how old that is and when to look again."""

from __future__ import annotations

from typing import Annotated

import typer

from codingpath.cli._options import Data, NoColor, Today
from codingpath.cli.errors import handled
from codingpath.cli.output import Force, FormOption, NoPager, Output

Stale = Annotated[bool, typer.Option("--stale", help="Only what is past its review date, or will be within 60 days.")]


def data_status(
    stale: Stale = False,
    form: FormOption = None,
    output: Output = None,
    force: Force = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """List every fact by its source, the oldest review date first: what it says, its age, when to read it again."""
    with handled():
        from codingpath.cli.inputs import day, load  # noqa: PLC0415
        from codingpath.cli.output import Listing, emit  # noqa: PLC0415
        from codingpath.formats.records import COLUMNS, status_records, status_rows  # noqa: PLC0415
        from codingpath.model.facts import by_source  # noqa: PLC0415
        from codingpath.report.data_status import status  # noqa: PLC0415

        when, catalog = day(today), load(data)
        groups = by_source(catalog)
        shown = tuple(group for group in groups if group.is_due(when)) if stale else groups
        listing = Listing(
            document=status(catalog, groups, shown, when),
            records=status_records(catalog, groups, shown, when),
            columns=COLUMNS,
            rows=status_rows(shown, when),
        )
        emit(listing, form, output=output, force=force, no_color=no_color, no_pager=no_pager)
