"""`codingpath cohort`: a table of answer sheets, one a row, to a table of results and a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codingpath.catalog.folder import bundled, find_data
from codingpath.catalog.intake import read_columns
from codingpath.cli.errors import trouble
from codingpath.cli.inputs import day, load
from codingpath.cli.options import Engine
from codingpath.cli.output import Progress, Target, emit, progress
from codingpath.cohort.batch import Batch, Plain, Task, result_columns
from codingpath.cohort.processes import Numbered, processors, reckoned
from codingpath.cohort.sheets import header_of
from codingpath.cohort.table import CsvTable, open_csv
from codingpath.cohort.tally import Tally, middle
from codingpath.errors import CodingpathError
from codingpath.files import refuse_to_replace, written
from codingpath.formats import FORMATS, TABLE, WORDS, Printout, by_ending
from codingpath.formats.csv import lines_of
from codingpath.formats.plan_json import office_record
from codingpath.model.catalog import Catalog
from codingpath.report.lists.cohort import LIMITS, NAMED, REACH, RowFault, cohort_document
from codingpath.text import one_line

if TYPE_CHECKING:
    from codingpath.cohort.by_dask import DaskTable

LINE: Final = "line"
"""First column of the results: the line of the table on which a row ends."""

Write = Callable[[Iterable[Sequence[Plain]]], None]
TaskOf = Callable[[Sequence[str]], Task]
"""Makes the task of the names of the columns."""


def cohort(
    file: str,
    columns: Path | None,
    keep: list[str] | None,
    today: str | None,
    summary: Path | None,
    workers: int | None,
    engine: Engine,
    data: Path | None,
    to: Target,
) -> None:
    """Reckon every row; write the results where they are asked for, and the summary."""
    told = by_ending(summary, WORDS)
    for path in filter(None, (to.output, summary)):
        refuse_to_replace(path, force=to.force)  # before the work, and not after it
    when, catalog = day(today), load(data)
    named = None if columns is None else read_columns(columns, catalog.by_id)
    folder = None if (found := find_data(data)).samefile(bundled()) else found.resolve()

    def task_of(names: Sequence[str]) -> Task:
        return Task(data=folder, today=when, header=header_of(names, catalog.by_id, named, keep or ()))

    together, wide = _Together(), to.form.draws == "rows"
    with (
        progress("Reckoning") as shown,
        _opened(file, engine, task_of, workers or processors(), shown) as (task, done),
        _results(to.output if wide else None, wide=wide, force=to.force) as write,
    ):
        write([(LINE, *result_columns(task.header, catalog.rules))])
        for batch, lines in done:
            write(together.take(batch, lines))
    trouble(*together.faults_told(file))
    printout = Printout(
        document=cohort_document(catalog, together.tally, together.faults, one_line(Path(file).name), when),
        records=lambda: cohort_record(catalog, together.tally, together.faults, when),
    )
    if summary is not None:
        emit(printout, replace(to, form=told, output=summary))
    if not wide:
        emit(printout, to)
    elif to.output is not None and summary is None:
        emit(printout, replace(to, form=FORMATS[TABLE], output=None))


class _Together:
    """What the batches come to, one after the other."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.faults: list[RowFault] = []
        """The first rows that cannot be read."""

    def take(self, batch: Batch, lines: Sequence[int]) -> Iterator[Sequence[Plain]]:
        """Add a batch; return its results, each with its line."""
        self.tally.add(batch.tally)
        few = batch.faults[: NAMED - len(self.faults)]
        self.faults += [RowFault(line=lines[f.row], column=f.column, why=f.why) for f in few]
        return ((line, *row) for line, row in zip(lines, batch.results, strict=True))

    def faults_told(self, file: str) -> list[str]:
        """Return a line for each row that cannot be read, of many for the first ones."""
        rest = self.tally.bad - len(self.faults)
        more = [f"{file}: {rest:,} more rows cannot be read; results as .csv name each in the column 'fault'"] if rest else []
        return [*(f"{file}: {fault}" for fault in self.faults), *more]


@contextmanager
def _opened(file: str, engine: Engine, task_of: TaskOf, workers: int, shown: Progress) -> Iterator[tuple[Task, Iterator[Numbered]]]:
    """Give the task of a table, and the results of its batches as they come."""
    if engine == "dask":
        table = _dask_table(file)
        task = task_of(table.names)
        yield task, table.reckoned(task)
        return
    with open_csv(Path(file)) as rows:
        task = task_of(rows.names)
        yield task, _watched(rows, reckoned(task, rows.batches(), workers), shown)


def _watched(rows: CsvTable, done: Iterator[Numbered], shown: Progress) -> Iterator[Numbered]:
    for each in done:
        yield each
        shown(rows.share_read)


def _dask_table(address: str) -> DaskTable:
    try:
        from codingpath.cohort.by_dask import DaskTable  # noqa: PLC0415 - an extra, which hardly anybody installs
    except ImportError as error:
        raise CodingpathError(f"--engine dask needs Dask ({error}); install it with: pip install 'codingpath[dask]'") from None
    return DaskTable(address)


@contextmanager
def _results(output: Path | None, *, wide: bool, force: bool) -> Iterator[Write]:
    """Give what writes rows of results: into a file that is there only when all are done, to stdout, or nowhere."""
    if not wide:
        yield _nowhere
    elif output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(newline="")  # the rows bring their own line ends
        yield partial(_to_stream, sys.stdout.write)
    else:
        with written(output, force=force, private=True) as stream:
            yield partial(_to_stream, lambda text: stream.write(text.encode()))


def _to_stream(write: Callable[[str], object], rows: Iterable[Sequence[Plain]]) -> None:
    write(lines_of(rows))


def _nowhere(_: Iterable[Sequence[Plain]]) -> None:
    """Write no row."""


# The summary for other programs. The keys are a contract; a sum that nobody knows is null.

COHORT_SCHEMA: Final = "codingpath-cohort-1"


def cohort_record(catalog: Catalog, tally: Tally, faults: Sequence[RowFault], today: date) -> dict[str, Any]:
    """Return the counts; `faults` has the first rows that could not be read, `bad` says how many there are."""
    return {
        "schema": COHORT_SCHEMA,
        "rules_version": catalog.rules.version,
        "today": today.isoformat(),
        "office": office_record(catalog),
        "people": tally.people,
        "bad": tally.bad,
        "results": {d.id: {o.id: tally.chosen[d.id, o.id] for o in d.options} for d in catalog.rules.decisions},
        "paths": [{"results": dict(path), "people": people} for path, people in tally.paths.most_common()],
        "months": {"middle": middle(tally.months), "people": {str(n): tally.months[n] for n in sorted(tally.months)}},
        "limits": {limit: tally.limits[limit] for limit in LIMITS},
        "money": {
            "reach": {reach: tally.reach[reach] for reach in REACH},
            "middle_low_usd": middle(tally.low_usd),
            "short": tally.short_usd.total(),
            "middle_short_usd": middle(tally.short_usd),
            "short_with_a_price_unknown": tally.least,
        },
        "open": {q.id: {"open": tally.open[q.id], "asked": tally.asked[q.id]} for q in catalog.questions if tally.asked[q.id]},
        "faults": [{"line": fault.line, "column": fault.column or None, "why": fault.why} for fault in faults],
    }
