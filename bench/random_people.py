"""The tests of page one and of the parts over other random people: `python bench/random_people.py [PEOPLE [SEED ...]]`.

Half the people are drawn as the crowd of the tests is, half as the sheets on which each question that applies was asked. What is run are
the tests themselves: each asks its module for `everybody` and hands what it finds to `faults`, so those two are put in here. Prints each
test that found something, how often and in how many people, and the first people as `DRAW SEED NUMBER`: `python bench/random_people.py
crowd 7 12` prints the answers and page one of that person.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "report"))

from crowd import passers_by
from random_sheets import random_sheets
from strategies import TODAY, real_catalog, real_table

from codingpath.formats import FORMATS, text_of
from codingpath.formats.printouts import plan_printout
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan

PEOPLE, SEEDS, AT_ONCE, SHOWN = 1000, (1, 2), 100, 6
MODULES = ("test_report_page_one", "test_report_parts")
DRAWS: dict[str, Callable[[int, int], Iterator[Answers]]] = {
    "crowd": lambda count, seed: islice(passers_by(seed), count),
    "sheet": lambda count, seed: iter(random_sheets(real_catalog(), count, seed)),
}
Plans = dict[str, Roadmap]
Found = dict[str, list[tuple[str, str]]]
"""Name of a test to whom it found something of, and what."""


class Looked(Exception):  # noqa: N818 - no error
    """Ends a test that has looked at everybody: what some then say of single scenarios is of no use here."""


def main(count: int, seeds: tuple[int, ...]) -> None:
    """Print what each test finds."""
    found: Found = defaultdict(list)
    everybody = _everybody(count, seeds)
    while some := [*islice(everybody, AT_ONCE)]:
        people = {name: plan(real_catalog(), answers, TODAY, real_table()) for name, answers in some}
        for module in map(import_module, MODULES):
            _run(module, people, found)
    for test, wrong in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(wrong):5} in {len({who for who, _ in wrong})} people: {test}")
        for who, fault in wrong[:SHOWN]:
            print(f"      {who}: {fault}")
    print(
        f"{sum(map(len, found.values()))} faults in {len({w for wrong in found.values() for w, _ in wrong})} of {count * len(seeds)}"
    )


def _everybody(count: int, seeds: tuple[int, ...]) -> Iterator[tuple[str, Answers]]:
    for seed in seeds:
        for draw, people in DRAWS.items():
            for number, answers in enumerate(people(count // len(DRAWS), seed)):
                yield f"{draw} {seed} {number}", answers


def _run(module: ModuleType, people: Plans, found: Found) -> None:
    """Run each test of a module that asks for everybody over other people."""
    _forget(module)
    for name, test in [*vars(module).items()]:
        if not (name.startswith("test_") and "everybody" in getattr(test, "__code__", main.__code__).co_names):
            continue

        def noted(look: Callable[[Roadmap], Iterator[str]], walked: Plans, name: str = name) -> list[str]:
            found[name] += [(who, fault) for who, one in walked.items() if who in people for fault in look(one)]
            raise Looked

        vars(module).update(everybody=lambda: people, faults=noted)
        try:
            test()
        except Looked:
            pass
        except AssertionError as fault:
            found[name].append((f"one of {next(iter(people))} and the next {AT_ONCE}", str(fault)))
        if not found[name]:
            del found[name]


def _forget(module: ModuleType) -> None:
    for kept in vars(module).values():
        if hasattr(kept, "cache_clear") and getattr(kept, "__module__", "") == module.__name__:
            kept.cache_clear()


def show(draw: str, seed: int, number: int) -> None:
    """Print the answers of one person and what a screen shows first."""
    answers = next(islice(DRAWS[draw](number + 1, seed), number, None))
    roadmap = plan(real_catalog(), answers, TODAY, real_table())
    print(dict(answers), roadmap.decisions.chosen, sep="\n")
    print(text_of(plan_printout(roadmap, brief=True, full=False), FORMATS["table"]))


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in DRAWS:
        show(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        numbers = [int(given) for given in sys.argv[1:]]
        main(numbers[0] if numbers else PEOPLE, tuple(numbers[1:]) or SEEDS)
