"""Kill whatever writes at random moments: `python bench/kills.py [--times 100] [--seed 1] [FLOW ...]`; without a FLOW, all of them.

Each flow is killed so many times with SIGKILL and as many times with SIGTERM: half of them at any moment, half after the first sign of a
write. After each kill there must be what was there before or what was to come, nothing mixed; the next command that writes must
work, leave that as it is, and take every rest away. Stops with an error at the first that is otherwise.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support" / "driving"))

from forked import Forked, fork, import_everything
from killed_commands import COMMANDS, Command
from killed_sittings import SITTINGS

SIGNALS = (signal.SIGKILL, signal.SIGTERM)

AT_A_WRITE = 0.5
"""How often the kill comes between the first change of the disk and the end, and not at any moment."""


def main() -> None:
    """Run the flows that are asked for, and print what the kills met."""
    flows: dict[str, Callable[..., str]] = {command.name: of_command(command) for command in COMMANDS}
    flows |= SITTINGS
    asked = _arguments(sorted(flows))
    import_everything()
    for name in asked.flows or flows:
        for number in SIGNALS:
            begin = time.perf_counter()
            chance = random.Random(f"{asked.seed} {name} {number}")  # noqa: S311 - a seed, so that a failure comes again
            with tempfile.TemporaryDirectory() as folder:
                met = flows[name](Path(folder), chance, number, asked.times)
            print(f"{name}, {number.name}: {asked.times} times; {met}; {time.perf_counter() - begin:.0f} s", flush=True)
    print("nothing lost, nothing mixed, nothing left over")


def _arguments(flows: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Kill whatever writes.")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("flows", nargs="*", choices=[*flows, []], metavar="FLOW", help=", ".join(flows))
    return parser.parse_args()


def of_command(kind: type[Command]) -> Callable[[Path, random.Random, signal.Signals, int], str]:
    """Return what kills a command so many times and says what there was afterwards."""

    def run(folder: Path, chance: random.Random, number: signal.Signals, times: int) -> str:
        command = kind(folder)
        usual = min(_usual(command) for _ in range(3))
        found = Counter(_killed(command, chance, number, usual) for _ in range(times))
        return ", ".join(f"{found[what]} {what}" for what in ("before", "unfinished", "after", "over") if found[what])

    return run


def _usual(command: Command) -> tuple[float, float]:
    """Return how many seconds the command takes when nobody kills it: in all, and from the first change of the disk on."""
    command.begin()
    begin = time.perf_counter()
    running, changed = _until_it_writes(command), time.perf_counter()
    running.wait()
    return time.perf_counter() - begin, time.perf_counter() - changed


def _until_it_writes(command: Command) -> Forked:
    there = _stamp(command.work)
    running = fork(command.arguments, command.home, command.out)
    while not running.is_over() and _stamp(command.work) == there:
        continue
    return running


def _killed(command: Command, chance: random.Random, number: signal.Signals, usual: tuple[float, float]) -> str:
    command.begin()
    if chance.random() < AT_A_WRITE:
        running = _until_it_writes(command)
        time.sleep(chance.uniform(0, usual[1]))
    else:
        running = fork(command.arguments, command.home, command.out)
        time.sleep(chance.uniform(0, usual[0]))
    over = running.is_over()
    running.kill(number)
    running.check_end(number)
    met = command.check()
    return "over" if over else met


def _stamp(folder: Path) -> list[tuple[str, int, int]]:
    """Return what changes when anything below a folder is written."""
    return sorted(_entries(folder))


def _entries(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as found:
            for entry in found:
                about = entry.stat(follow_symlinks=False)
                yield entry.path, about.st_size, about.st_mtime_ns
                if entry.is_dir(follow_symlinks=False):
                    yield from _entries(Path(entry.path))
    except OSError:  # it went while we looked, which is a change
        yield str(folder), -1, time.monotonic_ns()


if __name__ == "__main__":
    main()
