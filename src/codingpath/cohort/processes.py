"""Batches spread over processes of this computer, their results in the order of the rows."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection

from codingpath.cohort.batch import Batch, Task, reckon
from codingpath.cohort.table import NumberedRow
from codingpath.errors import CodingpathError

WAITING = 4
"""Batches a process that are handed out before the first is done: more would only fill the memory."""


def processors() -> int:
    """Return how many processes this program may keep busy."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Numbered = tuple[Batch, list[int]]
"""The results of a batch, and the line of each of its rows."""


def reckoned(task: Task, batches: Iterable[Sequence[NumberedRow]], workers: int) -> Iterator[Numbered]:
    """Yield the results of each batch, in order. What one process does in no time is done in this one."""
    waiting = iter(batches)
    few = list(islice(waiting, 2))
    if workers == 1 or len(few) < 2:  # noqa: PLR2004 - one batch
        yield from ((reckon(task, _cells(batch)), _lines(batch)) for batch in chain(few, waiting))
        return
    # a fresh process everywhere alike: one that is forked copies what other threads hold, and Windows has none
    context = get_context("spawn")
    held, ours = context.Pipe(duplex=False)
    with ours, ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(held,)) as pool:
        try:
            yield from _in_order(pool, task, chain(few, waiting), workers * WAITING)
        except BrokenProcessPool:
            raise CodingpathError(
                "a process that reckoned rows was ended from outside; try again with fewer of them: --workers 1"
            ) from None
        except BaseException:
            ours.close()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _in_order(pool: ProcessPoolExecutor, task: Task, batches: Iterator[Sequence[NumberedRow]], most: int) -> Iterator[Numbered]:
    out: deque[tuple[Future[Batch], list[int]]] = deque()
    for batch in batches:
        out.append((pool.submit(reckon, task, _cells(batch)), _lines(batch)))
        if len(out) >= most:
            yield _done(*out.popleft())
    while out:
        yield _done(*out.popleft())


def _done(work: Future[Batch], lines: list[int]) -> Numbered:
    return work.result(), lines


def _cells(batch: Iterable[NumberedRow]) -> list[list[str]]:
    return [row.cells for row in batch]


def _lines(batch: Iterable[NumberedRow]) -> list[int]:
    return [row.line for row in batch]


GARBAGE = 200_000
"""New objects after which a process looks for what nobody needs: what it remembers stays, and looking through it takes a third of the time."""


def _begin(held: Connection) -> None:
    """Make a process ready: it leaves Ctrl-C to the one that began it, and ends when that lets go of its end, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()


def _end_with(held: Connection) -> None:
    with suppress(EOFError, OSError):
        held.recv()
    os._exit(1)
