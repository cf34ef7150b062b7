"""The same work on a scheduler that Dask is given: threads, processes or a cluster. The one file that imports it.

A CSV file is cut into blocks between two lines, so no cell of it may hold a line break; a Parquet file, or a folder of them, is taken
by its own parts. Each block is one call of `reckon`. A few blocks a worker are under way at a time, and what comes back is small.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from itertools import islice
from logging import ERROR
from typing import Any, Final, NamedTuple

import dask
from dask.bytes import read_bytes
from distributed import Client, default_client

from codingpath.cohort.batch import Batch, Task, reckon
from codingpath.cohort.processes import Numbered, processors
from codingpath.cohort.table import LONGEST_LINE, delimiter_of, names_in
from codingpath.errors import CodingpathError

BLOCK: Final = "256 KiB"
"""Bytes of a block of CSV: some thousand rows."""
WAITING: Final = 4
"""Blocks a worker that are under way together."""
PARQUET: Final = (".parquet", ".parq", ".pq")


class Done(NamedTuple):
    """What came of one block."""

    batch: Batch
    lines: list[int]
    """Line of each row in its block, from 1."""
    length: int
    """Lines of the block, empty ones too."""


class DaskTable:
    """A table at a path, or at an address that Dask knows."""

    def __init__(self, address: str) -> None:
        """Read what stands above the columns; raise `CodingpathError` for what Dask cannot read."""
        try:
            parquet = address.rstrip("/").endswith(PARQUET)
            self.names, self._blocks, self._before = _parquet(address) if parquet else _csv(address)
        except (ImportError, OSError, ValueError) as error:
            raise CodingpathError(f"{address}: Dask cannot read it ({error})") from None

    def reckoned(self, task: Task) -> Iterator[Numbered]:
        """Yield the results of each block, in the order of the rows; lines are those of a CSV file with one line above them."""
        work = (block(task) for block in self._blocks)
        passed = self._before
        with ExitStack() as stack:
            several = _workers(stack) * WAITING
            while some := list(islice(work, several)):
                for done in dask.compute(*some):
                    yield done.batch, [passed + line for line in done.lines]
                    passed += done.length


def _workers(stack: ExitStack) -> int:
    """Return how many may work: those of the scheduler that was given, else of one begun here for as long as the work takes."""
    address = dask.config.get("scheduler-address", None)
    if dask.config.get("scheduler", None) and not address:
        return processors()
    try:
        client = default_client()
    except ValueError:
        local: dict[str, Any] = {
            "n_workers": processors(),
            "threads_per_worker": 1,
            "dashboard_address": None,
            "silence_logs": ERROR,
        }
        client = stack.enter_context(Client(address) if address else Client(**local))
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))


Block = Callable[[Task], Any]
"""What makes of a task the delayed work of one block."""


def _csv(address: str) -> tuple[list[str], list[Block], int]:
    """Return the names of the columns, the blocks, and the lines before the first of them."""
    sample, files = read_bytes(address, delimiter=b"\n", blocksize=BLOCK, sample=LONGEST_LINE)
    lines = sample.decode("utf-8-sig").splitlines(keepends=True)
    delimiter = delimiter_of(next(iter(lines), ""))
    work = dask.delayed(_of_csv)
    parts: list[Block] = [
        partial(work, block=block, delimiter=delimiter, number=number) for blocks in files for number, block in enumerate(blocks)
    ]
    return names_in(csv.reader(lines, delimiter=delimiter), address), parts, 0


def _of_csv(task: Task, block: bytes, delimiter: str, number: int) -> Done:
    """Reckon the rows of a block; `number` is its place in its file, and the first one begins with the names of the columns."""
    try:
        lines = block.decode("utf-8" if number else "utf-8-sig").splitlines(keepends=True)
        rows = csv.reader(lines, delimiter=delimiter)
        found = [(rows.line_num, cells) for cells in rows if any(cells)][0 if number else 1 :]
    except (UnicodeDecodeError, csv.Error) as error:
        raise CodingpathError(
            f"block {number + 1} of the table is no CSV in UTF-8 ({error}); without Dask the line is named"
        ) from None
    return _done(task, found, len(lines))


def _parquet(address: str) -> tuple[list[str], list[Block], int]:
    from dask.dataframe import read_parquet  # noqa: PLC0415 - needs pandas and pyarrow, which CSV does not

    frame = read_parquet(address)
    work = dask.delayed(_of_frame)
    parts: list[Block] = [partial(work, frame=part) for part in frame.to_delayed()]
    return [str(name) for name in frame.columns], parts, 1


def _of_frame(task: Task, frame: Any) -> Done:  # noqa: ANN401 - pandas is no dependency
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    return _done(task, list(enumerate(([_text(value) for value in row] for row in rows), 1)), len(rows))


def _text(value: Any) -> str:  # noqa: ANN401
    """Return a value as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "; ".join(map(str, value)) if hasattr(value, "__iter__") and not isinstance(value, str) else str(value)


def _done(task: Task, rows: Sequence[tuple[int, Sequence[str]]], length: int) -> Done:
    return Done(reckon(task, [cells for _, cells in rows]), [line for line, _ in rows], length)
