"""The directory of IPEDS: name, place and kind of each school, and whether it is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codingpath.catalog.federal.by_school import BySchool, by_school
from codingpath.catalog.federal.cells import is_missing

if TYPE_CHECKING:
    from collections.abc import Container

    from codingpath.catalog.federal.open import Tick
    from codingpath.catalog.federal.table import Row, Table

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
        website=row.cells["WEBADDR"],
        is_open=(row.whole("CYACTIVE") or _ACTIVE) == _ACTIVE
        and is_missing(row.cells["CLOSEDAT"])
        and is_missing(row.cells["DEATHYR"]),
    )
