"""`codingpath credentials`: the certifications side by side, or one of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli import options
from codingpath.cli._options import Data, NoColor, Today
from codingpath.cli.errors import handled
from codingpath.cli.output import Force, FormOption, NoPager, Output

if TYPE_CHECKING:
    from codingpath.model.catalog import Catalog
    from codingpath.model.credential import Credential


def credentials(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="One certification in full, such as cpc.",
            show_default=False,
            autocompletion=options.credentials,
        ),
    ] = None,
    form: FormOption = None,
    output: Output = None,
    force: Force = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Set the certifications side by side: who may sit, exam, cost, upkeep. With an ID, say all about one."""
    with handled():
        from codingpath.cli.inputs import day, load  # noqa: PLC0415
        from codingpath.cli.output import Listing, emit  # noqa: PLC0415
        from codingpath.formats.records import credential_records, credential_rows  # noqa: PLC0415
        from codingpath.report.certifications import card, in_order, side_by_side  # noqa: PLC0415

        when, catalog = day(today), load(data)
        found = in_order(catalog.credentials) if name is None else [_named(catalog, name)]
        columns, rows = credential_rows(catalog, found)
        listing = Listing(
            document=side_by_side(catalog, when) if name is None else card(catalog, found[0], when),
            records=credential_records(catalog, found, when),
            columns=columns,
            rows=rows,
        )
        emit(listing, form, output=output, force=force, no_color=no_color, no_pager=no_pager)


def _named(catalog: Catalog, name: str) -> Credential:
    """Return the certification with this id, in any letter case."""
    for credential in catalog.credentials:
        if credential.id.casefold() == name.strip().casefold():
            return credential
    from codingpath.errors import CodingpathError  # noqa: PLC0415
    from codingpath.text import suggest, unknown  # noqa: PLC0415

    known = [c.id for c in catalog.credentials]
    hint = "" if suggest(name, known) else "; `codingpath credentials` lists them"
    raise CodingpathError(f"credentials: {unknown('certification', name, known)}{hint}")
