"""What would change one decision, in words: ranges of numbers, the smallest changes to each other option, open answers."""

from __future__ import annotations

from codingpath.model.condition import Value
from codingpath.model.plan.explanation import Decider, Flips, OptionChanges, Stretch, Undecided
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Decision, Outcome
from codingpath.report.blocks import Cell, Table
from codingpath.report.parts.path import STATE
from codingpath.report.words import answered, changed, instead, listed, needed, stretch


def change_lines(roadmap: Roadmap, decision: Decision, flips: Flips, undecided: Undecided | None) -> list[str]:
    """Return the ranges of numbers, the smallest changes to each other option, and open answers."""
    lines = [
        _ranges(roadmap, decision, question_id, stretches)
        for question_id, stretches in flips.stretches.items()
        if len(stretches) > 1
    ]
    lines += [_way(roadmap, decision, flips, way) for way in flips.ways]
    lines += [_decider(roadmap, decision, d) for d in (undecided.deciders if undecided else ())]
    return [line for line in lines if line]


def _ranges(roadmap: Roadmap, decision: Decision, question_id: str, stretches: tuple[Stretch, ...]) -> str:
    """Say the whole range of a number: `Your own money: Certificate with under $4,000; Associate degree with $4,000 or more`."""
    question = roadmap.catalog.question(question_id)
    by_option: dict[str | None, list[str]] = {}
    for one in stretches:
        by_option.setdefault(one.option, []).append(stretch(question, one))
    here = roadmap.decisions.chosen[decision.id]
    ordered = sorted(by_option, key=lambda option: option != here)
    first, *rest = (f"{_fits(decision, o, here)} with {listed(by_option[o])}" for o in ordered)
    return f"{question.title} (you said {answered(roadmap, question_id)}): {'; '.join([first, *rest])}."


def _fits(decision: Decision, option: str | None, here: str) -> str:
    if option is None:
        return "there is nothing to decide here"
    return f"{decision.option(option).label} {'holds' if option == here else 'fits best'}"


def _way(roadmap: Roadmap, decision: Decision, flips: Flips, way: OptionChanges) -> str:
    """Say the smallest changes to an option; numbers whose ranges stand above are left to those."""
    label = decision.option(way.option).label
    if not way.changes:
        return f"No one or two changes of your answers give {label}."
    pairs = [c for c in way.changes if len(c.steps) > 1]
    if pairs:
        return f"{label} takes two changes: {'; or '.join(changed(roadmap, c) for c in pairs)}."
    by_question: dict[str, list[Value]] = {}
    for change in way.changes:
        step = change.steps[0]
        if step.question not in flips.stretches:
            by_question.setdefault(step.question, []).append(step.value)
    told = [instead(roadmap, question_id, values) for question_id, values in by_question.items()]
    return f"{label}: {'; or '.join(told)}." if told else ""


def _decider(roadmap: Roadmap, decision: Decision, decider: Decider) -> str:
    """Say to which options an open answer leads."""
    question = roadmap.catalog.question(decider.question)
    leads = [
        f"{needed(question, test) or 'some answers to it'} would give {decision.option(option).label}"
        for option, test in decider.leads_to.items()
    ]
    return f"{question.title} (left open): {'; '.join(leads)}."


def change_table(roadmap: Roadmap, decision: Decision, outcome: Outcome, flips: Flips) -> Table:
    """Return every option with its state, its points and the smallest change that gives it."""
    smallest = {way.option: changed(roadmap, way.changes[0]) if way.changes else "no one or two changes" for way in flips.ways}
    rows = []
    for option in outcome.options:
        state, tone = STATE[option.state]
        rows.append(
            (
                Cell(decision.option(option.id).label, "strong"),
                Cell(state, tone),
                Cell(str(option.score)),
                Cell(smallest.get(option.id, "as you answered")),
            )
        )
    return Table(("Option", "State", "Points", "Smallest change that gives it"), tuple(rows), (2,), (3, 2, 2, 6))
