"""A whole document from its parts: terms explained where they first stand, versions and dates under the title."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from codingpath import __version__
from codingpath.model.catalog import Catalog
from codingpath.report._words import full_day, listed
from codingpath.report.blocks import Document, Part
from codingpath.report.cites import Cites
from codingpath.report.document import with_terms
from codingpath.report.sources import read_dates


def whole(title: str, parts: Iterable[Part], catalog: Catalog, cites: Cites, today: date, *, explained: bool = True) -> Document:
    """Return a document; its first part is the opening, its last one the sources, all of which are cited by now.

    `explained` tells whether terms are explained where they first stand.
    """
    opening, *rest = with_terms(parts, catalog.glossary if explained else ())
    facts = (made_on(catalog, today), read_dates([catalog.sources[s] for s in cites.used]), *whose_data(catalog))
    return Document(title=title, facts=facts, opening=opening, parts=tuple(rest), sources=cites.used)


def made_on(catalog: Catalog, today: date) -> str:
    """Say when something was made, and by which versions."""
    return f"Made on {full_day(today)} with codingpath {__version__}, rules {catalog.rules.version}."


def whose_data(catalog: Catalog) -> tuple[str, ...]:
    """Say whose data something rests on and where it differs from the program's own; nothing where it is the program's own."""
    office = catalog.office
    if office is None:
        return ()
    changed = f"It differs from the program's own in {listed(list(office.differs_in))}."
    said = [f"Data of {office.name}.", changed if office.differs_in else "It is the same as the program's own."]
    return (" ".join([*said, f"Contact: {office.contact}."] if office.contact else said),)
