"""The age of the data for other programs: sources with their facts as JSON, one row a fact for a spreadsheet. The keys are a contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from codingpath.formats.as_json import full_source_record, office_record
from codingpath.formats.csv import Plain
from codingpath.model.catalog import Catalog
from codingpath.model.facts import Fact, Sourced, next_review
from codingpath.report.data_status import fact_words
from codingpath.report.sources import as_of

SCHEMA = "codingpath-data-status-1"

COLUMNS = (
    "fact", "says", "rows", "source", "source_name", "address", "kind", "confidence", "speaks_for",
    "checked", "age_days", "review_by", "past_review", "confirm_at",
)  # fmt: skip


def status_records(catalog: Catalog, groups: Sequence[Sourced], shown: Iterable[Sourced], today: date) -> dict[str, Any]:
    """Return counts over all sources, then those shown; `rows` is how many programs or rows a fact stands for."""
    due = next_review(groups, today)
    stale = [g for g in groups if g.source.is_stale(today)]
    return {
        "schema": SCHEMA,
        "today": today.isoformat(),
        "office": office_record(catalog),
        "facts": sum(g.figures for g in groups),
        "programs": sum(g.programs for g in groups),
        "sources": len(groups),
        "past_review": {"facts": sum(g.figures for g in stale), "programs": sum(g.programs for g in stale), "sources": len(stale)},
        "next_review": due.isoformat() if due else None,
        "by_source": [_record(group, today) for group in shown],
    }


def _record(group: Sourced, today: date) -> dict[str, Any]:
    age = {"age_days": (today - group.source.checked).days, "days_to_review": (group.source.review_by - today).days}
    return full_source_record(group.source, today) | age | {"facts": [_fact(fact) for fact in group.facts]}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"fact": fact.path, "says": fact_words(fact), "rows": fact.rows}


def status_rows(shown: Iterable[Sourced], today: date) -> list[list[Plain]]:
    """Return one row a fact, as `COLUMNS` names it."""
    return [_row(fact, group, today) for group in shown for fact in group.facts]


def _row(fact: Fact, group: Sourced, today: date) -> list[Plain]:
    s = group.source
    read = (s.checked.isoformat(), (today - s.checked).days, s.review_by.isoformat(), s.is_stale(today))
    return [fact.path, fact_words(fact), fact.rows, s.id, s.name, s.address, s.kind, s.confidence, as_of(s), *read, s.confirm_at]
