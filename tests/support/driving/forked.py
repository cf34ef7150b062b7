"""The program in a process that is forked off this one, with everything imported: what is left of a run is its work.

Three quarters of a short run are the start of Python and imports. A test that is about those starts a process of its own.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import prompt_toolkit.application.application as toolkit
from prompt_toolkit.application import AppSession, current
from prompt_toolkit.input import typeahead
from prompt_toolkit.key_binding.defaults import load_key_bindings
from running import Ran

import codingpath

PATIENCE = 300.0
"""Seconds after which a run that does not end is a fault; many, for a machine that has much else to do."""


LEFT_OUT = {"codingpath.__main__", "codingpath.cohort.by_dask"}
"""The one runs the program, the other needs an extra that the suite does without."""


@cache
def import_everything() -> None:
    """Import every module of the program, and what they import when they are first called, once."""
    for found in pkgutil.walk_packages(codingpath.__path__, "codingpath."):
        if found.name not in LEFT_OUT:
            importlib.import_module(found.name)
    for name in ("hashlib", "platformdirs", "shutil", "tempfile", "zipfile", "fcntl"):
        importlib.import_module(name)
    load_keys_once()


def load_keys_once() -> None:
    """Let the toolkit's own key bindings, which never change, be made once: they are half of the time of a question."""
    once = cache(load_key_bindings)
    once()
    vars(toolkit)["load_key_bindings"] = once


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
    """Start `codingpath ARGUMENTS` with this home, without a terminal."""
    return fork_to(out, program(*arguments), {"CODINGPATH_HOME": str(home), "NO_COLOR": "1"})


def fork_to(out: Path, run: Callable[[], object], env: Mapping[str, str], before: Callable[[], object] = lambda: None) -> Forked:
    """Start anything without a terminal; `before` is done in the child first."""
    pid = os.fork()
    if pid == 0:
        with never_back():
            os.environ.update(env)
            _print_into(out)
            before()
            become(run)
    return Forked(pid, out)


def finished(run: Callable[[], object], env: Mapping[str, str] | None = None, before: Callable[[], object] = lambda: None) -> Ran:
    """Do anything without a terminal, to its end, and return what it left; `before` is done in the child first.

    It must not print more to stderr than a pipe holds.
    """
    (out, out_end), (err, err_end) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        with never_back():
            os.environ.update(env or {})
            for number, file in enumerate((os.open(os.devnull, os.O_RDONLY), out_end, err_end)):
                os.dup2(file, number)
            for number in (out, out_end, err, err_end):
                os.close(number)
            before()
            become(run)
    os.close(out_end)
    os.close(err_end)
    with os.fdopen(out, encoding="utf-8") as words, os.fdopen(err, encoding="utf-8") as complaints:
        said = words.read(), complaints.read()
    return Ran(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), *said)


def _print_into(out: Path) -> None:
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for number in (1, 2):
        os.dup2(handle, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def program(*arguments: str) -> Callable[[], object]:
    """Return what runs `codingpath ARGUMENTS`."""

    def run() -> None:
        sys.argv = ["codingpath", *arguments]
        from codingpath.__main__ import main  # noqa: PLC0415 - it listens to Ctrl-C from here on

        main()

    return run


@contextmanager
def never_back() -> Iterator[None]:
    """In a child: never go on as a second test runner, whatever happens."""
    try:
        yield
    finally:
        os._exit(99)


def become(run: Callable[[], object]) -> NoReturn:
    """In a child: run something as Python would in a process of its own, with the files 0, 1 and 2 as they are now, and end."""
    gc.freeze()  # what the runner has in memory is shared with it until somebody looks through it
    for number in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    warnings.simplefilter("ignore")
    typeahead._buffer.clear()  # keys that a test in the runner typed ahead
    current._current_app_session.set(AppSession())  # not the runner's input and output
    sys.excepthook, sys.unraisablehook = sys.__excepthook__, sys.__unraisablehook__
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "utf-8").partition(":")
    sys.stdin = _stream(0, "r", encoding, errors or "strict")
    sys.stdout = _stream(1, "w", encoding, errors or "strict")
    sys.stderr = _stream(2, "w", encoding, "backslashreplace", 1)
    os._exit(_ended(_code_of(run)))


def _stream(number: int, mode: str, encoding: str, errors: str, buffering: int = -1) -> Any:
    """Return a standard stream, or none where it is closed, which Python says the same way."""
    try:
        os.fstat(number)
    except OSError:
        return None
    return open(number, mode, encoding=encoding, errors=errors, buffering=buffering, closefd=False)


def _code_of(run: Callable[[], object]) -> int:
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python tells whatever nobody caught
        traceback.print_exc()
        return 1
    return 0


def _ended(code: int) -> int:
    """Return the exit code, which Python changes when the last words cannot be printed."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        return 120
    return code
