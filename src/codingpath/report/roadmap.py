"""The roadmap in plain words, said once for every form: `document(roadmap)`."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.report import (
    _money,
    _programs,
    certifications,
    learning,
    opening,
    path,
    school,
    sources,
    steps,
    study_and_work,
    timeline,
)
from codingpath.report.blocks import Document
from codingpath.report.cites import Cites
from codingpath.report.whole import whole

_PARTS = (opening, path, timeline, _money, _programs, certifications, learning, school, study_and_work, steps, sources)
"""In the order of the roadmap; sources are last, when everything has been cited."""


def document(roadmap: Roadmap) -> Document:
    """Return the whole roadmap in words, sources last."""
    cites = Cites(roadmap.catalog.sources, roadmap.today)
    parts = [module.part(roadmap, cites) for module in _PARTS]
    title = "Your roadmap into medical billing and coding"
    return whole(title, parts, roadmap.catalog, cites, roadmap.today, explained=roadmap.beginner)
