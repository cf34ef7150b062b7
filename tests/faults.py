"""Something happens at one of the calls of the system that a write makes: it fails, a signal comes, the process is gone."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

CALLS = ("open", "fchmod", "fchown", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "scandir")
"""What is counted: every call by which something on the disk changes, and what comes before it."""

Happening = Callable[[], None]


def fails() -> None:
    raise OSError(errno.EIO, "Input/output error")


def interrupted() -> None:
    signal.raise_signal(signal.SIGINT)


@contextmanager
def at_call(number: int, happens: Happening = fails) -> Iterator[list[int]]:
    """Let something happen before the call of this number, from 1; give the count so far, in a list of one."""
    count = [0]

    def counting(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            count[0] += 1
            if count[0] == number:
                happens()
            return original(*args, **kwargs)

        return call

    originals = {name: getattr(os, name) for name in CALLS}
    for name, original in originals.items():
        setattr(os, name, counting(original))
    try:
        yield count
    finally:
        for name, original in originals.items():
            setattr(os, name, original)


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
