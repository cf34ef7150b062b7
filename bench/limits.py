"""How many newcomers are led past their own limit though a possible way keeps it: `python bench/limits.py [SHEETS]`.

By what each way takes from the start that was named, with what must be settled first, at the school that comes first: at the likely pace,
and for a degree on earlier credits, which the school alone can tell, in the best case too.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date

from sheets import random_sheets

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.model.source import Reckoning
from codingpath.planning.choices import of_first
from codingpath.planning.limits import ByCalendar, decided
from codingpath.planning.person import AWARD, Person, limit
from codingpath.planning.study import training
from codingpath.planning.timeline import applying
from codingpath.rules.decide import choose
from codingpath.rules.masks import MaskTable, compile_rules, sheet_of

SHEETS, SEED, TODAY = 2000, 21, date(2026, 11, 27)


def main(count: int) -> None:
    """Print how many keep their limit, miss it where nothing keeps it, and miss it where something would."""
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)
    counts: Counter[str] = Counter()
    for answers in random_sheets(catalog.questions, count, SEED):
        sheet = sheet_of(catalog.questions, {**answers, "so-far": "nothing"})
        counts[_verdict(decided(Person(catalog, sheet, {}, TODAY), table), table)] += 1
    for what, number in sorted(counts.items()):
        print(f"{number:6,}  {what}")


def _verdict(taken: ByCalendar, table: MaskTable) -> str:
    person, award = taken.person, taken.decisions[AWARD]
    if limit(person) is None:
        return "no limit"
    if not _misses(person, "likely"):
        return "the way that leads keeps the limit"
    others = (choose(table, person.sheet, {AWARD: o.id}) for o in award.options if o.state == "open" and o.id != award.chosen)
    if all(_misses(replace(person, chosen=chosen), "likely") for chosen in others):
        return "past the limit, and no possible way keeps it"
    if not _misses(person, None):
        return "likely past the limit, and in the best case of earlier credits not"
    return f"PAST THE LIMIT, AND A POSSIBLE WAY KEEPS IT ({award.chosen})"


def _misses(person: Person, reckoning: Reckoning | None) -> bool:
    """Tell whether a reckoning passes the limit; none for the one that rules go by."""
    person, work = of_first(person), training(person)
    day, last = applying(person).at(reckoning or (work.limit if work else "likely")), limit(person)
    return day is not None and last is not None and day > last


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SHEETS)
