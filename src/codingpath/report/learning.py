"""Part 7: what is learned, and what experience lets a person skip."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Cell, Part, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.notices import notices


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the topics."""
    skipped = sum(1 for item in roadmap.learn if item.skip)
    lead = (
        f"Of {len(roadmap.learn)} topics, your experience may shorten {skipped}."
        if skipped
        else "The topics, in the order they are mostly taught."
        if roadmap.credential
        else "What keeps you ready while you look for work."
    )
    columns = ("Topic", "What it is", "For you") if skipped else ("Topic", "What it is")
    rows = tuple(
        (
            Cell(item.title, "strong"),
            Cell(item.text),
            *([Cell(item.skip or "Take it in full.", "good" if item.skip else "plain")] if skipped else []),
        )
        for item in roadmap.learn
    )
    blocks = (Text(lead), Table(columns, rows, ratios=(3, 6, 4)[: len(columns)]))
    return Part(
        "learning",
        "What you will learn" if roadmap.credential else "What to keep up",
        (*blocks, *notices(roadmap, "learning", cites)),
    )
