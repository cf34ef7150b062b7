"""How many rows a second `codingpath cohort` reckons: in one process, in two, and by Dask where it is installed.

    python bench/cohort.py [ROWS [BIN]]     10,000 rows; BIN is the `bin` folder of an environment that has codingpath, with or without Dask

Rows are drawn at random, three in four of them beginners, with round numbers of hours, months and dollars, ZIP codes of one state: hardly
two are alike, so little is found in the memory that real intakes share. Every way must write the same bytes.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from sheets import random_sheets

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import find_data
from codingpath.model.condition import Value

ROUND = {
    "hours": (4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40),
    "months": (3, 6, 9, 12, 18, 24, 30, 36, 48),
    "budget": (0, 0, 300, 500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 8000, 10_000),
}
STATE, ZIPS = "OH", [f"44{number:03}" for number in range(1, 140)]
SEED = 7


def people(count: int) -> Iterator[dict[str, Value]]:
    """Yield answers to every question of the real quiz."""
    chance = Random(SEED)  # noqa: S311 - the same people each time
    for sheet in random_sheets(cached_catalog(find_data()).questions, count, SEED):
        answers = {**sheet, **{name: chance.choice(some) for name, some in ROUND.items()}, "state": STATE}
        if chance.random() < 0.75:
            answers["so-far"] = "nothing"
        answers["zip"] = chance.choice(ZIPS) if chance.random() < 0.5 else ""
        answers["start"] = date(2027, chance.randint(1, 12), 1)
        yield answers


def write(file: Path, count: int) -> None:
    ids = [q.id for q in cached_catalog(find_data()).questions]
    with file.open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(ids)
        rows.writerows([_cell(answers.get(name, "")) for name in ids] for answers in people(count))


def _cell(value: Value) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def run(command: list[str], rows: int) -> str:
    """Run a command; return rows a second, processor time a row, and the most memory that one process took."""
    began = time.perf_counter()
    _, status, used = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
    took = time.perf_counter() - began
    if status:
        sys.exit(f"{' '.join(command)} ended with {status}")
    busy = (used.ru_utime + used.ru_stime) * 1000 / rows
    return f"{rows / took:8,.0f} rows/s {busy:6.2f} ms of processor time a row {used.ru_maxrss / 1024:6.0f} MB"


def main(rows: int = 10_000, folder: Path = Path(sys.executable).parent) -> None:
    ways = {"one process": ["--workers", "1"], "two processes": ["--workers", "2"], "Dask": ["--engine", "dask"]}
    if not any((folder.parent / "lib").glob("python*/site-packages/distributed")):
        print("Dask is not installed there")
        del ways["Dask"]
    with tempfile.TemporaryDirectory() as place:
        table, written = Path(place) / "people.csv", set()
        write(table, rows)
        for name, options in ways.items():
            output = Path(place) / f"{name}.csv"
            command = [str(folder / "codingpath"), "cohort", str(table), *options, "--today", "2026-11-27"]
            print(
                f"{name:14}",
                run([*command, "--output", str(output), "--summary", str(output.with_suffix(".json"))], rows),
                flush=True,
            )
            written.add((output.read_bytes(), output.with_suffix(".json").read_bytes()))
    print("the same bytes from all" if len(written) == 1 else "DIFFERENT RESULTS")


if __name__ == "__main__":
    main(*(int(rows) for rows in sys.argv[1:2]), *(Path(folder) for folder in sys.argv[2:3]))
