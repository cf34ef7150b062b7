"""What `codingpath check` says about the rules: what is proved, what is wrong and where, what no answers file fires."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from codingpath.catalog.load import RulePlaces
from codingpath.errors import Fault
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.rules import DecisionProof, Finding, share
from codingpath.planning.limits import limit_findings
from codingpath.rules.masks import compile_rules
from codingpath.rules.proof.prove import prove, uncovered
from codingpath.rules.proof.witnesses import Example

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
