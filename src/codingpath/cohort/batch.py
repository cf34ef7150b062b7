"""The work of a cohort: one pure function from a batch of rows to their results. Whatever spreads the work, spreads this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.locate import bundled
from codingpath.cohort.reckoning import Reckoned, Reckoner
from codingpath.cohort.sheets import BadRow, Header, SheetReader
from codingpath.cohort.tally import Tally
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.record import Record, keyword_record
from codingpath.model.rules import RuleSet
from codingpath.planning.dates import months_between

Plain = str | int | bool | None
"""A cell of the results; none where it is not known."""
Row = Sequence[str]

FIGURES: Final = (
    "start", "apply_fast", "apply_likely", "apply_slow", "months", "low_usd", "high_usd", "at_least", "budget_usd", "short_usd",
    "program", "open", "fault",
)  # fmt: skip
"""Columns of the results behind the decisions; `fault` says why a row has none."""


@keyword_record
class Task(Record):
    """What is the same for every row of a table."""

    data: Path | None
    """The data folder, where whoever does the work finds it; none for the one that comes with the program."""
    today: date
    header: Header


@keyword_record
class Fault(Record):
    """A row that could not be read."""

    row: int
    """Its number in the batch, from 0."""
    column: str
    """The column; empty for the whole row."""
    why: str


@keyword_record
class Batch(Record):
    """What came of a batch of rows."""

    results: tuple[tuple[Plain, ...], ...]
    """One row of results each, in the same order; their columns are those of `result_columns`."""
    faults: tuple[Fault, ...]
    tally: Tally
    """What they come to together."""


def result_columns(header: Header, rules: RuleSet) -> tuple[str, ...]:
    """Return the names of the columns of the results."""
    return (*(name for _, name in header.keep), *(d.id for d in rules.decisions), *FIGURES)


def reckon(task: Task, rows: Sequence[Row]) -> Batch:
    """Return the results of some rows. Nothing but the task, the rows and the data counts, so any process gives the same."""
    worker = _worker(task)
    results, faults, tally = [], [], Tally()
    for number, row in enumerate(rows):
        kept = worker.reader.kept(row)
        try:
            found = worker.reckoner(worker.reader(row))
        except BadRow as error:
            faults.append(Fault(row=number, column=error.column, why=error.why))
            tally.bad += 1
            results.append((*kept, *[None] * (len(worker.decisions) + len(FIGURES) - 1), _told(error)))
        else:
            tally.take(found)
            results.append((*kept, *(found.chosen.get(d) for d in worker.decisions), *_figures(found), None))
    return Batch(results=tuple(results), faults=tuple(faults), tally=tally)


def _told(error: BadRow) -> str:
    return f"column {error.column}: {error.why}" if error.column else error.why


class _Worker:
    """What a process makes once for all batches of a task."""

    def __init__(self, task: Task, catalog: Catalog) -> None:
        self.reckoner = Reckoner(catalog, task.today)
        self.reader = SheetReader(task.header, catalog.by_id)
        self.decisions = [d.id for d in catalog.rules.decisions]


@lru_cache(maxsize=2)
def _worker(task: Task) -> _Worker:
    return _Worker(task, cached_catalog(task.data or bundled(), keep=False))


def _figures(found: Reckoned) -> tuple[Plain, ...]:
    """Return the dates and the totals of one person."""
    dates, money = found.applying, found.money
    days = [day and day.isoformat() for day in (found.start, dates.early, dates.likely, dates.late)]
    months = months_between(found.start, dates.likely) if dates.likely else None
    totals = (
        money.low_usd,
        money.high_usd,
        money.at_least,
        money.budget_usd,
        money.short_usd if money.budget_usd is not None else None,
    )
    return (*days, months, *totals, found.program.id if found.program else None, open_answers(found))


def open_answers(found: Reckoned) -> str:
    """Return the ids of the questions that apply and are open, parted by blanks."""
    return " ".join([question for question, value in found.sheet.items() if value == NOT_SURE])
