"""Plans and papers, made ready for every form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codingpath.formats import Printout
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import replace
from codingpath.report.blocks import Block, Bullets, Document, Part, Table, Text
from codingpath.report.document import handout, notes_part
from codingpath.report.roadmap import document, first_page, some_parts

if TYPE_CHECKING:
    from codingpath.report.calendar import StudyTimes
    from codingpath.sessions.notes import Note


def plan_printout(
    roadmap: Roadmap,
    *,
    brief: bool = False,
    names: Collection[str] = (),
    full: bool = False,
    notes: Iterable[Note] | None = None,
    key: str = "",
    whose: str = "",
    before: Path | None = None,
    meeting: date | None = None,
    study: StudyTimes | None = None,
) -> Printout:
    """Return the plan for every form: all of it, the first page alone with `brief`, or the parts of some names.

    `full` is that of `document`; notes are the last part if they are wanted. `key` is that of `plan_key`, `whose` the name that the
    plan bears, and `before` the file that is replaced, if there is one; `meeting` and `study` are for a calendar.
    """
    if names:
        shown = some_parts(roadmap, names, full=full)
    else:
        shown = first_page(roadmap, whose) if brief else document(roadmap, whose, full=full)
    noted = () if notes is None else (notes_part((n.at, n.text) for n in notes),)
    shown = replace(shown, parts=(*shown.parts, *noted), handout=handout(roadmap, whose, told=not names))

    def records() -> object:
        from codingpath.formats.plan_json import plan_record  # noqa: PLC0415 - most plans are read by people

        return plan_record(roadmap, document(roadmap, full=True))

    return Printout(document=shown, records=records, roadmap=roadmap, key=key, before=before, meeting=meeting, study=study)


# A paper: for programs, each part with its lines.


def paper_printout(paper: Document) -> Printout:
    """Return a paper for every form."""
    return Printout(document=paper, records=lambda: paper_record(paper))


def paper_record(paper: Document) -> dict[str, Any]:
    """Return a paper as JSON holds it: every part by its id, its tables as rows by the names of their columns."""
    parts = (paper.opening, *paper.parts)
    return {"title": paper.title, "facts": list(paper.facts), "parts": [_part(part) for part in parts]}


def _part(part: Part) -> dict[str, Any]:
    return {"id": part.id, "title": part.title, "content": [item for block in part.blocks for item in _items(block)]}


def _items(block: Block) -> Iterator[object]:
    match block:
        case Text():
            yield block.text
        case Bullets():
            yield from block.items
        case Table():
            yield from ({name: cell.text for name, cell in zip(block.columns, row, strict=True)} for row in block.rows)
        case _:
            raise AssertionError(f"no paper has a {type(block).__name__}")
