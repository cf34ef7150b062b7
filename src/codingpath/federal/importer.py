"""The import from end to end: the files in, the list and its header out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.catalog.national_list import HEADER_FILE, LEVELS, LIST_FILE, ListRow, list_hash, of_csv, to_csv
from codingpath.catalog.yaml_reader import read_document, read_text
from codingpath.errors import CodingpathError
from codingpath.federal.characteristics import read_characteristics
from codingpath.federal.distance import SHARES, read_distance
from codingpath.federal.download import look
from codingpath.federal.editions import KINDS, Years, newest_first, school_year, sorted_out, years_of
from codingpath.federal.header import (
    DISTANCE_SOURCE_ID,
    SOURCE_ID,
    TRAINING_SOURCE_ID,
    Header,
    as_checked_before,
    sources_of,
    to_yaml,
)
from codingpath.federal.join import Joined, Sources, join, spans, why_not
from codingpath.federal.older import what_is_older
from codingpath.federal.sources import read_completions, read_directory, read_scorecard
from codingpath.federal.table import read_table
from codingpath.federal.training import match_training, read_training, training_lines
from codingpath.federal.write import finish_stopped, refuse_unless_writable, write_together
from codingpath.files import read_plain
from codingpath.model.program import FederalHeader, LeftOut, ListFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from codingpath.catalog.national_list import Key
    from codingpath.federal.download import Download, Tick
    from codingpath.federal.editions import Inputs
    from codingpath.federal.table import SourceTable
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
    downloads = [look(path) for path in paths]
    inputs = sorted_out([read_table(download) for download in downloads if download.packing != "workbook"])
    training = _training([download for download in downloads if download.packing == "workbook"], tick)
    years = replace(years_of(inputs, year, force=force), training_month=training.as_of if training else None)
    if not force:
        _refuse_older(years, folder, ask)
    old = list_in_place(folder)
    read = _read_tables(inputs, {row.unitid for row in old or ()}, tick)
    matched = (
        match_training(read.joined.rows, training, {level: about.award for level, about in LEVELS.items()}) if training else None
    )
    if matched:
        read = replace(read, joined=replace(read.joined, rows=matched.rows))
    refuse_empty(read.joined.rows)
    if old is not None and not force:
        refuse_shrunken(old, read.joined.rows)
    text = to_csv(read.joined.rows)
    header = Header(
        sources=sources_of(years, today, revised=inputs.one("completions").download.revised),
        about=_about(years, inputs, training, read, list_hash(text)),
    )
    write_together(folder, text, to_yaml(_with_days_before(header, folder)))
    rows = read.joined.rows
    return Imported(
        folder=folder,
        inputs=inputs,
        years=years,
        header=header.about,
        cleaned=read.joined.cleaned,
        renamed=read.joined.renamed,
        offered_online=Counter(row.offered_online for row in rows if row.in_field and row.offered_online),
        without_charges=read.without_charges,
        training=(training, matched) if training and matched else None,
        changes=None if old is None else changes_between(old, rows, lambda row: why_not(row.unitid, read.files)),
    )


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
        left_out=tuple(LeftOut(reason=reason, rows=count) for reason, count in _most_first(read.joined.left_out)),
        prices=spans(rows),
        list_sha256=list_sha256,
    )


def _file(download: Download, rows: int) -> ListFile:
    return ListFile(name=download.name, sha256=download.sha256(), rows=rows)


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _with_days_before(header: Header, folder: Path) -> Header:
    """Return the header with the days of the one in place, where that is of the same list and the same files."""
    in_place = read_text(folder / LIST_FILE)
    if in_place.broken or list_hash(in_place.text) != header.about.list_sha256:
        return header
    return as_checked_before(header, read_document(folder / HEADER_FILE).value)


# What a new list changes against the one in place.

LEAST_SHARE_LEFT: Final = 0.8
"""A list that lost more of the field than this leaves was probably made of a cut file."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Rows that are not in both lists, or not alike in them; in the order of the list."""

    added: tuple[ListRow, ...]
    gone: tuple[tuple[ListRow, str], ...]
    """Row of the old list and why it is gone: the school closed, it is not in the files, or it reported no award in this year's."""
    prices: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where a price of the whole program came, went or changed."""
    yearly: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where a yearly rate did."""
    counts: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where another number of awards was granted."""
    online: tuple[tuple[ListRow, ListRow], ...]
    """Old and new row where what could be finished online in the newest year changed."""


def list_in_place(folder: Path) -> list[ListRow] | None:
    """Return the rows of the list of a folder, none where there is no list or it cannot be read: importing mends it."""
    try:
        return of_csv(read_plain(folder / LIST_FILE).decode())
    except (OSError, ValueError):
        return None


NO_AWARD: Final = "no award reported in this year's file; the program may go on"
"""Why a row of a school that is still there is gone."""


def changes_between(old: Sequence[ListRow], new: Sequence[ListRow], why_not: Callable[[ListRow], str]) -> Changes:
    """Return what the new list changes; `why_not` says what keeps the school of an old row out of the new list, if anything does."""
    before = {row.key: row for row in old}
    after = {row.key for row in new}
    both = [(before[row.key], row) for row in new if row.key in before]
    return Changes(
        added=tuple(row for row in new if row.key not in before),
        gone=tuple((row, why_not(row) or NO_AWARD) for row in old if row.key not in after),
        prices=tuple((a, b) for a, b in both if _price(a) != _price(b)),
        yearly=tuple((a, b) for a, b in both if _yearly(a) != _yearly(b)),
        counts=tuple((a, b) for a, b in both if a.completions != b.completions),
        online=tuple((a, b) for a, b in both if a.offered_online and a.offered_online != b.offered_online),
    )


def refuse_shrunken(old: Sequence[ListRow], new: Sequence[ListRow]) -> None:
    """Raise `CodingpathError` if the new list has lost more than a fifth of the programs of the field."""
    before, after = (_in_field(rows) for rows in (old, new))
    if after < before * LEAST_SHARE_LEFT:
        raise CodingpathError(
            f"{LIST_FILE}: the new list has {after:,} programs of the field, the old one {before:,}: a cut download?"
            " Nothing was changed; download the files again, or add --force if this is right"
        )


def refuse_empty(new: Sequence[ListRow]) -> None:
    """Raise `CodingpathError` if no program of the field is left."""
    if not _in_field(new):
        raise CodingpathError(f"{LIST_FILE}: no program of the field is left; are the three files whole, and of the same years?")


def _in_field(rows: Sequence[ListRow]) -> int:
    return sum(row.in_field for row in rows)


def _price(row: ListRow) -> tuple[str, ...]:
    return row.price_usd, row.months, row.shared_prices_usd


def _yearly(row: ListRow) -> tuple[str, ...]:
    return row.yearly_in_state_usd, row.yearly_out_of_state_usd, row.yearly_books_usd


# What is said after an import: what was read, what was left out and why, what changed.

_NAMED: Final = 10
"""How many rows of a kind are named; the rest are counted."""
_FEW_STATES: Final = 12


def report_lines(imported: Imported) -> Iterator[str]:
    """Yield the lines of the report; two spaces in front for each level."""
    yield from _files_read(imported)
    yield from _left_out(imported)
    yield from _changed(imported.changes)
    header = imported.header
    yield from _online(imported)
    programs, schools = _number(header.rows, "program"), _number(header.schools, "school")
    yield f"Written: {programs}, {header.rows_in_field:,} of them in the codes of the field at {schools}."
    yield from (f"  {imported.folder / name}" for name in (LIST_FILE, HEADER_FILE))


def _online(imported: Imported) -> Iterator[str]:
    counts = imported.offered_online
    if counts:
        said, field = sum(counts.values()), imported.header.rows_in_field
        shares = ", ".join(f"{share} {counts.get(share, 0):,}" for share in SHARES)
        yield f"Finished online, programs of the field: {shares}; nothing said in the newest year of {field - said:,}."


def _files_read(imported: Imported) -> Iterator[str]:
    yield "Read:"
    for kind, table in imported.inputs:
        file = table.download
        revised = f", the revised table {file.member}" if file.revised else ""
        yield f"  {file.name}: {KINDS[kind].called}, {_number(table.seen.rows, 'row')}{revised}"
        yield from _odd(table)
    if imported.training:
        yield from training_lines(*imported.training)
    yield from _years(imported.years)


def _odd(table: SourceTable) -> Iterator[str]:
    """Say what was odd in a file and how it was read all the same."""
    if table.seen.cells:
        yield f"    Set aside, as if nothing were known: {_number(len(table.seen.cells), 'cell')}"
        yield from (f"      {cell}" for cell in table.seen.cells)
    if table.seen.quotes:
        lines = ", ".join(f"{line:,}" for line in table.seen.quotes[:_NAMED]) + (", …" if len(table.seen.quotes) > _NAMED else "")
        yield f"    Quotes inside a cell, read as they stand: line {lines}"


def _years(years: Years) -> Iterator[str]:
    awards, prices, schools = map(school_year, (years.awards, years.prices, years.schools))
    if years.differ:
        yield f"  The files are of different years: awards {awards}, prices {prices}, directory {schools}. The header keeps the first two."
    else:
        yield f"  School year {awards}."
    if years.distance:
        yield f"  Programs offered online: {', '.join(map(school_year, years.distance))}."
    if years.characteristics is not None:
        yield f"  Schools that offer anything online: {school_year(years.characteristics)}."


def _left_out(imported: Imported) -> Iterator[str]:
    if imported.header.left_out:
        yield "Left out:"
        yield from (f"  {item.rows:,}: {item.reason}" for item in imported.header.left_out)
    if any(imported.cleaned.values()):
        yield "Taken out of texts:"
        yield from (f"  {count:,}: {what}" for what, count in imported.cleaned.items() if count)
    if imported.renamed:
        yield f"Names mended: {len(imported.renamed):,}"
        yield from (f"  {before} is now {after}" for before, after in sorted(imported.renamed.items()))
    if imported.without_charges:
        yield f"Schools without a row in the College Scorecard, so without tuition and prices: {imported.without_charges:,}."


def _changed(changes: Changes | None) -> Iterator[str]:
    if changes is None:
        yield "There was no list before that could be read."
        return
    parts = [
        *_some("Added", [(row, "") for row in changes.added]),
        *(line for reason in _reasons(changes) for line in _some(f"Gone, {reason}", _gone_because(changes, reason))),
        *_some("Price changed", [(new, f": {_price_words(old)}, now {_price_words(new)}") for old, new in changes.prices]),
        *_some("Yearly rate changed", [(new, f": {_yearly_words(old)}, now {_yearly_words(new)}") for old, new in changes.yearly]),
        *_some(
            "Offered online",
            [(new, f": {old.offered_online}, now {new.offered_online or 'not said'}") for old, new in changes.online],
        ),
        *_some("Awards changed", [(new, f": {old.completions}, now {new.completions}") for old, new in changes.counts]),
    ]
    yield "Changed since the last list:" if parts else "Nothing changed since the last list."
    yield from parts


def _reasons(changes: Changes) -> list[str]:
    return sorted({reason for _, reason in changes.gone})


def _gone_because(changes: Changes, reason: str) -> list[tuple[ListRow, str]]:
    return [(row, "") for row, why in changes.gone if why == reason]


def _some(title: str, rows: Sequence[tuple[ListRow, str]]) -> Iterator[str]:
    if not rows:
        return
    states = Counter(row.state for row, _ in rows)
    listed = (
        f" ({', '.join(f'{state} {count:,}' for state, count in sorted(states.items()))})" if len(states) <= _FEW_STATES else ""
    )
    yield f"  {title}: {len(rows):,}{listed}"
    yield from (f"    {_called(row)}{more}" for row, more in rows[:_NAMED])
    if len(rows) > _NAMED:
        yield f"    and {len(rows) - _NAMED:,} more"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _called(row: ListRow) -> str:
    level = LEVELS.get(row.award_level)
    award = (level.length or level.award) if level else f"award level {row.award_level}"
    return f"{row.state}, {row.school}, {row.cip}, {award}"


def _price_words(row: ListRow) -> str:
    if row.price_usd:
        return _dollars(row.price_usd) + (f" in {row.months} months" if row.months else "")
    shared = " or ".join(map(_dollars, row.shared_prices_usd.split(";"))) if row.shared_prices_usd else ""
    return f"{shared} for an award that is not named" if shared else "no price"


def _yearly_words(row: ListRow) -> str:
    rates = [_dollars(rate) for rate in (row.yearly_in_state_usd, row.yearly_out_of_state_usd, row.yearly_books_usd) if rate]
    return " / ".join(rates) or "no rate"


def _dollars(text: str) -> str:
    return f"${int(text):,}" if text.isdecimal() else text
