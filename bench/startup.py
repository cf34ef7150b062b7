"""How long commands take, as ratios to a bare interpreter of the same environment: `python bench/startup.py`.

Runs take turns, so that a busy machine slows all of them alike; medians are printed. No threshold: the tests guard what is imported.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
ANSWERS = str(Path(__file__).parents[1] / "examples" / "new-to-the-field.yaml")
PROGRAM = [sys.executable, "-m", "codingpath"]
COMMANDS = {
    "bare interpreter": [sys.executable, "-c", "pass"],
    "import typer and rich.table": [sys.executable, "-c", "import typer, rich.table"],
    "--version": [*PROGRAM, "--version"],
    "--help": [*PROGRAM, "--help"],
    "plan --brief": [*PROGRAM, "plan", "--answers", ANSWERS, "--brief"],
    "plan, all parts": [*PROGRAM, "plan", "--answers", ANSWERS],
    "plan --format markdown": [*PROGRAM, "plan", "--answers", ANSWERS, "--format", "markdown"],
}


def main() -> None:
    """Print milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as home:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"CODINGPATH_HOME": home}
        taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for round_ in range(ROUNDS + 1):
            for name, command in COMMANDS.items():
                begin = time.perf_counter()
                subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
                if round_:  # the first round fills caches
                    taken[name].append(time.perf_counter() - begin)
    bare = statistics.median(taken["bare interpreter"])
    for name, times in taken.items():
        print(f"{name:30} {statistics.median(times) * 1000:7.1f} ms {statistics.median(times) / bare:6.1f} x")


if __name__ == "__main__":
    main()
