"""Everything that another set of answers moves: each result with all its reasons, each date, each cost, each conflict in full."""

from __future__ import annotations

from codingpath.model.roadmap import Conflict, Roadmap, Stage
from codingpath.model.rules import Outcome
from codingpath.report._words import dollar_span, month_span, sentence
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts_moved import gone, new, staying
from codingpath.report.side_by_side import ABSENT, OWN, TRIED, Row, answer_rows, changed, lead, pairs


def moved_full(before: Roadmap, after: Roadmap, names: tuple[str, str] = (OWN, TRIED)) -> Part:
    """Return both sides in full; what is the same is there too."""
    blocks: list[Block] = [Text(lead(before, after), "strong")]
    tables = {
        "Answers that differ": answer_rows(before, after),
        "Results": _results(before, after),
        "When each stage ends": _dates(before, after),
        "Costs": _costs(before, after),
    }
    for title, rows in tables.items():
        blocks += [Heading(title), Table(("", *names), tuple(rows), ratios=(4, 9, 9))] if rows else []
    return Part("moved-full", "What moves, in full", (*blocks, *_conflicts(before, after)))


def _results(before: Roadmap, after: Roadmap) -> list[Row]:
    moves = changed(before, after)
    return [
        (
            Cell(f"{after.catalog.rules.decision(decision).title}: {'changed' if decision in moves else 'same'}"),
            Cell(_result(before, was)),
            Cell(_result(after, now), "warn" if decision in moves else "plain"),
        )
        for decision, was, now in pairs(before, after)
    ]


def _result(roadmap: Roadmap, outcome: Outcome | None) -> str:
    """Say a result, how firm it is, all that speaks for it against the others, and the runner-up."""
    if outcome is None:
        return ABSENT
    decision = roadmap.catalog.rules.decision(outcome.id)
    second = outcome.option(outcome.runner_up)
    out = " (ruled out)" if second.state == "ruled-out" else ""
    reasons = " ".join(sentence(r.text) for r in outcome.telling)
    chosen = decision.option(outcome.chosen).label
    return f"{chosen} ({outcome.firmness}). {reasons} Runner-up: {decision.option(second.id).label}{out}."


def _dates(before: Roadmap, after: Roadmap) -> list[Row]:
    ids = {s.id for r in (before, after) for s in r.stages}
    titles = {i: title for i, title in before.catalog.timeline.titles.items() if i in ids}
    return [(Cell(title), Cell(_ends(before.stage(i))), Cell(_ends(after.stage(i)))) for i, title in titles.items()]


def _ends(stage: Stage | None) -> str:
    return month_span(stage.ends) if stage else ABSENT


def _costs(before: Roadmap, after: Roadmap) -> list[Row]:
    labels = {line.id: line.label for r in (before, after) for line in r.money.lines}
    return [(Cell(label), Cell(_cost(before, i)), Cell(_cost(after, i))) for i, label in labels.items()]


def _cost(roadmap: Roadmap, line_id: str) -> str:
    line = next((x for x in roadmap.money.lines if x.id == line_id), None)
    if line is None:
        return ABSENT
    return dollar_span(line.low_usd, line.high_usd) + (" (estimate)" if line.estimate else "")


def _conflicts(before: Roadmap, after: Roadmap) -> list[Block]:
    kinds = {
        "Conflicts that are gone": gone(before, after),
        "New conflicts": new(before, after),
        "Conflicts that stay": staying(before, after),
    }
    blocks: list[Block] = []
    for title, found in kinds.items():
        blocks += [Heading(title), Bullets(tuple(map(_conflict, found)))] if found else []
    return blocks


def _conflict(conflict: Conflict) -> str:
    return f"{conflict.text} Ways out: {'; '.join(way.text.rstrip('.') for way in conflict.relaxations)}."
