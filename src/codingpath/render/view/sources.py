"""Part 11: every source cited, with what it speaks for, when it was read and when to read it again."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.model.source import Source
from codingpath.render.blocks import Numbered, Part, Text
from codingpath.render.view.cites import Cites
from codingpath.render.view.notices import notices

_KIND = {
    "issuer": "issuer of the credential",
    "government": "government",
    "school": "school",
    "independent": "independent pages that agree",
    "assumption": "assumption of this tool",
}


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the sources; it must come last, when everything has been cited."""
    last = notices(roadmap, "sources", cites)
    items = tuple(_line(roadmap, roadmap.catalog.sources[s]) for s in cites.used)
    lead = "Every figure above carries the number of its source. Sums, dates and estimates are reckoned from these and from your answers."
    stale = sum(1 for s in cites.used if roadmap.catalog.sources[s].is_stale(roadmap.today))
    if stale:
        lead += f" {stale} of them are past their review date: check those before you rely on them."
    return Part("sources", "Sources", (Text(lead), Numbered(items), *last))


def _line(roadmap: Roadmap, source: Source) -> str:
    stale = "CHECK THIS, past review: " if source.is_stale(roadmap.today) else ""
    where = "" if source.kind == "assumption" else f" {source.address}."
    about = "about " if source.about else ""
    return (
        f"{stale}{source.name.rstrip('.')}.{where} {_KIND[source.kind].capitalize()}, confidence {source.confidence}. "
        f"Speaks for {about}{source.as_of}, read {source.checked}, review by {source.review_by}."
    )
