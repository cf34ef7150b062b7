"""`codingpath check`: whether the data files are whole and their ids meet, and which facts are past review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from codingpath.cli.errors import handled
from codingpath.cli.options import Data, Today

if TYPE_CHECKING:
    from datetime import date

    from codingpath.model.catalog import Catalog


def check(data: Data = None, today: Today = None) -> None:
    """Check the data files: shape, ids, figures without a source; say which facts are past review."""
    with handled():
        from codingpath.catalog.load import load_catalog  # noqa: PLC0415 - a check reads the files themselves, not a kept copy
        from codingpath.catalog.locate import find_data  # noqa: PLC0415
        from codingpath.cli.inputs import day  # noqa: PLC0415

        when = day(today)
        catalog = load_catalog(find_data(data))
        for line in (*_counts(catalog), *_stale(catalog, when)):
            sys.stdout.write(line + "\n")


def _counts(catalog: Catalog) -> list[str]:
    rules = sum(len(d.rules) for d in catalog.rules.decisions)
    return [
        f"Rules {catalog.rules.version}: {len(catalog.rules.decisions)} decisions, {rules} rules, {len(catalog.questions)} questions.",
        f"Facts: {len(catalog.credentials)} certifications, {len(catalog.programs)} programs, {len(catalog.funding)} sources of money.",
        f"Sources: {len(catalog.sources)}.",
        "No faults: shapes hold, ids meet, figures have sources.",
    ]


def _stale(catalog: Catalog, today: date) -> list[str]:
    stale = sorted((s for s in catalog.sources.values() if s.is_stale(today)), key=lambda s: (s.review_by, s.id))
    if not stale:
        due = min(s.review_by for s in catalog.sources.values())
        return [f"No fact is past its review date on {today}; the next is due on {due}."]
    return [f"notice: {s.id} is past review since {s.review_by}: read {s.address} again" for s in stale]
