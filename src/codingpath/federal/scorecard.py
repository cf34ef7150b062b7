"""The College Scorecard: what a school charges, what some programs cost, and whether the school is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from codingpath.federal.by_school import BySchool, by_school
from codingpath.federal.cells import program_code
from codingpath.federal.editions import PRICE_SLOTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from codingpath.federal.download import Tick
    from codingpath.federal.table import Row, Table

_YES_NO: Final = {"0": "no", "1": "yes"}


@dataclass(frozen=True, kw_only=True)
class Price:
    """A published price of a whole program: tuition, fees, books and supplies."""

    cip: str
    """Program code; the file does not say which award the price is for."""
    usd: int
    """Whole dollars, never zero."""
    months: int | None
    """Average months to finish."""


@dataclass(frozen=True, kw_only=True)
class Charges:
    """What the College Scorecard says about one school; money in whole dollars."""

    is_open: bool
    """Whether it does not say that the school has stopped."""
    in_state_usd: int | None
    """Yearly full-time tuition and fees for residents."""
    out_of_state_usd: int | None
    """The same for others."""
    books_usd: int | None
    """Yearly allowance for books and supplies."""
    online_only: str
    """yes, no or empty."""
    accreditor: str
    """As it stands in the file."""
    prices: tuple[Price, ...]
    """Prices of programs in the codes of the list."""
    on_state_list_2021: str
    """yes, or empty: whether the school was on a state's list of eligible training providers in May 2021. The file tells only which
    schools could be matched, so that none is known not to have been."""


def read_scorecard(table: Table, wanted: Container[str], tick: Tick) -> BySchool[Charges]:
    """Read the wanted schools, and those with a price in the codes of the list.

    Raises `CodingpathError` for a row that makes no sense or contradicts another.
    """
    return by_school(table, "scorecard", partial(_charges_of, wanted), tick)


def _charges_of(wanted: Container[str], row: Row, unitid: str) -> Charges | None:
    prices = tuple(_prices(row))
    return _charges(row, prices) if prices or unitid in wanted else None


def _prices(row: Row) -> Iterator[Price]:
    for slot in PRICE_SLOTS:
        try:
            code = program_code(row.cells[f"CIPCODE{slot}"])
        except ValueError as error:
            raise row.complaint(f"CIPCODE{slot}", f"{error}; download the file again") from None
        usd = row.whole(f"CIPTFBS{slot}") if code else None
        if code and usd:
            yield Price(cip=code, usd=usd, months=row.whole(f"MTHCMP{slot}") or None)


def _charges(row: Row, prices: tuple[Price, ...]) -> Charges:
    return Charges(
        is_open=row.whole("CURROPER") != 0,
        in_state_usd=row.whole("TUITIONFEE_IN") or None,  # a zero may mean that nothing was filled in; it is never shown as free
        out_of_state_usd=row.whole("TUITIONFEE_OUT") or None,
        books_usd=row.whole("BOOKSUPPLY"),
        online_only=_YES_NO.get(str(row.whole("DISTANCEONLY")), ""),
        accreditor=row.cells["ACCREDAGENCY"],
        prices=prices,
        on_state_list_2021="yes" if row.whole("DOLPROVIDER") == 1 else "",
    )
