"""How fast sheets are decided, beside other rule engines with the same rules: `python bench/engines.py`. See README.md here.

Every peer first has to give the same winners and the same fired rules on 1,000 random sheets. Then all take turns, so that a busy
machine slows all of them alike; medians are printed, and ratios to zen-engine with trace. No threshold: a benchmark is read.
"""

from __future__ import annotations

import gc
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

from growth import growth
from peers import solver
from peers.form import Found, Peer, plain
from peers.graph import peer as zen_peer
from peers.matchers import business_rules_peer, rule_engine_peer
from sheets import random_sheets

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Sheet
from codingpath.model.rules import Decisions
from codingpath.rules.decide import choose, decide
from codingpath.rules.masks import MaskTable, compile_rules
from codingpath.rules.proof.prove import prove
from codingpath.rules.what_if import what_if

SHEETS, BY_Z3, ROUNDS = 1000, 20, 9
SECONDS = 0.15
"""About how long one contender runs in one round."""
PEERS = ("zen-engine", "rule-engine", "business-rules", "z3-solver")
BASE = "zen-engine, decision graph, trace"


def main() -> None:
    """Check that all agree, then measure."""
    print(f"Python {platform.python_version()}, {', '.join(f'{p} {version(p)}' for p in PEERS)}")
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)
    peers = [zen_peer(table, trace=True), zen_peer(table, trace=False), rule_engine_peer(table), business_rules_peer(table)]
    sheets = random_sheets(catalog.questions, SHEETS, seed=7)
    check(table, peers, sheets)
    gc.collect()
    gc.freeze()
    gc.disable()  # as timeit does, and as the program does
    sheets_a_second(catalog, table, peers, sheets)
    proof_and_what_if(catalog, table, sheets)
    growth()


def check(table: MaskTable, peers: Sequence[Peer], sheets: Sequence[Sheet]) -> None:
    """Stop unless every peer finds what we find."""
    rules, boxes = sum(len(d.rules) for d, _ in table.decisions), table.full.bit_length()
    ours = [decide(table, sheet) for sheet in sheets]
    for peer in peers:
        wrong = sum(peer.read(peer.run(plain(table, s))) != found(o) for s, o in zip(sheets, ours, strict=True))
        print(f"{peer.name}: {len(sheets) - wrong:,} of {len(sheets):,} sheets alike, winners and fired rules")
        if wrong:
            sys.exit("a peer disagrees, so nothing was measured")
    wrong = sum(bool(solver.other_winners(table, s, o.chosen)) for s, o in zip(sheets[:BY_Z3], ours, strict=False))
    print(f"z3: {BY_Z3 - wrong} of {BY_Z3} sheets alike, winners")
    told = [texts(o) for o in ours]
    if any("{" in text for reasons in told for text in reasons):
        sys.exit("a reason is not filled, so nothing was measured")
    mean = statistics.mean(map(len, told))
    print(f"{rules} rules in {boxes} boxes, {len(table.cells)} questions; {mean:.1f} reasons a sheet, all filled with answers\n")


def found(decided: Decisions) -> Found:
    """Return our result as a peer's."""
    return {o.id: (o.chosen, frozenset(r.rule for option in o.options for r in option.reasons)) for o in decided.outcomes}


def texts(decided: Decisions) -> list[str]:
    """Return every reason of a sheet as it would be shown."""
    return [reason.text for outcome in decided.outcomes for option in outcome.options for reason in option.reasons]


def sheets_a_second(catalog: Catalog, table: MaskTable, peers: Sequence[Peer], sheets: Sequence[Sheet]) -> None:
    """Print one line a contender."""
    fresh = random_sheets(catalog.questions, (ROUNDS + 1) * SHEETS, seed=8)
    inputs = [plain(table, sheet) for sheet in sheets]
    contenders: dict[str, Callable[[int], float]] = {
        "codingpath, winners and reasons": lambda _: rate(lambda s: decide(table, s), sheets),
        "codingpath, winners only": lambda _: rate(lambda s: choose(table, s), sheets),
        "codingpath, reasons, sheets never seen": lambda i: once(lambda s: decide(table, s), fresh[i * SHEETS : (i + 1) * SHEETS]),
    }
    for peer in peers:
        contenders[peer.name] = lambda _, run=peer.run: rate(run, inputs)  # type: ignore[misc]
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for round_ in range(ROUNDS + 1):
        for name, measure in contenders.items():
            measured = measure(round_)
            if round_:  # the first round fills what is remembered
                rates[name].append(measured)
    base = statistics.median(rates[BASE])
    print(f"{'one sheet at a time':42} {'sheets/s':>10} {'ratio':>8} {'worst':>10} {'best':>10}")
    for name, measured_ in rates.items():
        median = statistics.median(measured_)
        print(f"{name:42} {median:10,.0f} {median / base:7.1f}x {min(measured_):10,.0f} {max(measured_):10,.0f}")
    print()


def rate(run: Callable[[Any], object], sheets: Sequence[Any]) -> float:
    """Return sheets a second, going round the same sheets."""
    done, begin = 0, time.perf_counter()
    while (taken := time.perf_counter() - begin) < SECONDS:
        for sheet in sheets[:100] if not done else sheets:
            run(sheet)
        done += 100 if not done else len(sheets)
    return done / taken


def once(run: Callable[[Any], object], sheets: Sequence[Any]) -> float:
    """Return sheets a second, each run once."""
    begin = time.perf_counter()
    for sheet in sheets:
        run(sheet)
    return len(sheets) / (time.perf_counter() - begin)


def proof_and_what_if(catalog: Catalog, table: MaskTable, sheets: Sequence[Sheet]) -> None:
    """Print the time of a proof beside z3, and of the what-ifs of a sheet."""
    proved = [p.proved for p in prove(table, catalog.questions, time.perf_counter, 60)]
    ours, theirs = [], []
    for _ in range(5):
        ours.append(timed(lambda: list(prove(table, catalog.questions, time.perf_counter, 60))))
        theirs.append(timed(lambda: solver.faults(table)))
    median, z3 = statistics.median(ours), statistics.median(theirs)
    print(
        f"proof of the whole rule set: {median:.0f} ms, {'all proved' if all(proved) else 'NOT proved'}; z3 {z3:.0f} ms, {z3 / median:.1f}x"
    )
    what_ifs = [timed(lambda s=sheet: what_if(table, catalog.questions, s)) for sheet in sheets[:200]]  # type: ignore[misc]
    print(f"all what-ifs of a sheet: median {statistics.median(what_ifs):.1f} ms, worst {max(what_ifs):.0f} ms of 200\n")


def timed(run: Callable[[], object]) -> float:
    """Return milliseconds."""
    begin = time.perf_counter()
    run()
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()
