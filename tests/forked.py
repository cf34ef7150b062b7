"""The program in a process that is forked off this one, with everything imported: what is left of a run is its work, to be killed in."""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import codingpath

PATIENCE = 300.0
"""Seconds after which a run that does not end is a fault; many, for a machine that has much else to do."""


def import_everything() -> None:
    """Import every module of the program, and what they import when they are first called."""
    for found in pkgutil.walk_packages(codingpath.__path__, "codingpath."):
        if found.name != "codingpath.__main__":
            importlib.import_module(found.name)
    for name in ("hashlib", "platformdirs", "shutil", "tempfile", "zipfile", "fcntl"):
        importlib.import_module(name)


@dataclass
class Forked:
    """One run that is under way."""

    pid: int
    out: Path
    """What it prints, both streams in one file."""
    code: int | None = None

    def kill(self, number: int) -> None:
        """Send a signal; one that comes too late meets nobody."""
        if self.code is None:
            os.kill(self.pid, number)

    def is_over(self) -> bool:
        """Tell whether it has ended; `code` is then its exit code, negative for a signal."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None

    def wait(self) -> int:
        """Return its exit code."""
        end = time.monotonic() + PATIENCE
        while not self.is_over():
            assert time.monotonic() < end, f"it does not end: {self.said}"
            time.sleep(0.0005)
        assert self.code is not None
        return self.code

    def check_end(self, number: int) -> None:
        """Look how it ended after a signal of this number: by it, or done, and not with a traceback."""
        code = self.wait()
        assert code in {0, -number, 128 + number}, f"exit code {code}: {self.said}"
        assert "Traceback" not in self.said, self.said

    @property
    def said(self) -> str:
        return self.out.read_text("utf-8", "replace")


def fork(arguments: Sequence[str], home: Path, out: Path) -> Forked:
    """Start `codingpath ARGUMENTS` with this home."""
    pid = os.fork()
    if pid == 0:
        try:
            _become(arguments, {"CODINGPATH_HOME": str(home), "NO_COLOR": "1"}, out)
        finally:
            os._exit(99)
    return Forked(pid, out)


def _become(arguments: Sequence[str], env: Mapping[str, str], out: Path) -> None:
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for number in (1, 2):
        os.dup2(handle, number)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    os.environ.update(env)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["codingpath", *arguments]
    from codingpath.__main__ import main  # noqa: PLC0415

    os._exit(_code_of(main))


def _code_of(main: Callable[[], None]) -> int:
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        return end.code if isinstance(end.code, int) else 0
    sys.stdout.flush()
    return 0
