"""Which form asks about what."""

from __future__ import annotations

from typing import assert_never

from codingpath.interactive.office.contact import contact_form
from codingpath.interactive.office.fund import fund_form
from codingpath.interactive.office.note import note_form
from codingpath.interactive.office.program import program_form
from codingpath.interactive.office.shared import Form
from codingpath.model.catalog import Catalog
from codingpath.model.source import EntryKind


def form_of(kind: EntryKind, catalog: Catalog) -> Form:
    """Return the form of one kind of thing; its choices are those of a catalog."""
    match kind:
        case "program":
            return program_form(catalog)
        case "fund":
            return fund_form(catalog)
        case "note":
            return note_form(catalog)
        case "contact":
            return contact_form(catalog)
        case _ as never:
            assert_never(never)
