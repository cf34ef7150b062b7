"""How old the data is, on one screen: how much there is, when it was read, what is past review and what is weak; and one source in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from codingpath.model.catalog import Catalog
from codingpath.model.facts import Sourced, next_review
from codingpath.report.blocks import Document, Part, Summary, SummaryRow, Text
from codingpath.report.lists.data_status import TITLE, source_blocks, weight
from codingpath.report.sources import KIND, as_of_words
from codingpath.report.versions import made_on, whose_files
from codingpath.report.words import counted, full_day, sentence

NAMED: Final = 4
"""How many sources a row names before the rest is only counted."""


def status_short(catalog: Catalog, groups: Sequence[Sourced], today: date) -> Document:
    """Return the state of the data in one part."""
    rows = tuple(
        SummaryRow(label, tuple(lines), tone="warn" if label == "PAST" else "plain") for label, lines in _rows(groups, today)
    )
    more = Text("One source: `codingpath data status ID`. What is due: --stale. Every fact: --full.", "quiet")
    return Document(
        title=TITLE,
        facts=(made_on(catalog, today), *whose_files(catalog)),
        opening=Part("status", "In short", (Summary(rows), more), compact=True),
        parts=(),
    )


def _rows(groups: Sequence[Sourced], today: date) -> Iterator[tuple[str, list[str]]]:
    yield "HOLDS", [f"{weight(groups)}."]
    kinds = {kind: sum(1 for g in groups if g.source.kind == kind) for kind in KIND}
    yield "FROM", [sentence(", ".join(f"{KIND[kind]} {n}" for kind, n in kinds.items() if n))]
    if not groups:
        return
    days = sorted(g.source.checked for g in groups)
    yield "READ", [f"First on {full_day(days[0])}, last on {full_day(days[-1])}."]
    oldest = sorted(groups, key=lambda g: (g.source.as_of, g.source.id))
    yield (
        "OLDEST",
        [f"Speak for {as_of_words(oldest[0].source)} and after: {_named(oldest[:NAMED], lambda g: as_of_words(g.source))}."],
    )
    stale = [g for g in groups if g.source.is_stale(today)]
    yield (
        ("PAST" if stale else "REVIEW"),
        [f"{weight(stale)} past review: {_named(stale)}." if stale else "Nothing is past review."],
    )
    due = next_review(groups, today)
    coming = [g for g in groups if g.source.review_by == due]
    yield "NEXT", [f"{full_day(due)}: {weight(coming)}." if due else "No review date is still to come."]
    low, nobody = ([g for g in groups if test(g)] for test in (_is_low, _is_assumption))
    yield (
        "WEAKEST",
        [
            f"Low confidence: {_named(low)}." if low else "None of low confidence.",
            f"Our own assumptions, said to be so: {weight(nobody)}." if nobody else "No assumption of our own.",
        ],
    )


def _is_low(group: Sourced) -> bool:
    return group.source.confidence == "low"


def _is_assumption(group: Sourced) -> bool:
    return group.source.kind == "assumption"


def _named(groups: Sequence[Sourced], also: Callable[[Sourced], str] | None = None) -> str:
    """Return who says the first sources, each with its id and something beside it, and how many more there are."""
    some = [f"{g.source.publisher} ({f'{also(g)}; ' if also else ''}{g.source.id})" for g in groups[:NAMED]]
    rest = len(groups) - len(some)
    return ", ".join(some) + (f" and {counted(rest, 'other')}" if rest else "")


def status_of_one(catalog: Catalog, group: Sourced, today: date) -> Document:
    """Return one source and every fact that rests on it."""
    return Document(
        title=group.source.id,
        facts=(made_on(catalog, today), *whose_files(catalog)),
        opening=Part(group.source.id, "What it is, and what rests on it", tuple(source_blocks(group, today))),
        parts=(),
        sources=(group.source.id,),
    )
