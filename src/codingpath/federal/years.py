"""Which school year the files speak for, told by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codingpath.errors import CodingpathError, UsageError
from codingpath.federal._download import complaint
from codingpath.federal.editions import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codingpath.federal._download import Download
    from codingpath.federal.editions import Inputs, Kind
    from codingpath.federal.table import Table

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


def newest_first(tables: Sequence[Table]) -> list[tuple[int, Table]]:
    """Return files on distance education with their years, the newest first; raise `CodingpathError` where two are of one year."""
    found: dict[int, Table] = {}
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
