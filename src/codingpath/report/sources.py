"""Part 11: every source cited, with what it speaks for, when it was read and when to read it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.roadmap import Roadmap
from codingpath.model.source import Source
from codingpath.report._words import full_day
from codingpath.report.blocks import Block, Numbered, Part, Text
from codingpath.report.cites import Cites
from codingpath.report.notices import notices, standing

NUMBERED = "Every figure above carries the number of its source."

KIND = {
    "issuer": "issuer of the credential",
    "government": "government",
    "school": "school",
    "independent": "independent pages that agree",
    "assumption": "assumption of this tool",
}


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the sources; it must come last, when everything has been cited."""
    last = notices(roadmap, "sources", cites)
    lead = f"{NUMBERED} Sums, dates and estimates are reckoned from these and from your answers."
    cited = [roadmap.catalog.sources[s] for s in cites.used]
    return Part("sources", "Sources", (*source_list(cited, roadmap.today, lead), *last))


def source_part(catalog: Catalog, cites: Cites, today: date) -> Part:
    """Return the sources of a page that knows nothing of a person; it must come last."""
    last = standing(catalog, "sources", cites)
    cited = [catalog.sources[s] for s in cites.used]
    return Part("sources", "Sources", (*source_list(cited, today, NUMBERED, confirm=True), *last))


def source_list(cited: Sequence[Source], today: date, lead: str, *, confirm: bool = False) -> tuple[Block, ...]:
    """Return sources in the order of their numbers, under a sentence; `confirm` says where to confirm, for lists that leave it out."""
    stale = sum(1 for source in cited if source.is_stale(today))
    if stale:
        lead += f" {stale} of them are past their review date: check those before you rely on them."
    items = (source_line(source, today, confirm=confirm) for source in cited)
    return Text(lead), Numbered(tuple(items))


def read_dates(cited: Sequence[Source]) -> str:
    """Say when the newest of some sources was read, and when the first is to be read again."""
    read, due = max(s.checked for s in cited), min(s.review_by for s in cited)
    return f"Facts last read {full_day(read)}; next review due {full_day(due)}."


def source_line(source: Source, today: date, *, confirm: bool) -> str:
    """Return who says it, where, how sure it is and how old; `confirm` adds where to confirm it."""
    stale = "CHECK THIS, past review: " if source.is_stale(today) else ""
    where = "" if source.kind == "assumption" else f" {source.address}."
    return (
        f"{stale}{source.name.rstrip('.')}.{where} {KIND[source.kind].capitalize()}, confidence {source.confidence}. "
        f"Speaks for {as_of(source)}, read {source.checked}, review by {source.review_by}."
        f"{f' Confirm at {source.confirm_at}.' if confirm and source.confirm_at else ''}"
    )


def as_of(source: Source) -> str:
    """Return the time a source speaks for."""
    return f"{'about ' if source.about else ''}{source.as_of}"
