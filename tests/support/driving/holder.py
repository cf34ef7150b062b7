"""Somebody who has a client open in another window, which is another process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from codingpath.sessions import store


@dataclass
class Somebody:
    """That process."""

    pid: int
    is_there: bool = True

    def kill(self) -> None:
        """End it as the system does, and wait for its end."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Wait for its end, once."""
        if self.is_there:
            os.waitpid(self.pid, 0)
        self.is_there = False


@contextmanager
def somebody_at(name: str) -> Iterator[Somebody]:
    """Hold a client until the block ends."""
    held, hold = os.pipe()
    leave, left = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(left)
            with store.sitting(name):
                os.write(hold, b"held")
                os.read(leave, 1)  # until nobody has its other end
        finally:
            os._exit(0)
    for end in (hold, leave):
        os.close(end)
    assert os.read(held, 4) == b"held"
    os.close(held)
    somebody = Somebody(pid)
    try:
        yield somebody
    finally:
        os.close(left)
        somebody.wait()
