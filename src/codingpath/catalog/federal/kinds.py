"""Which of the three federal files a file is, told by its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from codingpath.catalog.federal.download import complaint
from codingpath.errors import CodingpathError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codingpath.catalog.federal.table import Table

Kind = Literal["scorecard", "directory", "completions"]

PRICE_SLOTS: Final = range(1, 7)
"""The College Scorecard has room for the six largest programs of a school that reports by program."""


@dataclass(frozen=True, kw_only=True)
class KindOfFile:
    """What is known of one of the three files."""

    called: str
    """What people call it."""
    telltale: frozenset[str]
    """Columns that no other of the three has; two of them tell it."""
    needed: tuple[str, ...]
    """Columns that are read."""
    edition: re.Pattern[str]
    """How its name says the year: of the end of the school year, or of its start in the College Scorecard."""


KINDS: Final[Mapping[Kind, KindOfFile]] = {
    "scorecard": KindOfFile(
        called="College Scorecard (MERGED…_PP)",
        telltale=frozenset({"CURROPER", "DISTANCEONLY", "ACCREDAGENCY", "TUITIONFEE_IN", "CIPTFBS1"}),
        needed=(
            *("UNITID", "CURROPER", "DISTANCEONLY", "ACCREDAGENCY", "TUITIONFEE_IN", "TUITIONFEE_OUT", "BOOKSUPPLY"),
            *(f"{name}{slot}" for slot in PRICE_SLOTS for name in ("CIPCODE", "CIPTFBS", "MTHCMP")),
        ),
        edition=re.compile(r"MERGED(\d{4})_(\d{2})(?!\d)", re.IGNORECASE),
    ),
    "directory": KindOfFile(
        called="IPEDS directory (HD…)",
        telltale=frozenset({"CYACTIVE", "DEATHYR", "CLOSEDAT", "PSET4FLG", "WEBADDR", "SECTOR", "ICLEVEL"}),
        needed=(
            *("UNITID", "OPEID", "INSTNM", "CITY", "STABBR", "CONTROL"),
            *("WEBADDR", "PSET4FLG", "CYACTIVE", "CLOSEDAT", "DEATHYR"),
        ),
        edition=re.compile(r"(?<![A-Z0-9])HD(\d{4})(?!\d)", re.IGNORECASE),
    ),
    "completions": KindOfFile(
        called="IPEDS completions (C…_A)",
        telltale=frozenset({"MAJORNUM", "AWLEVEL", "CTOTALT"}),
        needed=("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"),
        edition=re.compile(r"(?<![A-Z0-9])C(\d{4})_A(?![A-Z0-9])", re.IGNORECASE),
    ),
}
"""The three files, in the order in which they are named."""

_ENOUGH: Final = 2
_MANY: Final = 5
_NAMES: Final = ", ".join(kind.called for kind in KINDS.values())


def sorted_out(tables: Sequence[Table]) -> dict[Kind, Table]:
    """Return each table by its kind; raise `CodingpathError` for a wrong file, one given twice or a missing column, `UsageError` if one is missing."""
    found: dict[Kind, Table] = {}
    for table in tables:
        kind = _kind_of(table)
        if kind in found:
            first = found[kind].download.name
            raise CodingpathError(
                f"{first} and {table.download.name} are both the {KINDS[kind].called}; name each of the three files once"
            )
        _refuse_without_columns(table, KINDS[kind])
        found[kind] = table
    missing = [KINDS[kind].called for kind in get_args(Kind) if kind not in found]
    if missing:
        verb = "this file is missing" if len(missing) == 1 else "these files are missing"
        raise UsageError(f"{' and '.join(missing)}: {verb}; name all three files: {_NAMES}")
    return {kind: found[kind] for kind in KINDS}


def _kind_of(table: Table) -> Kind:
    for kind, known in KINDS.items():
        if len(known.telltale & set(table.header)) >= _ENOUGH:
            return kind
    raise complaint(
        table.download.name, f"its columns are those of none of the three files ({_NAMES}); name the file as it was downloaded"
    )


def _refuse_without_columns(table: Table, kind: KindOfFile) -> None:
    name = table.download.name
    missing = [column for column in kind.needed if column not in table.header]
    if missing:
        few = ", ".join(missing[:_MANY]) + (", …" if len(missing) > _MANY else "")
        raise complaint(
            name, f"the {kind.called} must have this column too: {few}; download the whole file again", column=missing[0]
        )
    twice = next((column for column in kind.needed if table.header.count(column) > 1), None)
    if twice:
        raise complaint(name, "there are two columns of this name; download the file again", line=1, column=twice)
