"""What would change a result, in one or two sentences; and what open answers can still change."""

from __future__ import annotations

from codingpath.model.explanation import Turn
from codingpath.model.roadmap import Roadmap
from codingpath.model.rules import Outcome
from codingpath.report._words import listed
from codingpath.report.blocks import Block, Text
from codingpath.report.words import changed, titles


def turn_blocks(roadmap: Roadmap, outcome: Outcome) -> list[Block]:
    """Return the smallest change that turns a decision, or that there is none; then the open answers that can turn it."""
    turn = next(t for t in roadmap.turns if t.decision == outcome.id)
    blocks: list[Block] = [Text(f"What would change it: {turn_words(roadmap, turn)}.")]
    if turn.deciders:
        blocks.append(Text(f"Answers you left open that can still change it: {listed(titles(roadmap, turn.deciders))}."))
    return blocks


def turn_words(roadmap: Roadmap, turn: Turn) -> str:
    """Say the smallest change and where it leads."""
    if turn.change is None:
        return "no one or two of the answers you gave"
    label = roadmap.catalog.rules.decision(turn.decision).option(turn.change.chosen[turn.decision]).label
    return f"{changed(roadmap, turn.change)}; then {label} fits best"


def open_sentence(roadmap: Roadmap) -> str | None:
    """Say which results open answers can still change, each with those answers; nothing if there are none."""
    still = [
        f"{roadmap.catalog.rules.decision(turn.decision).title} ({', '.join(titles(roadmap, turn.deciders))})"
        for turn in roadmap.turns
        if turn.deciders
    ]
    return f"Your open answers can still change: {'; '.join(still)}." if still else None
