"""Every way out of every conflict of random sheets, applied; hours and budgets in steps for unchanged decisions."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sheets import random_sheets

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Conflict, Roadmap
from codingpath.planning.choices import of_first
from codingpath.planning.person import Person
from codingpath.planning.plan import plan
from codingpath.planning.timeline import applying
from codingpath.planning.trial import money_of, overrun
from codingpath.rules.masks import MaskTable, compile_rules

SHEETS, SEED, TODAY = 2000, 7, date(2026, 11, 27)
BUDGETS = (*range(0, 4000, 250), *range(4000, 30_001, 1000))


def person_of(roadmap: Roadmap) -> Person:
    """Return the person of a plan."""
    return Person(roadmap.catalog, roadmap.sheet, roadmap.decisions.chosen, roadmap.today)


def counted_ways(catalog: Catalog, table: MaskTable, roadmap: Roadmap) -> Iterator[str]:
    """Yield a line to count for each conflict, each way out and each way out that is none."""
    for conflict in roadmap.conflicts:
        yield f"{conflict.kind}: conflicts"
        for way in conflict.relaxations:
            if way.changes is None:
                yield f"{conflict.kind}: advice"
                continue
            after = plan(catalog, {**roadmap.answers, **way.changes}, roadmap.today, table)
            yield f"{conflict.kind}: ways out"
            if way.over != "none":
                yield f"{conflict.kind}: ways out that the {way.over} reckoning misses, as they say"
            wrong = _timed(conflict) and overrun(of_first(person_of(after))) != way.over
            if wrong or not _solved(conflict, roadmap, after):
                yield f"{conflict.kind}: WAYS OUT THAT ARE NONE"


def _timed(conflict: Conflict) -> bool:
    return conflict.kind == "time" or conflict.id == "ruled-out.award"


def _solved(conflict: Conflict, before: Roadmap, after: Roadmap) -> bool:
    match conflict.kind:
        case "money":
            return not after.money.short_usd
        case "ruled-out":
            decision = conflict.id.partition(".")[2]
            best = max(before.decisions[decision].options, key=lambda o: o.score).id
            return after.decisions[decision].chosen == best
        case _:
            return True


def sweeps(person: Person) -> Iterator[str]:
    """Yield a line to count for both sweeps, and for each that gets worse with more."""
    at = [applying(replace(person, sheet={**person.sheet, "hours": hours})) for hours in range(1, 81)]
    yield "hours 1 to 80: sheets"
    if at != sorted(at, key=lambda d: (d.early, d.late), reverse=True) or [d.late for d in at] != sorted(
        (d.late for d in at), reverse=True
    ):
        yield "hours 1 to 80: ENDS LATER WITH MORE"
    gaps = [money_of(replace(person, sheet={**person.sheet, "budget": usd})).short_usd for usd in BUDGETS]
    yield "budgets in steps: sheets"
    if gaps != sorted(gaps, reverse=True):
        yield "budgets in steps: BIGGER GAP WITH MORE"


def main(count: int) -> None:
    """Print the counts."""
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)
    counts: Counter[str] = Counter()
    for number, sheet in enumerate(random_sheets(catalog.questions, count, SEED)):
        roadmap = plan(catalog, sheet, TODAY, table)
        counts.update(counted_ways(catalog, table, roadmap))
        if number % 4 == 0:
            counts.update(sweeps(person_of(roadmap)))
    for what, number in sorted(counts.items()):
        print(f"{number:6,}  {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SHEETS)
