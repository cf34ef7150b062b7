"""A table with one row a school: read once, and refused where two rows contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from codingpath.federal._download import complaint
from codingpath.federal.editions import KINDS
from codingpath.federal.table import Row, Table, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from codingpath.federal.download import Tick
    from codingpath.federal.editions import Kind

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class BySchool(Generic[T]):
    """What a table says about the schools that were asked for."""

    schools: dict[str, T]
    """By federal id."""
    repeated: int
    """How many rows say again what another row says."""


def by_school(table: Table, kind: Kind, record_of: Callable[[Row, str], T | None], tick: Tick) -> BySchool[T]:
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
