"""Somebody who has a client open in another window, which is another process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PROGRAM = """
import sys
from codingpath.sessions import store as session
with session.sitting(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def somebody_at(name: str) -> Iterator[subprocess.Popen[str]]:
    """Hold a client until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.stdin.close()
        process.wait(timeout=20)
