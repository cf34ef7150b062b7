"""`codingpath credentials`: the certifications side by side, or one of them in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from codingpath.cli.inputs import day, load, of_id
from codingpath.cli.output import Target, emit
from codingpath.formats import Printout
from codingpath.formats.records import credential_records, credential_rows
from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential
from codingpath.report.blocks import Document
from codingpath.report.lists.certifications import card, in_order, side_by_side
from codingpath.report.lists.certifications_short import card_short, list_short


def credentials(name: str | None, today: str | None, data: Path | None, to: Target, *, full: bool) -> None:
    """Set all of them side by side, or tell of one: in short, or with every statement and source; JSON and CSV carry all of it."""
    when, catalog = day(today), load(data)
    found = in_order(catalog.credentials) if name is None else [_named(catalog, name)]
    printout = Printout(
        document=_document(catalog, None if name is None else found[0], when, full=full),
        records=lambda: credential_records(catalog, found, when),
        rows=lambda: credential_rows(catalog, found),
    )
    emit(printout, to)


def _document(catalog: Catalog, one: Credential | None, when: date, *, full: bool) -> Document:
    if one is None:
        return side_by_side(catalog, when) if full else list_short(catalog, when)
    return card(catalog, one, when) if full else card_short(catalog, one, when)


def _named(catalog: Catalog, name: str) -> Credential:
    by_id = {credential.id: credential for credential in catalog.credentials}
    return of_id("credentials", "certification", name, by_id, "codingpath credentials")
