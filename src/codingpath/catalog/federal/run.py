"""The import from end to end: three files in, the list and its header out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codingpath.catalog.federal.changes import Changes, changes_between, list_in_place, refuse_empty, refuse_shrunken
from codingpath.catalog.federal.columns import HEADER_FILE, LIST_FILE
from codingpath.catalog.federal.completions import read_completions
from codingpath.catalog.federal.directory import read_directory
from codingpath.catalog.federal.download import look
from codingpath.catalog.federal.header import SOURCE_ID, Header, as_checked_before, source_of, to_yaml
from codingpath.catalog.federal.join import Joined, join
from codingpath.catalog.federal.kinds import sorted_out
from codingpath.catalog.federal.listed import to_csv
from codingpath.catalog.federal.prices import spans
from codingpath.catalog.federal.scorecard import read_scorecard
from codingpath.catalog.federal.table import read_table
from codingpath.catalog.federal.write import finish_stopped, list_hash, refuse_unless_writable, write_together
from codingpath.catalog.federal.years import Years, school_year, years_of
from codingpath.catalog.positions import read_document, read_text
from codingpath.model.program import FederalHeader, LeftOut, ListFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from codingpath.catalog.federal.download import Download
    from codingpath.catalog.federal.kinds import Kind
    from codingpath.catalog.federal.open import Tick
    from codingpath.catalog.federal.table import Table


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import read, left out, changed and wrote."""

    folder: Path
    """Where list and header were written."""
    files: Mapping[Kind, Download]
    """What was read."""
    years: Years
    """For which school years it speaks."""
    header: FederalHeader
    """What the header says."""
    cleaned: Mapping[str, int]
    """What was taken out of texts, and in how many."""
    without_charges: int
    """Schools of the list that are not in the College Scorecard: nothing is known of what they cost."""
    changes: Changes | None
    """What changed against the list in place; none where there was no list."""


@dataclass(frozen=True, kw_only=True)
class _Read:
    joined: Joined
    rows: Mapping[Kind, int]
    without_charges: int


def import_list(
    paths: Sequence[Path], folder: Path, *, today: date, tick: Tick, year: str | None = None, force: bool = False
) -> Imported:
    """Make the list of a folder from the three files, in any order; `tick` is told how far each is read.

    Raises `CodingpathError` with the file, the line and what to do; the list in place is then as it was.
    `force` takes files of different years, and a list that lost many programs.
    """
    refuse_unless_writable(folder)
    finish_stopped(folder)
    tables = sorted_out([read_table(look(path)) for path in paths])
    files = {kind: table.download for kind, table in tables.items()}
    years = years_of(files, year, force=force)
    read = _read(tables, tick)
    refuse_empty(read.joined.rows)
    old = list_in_place(folder)
    if old is not None and not force:
        refuse_shrunken(old, read.joined.rows)
    text = to_csv(read.joined.rows)
    header = Header(
        source=source_of(years, today, revised=files["completions"].revised),
        about=_about(years, files, read, list_hash(text)),
    )
    write_together(folder, text, to_yaml(_with_days_before(header, folder)))
    return Imported(
        folder=folder,
        files=files,
        years=years,
        header=header.about,
        cleaned=read.joined.cleaned,
        without_charges=read.without_charges,
        changes=None if old is None else changes_between(old, read.joined.rows),
    )


def _read(tables: Mapping[Kind, Table], tick: Tick) -> _Read:
    """Read the completions first: they say which schools matter."""
    completions = read_completions(tables["completions"], tick)
    wanted = {key.unitid for key in completions.awards}
    directory = read_directory(tables["directory"], wanted, tick)
    scorecard = read_scorecard(tables["scorecard"], wanted, tick)
    joined = join(completions.awards, directory.schools, scorecard.schools)
    repeated = Counter({"the same row again": directory.repeated + scorecard.repeated})
    return _Read(
        joined=Joined(rows=joined.rows, left_out=completions.left_out + joined.left_out + repeated, cleaned=joined.cleaned),
        rows={"completions": completions.rows, "directory": directory.rows, "scorecard": scorecard.rows},
        without_charges=len({row.unitid for row in joined.rows} - scorecard.schools.keys()),
    )


def _about(years: Years, files: Mapping[Kind, Download], read: _Read, list_sha256: str) -> FederalHeader:
    rows = read.joined.rows
    in_field = [row for row in rows if row.in_field]
    return FederalHeader(
        source=SOURCE_ID,
        awards_year=school_year(years.awards),
        prices_year=school_year(years.prices),
        rows=len(rows),
        rows_in_field=len(in_field),
        schools=len({row.unitid for row in in_field}),
        files=tuple(ListFile(name=file.name, sha256=file.sha256(), rows=read.rows[kind]) for kind, file in files.items()),
        left_out=tuple(LeftOut(reason=reason, rows=count) for reason, count in _most_first(read.joined.left_out)),
        prices=spans(rows),
        list_sha256=list_sha256,
    )


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _with_days_before(header: Header, folder: Path) -> Header:
    """Return the header with the days of the one in place, where that is of the same list and the same files."""
    in_place = read_text(folder / LIST_FILE)
    if in_place.broken or list_hash(in_place.text) != header.about.list_sha256:
        return header
    return as_checked_before(header, read_document(folder / HEADER_FILE).value)
