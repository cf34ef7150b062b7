"""The import from end to end: the files in, the list and its header out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.catalog.national_list import HEADER_FILE, LEVELS, LIST_FILE, list_hash, to_csv
from codingpath.catalog.yaml_reader import read_document, read_text
from codingpath.errors import CodingpathError
from codingpath.federal.changes import Changes, changes_between, list_in_place, refuse_empty, refuse_shrunken, what_is_older
from codingpath.federal.download import look
from codingpath.federal.editions import Years, newest_first, school_year, sorted_out, years_of
from codingpath.federal.join import Joined, Sources, join, spans, why_not
from codingpath.federal.list_files import (
    DISTANCE_SOURCE_ID,
    SOURCE_ID,
    TRAINING_SOURCE_ID,
    Header,
    as_checked_before,
    finish_stopped,
    refuse_unless_writable,
    sources_of,
    to_yaml,
    write_together,
)
from codingpath.federal.sources import read_characteristics, read_completions, read_directory, read_distance, read_scorecard
from codingpath.federal.table import read_table
from codingpath.federal.training import match_training, read_training
from codingpath.model.program import FederalHeader, LeftOut, ListFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from codingpath.catalog.national_list import Key
    from codingpath.federal.download import Download, Tick
    from codingpath.federal.editions import Inputs
    from codingpath.federal.training import Matched, TrainingList
    from codingpath.model.program import OnlineShare


_YEARS_BEFORE: Final = 2
"""How many years before the newest one the list tells of programs offered at a distance."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import read, left out, changed and wrote."""

    folder: Path
    """Where list and header were written."""
    inputs: Inputs
    """What was read, and what was odd in it."""
    years: Years
    """For which school years it speaks."""
    header: FederalHeader
    """What the header says."""
    cleaned: Mapping[str, int]
    """What was taken out of texts, and in how many."""
    renamed: Mapping[str, str]
    """Names of schools and cities that were mended, as the directory has them and as they are now."""
    offered_online: Mapping[str, int]
    """How many programs of the field could be finished online, by `all`, `some` and `none`; those of which nothing is said left out."""
    without_charges: int
    """Schools of the list that are not in the College Scorecard: nothing is known of what they cost."""
    training: tuple[TrainingList, Matched] | None
    """The file of eligible training programs and what of it belongs to the list, if it was given."""
    changes: Changes | None
    """What changed against the list in place; none where there was no list."""


@dataclass(frozen=True, kw_only=True)
class _Tables:
    files: Sources
    joined: Joined
    without_charges: int


def never(_question: str) -> bool:
    """Do nothing that must be asked first."""
    return False


def import_list(
    paths: Sequence[Path],
    folder: Path,
    *,
    today: date,
    tick: Tick,
    year: str | None = None,
    force: bool = False,
    ask: Callable[[str], bool] = never,
) -> Imported:
    """Make the list of a folder from the files, in any order; `tick` is told how far each is read.

    Raises `CodingpathError` with the file, the line and what to do; the list in place is then as it was.
    `ask` is put the question whether older files may replace newer ones. `force` takes these, files of different years, and a list
    that lost many programs.
    """
    refuse_unless_writable(folder)
    finish_stopped(folder)
    inputs, training = _read_files(paths, tick)
    years = replace(years_of(inputs, year, force=force), training_month=training.as_of if training else None)
    if not force:
        _refuse_older(years, folder, ask)
    old = list_in_place(folder)
    read, matched = _with_training(_read_tables(inputs, {row.unitid for row in old or ()}, tick), training)
    rows = read.joined.rows
    refuse_empty(rows)
    if old is not None and not force:
        refuse_shrunken(old, rows)
    return Imported(
        folder=folder,
        inputs=inputs,
        years=years,
        header=_write(folder, today, years, inputs, training, read),
        cleaned=read.joined.cleaned,
        renamed=read.joined.renamed,
        offered_online=Counter(row.offered_online for row in rows if row.in_field and row.offered_online),
        without_charges=read.without_charges,
        training=(training, matched) if training and matched else None,
        changes=None if old is None else changes_between(old, rows, lambda row: why_not(row.unitid, read.files)),
    )


def _read_files(paths: Sequence[Path], tick: Tick) -> tuple[Inputs, TrainingList | None]:
    """Tell the files apart by what they hold; the one workbook is that of eligible training programs."""
    downloads = [look(path) for path in paths]
    inputs = sorted_out([read_table(download) for download in downloads if download.packing != "workbook"])
    return inputs, _training([download for download in downloads if download.packing == "workbook"], tick)


def _with_training(read: _Tables, training: TrainingList | None) -> tuple[_Tables, Matched | None]:
    """Put what the file of training programs says to the rows that it is about."""
    if training is None:
        return read, None
    matched = match_training(read.joined.rows, training, {level: about.award for level, about in LEVELS.items()})
    return replace(read, joined=replace(read.joined, rows=matched.rows)), matched


def _write(folder: Path, today: date, years: Years, inputs: Inputs, training: TrainingList | None, read: _Tables) -> FederalHeader:
    """Write list and header in one step; return what the header says."""
    text = to_csv(read.joined.rows)
    header = Header(
        sources=sources_of(years, today, revised=inputs.one("completions").download.revised),
        about=_about(years, inputs, training, read, list_hash(text)),
    )
    write_together(folder, text, to_yaml(_with_days_before(header, folder)))
    return header.about


def _training(downloads: Sequence[Download], tick: Tick) -> TrainingList | None:
    if len(downloads) > 1:
        names = " and ".join(download.name for download in downloads)
        raise CodingpathError(f"{names} are all workbooks; name the one of eligible training programs once")
    return read_training(downloads[0], tick) if downloads else None


def _refuse_older(years: Years, folder: Path, ask: Callable[[str], bool]) -> None:
    """Raise `CodingpathError` where something in place is newer than these files, and nobody says that this is meant."""
    older = what_is_older(years, read_document(folder / HEADER_FILE).value)
    if older and not ask(f"{LIST_FILE}: {older}. Replace the list in place all the same?"):
        raise CodingpathError(f"{LIST_FILE}: {older}. Nothing was changed; import newer files, or add --force if this is meant")


def _read_tables(inputs: Inputs, listed: set[str], tick: Tick) -> _Tables:
    """Read the completions first: they say which schools matter. `listed` are those of the list in place, to say what became of them."""
    completions = read_completions(inputs.one("completions"), tick)
    offering = {key.unitid for key in completions.awards}
    directory = read_directory(inputs.one("directory"), offering | listed, tick)
    scorecard = read_scorecard(inputs.one("scorecard"), offering | listed, tick)
    distance = {start: read_distance(table, tick) for start, table in newest_first(inputs.of("distance"))}
    characteristics = [read_characteristics(table, offering, tick) for table in inputs.of("characteristics")]
    files = Sources(
        awards=completions.awards,
        schools=directory.schools,
        charges=scorecard.schools,
        distance=_by_year({start: found.shares for start, found in distance.items()}),
        characteristics=characteristics[0].schools if characteristics else {},
    )
    joined = join(files)
    counts = (
        directory.repeated,
        scorecard.repeated,
        *(c.repeated for c in characteristics),
        *(d.repeated for d in distance.values()),
    )
    repeated = Counter({"the same row again": sum(counts)})
    return _Tables(
        files=files,
        joined=replace(joined, left_out=completions.left_out + joined.left_out + repeated),
        without_charges=len({row.unitid for row in joined.rows} - scorecard.schools.keys()),
    )


def _by_year(distance: Mapping[int, Mapping[Key, OnlineShare]]) -> list[Mapping[Key, OnlineShare]]:
    """Return the newest year and those right before it; nothing is known in a year without a file."""
    newest = max(distance, default=0)
    return [distance.get(start, {}) for start in range(newest, newest - _YEARS_BEFORE - 1, -1)] if distance else []


def _about(years: Years, inputs: Inputs, training: TrainingList | None, read: _Tables, list_sha256: str) -> FederalHeader:
    rows = read.joined.rows
    in_field = [row for row in rows if row.in_field]
    return FederalHeader(
        source=SOURCE_ID,
        awards_year=school_year(years.awards),
        prices_year=school_year(years.prices),
        distance_source=DISTANCE_SOURCE_ID if years.distance else None,
        distance_years=tuple(map(school_year, years.distance)),
        characteristics_year=None if years.characteristics is None else school_year(years.characteristics),
        rows=len(rows),
        rows_in_field=len(in_field),
        schools=len({row.unitid for row in in_field}),
        training_month=years.training_month,
        training_source=TRAINING_SOURCE_ID if training else None,
        files=(
            *(_file(table.download, table.seen.rows) for _, table in inputs),
            *([_file(training.download, training.rows)] if training else []),
        ),
        left_out=tuple(
            LeftOut(reason=reason, rows=count)
            for reason, count in sorted(read.joined.left_out.items(), key=lambda item: (-item[1], item[0]))
        ),
        prices=spans(rows),
        list_sha256=list_sha256,
    )


def _file(download: Download, rows: int) -> ListFile:
    return ListFile(name=download.name, sha256=download.sha256(), rows=rows)


def _with_days_before(header: Header, folder: Path) -> Header:
    """Return the header with the days of the one in place, where that is of the same list and the same files."""
    in_place = read_text(folder / LIST_FILE)
    if in_place.broken or list_hash(in_place.text) != header.about.list_sha256:
        return header
    return as_checked_before(header, read_document(folder / HEADER_FILE).value)
