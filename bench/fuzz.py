"""Random damage to files of every kind that is read: `python bench/fuzz.py [SECONDS [SEED]]` tries each reader for so long.

Prints how many files each has read, and stops at the first that ends in anything but a value or a message, which it writes beside
its seed to `fuzz-NAME.bin`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support" / "driving"))


def main() -> None:
    """Try every reader."""
    from fuzzing import readers, tries, try_one  # noqa: PLC0415 - tests/ is no package

    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["CODINGPATH_HOME"] = f"{scratch}/home"
        for name in readers():
            end, count = time.monotonic() + seconds, 0
            for read, content in tries(Random(seed), name):  # noqa: S311 - no secret is made of it
                try:
                    try_one(read, content, Path(scratch))
                except BaseException:
                    Path(f"fuzz-{name}.bin").write_bytes(content)
                    print(f"{name}: file {count} of seed {seed} is in fuzz-{name}.bin")
                    raise
                count += 1
                if time.monotonic() > end:
                    break
            print(f"{name:14} {count:8,} files")


if __name__ == "__main__":
    main()
