"""The rows of the list, and the list as text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from io import StringIO

from codingpath.catalog.columns import AWARD_LEVELS, COLUMNS, FIRST_COLUMNS
from codingpath.federal.completions import Key


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One row of `federal-programs.csv`; a field a column, each as text, empty where nothing is known."""

    unitid: str
    opeid: str
    school: str
    city: str
    state: str
    control: str
    cip: str
    award_level: str
    scope: str
    completions: str
    price_usd: str
    months: str
    shared_prices_usd: str
    yearly_in_state_usd: str
    yearly_out_of_state_usd: str
    yearly_books_usd: str
    online_only: str
    federal_aid: str
    accreditor: str
    website: str
    offered_online: str = ""
    offered_online_before: str = ""
    school_online: str = ""
    on_state_list_2021: str = ""
    phone: str = ""
    aid_page: str = ""
    application_page: str = ""
    price_calculator: str = ""
    zip: str = ""
    latitude: str = ""
    longitude: str = ""
    cbsa: str = ""

    @property
    def key(self) -> Key:
        """Return what no other row has."""
        return Key(self.unitid, self.cip, self.award_level)

    @property
    def in_field(self) -> bool:
        """Tell whether its code is one of the field, not one that is only related."""
        return self.scope == "field"


def in_order(rows: Iterable[Listed]) -> list[Listed]:
    """Return rows in the order of the list."""
    return sorted(rows, key=lambda row: (row.state, row.school, row.unitid, row.cip, AWARD_LEVELS.index(row.award_level)))


def to_csv(rows: Iterable[Listed]) -> str:
    """Return rows as the text of the list."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(astuple, rows))
    return stream.getvalue()


def of_csv(text: str) -> list[Listed]:
    """Return the rows of a text of `to_csv`, also of an older one with fewer columns; raise `ValueError` where it is none."""
    records = csv.reader(StringIO(text), strict=True)
    try:
        columns = tuple(next(records, ()))
        if columns != COLUMNS[: len(columns)] or len(columns) < FIRST_COLUMNS:
            raise ValueError("other columns")
        return [Listed(**dict(zip(columns, cells, strict=True))) for cells in records]
    except csv.Error as error:
        raise ValueError(str(error)) from error
