"""`codingpath check`: whether the data files are whole, which facts are past review, what is proved of the rules, and of an office's own data what it lacks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from codingpath.catalog.answers import read_people
from codingpath.catalog.folder import find_data
from codingpath.catalog.load import RulePlaces, load_catalog
from codingpath.cli.inputs import day
from codingpath.cli.output import working
from codingpath.errors import FIXABLE, Fault
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.program import Program, Programs
from codingpath.model.rules import DecisionProof, Finding, share
from codingpath.planning.reference_limits import limit_findings
from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.sources import whose_files
from codingpath.report.words import counted
from codingpath.rules.masks import compile_rules
from codingpath.rules.proof.prove import prove, uncovered
from codingpath.rules.proof.witnesses import Example


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


# What is proved of the rules, what is wrong and where, what no answers file fires.

SHARES = "Shares are of answer sheets, each question counted once and its cells alike; they say nothing about people."


def proofs_of(catalog: Catalog) -> list[DecisionProof]:
    """Prove the rules, and hold those that rule out by time against the timeline.

    The time given is the processor's, so that a busy machine proves as much.
    """
    proofs = prove(compile_rules(catalog.rules, catalog.questions), catalog.questions, time.process_time)
    return [replace(proof, findings=(*proof.findings, *limit_findings(catalog, proof.decision))) for proof in proofs]


def proof_lines(catalog: Catalog, proofs: Sequence[DecisionProof]) -> Iterator[str]:
    """Yield one line a decision, and what the shares in it are."""
    for proof in proofs:
        if not proof.proved:
            yield f"{proof.decision}: not proved."
            continue
        decision = catalog.rules.decision(proof.decision)
        read = (box for when in (decision.decided_when, *(rule.when for rule in decision.rules)) for box in when.boxes)
        after = " and earlier outcomes" if any(box.outcomes for box in read) else ""
        if not proof.total:
            yield f"{proof.decision}: {len(decision.rules)} rules, never decided."
            continue
        wins = ", ".join(f"{option} {share(weight, proof.total)}" for option, weight in proof.wins.items())
        yield (
            f"{proof.decision}: {len(decision.rules)} rules, proved over {proof.combinations:,} combinations of answers{after}: "
            f"{wins}; ties {share(proof.ties, proof.total)}."
        )
    yield SHARES


def finding_lines(folder: Path, proofs: Sequence[DecisionProof]) -> list[str]:
    """Return every finding with its place and an example, in the order of the file."""
    found = [(proof, finding) for proof in proofs for finding in proof.findings]
    if not found:
        return []
    places = RulePlaces(folder)
    told: list[tuple[Fault, list[str]]] = []
    for proof, finding in found:
        message = f"{'error' if finding.is_error else 'warning'}: {finding.text}"
        fault = places.fault(message, proof.decision, option=finding.option, rule=finding.rule)
        told.append((fault, _example(finding)))
    return [line for fault, example in sorted(told, key=lambda pair: pair[0]) for line in (str(fault), *example)]


def _example(finding: Finding) -> list[str]:
    return [] if finding.example is None else [f"    for example {_flow(finding.example)}{_after(finding.after)}"]


def coverage_lines(catalog: Catalog, folder: Path, answered: Sequence[Answers]) -> Iterator[str]:
    """Yield the rules that no answers file fires, with their places in the data folder and answers that would fire them."""
    missing = list(uncovered(compile_rules(catalog.rules, catalog.questions), catalog.questions, answered))
    places = RulePlaces(folder)
    for one in missing:
        yield str(places.fault(f"notice: no answers file fires '{one.rule}'", one.decision, rule=one.rule))
        yield f"    {_would(one.example)}"
    rules = sum(len(d.rules) for d in catalog.rules.decisions)
    files = "1 answers file fires" if len(answered) == 1 else f"{len(answered)} answers files fire"
    yield f"{files} {rules - len(missing)} of {rules} rules."


def _would(example: Example | None) -> str:
    if example is None:
        return "no answers can"
    if example.after:
        return f"it needs {_flow(example.answers)}{_after(example.after)}; no answers were found that lead there"
    return f"these answers would: {_flow(example.answers)}"


def _after(outcomes: Mapping[str, str | None]) -> str:
    said = " and ".join(
        f"{decision} {f'comes out as {option}' if option else 'is not decided'}" for decision, option in outcomes.items()
    )
    return f" where {said}" if said else ""


def _flow(answers: Answers) -> str:
    """Return answers as one line of YAML, which an answers file may hold."""
    pairs = [f"{q}: [{', '.join(value)}]" if isinstance(value, tuple) else f"{q}: {_quoted(value)}" for q, value in answers.items()]
    return "{" + ", ".join(pairs) + "}" if pairs else "{}  # every question open"


def _quoted(value: object) -> str:
    return f"'{value}'" if value in {"yes", "no"} else str(value)


# An office's own data beside its faults: where it is at home, and what a missing program code costs.


def own_lines(catalog: Catalog) -> Iterator[str]:
    """Yield a line on the office's home, then a notice for each of its programs without a code."""
    office = catalog.office
    if office is not None and office.home:
        places = "; ".join(office.home)
        yield (
            f"At home in {places}: {counted(len(catalog.home_programs), 'program')} there."
            if catalog.home_programs
            else f"notice: no school of the list is in {places}; see whether the places are spelled as the schools' cities are"
        )
    own = set(catalog.own_programs)
    yield from (_without_code(catalog, p) for p in catalog.programs if p.id in own and p.cip is None and not p.related)


def _without_code(catalog: Catalog, program: Program) -> str:
    """Say what it costs that nobody knows what a program teaches: its place in the list of its state, and the one it would have."""
    codes = next((o.program_codes for o in catalog.rules.decision("role").options if o.program_codes), ())
    notice = f"notice: programs.yaml: {program.id} has no 'cip', so that a plan cannot tell whether it teaches coding or billing"
    if not codes:
        return notice
    now, of = _place(catalog, program, codes)
    then, _ = _place(catalog, replace(program, cip=codes[0]), codes)
    return f"{notice}: of {of} programs for {program.state} it is number {now}, with one that fits the work, such as cip: '{codes[0]}', number {then}"


def _place(catalog: Catalog, program: Program, codes: tuple[str, ...]) -> tuple[int, int]:
    """Return the place of a program in the list of its state, and how many the list has."""
    programs = Programs.of(program if p.id == program.id else p for p in catalog.programs)
    found = search(replace(catalog, programs=programs), Wanted(state=program.state, nearest_codes=codes))
    return next(n for n, m in enumerate(found, 1) if m.program.id == program.id), len(found)
