"""How long a person at the quiz waits, in a real terminal: `python bench/wizard.py [ROUNDS]`.

Each round is one sitting with lists and one in plain lines, both with the catalog in the cache.
From a key to the moment its answer is on the painted screen. Medians and the slowest; the terminal's own work, in Python, is included.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support" / "driving"))

from ptydrive import DOWN
from sitting import ANSWERS, Sitting, sit_down
from strategies import real_catalog

Times = dict[str, list[float]]


def main() -> None:
    """Print milliseconds."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for plain in (False, True):
            _sitting(home, plain, defaultdict(list))  # the first one fills the cache
        for _ in range(rounds):
            for plain in (False, True):
                _sitting(home, plain, times)
    for name, taken in times.items():
        print(f"{name:34} median {statistics.median(taken):6.1f} ms, slowest {max(taken):6.1f} ms, of {len(taken)}")


def _sitting(home: Path, plain: bool, times: Times) -> None:  # noqa: FBT001
    mode = "lines" if plain else "lists"
    begin = time.perf_counter()
    with sit_down(home, home, "--ephemeral", plain=plain, own_process=True) as sitting:
        sitting.term.wait_for("Welcome")
        times[f"{mode}: start to first line"].append((time.perf_counter() - begin) * 1000)
        sitting.wait("goal")
        times[f"{mode}: start to first question"].append((time.perf_counter() - begin) * 1000)
        _arrow(sitting, times)
        asked = [question for question in real_catalog().questions if question.id in ANSWERS]
        for question, following in zip(asked, [*(q.id for q in asked[1:]), "Are these answers right?"], strict=True):
            with _timed(times, f"{mode}: answer to next question"):
                sitting.give(question, ANSWERS[question.id])
                sitting.wait(following)
        with _timed(times, f"{mode}: last answer to roadmap"):
            sitting.enter()
            sitting.wait("What next?")


def _arrow(sitting: Sitting, times: Times) -> None:
    if not sitting.plain:
        with _timed(times, "lists: arrow to repaint"):
            sitting.send(DOWN)
            sitting.term.wait_for("» Work remotely")
        sitting.send("\x1b[A")
        sitting.term.wait_for("» Start work soon")


@contextmanager
def _timed(times: Times, name: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    times[name].append((time.perf_counter() - begin) * 1000)


if __name__ == "__main__":
    main()
