"""How long commands take and how much memory, as ratios to a bare interpreter: `python bench/startup.py [PEERS]`.

Runs take turns, so that a busy machine slows all of them alike; medians are printed, and beside the time that passed the processor's. PEERS is the `bin` folder of an environment that
holds other command lines to stand beside (see README.md). No threshold: the tests guard what is imported.
"""

from __future__ import annotations

import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE

ROUNDS = 15
ROOT = Path(__file__).parents[1]
YAML = str(ROOT / "examples" / "new-to-the-field.yaml")
PROGRAM = [sys.executable, "-m", "codingpath"]
BARE = "bare interpreter"
FLOOR = "import typer and rich.table"
QUIZ_FLOOR = "import typer and questionary"
PEERS = ("cookiecutter", "copier", "http")


def commands(folder: Path, peers: Path | None) -> dict[str, list[str]]:
    """Return what is run, by name; `folder` takes a JSON answers file and a data folder without the national list."""
    from codingpath.catalog.answers import read_answers  # noqa: PLC0415
    from codingpath.formats.plan_json import as_json  # noqa: PLC0415

    answers = read_answers(Path(YAML), load_catalog(find_data()).questions)
    (folder / "me.json").write_text(json.dumps({q: as_json(v) for q, v in answers.items()}), encoding="utf-8")
    few = shutil.copytree(find_data(), folder / "few")
    for name in (LIST_FILE, HEADER_FILE):
        (few / name).unlink()
    plan = [*PROGRAM, "plan", "--answers"]
    return {
        BARE: [sys.executable, "-c", "pass"],
        FLOOR: [sys.executable, "-c", "import typer, rich.table"],
        QUIZ_FLOOR: [sys.executable, "-c", "import typer, questionary"],
        "--version": [*PROGRAM, "--version"],
        "--help": [*PROGRAM, "--help"],
        "plan, all parts, JSON answers": [*plan, str(folder / "me.json")],
        "plan, all parts, YAML answers": [*plan, YAML],
        "plan --brief": [*plan, YAML, "--brief"],
        "plan --format markdown": [*plan, YAML, "--format", "markdown"],
        "plan, 21 programs only": [*plan, YAML, "--data", str(few)],
        **{f"{name} --version": [str(peers / name), "--version"] for name in PEERS if peers and (peers / name).exists()},
    }


MEASURE = """
import os, subprocess, sys, time
begin = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, used = os.wait4(child.pid, 0)
print(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Run by a small process: a child counts the memory of the process that started it as its own."""


Run = tuple[float, float, int]
"""Seconds that passed, seconds of the processor, and the largest memory in KiB."""


def run(command: list[str], env: Mapping[str, str]) -> Run:
    """Return what a command took."""
    told = subprocess.run([sys.executable, "-c", MEASURE, *command], env=env, capture_output=True, check=True, text=True)
    seconds, busy, kib = told.stdout.split()
    return float(seconds), float(busy), int(kib)


def quiz(env: Mapping[str, str], signs: tuple[bytes, ...], keys: Callable[[int], bytes | None]) -> list[float]:
    """Return the seconds until each sign was on the terminal; after each one, `keys` says what is typed."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(PROGRAM[0], PROGRAM, dict(env))  # noqa: S606 - no shell is wanted
    seen, waits = b"", []
    for number, sign in enumerate(signs):
        while sign not in seen:
            seen += os.read(terminal, 65536)
        waits.append(time.perf_counter() - begin)
        typed = keys(number)
        if typed is not None:
            seen, begin = b"", time.perf_counter()
            os.write(terminal, typed)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return waits


def main() -> None:
    """Print milliseconds, ratios and memory."""
    peers = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    first, second = (q.ask.split("?")[0][:24].encode() for q in load_catalog(find_data()).questions[:2])
    with tempfile.TemporaryDirectory() as home:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env |= {"CODINGPATH_HOME": home, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"}
        todo = commands(Path(home), peers)
        runs: dict[str, list[Run]] = {name: [] for name in todo}
        waits: list[list[float]] = []
        for round_ in range(ROUNDS + 1):
            measured = {name: run(command, env) for name, command in todo.items()}
            seen = quiz(env, (b"Welcome", first, second), (None, b"\r", None).__getitem__)
            shutil.rmtree(Path(home) / "sessions", ignore_errors=True)  # what was answered
            if round_:  # the first round fills caches
                waits.append(seen)
                for name, figures in measured.items():
                    runs[name].append(figures)
    report(runs, waits)


def report(runs: Mapping[str, list[Run]], waits: list[list[float]]) -> None:
    """Print a line a command."""
    took, busy, size = (
        {name: statistics.median(figures[part] for figures in several) for name, several in runs.items()} for part in range(3)
    )
    for name in runs:
        cost = f"{busy[name] * 1000:8.1f} ms {busy[name] / busy[BARE]:6.1f} x processor time"
        print(
            f"{name:34}{took[name] * 1000:8.1f} ms {took[name] / took[BARE]:6.1f} x {cost} {size[name] / size[BARE]:6.2f} x memory"
        )
    for name, column in zip(
        ("welcome line in a terminal", "first question in a terminal", "Enter to the next question"),
        zip(*waits, strict=True),
        strict=True,
    ):
        print(f"{name:34}{statistics.median(column) * 1000:8.1f} ms {statistics.median(column) / took[BARE]:6.1f} x")
    print(f"the first question may take what {QUIZ_FLOOR} takes, {took[QUIZ_FLOOR] / took[BARE]:.1f} x, and 2 x more")


if __name__ == "__main__":
    main()
