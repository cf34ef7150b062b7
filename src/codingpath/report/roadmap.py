"""The roadmap in plain words, said once for every form: `document(roadmap)`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Final

from codingpath.lazy import Lazy
from codingpath.model.parts import APPENDIX, PARTS
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document, Part
from codingpath.report.page_one.page import page_one
from codingpath.report.sources import Cites, whose_data, with_office_notes

TITLE: Final = "Your roadmap into medical billing and coding"


PartWriter = Callable[[Roadmap, Cites], Part]
"""Writes one part of the roadmap, at length if `cites.full` says so, and cites its sources."""

_PLACES: Final[Mapping[str, str]] = {
    "dates": "parts.dates.dates_part",
    "money": "parts.money.money_part",
    "schools": "parts.schools.schools_part",
    "exam": "parts.exam.exam_part",
    "study": "parts.study_and_jobs.study_part",
    "jobs": "parts.study_and_jobs.jobs_part",
    "ask": "parts.to_do.ask_part",
    "sources": "sources.sources_part",
    "steps": "parts.to_do.steps_part",
    "why": "parts.appendix.path_part",
    "faq": "parts.appendix.faq_part",
    "exams": "parts.exam.exams_part",
    "words": "document.words_part",
    "all-sources": "sources.all_sources_part",
}
"""Where the function is that writes a part, for every name of `model.parts`."""


def _writer(name: str) -> PartWriter:
    module, _, function = _PLACES[name].rpartition(".")
    writer: PartWriter = getattr(import_module(f"codingpath.report.{module}"), function)
    return writer


WRITERS: Final[Mapping[str, PartWriter]] = Lazy(_PLACES, _writer)
"""Who writes a part, imported when the part is to be written: a first page has none."""

_SOURCES: Final = ("sources", "all-sources")
"""Parts that are written when everything else has been, since they list what it cites."""


def document(roadmap: Roadmap, whose: str = "", *, full: bool = False) -> Document:
    """Return the whole roadmap in words, with whose it is; `full` has each part at length, and the appendix."""
    cites = Cites(roadmap.catalog.sources, roadmap.today, full=full)
    opening = _opening(roadmap, cites, whose)
    appendix = (name for name in APPENDIX if roadmap.beginner or name != "words")  # people of the trade need no glossary of it
    written = _written(roadmap, cites, (*PARTS, *appendix) if full else PARTS)
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
    written = _written(roadmap, cites, wanted)
    if not (cites.used or "all-sources" in names):
        written.pop("all-sources", None)  # no figure, no source
    return _of(list(written.values()), whose_data(roadmap.catalog), cites.used)


def _of(parts: list[Part], facts: tuple[str, ...], sources: tuple[str, ...]) -> Document:
    first, *rest = parts
    title = TITLE if rest else first.title
    return Document(title=title, facts=facts, opening=first, parts=tuple(rest), sources=sources)


def _written(roadmap: Roadmap, cites: Cites, names: Collection[str]) -> dict[str, Part]:
    """Return some parts by name in the order of the roadmap."""
    wanted = [name for name in WRITERS if name in names]
    parts = {name: with_office_notes(roadmap, WRITERS[name](roadmap, cites)) for name in sorted(wanted, key=_SOURCES.__contains__)}
    return {name: parts[name] for name in wanted}
