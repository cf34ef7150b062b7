"""Notices that stand at the end of a part."""

from __future__ import annotations

from codingpath.model.catalog import Catalog
from codingpath.model.condition import When
from codingpath.model.roadmap import Roadmap
from codingpath.report.blocks import Block, Bullets
from codingpath.report.cites import Cites


def notices(roadmap: Roadmap, part: str, cites: Cites) -> list[Block]:
    """Return the notices of one part as bullets, or nothing."""
    items = tuple(n.text + cites(n.source) for n in roadmap.notices if n.part == part)
    return [Bullets(items)] if items else []


def standing(catalog: Catalog, part: str, cites: Cites) -> list[Block]:
    """Return the notices of one part that hold for everybody, for pages that know nothing of a person."""
    items = tuple(n.text + cites(n.source) for n in catalog.guidance.notices if n.part == part and n.when == When())
    return [Bullets(items)] if items else []
