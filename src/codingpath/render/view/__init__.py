"""The roadmap in plain words, said once for every form: `document(roadmap)`."""

from __future__ import annotations

from codingpath import __version__
from codingpath.model.roadmap import Roadmap
from codingpath.render.blocks import Document
from codingpath.render.view import certification, learning, money, opening, path, programs, school, sources, steps, timeline, work
from codingpath.render.view.cites import Cites
from codingpath.render.view.terms import with_terms
from codingpath.render.words import full_day

_PARTS = (opening, path, timeline, money, programs, certification, learning, school, work, steps, sources)
"""In the order of the roadmap; sources are last, when everything has been cited."""


def document(roadmap: Roadmap) -> Document:
    """Return the whole roadmap in words, sources last."""
    cites = Cites(roadmap.catalog.sources, roadmap.today)
    first, *parts = with_terms([module.part(roadmap, cites) for module in _PARTS], roadmap.catalog.glossary)
    used = [roadmap.catalog.sources[s] for s in cites.used]
    facts = (
        f"Made on {full_day(roadmap.today)} with codingpath {__version__}, rules {roadmap.catalog.rules.version}.",
        f"Facts last read {full_day(max(s.checked for s in used))}; next review due {full_day(min(s.review_by for s in used))}.",
    )
    return Document(
        title="Your roadmap into medical billing and coding", facts=facts, opening=first, parts=tuple(parts), sources=cites.used
    )
