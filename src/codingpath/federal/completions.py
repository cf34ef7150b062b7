"""The completions of IPEDS: how many awards each school granted, by program code and award level."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from codingpath.catalog.columns import AWARD_LEVELS
from codingpath.federal._download import complaint
from codingpath.federal.cells import program_code
from codingpath.federal.editions import KINDS
from codingpath.federal.table import Row, Table, read_rows

if TYPE_CHECKING:
    from codingpath.federal.download import Tick

_BEYOND: Final = frozenset({"6", "7", "8", "9", "10", "11", "17", "18", "19"})
"""Award levels after a bachelor's degree."""

ODD_CELL: Final = "a cell that makes no sense"
"""Why a row is left out of which a needed cell was set aside."""

_Line = tuple[str, str, int | None, str]


class Key(NamedTuple):
    """What makes a row of the list."""

    unitid: str
    """Federal id of the school."""
    cip: str
    """Program code, such as `51.0713`."""
    level: str
    """One of `AWARD_LEVELS`."""


@dataclass(frozen=True, kw_only=True)
class Completions:
    """What the file says about the codes of the list."""

    awards: dict[Key, int]
    """Awards granted, first and second majors together; never zero."""
    left_out: Counter[str]
    """Why rows of these codes were left out, and how many."""


def read_completions(table: Table, tick: Tick) -> Completions:
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


def code_of(row: Row) -> str | None:
    """Return the program code of a row, or nothing for one that the list does not hold; raise `CodingpathError` for one that was cut."""
    try:
        return program_code(row.cells["CIPCODE"])
    except ValueError as error:
        raise row.complaint("CIPCODE", f"{error}; download the file again") from None


def _add(row: Row, code: str, counts: dict[_Line, tuple[int | None, int]], left_out: Counter[str]) -> None:
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
