"""Which school year the files speak for, told by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codingpath.catalog.federal.kinds import KINDS
from codingpath.errors import CodingpathError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codingpath.catalog.federal.download import Download
    from codingpath.catalog.federal.kinds import Kind

_YEAR: Final = re.compile(r"(20\d\d)-(\d\d)")
_NORMAL_GAP: Final = 1
"""The files come out at different times; one year between them is usual."""


@dataclass(frozen=True, kw_only=True)
class Years:
    """School years of what the list holds, each by the year in which it starts."""

    awards: int
    prices: int
    schools: int
    """Of the directory: that of the awards where its name does not say."""

    @property
    def differ(self) -> bool:
        """Tell whether the files speak for more than one year."""
        return len({self.awards, self.prices, self.schools}) > 1


def school_year(start: int) -> str:
    """Return a school year as people write it, such as `2023-24`."""
    return f"{start}-{(start + 1) % 100:02}"


def years_of(files: Mapping[Kind, Download], year: str | None, *, force: bool) -> Years:
    """Return the years that the names say, or the one year given.

    Raises `UsageError` where a name says nothing and no year is given, and `CodingpathError` where the years contradict the one given
    or are more than a year apart, unless forced.
    """
    said = {kind: _said(kind, file) for kind, file in files.items()}
    given = None if year is None else _parsed(year)
    if not force:
        _refuse_contradiction(files, said, given)
    awards, prices = (_known(files[kind], said[kind], given) for kind in ("completions", "scorecard"))
    return Years(awards=awards, prices=prices, schools=given or said["directory"] or awards)


def _said(kind: Kind, file: Download) -> int | None:
    """Return the start of the school year that the name of a file says, or of the table in its zip."""
    pattern = KINDS[kind].edition
    found = pattern.search(file.name) or pattern.search(file.member)
    if not found:
        return None
    return int(found[1]) if kind == "scorecard" else int(found[1]) - 1


def _parsed(year: str) -> int:
    found = _YEAR.fullmatch(year.strip())
    if not found or school_year(int(found[1])) != found[0]:
        raise UsageError(f"--year {year!r} is not a school year; write it as --year 2023-24")
    return int(found[1])


def _known(file: Download, said: int | None, given: int | None) -> int:
    start = given or said
    if start is None:
        raise UsageError(f"{file.name}: the name does not say the school year; add --year 2023-24, with the year of the file")
    return start


def _refuse_contradiction(files: Mapping[Kind, Download], said: Mapping[Kind, int | None], given: int | None) -> None:
    known = {kind: start for kind, start in said.items() if start is not None}
    listed = ", ".join(f"{files[kind].name} says {school_year(start)}" for kind, start in known.items())
    if given is not None and any(start != given for start in known.values()):
        raise CodingpathError(
            f"{listed}, but --year says {school_year(given)}; leave --year out, or add --force if the names are wrong"
        )
    if known and max(known.values()) - min(known.values()) > _NORMAL_GAP:
        raise CodingpathError(f"the files are years apart: {listed}; download files of one year, or add --force to mix them")
