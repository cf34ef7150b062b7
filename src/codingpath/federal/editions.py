"""Which federal file a file is, told by its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from codingpath.errors import CodingpathError, UsageError
from codingpath.federal.download import complaint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codingpath.federal.download import Download
    from codingpath.federal.table import SourceTable


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

    tables: tuple[tuple[Kind, SourceTable], ...]
    """Each file with its kind."""

    def __iter__(self) -> Iterator[tuple[Kind, SourceTable]]:
        """Yield each file with its kind."""
        yield from self.tables

    def of(self, kind: Kind) -> tuple[SourceTable, ...]:
        """Return the files of a kind."""
        return tuple(table for found, table in self.tables if found == kind)

    def one(self, kind: Kind) -> SourceTable:
        """Return the file of a kind that is always there."""
        (table,) = self.of(kind)
        return table


def sorted_out(tables: Sequence[SourceTable]) -> Inputs:
    """Return the files by their kinds.

    Raises `CodingpathError` for a wrong file, one given twice or a missing column, and `UsageError` if one is missing.
    """
    found: dict[Kind, list[SourceTable]] = {kind: [] for kind in KINDS}
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
    return Inputs(
        tuple(
            (kind, table)
            for kind, group in found.items()
            for table in sorted(group, key=lambda t: t.download.name.upper(), reverse=True)
        )
    )


def _kind_of(table: SourceTable) -> Kind:
    for kind, known in KINDS.items():
        if len(known.telltale & set(table.header)) >= _ENOUGH:
            return kind
    raise complaint(
        table.download.name, f"its columns are those of none of the files known here ({_KNOWN}); name it as it was downloaded"
    )


def _refuse_without_columns(table: SourceTable, kind: KindOfFile) -> None:
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


# Which school year the files speak for, told by their names.

_YEAR: Final = re.compile(r"(20\d\d)-(\d\d)")
_DISTANCE: Final = "distance"
_CHARACTERISTICS: Final = "characteristics"
_NORMAL_GAP: Final = 1
"""The files come out at different times; one year between them is usual."""


@dataclass(frozen=True, kw_only=True)
class Years:
    """School years of what the list holds, each by the year in which it starts."""

    awards: int
    prices: int
    schools: int
    """Of the directory: that of the awards where its name does not say."""
    distance: tuple[int, ...] = ()
    """Of the files on distance education, the newest first."""
    characteristics: int | None = None
    """Of the institutional characteristics, if they were given."""
    training_month: str | None = None
    """Month of the file of eligible training programs, such as `2024-10`, if it was given."""

    @property
    def differ(self) -> bool:
        """Tell whether the files speak for more than one year."""
        return len({self.awards, self.prices, self.schools}) > 1


def school_year(start: int) -> str:
    """Return a school year as people write it, such as `2023-24`."""
    return f"{start}-{(start + 1) % 100:02}"


def years_of(inputs: Inputs, year: str | None, *, force: bool) -> Years:
    """Return the years that the names say, or the one year given for those of the three files that say nothing.

    Raises `UsageError` where a name says nothing and no year is given, and `CodingpathError` where the years contradict the one given
    or are more than a year apart, unless forced.
    """
    three = {kind: inputs.one(kind).download for kind, about in KINDS.items() if about.needed_always}
    said = {kind: _said(kind, file) for kind, file in three.items()}
    given = None if year is None else _parsed(year)
    _refuse_contradiction(three, said, given)
    if not force:
        _refuse_apart(three, said)
    awards, prices = (_known(three[kind], said[kind], given) for kind in ("completions", "scorecard"))
    return Years(
        awards=awards,
        prices=prices,
        schools=said["directory"] or given or awards,
        distance=tuple(start for start, _ in newest_first(inputs.of("distance"))),
        characteristics=next((_named(_CHARACTERISTICS, table.download) for table in inputs.of(_CHARACTERISTICS)), None),
    )


def newest_first(tables: Sequence[SourceTable]) -> list[tuple[int, SourceTable]]:
    """Return files on distance education with their years, the newest first; raise `CodingpathError` where two are of one year."""
    found: dict[int, SourceTable] = {}
    for table in tables:
        start = _named(_DISTANCE, table.download)
        if start in found:
            first = found[start].download.name
            raise CodingpathError(f"{first} and {table.download.name} are both of {school_year(start)}; name this file once")
        found[start] = table
    return sorted(found.items(), reverse=True)


def _said(kind: Kind, file: Download) -> int | None:
    """Return the start of the school year that the name of a file says, or of the table in its zip.

    Raises `CodingpathError` where the two say different years: prices of one year would stand under the name of another.
    """
    pattern = KINDS[kind].edition
    found = {int(match[1]): name for name in (file.name, file.member) if (match := pattern.search(name))}
    if len(found) > 1:
        raise complaint(file.name, f"the file inside is {file.member}, which is another year; name the zip as it was downloaded")
    return next((year - (not KINDS[kind].year_is_start) for year in found), None)


def _named(kind: Kind, file: Download) -> int:
    said = _said(kind, file)
    if said is None:
        raise complaint(file.name, f"the name does not say the year; name it as it was downloaded: {KINDS[kind].called}")
    return said


def _parsed(year: str) -> int:
    found = _YEAR.fullmatch(year.strip())
    if not found or school_year(int(found[1])) != found[0]:
        raise UsageError(f"--year {year!r} is not a school year; write it as --year 2023-24")
    return int(found[1])


def _known(file: Download, said: int | None, given: int | None) -> int:
    start = said or given
    if start is None:
        raise UsageError(f"{file.name}: the name does not say the school year; add --year 2023-24, with the year of the file")
    return start


def _refuse_contradiction(files: Mapping[Kind, Download], said: Mapping[Kind, int | None], given: int | None) -> None:
    """Refuse to put the figures of one year under the name of another, which no flag makes right."""
    others = [kind for kind, start in said.items() if given is not None and start not in (None, given)]
    if given is not None and others:
        raise CodingpathError(
            f"{_listed(files, said)}, but --year says {school_year(given)}; leave --year out: it is for files whose names say no year"
        )


def _refuse_apart(files: Mapping[Kind, Download], said: Mapping[Kind, int | None]) -> None:
    known = [start for start in said.values() if start is not None]
    if known and max(known) - min(known) > _NORMAL_GAP:
        raise CodingpathError(
            f"the files are years apart: {_listed(files, said)}; download files of one year, or add --force to mix them"
        )


def _listed(files: Mapping[Kind, Download], said: Mapping[Kind, int | None]) -> str:
    return ", ".join(f"{files[kind].name} says {school_year(start)}" for kind, start in said.items() if start is not None)
