"""Which federal file a file is, told by its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from codingpath.errors import CodingpathError, UsageError
from codingpath.federal._download import complaint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codingpath.federal.table import Table

Kind = Literal["scorecard", "directory", "completions", "distance", "characteristics"]

PRICE_SLOTS: Final = range(1, 7)
"""The College Scorecard has room for the six largest programs of a school that reports by program."""


@dataclass(frozen=True, kw_only=True)
class KindOfFile:
    """What is known of one of the files."""

    called: str
    """What people call it."""
    telltale: frozenset[str]
    """Columns that no other file has; two of them tell it."""
    needed: tuple[str, ...]
    """Columns that are read."""
    edition: re.Pattern[str]
    """How its name says a year."""
    year_is_start: bool = False
    """Whether that is the year in which the school year starts, not the one in which it ends."""
    optional: tuple[str, ...] = ()
    """Columns that are read where they are there: older files lack them."""
    needed_always: bool = True
    """Whether there is no list without it."""
    many: bool = False
    """Whether several years of it may be given."""


LEVEL_COLUMNS: Final = {"20": "PCERT1A", "21": "PCERT1B", "2": "PCERT2", "4": "PCERT4", "3": "PASSOC", "5": "PBACHL"}
"""Award level to its column in the file on distance education; with `DE` behind it, those that can be finished at a distance."""

KINDS: Final[Mapping[Kind, KindOfFile]] = {
    "scorecard": KindOfFile(
        called="College Scorecard (MERGED…_PP)",
        telltale=frozenset({"CURROPER", "DISTANCEONLY", "ACCREDAGENCY", "TUITIONFEE_IN", "CIPTFBS1"}),
        needed=(
            *("UNITID", "CURROPER", "DISTANCEONLY", "ACCREDAGENCY", "TUITIONFEE_IN", "TUITIONFEE_OUT"),
            *(f"{name}{slot}" for slot in PRICE_SLOTS for name in ("CIPCODE", "CIPTFBS", "MTHCMP")),
        ),
        optional=("BOOKSUPPLY", "DOLPROVIDER"),
        edition=re.compile(r"MERGED(\d{4})_(\d{2})(?!\d)", re.IGNORECASE),
        year_is_start=True,
    ),
    "directory": KindOfFile(
        called="IPEDS directory (HD…)",
        telltale=frozenset({"CYACTIVE", "DEATHYR", "CLOSEDAT", "PSET4FLG", "WEBADDR", "SECTOR", "ICLEVEL"}),
        needed=(
            *("UNITID", "OPEID", "INSTNM", "CITY", "STABBR", "CONTROL"),
            *("WEBADDR", "PSET4FLG", "CYACTIVE", "CLOSEDAT", "DEATHYR"),
        ),
        optional=("GENTELE", "FAIDURL", "APPLURL", "NPRICURL", "ZIP", "LATITUDE", "LONGITUD", "CBSA"),
        edition=re.compile(r"(?<![A-Z0-9])HD(\d{4})(?!\d)", re.IGNORECASE),
    ),
    "completions": KindOfFile(
        called="IPEDS completions (C…_A)",
        telltale=frozenset({"MAJORNUM", "AWLEVEL", "CTOTALT"}),
        needed=("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"),
        edition=re.compile(r"(?<![A-Z0-9])C(\d{4})_A(?![A-Z0-9])", re.IGNORECASE),
    ),
    "distance": KindOfFile(
        called="IPEDS distance education by program (C…DEP)",
        telltale=frozenset({"PTOTALDE", "PTOTALDES", "PASSOCDE", "PBACHLDE", "PCERT2DE"}),
        needed=("UNITID", "CIPCODE", *(f"{column}{kind}" for column in LEVEL_COLUMNS.values() for kind in ("", "DE", "DES"))),
        edition=re.compile(r"(?<![A-Z0-9])C(\d{4})DEP(?![A-Z0-9])", re.IGNORECASE),
        needed_always=False,
        many=True,
    ),
    "characteristics": KindOfFile(
        called="IPEDS institutional characteristics (IC…)",
        telltale=frozenset({"DSTNUGN", "DSTNUGP", "DSTNUGC", "DISTNCED", "PEO1ISTR"}),
        needed=("UNITID", "DSTNUGN", "DSTNUGP"),
        edition=re.compile(r"(?<![A-Z0-9])IC(\d{4})(?!\d)", re.IGNORECASE),
        year_is_start=True,
        needed_always=False,
    ),
}
"""The files, in the order in which they are named."""

_ENOUGH: Final = 2
_MANY: Final = 5
_NEEDED: Final = ", ".join(kind.called for kind in KINDS.values() if kind.needed_always)
_KNOWN: Final = ", ".join(kind.called for kind in KINDS.values())


@dataclass(frozen=True)
class Inputs:
    """The files of an import by their kinds, in the order of `KINDS`."""

    tables: tuple[tuple[Kind, Table], ...]
    """Each file with its kind."""

    def __iter__(self) -> Iterator[tuple[Kind, Table]]:
        """Yield each file with its kind."""
        yield from self.tables

    def of(self, kind: Kind) -> tuple[Table, ...]:
        """Return the files of a kind."""
        return tuple(table for found, table in self.tables if found == kind)

    def one(self, kind: Kind) -> Table:
        """Return the file of a kind that is always there."""
        (table,) = self.of(kind)
        return table


def sorted_out(tables: Sequence[Table]) -> Inputs:
    """Return the files by their kinds.

    Raises `CodingpathError` for a wrong file, one given twice or a missing column, and `UsageError` if one is missing.
    """
    found: dict[Kind, list[Table]] = {kind: [] for kind in KINDS}
    for table in tables:
        kind = _kind_of(table)
        if found[kind] and not KINDS[kind].many:
            first = found[kind][0].download.name
            raise CodingpathError(f"{first} and {table.download.name} are both the {KINDS[kind].called}; name this file once")
        _refuse_without_columns(table, KINDS[kind])
        found[kind].append(table)
    missing = [about.called for kind, about in KINDS.items() if about.needed_always and not found[kind]]
    if missing:
        verb = "this file is missing" if len(missing) == 1 else "these files are missing"
        raise UsageError(f"{' and '.join(missing)}: {verb}; name all three files: {_NEEDED}")
    return Inputs(tuple((kind, table) for kind, group in found.items() for table in _newest_first(group)))


def _newest_first(tables: list[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: table.download.name.upper(), reverse=True)


def _kind_of(table: Table) -> Kind:
    for kind, known in KINDS.items():
        if len(known.telltale & set(table.header)) >= _ENOUGH:
            return kind
    raise complaint(
        table.download.name, f"its columns are those of none of the files known here ({_KNOWN}); name it as it was downloaded"
    )


def _refuse_without_columns(table: Table, kind: KindOfFile) -> None:
    name = table.download.name
    missing = [column for column in kind.needed if column not in table.header]
    if missing:
        few = ", ".join(missing[:_MANY]) + (", …" if len(missing) > _MANY else "")
        raise complaint(
            name, f"the {kind.called} must have this column too: {few}; download the whole file again", column=missing[0]
        )
    twice = next((column for column in (*kind.needed, *kind.optional) if table.header.count(column) > 1), None)
    if twice:
        raise complaint(name, "there are two columns of this name; download the file again", line=1, column=twice)
