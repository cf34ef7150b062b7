"""How long the what-ifs of a sheet take: `python bench/whatif.py`. 200 random sheets; median and worst, in milliseconds."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question
from codingpath.rules.masks import compile_rules, selections
from codingpath.rules.open_answers import undecided
from codingpath.rules.what_if import AnswerSwaps, one_answer, turns, two_answers, what_if

SHEETS = 200


def main() -> None:
    """Print one line a kind of what-if."""
    gc.disable()  # as the program does
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)
    goals = [(d.id, o.id) for d, _ in table.decisions for o in d.options]
    rng = random.Random(1)  # noqa: S311 - the same sheets each time
    full = [{q.id: any_answer(rng, q) for q in catalog.questions} for _ in range(SHEETS)]
    some_open = [{q: NOT_SURE if rng.random() < 0.2 else v for q, v in a.items()} for a in full]
    for sheets, kind in ((full, "all answered"), (some_open, "one in five open")):
        one = timed(sheets, lambda a: list(one_answer(AnswerSwaps(table, catalog.questions, a))))
        say(f"all one-answer what-ifs, {kind}", one)
        two = timed(sheets, lambda a: two_answers(AnswerSwaps(table, catalog.questions, a), goals))
        say(f"all two-answer what-ifs, {kind}", two)
        say(f"what_if, {kind}", timed(sheets, lambda a: what_if(table, catalog.questions, a)))
        say(f"turns, {kind}", timed(sheets, lambda a: turns(table, catalog.questions, a)))
        say(f"undecided, {kind}", timed(sheets, lambda a: undecided(table, catalog.questions, a)))
    say("undecided, everything open", timed([{}] * 5, lambda a: undecided(table, catalog.questions, a)))


def any_answer(rng: random.Random, question: Question) -> Value:
    """Return some answer; for a number, small ones come often."""
    if question.kind == "one":
        return rng.choice([c.id for c in question.choices])
    if question.kind == "many":
        return rng.choice(list(selections(question)))
    if question.kind == "date":
        return NOT_SURE
    low, high = question.at_least or 0, question.at_most or 0
    return rng.randint(low, rng.choice([high, max(low, high // 10)]))


def timed(sheets: list[Answers] | list[dict[str, Value]], run: Callable[[Answers], object]) -> list[float]:
    """Return milliseconds, one a sheet, each run once."""
    taken = []
    for answers in sheets:
        begin = time.perf_counter()
        run(answers)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def say(what: str, taken: list[float]) -> None:
    """Print one line."""
    print(f"{what:45} median {statistics.median(taken):8.2f} ms   worst {max(taken):8.2f} ms")


if __name__ == "__main__":
    main()
