"""Whose data a plan rests on, where it is not the program's own."""

from __future__ import annotations

from codingpath.model.record import Record, keyword_record

LONGEST = 80
"""Characters a name or a contact may have: it stands under the title of everything."""


@keyword_record
class Office(Record):
    """Whoever keeps a data folder, and what they changed in it."""

    name: str
    """Name of the office, or that of its data folder where it gives none."""
    contact: str | None = None
    """How to reach it, such as a telephone number."""
    differs_in: tuple[str, ...] = ()
    """Names of the data files that are not the same as the program's own, by name."""
