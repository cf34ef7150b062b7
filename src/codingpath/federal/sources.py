"""What the files of the government say, one after another: the directory, completions and distance education of IPEDS, the College Scorecard."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar, get_args

from codingpath.catalog.national_list import AWARD_LEVELS, Key
from codingpath.federal.download import complaint
from codingpath.federal.editions import KINDS, LEVEL_COLUMNS, PRICE_SLOTS
from codingpath.federal.names import degrees, telephone, web_address
from codingpath.federal.table import SourceRow, SourceTable, is_missing, program_code, read_rows
from codingpath.model.program import OnlineShare

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from codingpath.federal.download import Tick
    from codingpath.federal.editions import Kind

_STATES: Final = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN"
    " TX UT VT VA WA WV WI WY"
)
STATES: Final = frozenset(_STATES.split())
"""The states, DC and Puerto Rico: where the quiz can say a person lives."""

_CONTROLS: Final = {"1": "public", "2": "nonprofit", "3": "for-profit"}
_FEDERAL_AID: Final = {"1": "yes", "3": "yes", "2": "no", "4": "no"}
"""`PSET4FLG`: whether the school takes part in federal student aid (Title IV)."""
_ACTIVE: Final = 1
_ZIP: Final = re.compile(r"(\d{5})(?:-?\d{4})?")
_CBSA: Final = re.compile(r"\d{5}")
_LATITUDES: Final = (13, 72)
_LONGITUDES: Final = (64, 180)
"""Between which degrees the states, Puerto Rico and the islands lie."""


@dataclass(frozen=True, kw_only=True)
class School:
    """What the directory says about one school; texts are as they stand in the file."""

    unitid: str
    opeid: str
    """Eight digits, or empty."""
    name: str
    city: str
    state: str
    control: str
    """public, nonprofit, for-profit, or empty."""
    federal_aid: str
    """yes, no or empty."""
    website: str
    """Without `https://`, as the other addresses."""
    phone: str
    """Its general number, or empty."""
    aid_page: str
    application_page: str
    price_calculator: str
    zip: str
    """Five digits, or empty."""
    latitude: str
    longitude: str
    cbsa: str
    """Code of its metropolitan or micropolitan area, or empty."""
    is_open: bool
    """Whether the directory knows no end of it."""


def read_directory(table: SourceTable, wanted: Container[str], tick: Tick) -> BySchool[School]:
    """Read the wanted schools; raise `CodingpathError` for a row that makes no sense or contradicts another."""
    return by_school(table, "directory", lambda row, unitid: _school(row, unitid) if unitid in wanted else None, tick)


def _school(row: SourceRow, unitid: str) -> School:
    return School(
        unitid=unitid,
        opeid=row.digits("OPEID", 8),
        name=row.cells["INSTNM"],
        city=row.cells["CITY"],
        state=row.cells["STABBR"].upper(),
        control=_CONTROLS.get(str(row.whole("CONTROL")), ""),
        federal_aid=_FEDERAL_AID.get(str(row.whole("PSET4FLG")), ""),
        website=_read(row, "WEBADDR", web_address, "a web address"),
        phone=_read(row, "GENTELE", telephone, "a telephone number of ten digits"),
        aid_page=_read(row, "FAIDURL", web_address, "a web address"),
        application_page=_read(row, "APPLURL", web_address, "a web address"),
        price_calculator=_read(row, "NPRICURL", web_address, "a web address"),
        zip=found[1] if (found := _ZIP.fullmatch(row.text("ZIP"))) else "",
        latitude=_read(row, "LATITUDE", lambda text: degrees(text, *_LATITUDES), "a latitude in the United States"),
        longitude=_read(row, "LONGITUD", lambda text: degrees(text, *_LONGITUDES), "a longitude in the United States"),
        cbsa=found[0] if (found := _CBSA.fullmatch(row.text("CBSA"))) else "",
        is_open=(row.whole("CYACTIVE") or _ACTIVE) == _ACTIVE
        and is_missing(row.cells["CLOSEDAT"])
        and is_missing(row.cells["DEATHYR"]),
    )


def _read(row: SourceRow, column: str, reader: Callable[[str], str | None], what: str) -> str:
    """Return what a reader makes of a cell; where it makes nothing of it, the cell is set aside."""
    found = reader(row.text(column))
    if found is None:
        row.set_aside(column, f"{what} is expected")
    return found or ""


# A table with one row a school: read once, and refused where two rows contradict each other.

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class BySchool(Generic[T]):
    """What a table says about the schools that were asked for."""

    schools: dict[str, T]
    """By federal id."""
    repeated: int
    """How many rows say again what another row says."""


def by_school(table: SourceTable, kind: Kind, record_of: Callable[[SourceRow, str], T | None], tick: Tick) -> BySchool[T]:
    """Read the record of each school; `record_of` takes a row and the school's id, and returns nothing for a row that is not wanted.

    Raises `CodingpathError` for a row that makes no sense, and for two that contradict each other.
    """
    found: dict[str, tuple[T, int]] = {}
    repeated = 0
    for row in read_rows(table, KINDS[kind], tick):
        unitid = row.unitid()
        record = record_of(row, unitid) if unitid else None
        if record is not None:
            first, line = found.setdefault(unitid, (record, row.line))
            if first != record:
                raise row.complaint("UNITID", f"line {line:,} says something else about the same school; download the file again")
            repeated += line != row.line
    if not table.seen.rows:
        raise complaint(table.download.name, "there is no row under the columns; download the file again")
    return BySchool(schools={unitid: record for unitid, (record, _) in found.items()}, repeated=repeated)


# The completions of IPEDS: how many awards each school granted, by program code and award level.

_BEYOND: Final = frozenset({"6", "7", "8", "9", "10", "11", "17", "18", "19"})
"""Award levels after a bachelor's degree."""

ODD_CELL: Final = "a cell that makes no sense"
"""Why a row is left out of which a needed cell was set aside."""

_Line = tuple[str, str, int | None, str]


@dataclass(frozen=True, kw_only=True)
class Completions:
    """What the file says about the codes of the list."""

    awards: dict[Key, int]
    """Awards granted, first and second majors together; never zero."""
    left_out: Counter[str]
    """Why rows of these codes were left out, and how many."""


def read_completions(table: SourceTable, tick: Tick) -> Completions:
    """Read the rows of the codes of the list; raise `CodingpathError` for one that makes no sense."""
    counts: dict[_Line, tuple[int | None, int]] = {}
    left_out: Counter[str] = Counter()
    for row in read_rows(table, KINDS["completions"], tick):
        code = code_of(row)
        if code is not None:
            _add(row, code, counts, left_out)
    if not counts:
        raise complaint(table.download.name, "no row has a program code of the field; is it whole? Download it again")
    return Completions(awards=_added_up(counts, left_out), left_out=left_out)


def code_of(row: SourceRow) -> str | None:
    """Return the program code of a row, or nothing for one that the list does not hold; raise `CodingpathError` for one that was cut."""
    try:
        return program_code(row.cells["CIPCODE"])
    except ValueError as error:
        raise row.complaint("CIPCODE", f"{error}; download the file again") from None


def _add(row: SourceRow, code: str, counts: dict[_Line, tuple[int | None, int]], left_out: Counter[str]) -> None:
    odd = row.odd_cells
    key = (row.unitid(), code, row.whole("MAJORNUM"), str(row.whole("AWLEVEL") or ""))
    count = row.whole("CTOTALT")
    if row.odd_cells > odd:
        left_out[ODD_CELL] += 1
        return
    before = counts.setdefault(key, (count, row.line))
    if before[1] == row.line:
        return
    if before[0] != count:
        message = f"line {before[1]:,} counts the same awards otherwise; download the file again"
        raise row.complaint("CTOTALT", message)
    left_out["the same row again"] += 1


def _added_up(counts: dict[_Line, tuple[int | None, int]], left_out: Counter[str]) -> dict[Key, int]:
    awards: dict[Key, int] = {}
    for (unitid, code, _, level), (count, _) in counts.items():
        if level not in AWARD_LEVELS:
            left_out[
                "award above a bachelor's degree"
                if level in _BEYOND
                else f"award level {level or 'missing'}, which the list does not have"
            ] += 1
        elif not count:
            left_out["no award granted that year"] += 1
        else:
            awards[Key(unitid, code, level)] = awards.get(Key(unitid, code, level), 0) + count
    return awards


# The College Scorecard: what a school charges, what some programs cost, and whether the school is open.

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


def read_scorecard(table: SourceTable, wanted: Container[str], tick: Tick) -> BySchool[Charges]:
    """Read the wanted schools, and those with a price in the codes of the list.

    Raises `CodingpathError` for a row that makes no sense or contradicts another.
    """
    return by_school(table, "scorecard", partial(_charges_of, wanted), tick)


def _charges_of(wanted: Container[str], row: SourceRow, unitid: str) -> Charges | None:
    prices = tuple(_prices(row))
    return _charges(row, prices) if prices or unitid in wanted else None


def _prices(row: SourceRow) -> Iterator[Price]:
    for slot in PRICE_SLOTS:
        try:
            code = program_code(row.cells[f"CIPCODE{slot}"])
        except ValueError as error:
            raise row.complaint(f"CIPCODE{slot}", f"{error}; download the file again") from None
        usd = row.whole(f"CIPTFBS{slot}") if code else None
        if code and usd:
            yield Price(cip=code, usd=usd, months=row.whole(f"MTHCMP{slot}") or None)


def _charges(row: SourceRow, prices: tuple[Price, ...]) -> Charges:
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


# Distance education: which programs could be finished so, and whether a school offers any.

UNKNOWN: Final = "unknown"
"""Stands for a year of which nothing is said, between years of which something is."""

SHARES: Final[tuple[OnlineShare, ...]] = get_args(OnlineShare)


@dataclass(frozen=True, kw_only=True)
class Distance:
    """What one file says about the codes of the list."""

    shares: dict[Key, OnlineShare]
    """What could be finished at a distance of each program that was offered."""
    repeated: int
    """How many rows of these codes say again what another row says."""


def read_distance(table: SourceTable, tick: Tick) -> Distance:
    """Read the rows of the codes of the list; raise `CodingpathError` for one that makes no sense or contradicts another."""
    found: dict[Key, tuple[OnlineShare, int]] = {}
    repeated = 0
    for row in read_rows(table, KINDS["distance"], tick):
        for key, share in _shares(row):
            first, line = found.setdefault(key, (share, row.line))
            if first != share:
                raise row.complaint("CIPCODE", f"line {line:,} says something else about the same program; download the file again")
            repeated += line != row.line
    if not found:
        raise complaint(table.download.name, "no row has a program code of the field; is it whole? Download it again")
    return Distance(shares={key: share for key, (share, _) in found.items()}, repeated=repeated)


def _shares(row: SourceRow) -> Iterator[tuple[Key, OnlineShare]]:
    code = code_of(row)
    unitid = row.unitid() if code else ""
    if code and unitid:
        for level, column in LEVEL_COLUMNS.items():
            share = _share(row, column)
            if share:
                yield Key(unitid, code, level), share


def _share(row: SourceRow, column: str) -> OnlineShare | None:
    """Return how much can be finished at a distance; nothing where nothing was offered, or a cell makes no sense."""
    odd = row.odd_cells
    offered, entirely, partly = (row.whole(f"{column}{kind}") or 0 for kind in ("", "DE", "DES"))
    if not offered or row.odd_cells > odd:
        return None
    if max(entirely, partly) > offered:
        row.set_aside(f"{column}DE", f"more programs at a distance than the {offered} that are offered")
        return None
    if entirely == offered:
        return "all"
    return "some" if entirely or partly else "none"


# The institutional characteristics of IPEDS: whether a school offers undergraduate programs at a distance at all.

_NO: Final = "no"
_YES: Final = "yes"


def read_characteristics(table: SourceTable, wanted: Container[str], tick: Tick) -> BySchool[str]:
    """Read of each wanted school: yes, no or empty; raise `CodingpathError` for a row that contradicts another."""
    return by_school(table, "characteristics", lambda row, unitid: _offers(row) if unitid in wanted else None, tick)


def _offers(row: SourceRow) -> str:
    """`DSTNUGN` says that there is no undergraduate distance education, `DSTNUGP` that some programs can be finished so."""
    programs, none = row.whole("DSTNUGP"), row.whole("DSTNUGN")
    if programs == 1 and none != 1:
        return _YES
    return _NO if none == 1 or programs == 0 else ""
