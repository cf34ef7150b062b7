"""How many newcomers are led past their own limit though a possible way keeps it: `python bench/limits.py [SHEETS]`.

By the reference of `planning/limits.py`: what most people of a kind take, from a start in January with nothing to prepare.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache

from sheets import random_sheets

from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.model.condition import NOT_SURE, Box, Test, Value
from codingpath.planning.limits import needed_months
from codingpath.rules.decide import decide
from codingpath.rules.masks import compile_rules, sheet_of

SHEETS, SEED = 2000, 21
COLLEGE = ("some-college", "associate", "bachelor")


def main(count: int) -> None:
    """Print how many keep their limit, miss it where nothing keeps it, and miss it where something would."""
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)

    @cache
    def needed(award: str, hours: Value, college: bool) -> int:  # noqa: FBT001 - a key
        education = Test(values=("some-college" if college else "diploma",))
        return needed_months(catalog, award, hours, Box(tests={"education": education}))

    def kept(award: str, sheet: dict[str, Value]) -> bool:
        months = sheet["months"]
        return not isinstance(months, int) or needed(award, sheet["hours"], sheet["education"] in COLLEGE) <= months

    counts: Counter[str] = Counter()
    for answers in random_sheets(catalog.questions, count, SEED):
        sheet = dict(sheet_of(catalog.questions, {**answers, "so-far": "nothing"}))
        outcome = decide(table, sheet)["award"]
        possible = [o.id for o in outcome.options if o.state != "ruled-out"]
        if sheet["months"] == NOT_SURE:
            counts["no limit"] += 1
        elif kept(outcome.chosen, sheet):
            counts["the way that leads keeps the limit"] += 1
        elif any(kept(award, sheet) for award in possible):
            counts["PAST THE LIMIT, AND A POSSIBLE WAY KEEPS IT"] += 1
        else:
            counts["past the limit, and no possible way keeps it"] += 1
    for what, number in sorted(counts.items()):
        print(f"{number:6,}  {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SHEETS)
