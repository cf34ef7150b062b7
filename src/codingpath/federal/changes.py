"""What a new list changes against the one in place, and what keeps it from replacing that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codingpath.catalog.national_list import LIST_FILE, ListRow, of_csv
from codingpath.errors import CodingpathError
from codingpath.federal.editions import school_year
from codingpath.files import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from codingpath.catalog.yaml_reader import Plain
    from codingpath.federal.editions import Years

LEAST_SHARE_LEFT: Final = 0.8
"""A list that lost more of the field than this leaves was probably made of a cut file."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Rows that are not in both lists, or not alike in them; in the order of the list."""

    added: tuple[ListRow, ...]
    gone: tuple[tuple[ListRow, str], ...]
    """Row of the old list and why it is gone: the school closed, it is not in the files, or it reported no award in this year's."""
    prices: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where a price of the whole program came, went or changed."""
    yearly: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where a yearly rate did."""
    counts: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where another number of awards was granted."""
    online: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where what could be finished online in the newest year changed."""


def list_in_place(folder: Path) -> list[ListRow] | None:
    """Return the rows of the list of a folder, none where there is no list or it cannot be read: importing mends it."""
    try:
        return of_csv(read_plain(folder / LIST_FILE).decode())
    except (OSError, ValueError):
        return None


NO_AWARD: Final = "no award reported in this year's file; the program may go on"
"""Why a row of a school that is still there is gone."""


def changes_between(old: Sequence[ListRow], new: Sequence[ListRow], why_not: Callable[[ListRow], str]) -> Changes:
    """Return what the new list changes; `why_not` says what keeps the school of an old row out of the new list, if anything does."""
    before = {row.key: row for row in old}
    after = {row.key for row in new}
    both = [(before[row.key], row) for row in new if row.key in before]
    return Changes(
        added=tuple(row for row in new if row.key not in before),
        gone=tuple((row, why_not(row) or NO_AWARD) for row in old if row.key not in after),
        prices=tuple((a, b) for a, b in both if _price(a) != _price(b)),
        yearly=tuple((a, b) for a, b in both if _yearly(a) != _yearly(b)),
        counts=tuple((a, b) for a, b in both if a.completions != b.completions),
        online=tuple((a, b) for a, b in both if a.offered_online and a.offered_online != b.offered_online),
    )


def refuse_shrunken(old: Sequence[ListRow], new: Sequence[ListRow]) -> None:
    """Raise `CodingpathError` if the new list has lost more than a fifth of the programs of the field."""
    before, after = (_in_field(rows) for rows in (old, new))
    if after < before * LEAST_SHARE_LEFT:
        raise CodingpathError(
            f"{LIST_FILE}: the new list has {after:,} programs of the field, the old one {before:,}: a cut download?"
            " Nothing was changed; download the files again, or add --force if this is right"
        )


def refuse_empty(new: Sequence[ListRow]) -> None:
    """Raise `CodingpathError` if no program of the field is left."""
    if not _in_field(new):
        raise CodingpathError(f"{LIST_FILE}: no program of the field is left; are the three files whole, and of the same years?")


def _in_field(rows: Sequence[ListRow]) -> int:
    return sum(row.in_field for row in rows)


def _price(row: ListRow) -> tuple[str, ...]:
    return row.price_usd, row.months, row.shared_prices_usd


def _yearly(row: ListRow) -> tuple[str, ...]:
    return row.yearly_in_state_usd, row.yearly_out_of_state_usd, row.yearly_books_usd


def what_is_older(years: Years, header: Plain) -> str:
    """Return which years would go back, or be lost; empty where none would. `header` is what the header in place says, if it is sound."""
    about = header if isinstance(header, dict) else {}
    match about.get("distance_years"):
        case [newest, *_]:
            pass
        case _:
            newest = None
    characteristics = years.characteristics
    return "; ".join(
        f"{what} of {old} would {'be lost' if new is None else f'become those of {new}'}"
        for what, old, new in (
            ("awards", about.get("awards_year"), school_year(years.awards)),
            ("prices", about.get("prices_year"), school_year(years.prices)),
            ("programs offered online", newest, school_year(max(years.distance)) if years.distance else None),
            (
                "schools that offer anything online",
                about.get("characteristics_year"),
                None if characteristics is None else school_year(characteristics),
            ),
            ("eligible training programs", about.get("training_month"), years.training_month),
        )
        if isinstance(old, str) and (new is None or new < old)
    )
