"""The part `study`: what is learned, and what experience lets a person skip."""

from __future__ import annotations

from typing import Final

from codingpath.model.plan.roadmap import LearnItem, Roadmap
from codingpath.report.blocks import Block, Bullets, Cell, Part, Table, Text
from codingpath.report.conflicts import conflict_lines
from codingpath.report.fit import bullets_in, rows_of
from codingpath.report.sources import Cites, notice_lines, notices

ROWS: Final = 15
"""The most lines of the part, with its title, on a screen of 80 columns."""


FEW_TOPICS: Final = 4
"""As many topics have room for what each is."""


def study_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the topics; at length each with what it is."""
    lead = _lead(roadmap)
    conflicts = conflict_lines(roadmap, "study", cites)
    if cites.full:
        more = [Bullets(tuple(conflicts))] if conflicts else []
        blocks: list[Block] = [Text(_counted(roadmap) or lead), _table(roadmap), *more, *notices(roadmap, "study", cites)]
        return Part("study", _title(roadmap), tuple(blocks))
    lines = [*_topics(roadmap), *conflicts, *_skips(roadmap), *notice_lines(roadmap, "study", cites)]
    return Part("study", _title(roadmap), (Text(lead), *bullets_in(lines, ROWS - 1 - rows_of(lead), "study")), compact=True)


def _title(roadmap: Roadmap) -> str:
    if roadmap.credential is None:
        return "What to keep up"
    return "What to go over" if roadmap.option("award").exam_only else "What you will learn"


def _lead(roadmap: Roadmap) -> str:
    if roadmap.option("award").exam_only:
        return "What the exam asks about. Start with the parts in which you are weakest."
    if roadmap.under_way:
        return "What your program teaches by its end. Cross out what you have passed; the rest is what to study."
    if roadmap.credential:
        return "The topics, in the order they are mostly taught."
    return "What keeps your certification and your skill up to date."


def _counted(roadmap: Roadmap) -> str:
    """Say how many topics experience may shorten; nothing where it shortens none."""
    less = sum(1 for item in roadmap.learn if item.skip)
    return (
        f"Of {len(roadmap.learn)} topics, your experience may shorten {less}; the others are worth taking in full." if less else ""
    )


def _topics(roadmap: Roadmap) -> list[str]:
    """Name the topics: those to take in full, and those that experience may shorten; a few say what they are."""
    if len(roadmap.learn) <= FEW_TOPICS:
        return [f"{item.title}: {item.text}" for item in roadmap.learn]
    whole, less = ("; ".join(item.title for item in roadmap.learn if bool(item.skip) == skip) for skip in (False, True))
    return [f"{'Take in full: ' if less else ''}{whole}."] * bool(whole) + [f"Your experience may shorten: {less}."] * bool(less)


def _skips(roadmap: Roadmap) -> list[str]:
    """Say what may be shortened, each piece of advice once with the topics that it is for."""
    by_advice: dict[str, list[LearnItem]] = {}
    for item in roadmap.learn:
        if item.skip:
            by_advice.setdefault(item.skip, []).append(item)
    return [f"{', '.join(item.title for item in items)}: {advice}" for advice, items in by_advice.items()]


def _table(roadmap: Roadmap) -> Table:
    skipped = any(item.skip for item in roadmap.learn)
    columns = ("Topic", "What it is", "For you") if skipped else ("Topic", "What it is")
    rows = tuple(
        (
            Cell(item.title, "strong"),
            Cell(item.text),
            *([Cell(item.skip or "Take it in full.", "good" if item.skip else "plain")] if skipped else []),
        )
        for item in roadmap.learn
    )
    return Table(columns, rows, ratios=(3, 6, 4)[: len(columns)])
