"""The institutional characteristics of IPEDS: whether a school offers undergraduate programs at a distance at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.federal.sources import BySchool, by_school

if TYPE_CHECKING:
    from collections.abc import Container

    from codingpath.federal.download import Tick
    from codingpath.federal.table import SourceRow, SourceTable

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
