"""How long a counselor and a client wait in the live conversation: `python bench/live.py [ROUNDS]`.

First the steps of a conversation in a real terminal, with lists at 80 by 24 and in plain lines: from a key to the moment what it asks
for is on the painted screen, the terminal's own work in Python included. Then the work behind a tried answer alone, for people of all
kinds. Medians and the slowest, in milliseconds.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support" / "driving"))

from ptydrive import DOWN, ENTER
from sheets import random_sheets
from sitting import Sitting, answers_file, sit_down
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.formats.terminal import plain_console, print_part
from codingpath.planning.plan import plan
from codingpath.report.before_after import moved, moved_full
from codingpath.rules.open_answers import still

Times = dict[str, list[float]]
PEOPLE = 200

STEPS = [
    ("menu to the list of answers", "c", "c\n", ("Try which answer?", "Your own money")),
    ("list to the question", DOWN * 9 + ENTER, "10\n", ("Your own answer: 12", "steers the dates")),
    ("answer to before and after", "20" + ENTER, "20\n", ("Trying: Study hours", "Full view, why")),
    ("one more: the list", "o", "1\n", ("hours a week (tried)", "Your own money")),
    ("list to the question", DOWN * 9 + ENTER, "19\n", ("Your own answer: $4,500",)),
    ("answer to before and after", "900" + ENTER, "900\n", ("Trying: Study hours, Your own money", "Full view, why")),
    ("look closer", "f", "6\n", ("Look closer", "Everything that moves")),
    ("everything that moves, its first screen", ENTER, "2\n", ("What moves, in full",)),
    ("its rest left", "b", None, ("Look closer", "Everything that moves")),
    ("look closer to the choices", DOWN * 2 + ENTER, "4\n", ("Trying: Study hours, Your own money",)),
    ("keep both: the name", "b", "4\n", ("Name of the variant",)),
    ("name to saved", "x" + ENTER, "x\n", ("last~x", "What next?")),
    ("menu to the variants", "v", "v\n", ("Which variant?",)),
    ("variant to what to do with it", ENTER, "1\n", ("Variant: x",)),
    ("open it: before and after", ENTER, "1\n", ("Trying: Study hours, Your own money", "Full view, why")),
    ("back to the own answers", "d", "3\n", ("They are as they were.", "What next?")),
]
"""Name of a step, keys in lists, line in plain mode (none where that has no such step), and what is on the screen when it is done."""


def main() -> None:
    """Print milliseconds."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times: Times = defaultdict(list)
    for _ in range(rounds):
        for plain in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                _sitting(Path(folder), plain, times)
    _work(times)
    for name, taken in times.items():
        print(f"{name:46} median {statistics.median(taken):6.1f} ms, slowest {max(taken):6.1f} ms, of {len(taken)}")


def _sitting(home: Path, plain: bool, times: Times) -> None:  # noqa: FBT001
    with sit_down(home, home, "--answers", answers_file(home), plain=plain, rows=24, own_process=True) as sitting:
        sitting.wait("Are these answers right?")
        sitting.enter()
        sitting.wait("What next?")
        for name, keys, line, texts in STEPS:
            if (typed := line if plain else keys) is not None:
                with _timed(times, f"{'lines' if plain else 'lists'}: {name}"):
                    _step(sitting, typed, texts, plain=plain)


def _step(sitting: Sitting, typed: str, texts: tuple[str, ...], *, plain: bool) -> None:
    seen = len(sitting.term.raw)
    sitting.send(typed)

    def done() -> bool:
        come = sitting.term.raw[seen:].decode(errors="replace")
        if plain:
            return come.endswith(": ") and all(t in " ".join(come.split()) for t in texts)
        return all(t in sitting.term.text for t in texts) and "\n? " in f"\n{sitting.term.text}"

    sitting.term.wait_until(done, f"{texts}")


def _work(times: Times) -> None:
    gc.disable()  # as the program does
    catalog, chance = real_catalog(), Random(1)  # noqa: S311 - not for secrets
    people = random_sheets(catalog.questions, PEOPLE * 2, 1)
    for one, other in zip(people[:PEOPLE], people[PEOPLE:], strict=True):
        question = chance.choice([q.id for q in catalog.questions if q.id in one and q.id in other])
        before, tried = plan_of(one), {**one, question: other[question]}
        with _timed(times, "work: what a question can still change"):
            still(catalog, real_table(), one, question)
        with _timed(times, "work: plan"):
            after = plan(catalog, tried, TODAY, real_table())
        with _timed(times, "work: before and after, printed"):
            print_part(plain_console(StringIO()), moved(before, after))
        with _timed(times, "work: everything that moves, printed"):
            print_part(plain_console(StringIO()), moved_full(before, after))


@contextmanager
def _timed(times: Times, name: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    times[name].append((time.perf_counter() - begin) * 1000)


if __name__ == "__main__":
    main()
