"""Something happens at the calls of the system that a write makes: one fails, a signal comes, the process is gone, or the disk is looked at."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, TypeVar

CALLS = (
    *(
        "open",
        "chmod",
        "fchmod",
        "fchown",
        "fsync",
        "ftruncate",
        "mkdir",
        "rename",
        "replace",
        "rmdir",
        "scandir",
        "unlink",
        "utime",
        "write",
    ),
)
"""What is counted: every call by which something on the disk changes, and what comes before it."""

Happening = Callable[[], None]
Seen = TypeVar("Seen")


def fails() -> None:
    raise OSError(errno.EIO, "Input/output error")


def interrupted() -> None:
    signal.raise_signal(signal.SIGINT)


@contextmanager
def before_each_call(do: Callable[[int], object]) -> Iterator[list[int]]:
    """Do something before each call, which is given its number, from 1; give the count so far, in a list of one."""
    count = [0]
    originals = {name: getattr(os, name) for name in CALLS}
    busy = [False]

    def counting(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if not busy[0]:  # what is done may call the system itself
                count[0], busy[0] = count[0] + 1, True
                try:
                    do(count[0])
                finally:
                    busy[0] = False
            return original(*args, **kwargs)

        return call

    for name, original in originals.items():
        setattr(os, name, counting(original))
    try:
        yield count
    finally:
        for name, original in originals.items():
            setattr(os, name, original)


def at_call(number: int, happens: Happening = fails) -> AbstractContextManager[list[int]]:
    """Let something happen before the call of this number, from 1; give the count so far, in a list of one."""
    return before_each_call(lambda now: happens() if now == number else None)


def looks_of(look: Callable[[], Seen], work: Callable[[], object]) -> list[Seen]:
    """Return a look before each call of some work, which is done: what there is when the process is killed just then."""
    seen: list[Seen] = []
    with before_each_call(lambda _: seen.append(look())):
        work()
    return seen


def calls_of(work: Callable[[], object]) -> int:
    """Return how many calls some work makes, which is done."""
    with at_call(0) as count:
        work()
    return count[0]


def killed_at(number: int, work: Callable[[], object]) -> None:
    """Do some work in a process of its own, which is gone at the call of this number."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException), at_call(number, lambda: os._exit(9)):
            work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {0, 9}
