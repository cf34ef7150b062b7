"""The directory of IPEDS: name, place and kind of each school, and whether it is open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codingpath.federal.by_school import BySchool, by_school
from codingpath.federal.cells import is_missing
from codingpath.federal.contacts import degrees, telephone, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from codingpath.federal.download import Tick
    from codingpath.federal.table import Row, Table

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


def read_directory(table: Table, wanted: Container[str], tick: Tick) -> BySchool[School]:
    """Read the wanted schools; raise `CodingpathError` for a row that makes no sense or contradicts another."""
    return by_school(table, "directory", lambda row, unitid: _school(row, unitid) if unitid in wanted else None, tick)


def _school(row: Row, unitid: str) -> School:
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


def _read(row: Row, column: str, reader: Callable[[str], str | None], what: str) -> str:
    """Return what a reader makes of a cell; where it makes nothing of it, the cell is set aside."""
    found = reader(row.text(column))
    if found is None:
        row.set_aside(column, f"{what} is expected")
    return found or ""
