"""Kill the wizard at random moments and resume: `python bench/kills.py [TIMES] [SEED]`, 100 times unless told otherwise.

Stops with an error at the first answer that is lost, or the first resume that does not begin at the first open question.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from killing import Victim


def main() -> None:
    """Print how many kills there were and what they met."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        chance = random.Random(seed)  # noqa: S311 - a seed, so that a failure comes again
        victims = [Victim(Path(folder) / name, chance, plain=name == "lines") for name in ("lists", "lines")]
        for victim in victims:
            victim.home.mkdir()
        for turn in range(times):
            victims[turn % 2].live_and_die()
        for victim in victims:
            print(
                f"{'lines' if victim.plain else 'lists'}: {victim.lives} kills, {victim.answers} answers taken and found again, "
                f"{victim.lucky} more that were on the disk before they were on the screen, {victim.quizzes} quizzes finished"
            )
    print(f"nothing lost; {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
