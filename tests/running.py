"""Running the program: as a process of its own, or inside this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from codingpath.__main__ import main

ROOT = Path(__file__).parents[1]
BEGINNER = ROOT / "examples" / "new-to-the-field.yaml"
TODAY = ("--today", "2026-11-23")


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


def process(*args: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, python: Sequence[str] = ()) -> Ran:
    """Run the program in a process of its own, without a terminal."""
    command = [sys.executable, *(python or ("-m", "codingpath")), *args]
    done = subprocess.run(
        command, env={**os.environ, **(env or {})}, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=50
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def inside(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: str) -> Ran:
    """Run the program inside this process: quick, and what a test forbids here is forbidden to it."""
    monkeypatch.setattr(sys, "argv", ["codingpath", *args])
    capfd.readouterr()
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C is the test runner's again
    caught = capfd.readouterr()
    assert isinstance(code, int)
    return Ran(code, caught.out, caught.err)
