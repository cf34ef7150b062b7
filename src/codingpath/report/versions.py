"""By which versions a document was made, and whose data it rests on."""

from __future__ import annotations

from datetime import date

from codingpath import __version__
from codingpath.model.catalog import Catalog
from codingpath.report.words import full_day, listed


def made_on(catalog: Catalog, today: date) -> str:
    """Say when something was made, and by which versions."""
    return f"Made on {full_day(today)} with codingpath {__version__}, rules {catalog.rules.version}."


def whose_data(catalog: Catalog) -> tuple[str, ...]:
    """Say with which office something was prepared, and how to reach it; nothing where the data is the program's own."""
    office = catalog.office
    return () if office is None else (f"Prepared with {', '.join(part for part in (office.name, office.contact) if part)}.",)


def whose_files(catalog: Catalog) -> tuple[str, ...]:
    """Say whose data files these are and in which they differ from the program's own, for those who keep them."""
    office = catalog.office
    if office is None:
        return ()
    changed = f"It differs from the program's own in {listed(list(office.differs_in))}."
    said = [f"Data of {office.name}.", changed if office.differs_in else "It is the same as the program's own."]
    return (" ".join([*said, f"Contact: {office.contact}."] if office.contact else said),)
