"""What a new list changes against the one in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codingpath.catalog.columns import LIST_FILE
from codingpath.catalog.listed import Listed, of_csv
from codingpath.errors import CodingpathError
from codingpath.files import read_plain

LEAST_SHARE_LEFT: Final = 0.8
"""A list that lost more of the field than this leaves was probably made of a cut file."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Rows that are not in both lists, or not alike in them; in the order of the list."""

    added: tuple[Listed, ...]
    gone: tuple[tuple[Listed, str], ...]
    """Row of the old list and why it is gone: the school closed, it is not in the files, or it reported no award in this year's."""
    prices: tuple[tuple[Listed, Listed], ...]
    """Old and new row where a price of the whole program came, went or changed."""
    yearly: tuple[tuple[Listed, Listed], ...]
    """Old and new row where a yearly rate did."""
    counts: tuple[tuple[Listed, Listed], ...]
    """Old and new row where another number of awards was granted."""
    online: tuple[tuple[Listed, Listed], ...]
    """Old and new row where what could be finished online in the newest year changed."""


def list_in_place(folder: Path) -> list[Listed] | None:
    """Return the rows of the list of a folder, none where there is no list or it cannot be read: importing mends it."""
    try:
        return of_csv(read_plain(folder / LIST_FILE).decode())
    except (OSError, ValueError):
        return None


NO_AWARD: Final = "no award reported in this year's file; the program may go on"
"""Why a row of a school that is still there is gone."""


def changes_between(old: Sequence[Listed], new: Sequence[Listed], why_not: Callable[[Listed], str]) -> Changes:
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


def refuse_shrunken(old: Sequence[Listed], new: Sequence[Listed]) -> None:
    """Raise `CodingpathError` if the new list has lost more than a fifth of the programs of the field."""
    before, after = (_in_field(rows) for rows in (old, new))
    if after < before * LEAST_SHARE_LEFT:
        raise CodingpathError(
            f"{LIST_FILE}: the new list has {after:,} programs of the field, the old one {before:,}: a cut download?"
            " Nothing was changed; download the files again, or add --force if this is right"
        )


def refuse_empty(new: Sequence[Listed]) -> None:
    """Raise `CodingpathError` if no program of the field is left."""
    if not _in_field(new):
        raise CodingpathError(f"{LIST_FILE}: no program of the field is left; are the three files whole, and of the same years?")


def _in_field(rows: Sequence[Listed]) -> int:
    return sum(row.in_field for row in rows)


def _price(row: Listed) -> tuple[str, ...]:
    return row.price_usd, row.months, row.shared_prices_usd


def _yearly(row: Listed) -> tuple[str, ...]:
    return row.yearly_in_state_usd, row.yearly_out_of_state_usd, row.yearly_books_usd
