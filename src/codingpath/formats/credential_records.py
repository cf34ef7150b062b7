"""Certifications for other programs: all that is known as JSON, the figures that can be compared as rows. The keys are a contract.

Unknown is null in JSON and empty in a row; each figure names its source, and a row says what time that source speaks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from codingpath.formats.as_json import full_source_record, office_record
from codingpath.formats.csv import Plain
from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential
from codingpath.model.facts import facts
from codingpath.model.source import Range, Statement
from codingpath.report.sources import as_of

SCHEMA = "codingpath-credentials-1"

Row = list[tuple[str, Plain]]


def credential_records(catalog: Catalog, found: Sequence[Credential], today: date) -> dict[str, Any]:
    """Return some certifications and the sources they name."""
    roots = tuple(f"credentials.{c.id}." for c in found)
    named = dict.fromkeys(fact.source for fact in facts(catalog) if fact.path.startswith(roots))
    return {
        "schema": SCHEMA,
        "today": today.isoformat(),
        "office": office_record(catalog),
        "credentials": [_record(c) for c in found],
        "sources": [full_source_record(catalog.sources[s], today) for s in named],
    }


def _record(c: Credential) -> dict[str, Any]:
    """Return one certification; for whom a later step is sensible is left to a plan."""
    record = asdict(c)
    record["next_steps"] = [{name: step[name] for name in ("id", "why", "needs")} for step in record["next_steps"]]
    return record


def credential_rows(catalog: Catalog, found: Iterable[Credential]) -> tuple[list[str], list[list[Plain]]]:
    """Return the names of the columns and one row a certification."""
    rows = [_row(c, catalog) for c in found]
    return [name for name, _ in rows[0]], [[value for _, value in row] for row in rows]


def _row(c: Credential, catalog: Catalog) -> Row:
    return [
        ("id", c.id),
        ("name", c.name),
        ("full_name", c.full_name),
        ("issuer", c.issuer),
        ("step", c.step),
        ("address", c.address),
        ("about", c.focus.text),
        ("who_may_sit", _texts(c.eligibility)),
        *_exam(c, catalog),
        *_usd("exam", c.exam_usd, catalog),
        *_usd("membership", c.membership_usd, catalog),
        *_usd("books", c.books_usd, catalog),
        *_usd("retake", c.retake_usd, catalog),
        *_usd("renewal", c.renewal_usd, catalog),
        ("renewal_months", c.renewal_months),
        ("upkeep", _texts(c.upkeep)),
        *_pass_rate(c, catalog),
    ]


def _exam(c: Credential, catalog: Catalog) -> Row:
    exam = c.exam
    names = ("questions", "minutes", "pass_mark", "code_sets", "books", "where")
    return [
        *((name, getattr(exam, name) if exam else None) for name in names),
        *_source("exam", exam.source if exam else None, catalog),
    ]


def _usd(name: str, span: Range | None, catalog: Catalog) -> Row:
    low, high, source = (span.low, span.high, span.source) if span else (None, None, None)
    return [(f"{name}_low_usd", low), (f"{name}_high_usd", high), *_source(f"{name}_usd", source, catalog)]


def _pass_rate(c: Credential, catalog: Catalog) -> Row:
    rate = c.pass_rate
    known = (rate.percent, 100 - rate.percent, rate.testers, rate.year) if rate else (None,) * 4
    names = ("passed_of_100", "did_not_pass_of_100", "testers", "pass_rate_year")
    return [*zip(names, known, strict=True), *_source("pass_rate", rate.source if rate else None, catalog)]


def _source(name: str, source: str | None, catalog: Catalog) -> Row:
    return [(f"{name}_source", source), (f"{name}_as_of", as_of(catalog.sources[source]) if source else None)]


def _texts(statements: Iterable[Statement]) -> str | None:
    return " ".join(s.text for s in statements) or None
