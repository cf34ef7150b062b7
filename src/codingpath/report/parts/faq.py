"""The part `faq`: questions people ask, answered for this person."""

from __future__ import annotations

from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Block, Part, Text
from codingpath.report.sources import Cites, notices


def faq_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return each question with its answer."""
    blocks: list[Block] = []
    for item in roadmap.faq:
        blocks += [Text(item.question, "strong"), Text(item.answer + cites(item.source))]
    return Part("faq", "Questions people ask, answered for you", (*blocks, *notices(roadmap, "faq", cites)))
