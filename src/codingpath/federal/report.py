"""What is said after an import: what was read, what was left out and why, what changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from codingpath.catalog.national_list import HEADER_FILE, LEVELS, LIST_FILE, ListRow
from codingpath.federal.editions import KINDS, Years, school_year
from codingpath.federal.sources import SHARES
from codingpath.federal.training import training_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codingpath.federal.changes import Changes
    from codingpath.federal.importer import Imported
    from codingpath.federal.table import SourceTable

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
        *(
            line
            for reason in sorted({why for _, why in changes.gone})
            for line in _some(f"Gone, {reason}", [(row, "") for row, why in changes.gone if why == reason])
        ),
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
