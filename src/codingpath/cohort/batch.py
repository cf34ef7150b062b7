"""The work of a cohort: one pure function from a batch of rows to their results. Whatever spreads the work, spreads this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import bundled
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
    results: list[tuple[Plain, ...]] = []
    faults, tally = [], Tally()
    for number, row in enumerate(rows):
        kept = worker.reader.kept(row)
        try:
            found = worker.reckoner(worker.reader(row))
        except BadRow as error:
            faults.append(Fault(row=number, column=error.column, why=error.why))
            tally.bad += 1
            results.append((*kept, *worker.nothing, f"column {error.column}: {error.why}" if error.column else error.why))
        else:
            tally.take(found)
            results.append((*kept, *[found.chosen.get(d) for d in worker.decisions], *_figures(found), None))
    return Batch(results=tuple(results), faults=tuple(faults), tally=tally)


class _Worker:
    """What a process makes once for all batches of a task."""

    def __init__(self, task: Task, catalog: Catalog) -> None:
        self.reckoner = Reckoner(catalog, task.today)
        self.reader = SheetReader(task.header, catalog.by_id)
        self.decisions = [d.id for d in catalog.rules.decisions]
        self.nothing: list[Plain] = [None] * (len(self.decisions) + len(FIGURES) - 1)
        """The results of a row that has none."""


@lru_cache(maxsize=2)
def _worker(task: Task) -> _Worker:
    return _Worker(task, cached_catalog(task.data or bundled(), keep=False))


def _figures(found: Reckoned) -> tuple[Plain, ...]:
    """Return the dates and the totals of one person."""
    dates, money = found.applying, found.money
    likely, program = dates.likely, found.program
    return (
        found.start.isoformat(),
        *(day.isoformat() if day else None for day in (dates.early, likely, dates.late)),
        months_between(found.start, likely) if likely else None,
        money.low_usd,
        money.high_usd,
        money.at_least,
        money.budget_usd,
        None if money.budget_usd is None else money.short_usd,
        program.id if program else None,
        _open_answers(found),
    )


def _open_answers(found: Reckoned) -> str:
    """Return the ids of the questions that apply and are open, parted by blanks."""
    return " ".join([question for question, value in found.sheet.items() if value == NOT_SURE])
