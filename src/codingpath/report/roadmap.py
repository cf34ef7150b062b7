"""The roadmap in plain words, said once for every form: `document(roadmap)`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, Protocol

from codingpath.model.parts import APPENDIX, PARTS
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document, Part
from codingpath.report.document import words_part
from codingpath.report.page_one.page import page_one
from codingpath.report.parts.ask import ask_part
from codingpath.report.parts.dates import dates_part
from codingpath.report.parts.exam import exam_part
from codingpath.report.parts.exams import exams_part
from codingpath.report.parts.faq import faq_part
from codingpath.report.parts.jobs import jobs_part
from codingpath.report.parts.money import money_part
from codingpath.report.parts.path import path_part
from codingpath.report.parts.schools import schools_part
from codingpath.report.parts.steps import steps_part
from codingpath.report.parts.study import study_part
from codingpath.report.sources import Cites, all_sources_part, sources_part, with_office_notes
from codingpath.report.versions import whose_data

TITLE: Final = "Your roadmap into medical billing and coding"


class PartWriter(Protocol):
    """Writes one part of the roadmap and cites its sources."""

    def __call__(self, roadmap: Roadmap, cites: Cites, /) -> Part:
        """Return the part, at length if `cites.full` says so."""


WRITERS: Final[Mapping[str, PartWriter]] = {
    "dates": dates_part,
    "money": money_part,
    "schools": schools_part,
    "exam": exam_part,
    "study": study_part,
    "jobs": jobs_part,
    "ask": ask_part,
    "sources": sources_part,
    "steps": steps_part,
    "why": path_part,
    "faq": faq_part,
    "exams": exams_part,
    "words": words_part,
    "all-sources": all_sources_part,
}
"""Who writes a part, for every name of `model.parts`."""

_SOURCES: Final = ("sources", "all-sources")
"""Parts that are written when everything else has been, since they list what it cites."""


def document(roadmap: Roadmap, whose: str = "", *, full: bool = False) -> Document:
    """Return the whole roadmap in words, with whose it is; `full` has each part at length, and the appendix."""
    cites = Cites(roadmap.catalog.sources, roadmap.today, full=full)
    opening = _opening(roadmap, cites, whose)
    written = _written(roadmap, cites, (*PARTS, *_appendix(roadmap)) if full else PARTS)
    return Document(
        title=TITLE,
        facts=whose_data(roadmap.catalog),
        opening=opening,
        parts=tuple(written[name] for name in PARTS),
        appendix=tuple(part for name, part in written.items() if name not in PARTS),
        sources=cites.used,
    )


def first_page(roadmap: Roadmap, whose: str = "") -> Document:
    """Return the first page alone, with whose it is."""
    cites = Cites(roadmap.catalog.sources, roadmap.today, full=False)
    return Document(
        title=TITLE, facts=whose_data(roadmap.catalog), opening=_opening(roadmap, cites, whose), parts=(), sources=cites.used
    )


def _opening(roadmap: Roadmap, cites: Cites, whose: str) -> Part:
    return with_office_notes(roadmap, page_one(roadmap, cites, whose))


def some_parts(roadmap: Roadmap, names: Collection[str], *, full: bool = False) -> Document:
    """Return a document of some parts alone, in the order of the roadmap; `full` has them at length, and then every source they cite.

    Sources that are asked for alone are those of the whole roadmap.
    """
    if set(names) <= set(_SOURCES):
        whole = document(roadmap, full="all-sources" in names)
        found = {part.id: part for part in (*whole.parts, *whole.appendix)}
        return _of([found[name] for name in names], whole.facts, whole.sources)
    at_length = full or "all-sources" in names
    cites = Cites(roadmap.catalog.sources, roadmap.today, full=at_length)
    wanted = {*names, "all-sources"} if at_length else set(names)
    return _of(list(_written(roadmap, cites, wanted).values()), whose_data(roadmap.catalog), cites.used)


def _of(parts: list[Part], facts: tuple[str, ...], sources: tuple[str, ...]) -> Document:
    first, *rest = parts
    title = TITLE if rest else first.title
    return Document(title=title, facts=facts, opening=first, parts=tuple(rest), sources=sources)


def _appendix(roadmap: Roadmap) -> tuple[str, ...]:
    """Return the names of the appendix; people of the trade need no glossary of it."""
    return tuple(name for name in APPENDIX if roadmap.beginner or name != "words")


def _written(roadmap: Roadmap, cites: Cites, names: Collection[str]) -> dict[str, Part]:
    """Return some parts by name in the order of the roadmap."""
    wanted = [name for name in WRITERS if name in names]
    parts = {name: with_office_notes(roadmap, WRITERS[name](roadmap, cites)) for name in sorted(wanted, key=_SOURCES.__contains__)}
    return {name: parts[name] for name in wanted}
