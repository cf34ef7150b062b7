"""What IPEDS says of distance education: which programs could be finished so, and whether a school offers any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from codingpath.catalog.national_list import Key
from codingpath.federal.download import complaint
from codingpath.federal.editions import KINDS, LEVEL_COLUMNS
from codingpath.federal.sources import BySchool, by_school, code_of
from codingpath.federal.table import SourceRow, SourceTable, read_rows
from codingpath.model.program import OnlineShare

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from codingpath.federal.download import Tick
    from codingpath.federal.table import SourceRow, SourceTable


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
