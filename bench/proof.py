"""How long the proof of the shipped rules takes, and how many states it carries: `python bench/proof.py`.

Processor time, so that a busy machine matters less; medians. No threshold: the tests hold that everything is proved.
"""

from __future__ import annotations

import gc
import statistics
import time

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.rules.masks import compile_rules
from codingpath.rules.proof.findings import DecisionStates
from codingpath.rules.proof.prove import prove
from codingpath.rules.proof.witnesses import DecisionChain

ROUNDS = 9


def main() -> None:
    """Print milliseconds and states of each decision, then the whole."""
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)
    gc.disable()  # as the program does
    for position, (decision, rules) in enumerate(table.decisions):
        taken: list[tuple[float, ...]] = []
        for _ in range(ROUNDS):
            case = DecisionStates(DecisionChain(table, catalog.questions), position, lambda: None)
            begin = time.process_time()
            axes = sum(len(part) for part in case.axes)
            ordered = time.process_time()
            states = len(case.ends)
            tabled = time.process_time()
            idle = len(case.without_effect)
            taken.append((ordered - begin, tabled - ordered, time.process_time() - tabled))
        order, states_ms, effect = (statistics.median(column) * 1000 for column in zip(*taken, strict=True))
        print(
            f"{decision.id:14} {len(rules):3} rules {axes:3} axes {states:6,} states:"
            f" order {order:5.1f} ms, table {states_ms:5.1f} ms, effect of rules {effect:5.1f} ms, {idle} without"
        )
    whole, wall = [], []
    for _ in range(ROUNDS):
        begin, start = time.process_time(), time.perf_counter()
        proofs = prove(table, catalog.questions, time.process_time)
        whole.append(time.process_time() - begin)
        wall.append(time.perf_counter() - start)
    print(
        f"all: {statistics.median(whole) * 1000:.1f} ms of processor, {statistics.median(wall) * 1000:.1f} ms of wall clock, ",
        end="",
    )
    print("everything proved" if all(proof.proved for proof in proofs) else "NOT proved")


if __name__ == "__main__":
    main()
