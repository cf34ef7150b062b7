"""The summary of a cohort for other programs. The keys are a contract; a sum that nobody knows is null."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from codingpath.cohort.tally import Tally, middle
from codingpath.formats.plan_json import office_record
from codingpath.model.catalog import Catalog
from codingpath.report.lists.cohort import LIMITS, REACH, RowFault

COHORT_SCHEMA: Final = "codingpath-cohort-1"


def cohort_record(catalog: Catalog, tally: Tally, faults: Sequence[RowFault], today: date) -> dict[str, Any]:
    """Return the counts; `faults` has the first rows that could not be read, `bad` says how many there are."""
    return {
        "schema": COHORT_SCHEMA,
        "rules_version": catalog.rules.version,
        "today": today.isoformat(),
        "office": office_record(catalog),
        "people": tally.people,
        "bad": tally.bad,
        "results": {d.id: {o.id: tally.chosen[d.id, o.id] for o in d.options} for d in catalog.rules.decisions},
        "paths": [{"results": dict(path), "people": people} for path, people in tally.paths.most_common()],
        "months": {"middle": middle(tally.months), "people": {str(n): tally.months[n] for n in sorted(tally.months)}},
        "limits": {limit: tally.limits[limit] for limit in LIMITS},
        "money": {
            "reach": {reach: tally.reach[reach] for reach in REACH},
            "middle_low_usd": middle(tally.low_usd),
            "short": tally.short_usd.total(),
            "middle_short_usd": middle(tally.short_usd),
            "short_with_a_price_unknown": tally.least,
        },
        "open": {q.id: {"open": tally.open[q.id], "asked": tally.asked[q.id]} for q in catalog.questions if tally.asked[q.id]},
        "faults": [{"line": fault.line, "column": fault.column or None, "why": fault.why} for fault in faults],
    }
