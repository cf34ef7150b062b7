"""The roadmap in plain words, said once for every form: `document(roadmap)`."""

from __future__ import annotations

from typing import Final, Protocol

from codingpath.model.roadmap import Roadmap
from codingpath.report.ask import ask_part
from codingpath.report.blocks import Document, Part
from codingpath.report.certifications import certification_part
from codingpath.report.document import whole
from codingpath.report.money import money_part
from codingpath.report.opening import opening_part
from codingpath.report.path import path_part
from codingpath.report.schools import schools_part
from codingpath.report.sources import Cites, sources_part
from codingpath.report.steps import steps_part
from codingpath.report.study_and_work import learning_part, work_part
from codingpath.report.timeline import timeline_part


class PartWriter(Protocol):
    """Writes one part of the roadmap and cites its sources."""

    def __call__(self, roadmap: Roadmap, cites: Cites, /) -> Part:
        """Return the part."""


PARTS: Final[tuple[PartWriter, ...]] = (
    opening_part,
    path_part,
    timeline_part,
    money_part,
    schools_part,
    certification_part,
    learning_part,
    ask_part,
    work_part,
    steps_part,
    sources_part,
)
"""In the order of the roadmap; sources are last, when everything has been cited."""


def document(roadmap: Roadmap) -> Document:
    """Return the whole roadmap in words, sources last."""
    cites = Cites(roadmap.catalog.sources, roadmap.today)
    parts = [write(roadmap, cites) for write in PARTS]
    title = "Your roadmap into medical billing and coding"
    return whole(title, parts, roadmap.catalog, cites, roadmap.today, explained=roadmap.beginner)
