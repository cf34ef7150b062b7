"""`codingpath check`: whether the data files are whole, which facts are past review, and what is proved of the rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from codingpath.catalog.answers import read_people
from codingpath.catalog.load import load_catalog
from codingpath.catalog.locate import find_data
from codingpath.cli.inputs import day
from codingpath.cli.output import working
from codingpath.commands.data.own import own_lines
from codingpath.commands.proof import coverage_lines, finding_lines, proof_lines, proofs_of
from codingpath.errors import FIXABLE
from codingpath.model.catalog import Catalog
from codingpath.model.rules import Finding
from codingpath.report.sources import whose_files


def check(data: Path | None, today: str | None, coverage: Path | None) -> None:
    """Read the files themselves, not a kept copy; say what is found, and exit with 1 if the rules have an error."""
    when, folder = day(today), find_data(data)
    with working("Reading the data files"):
        catalog = load_catalog(folder)
        people = None if coverage is None else read_people(coverage, catalog.questions)
    _say(whose_files(catalog), _counts(catalog), own_lines(catalog), _stale(catalog, when))
    with working("Proving the rules"):
        proofs = proofs_of(catalog)
        proved = [*proof_lines(catalog, proofs), *finding_lines(folder, proofs)]
    _say(proved)
    if people is not None:
        with working("Firing the rules"):
            covered = [*coverage_lines(catalog, folder, people)]
        _say(covered)
    findings = [finding for proof in proofs for finding in proof.findings]
    _say([_verdict(findings)])
    if any(finding.is_error for finding in findings):
        raise SystemExit(FIXABLE)


def _say(*parts: Iterable[str]) -> None:
    for part in parts:
        for line in part:
            sys.stdout.write(line + "\n")


def _verdict(findings: Sequence[Finding]) -> str:
    errors = sum(1 for finding in findings if finding.is_error)
    warnings = len(findings) - errors
    return f"Rules: {_number(errors, 'error')}, {_number(warnings, 'warning')}."


def _number(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


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
