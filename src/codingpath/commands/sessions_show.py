"""`codingpath sessions show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from codingpath.cli.inputs import load
from codingpath.cli.output import emit
from codingpath.errors import CodingpathError
from codingpath.formats import TABLE, WORDS, Format, Printout, by_ending, offered
from codingpath.formats.plan_json import as_json
from codingpath.model.catalog import Catalog
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.document import notes_part
from codingpath.report.words import counted
from codingpath.sessions import notes
from codingpath.sessions.alias import variant_of
from codingpath.sessions.caseload import variants_of
from codingpath.sessions.lifecycle import missing
from codingpath.sessions.notes import Note
from codingpath.sessions.store import Session, look
from codingpath.wizard.flow import Flow
from codingpath.wizard.wording import answer_in


def show(
    name: str, form: Format | None, output: Path | None, data: Path | None, *, notes: bool, force: bool, no_color: bool
) -> None:
    """Show one session's answers in words, with its notes if they are asked for."""
    chosen, catalog = form or by_ending(output, WORDS), load(data)
    saved = look(name, catalog.questions)
    need(saved)
    noted = notes_of(name) if notes else None
    printout = _session(catalog, saved, noted)
    emit(printout, chosen, output=output, force=force, private=True, no_color=no_color)


def _session(catalog: Catalog, saved: Session, noted: Sequence[Note] | None) -> Printout:
    flow = Flow.start(catalog.questions, saved.answers)
    blocks = [*_head(saved, flow), *_answers(catalog, flow)]
    parts = () if noted is None else (notes_part((n.at, n.text) for n in noted),)
    return Printout(document=_document(saved.name, blocks, parts), records=lambda: _record(saved, noted))


def _record(saved: Session, noted: Sequence[Note] | None) -> dict[str, Any]:
    record = {"name": saved.name, "saved": saved.saved, "finished": saved.finished}
    record |= {"answers": as_json(saved.answers)}
    return record if noted is None else record | {"notes": [asdict(note) for note in noted]}


def notes_of(name: str) -> tuple[Note, ...]:
    """Return the notes on a client, oldest first."""
    return notes.read(name)


def print_notes(name: str, *, no_color: bool) -> None:
    """Print the notes on a client."""
    part = notes_part((n.at, n.text) for n in notes_of(name))
    document = Document(title=part.title, facts=(), opening=part, parts=())
    emit(Printout(document=document, records=list), offered(WORDS)[TABLE], no_color=no_color)


def _document(title: str, blocks: Iterable[Block], more: Iterable[Part] = ()) -> Document:
    return Document(title=title, facts=(), opening=Part("sessions", title, tuple(blocks)), parts=tuple(more))


def need(saved: Session) -> None:
    """Raise `CodingpathError` for a session that is not there or cannot be read."""
    if not saved.found:
        raise CodingpathError(f"{saved.name!r}: {saved.notes[0]}") if saved.notes else missing(saved.name)


def _head(saved: Session, flow: Flow) -> Iterator[Block]:
    finished, noted, others = "finished, " * saved.finished, _noted(saved.name), variants_of(saved.name)
    yield Text(f"Saved {saved.saved[:10]}, {finished}{len(flow.given)} of {len(flow.applicable)} answers.")
    yield from [Text(f"There are {counted(noted, 'note')}; --notes shows them.".replace("are 1", "is 1"))] if noted else []
    yield from [Bullets(saved.notes, "warn")] if saved.notes else []
    if others:
        yield Text(f"Variants: {', '.join(variant_of(saved.name, v) for v in others)}")


def _noted(name: str) -> int:
    """Return how many notes there are to be shown; none where they cannot be read, which is told where they are asked for."""
    try:
        return len(notes_of(name))
    except CodingpathError:
        return 0


def _answers(catalog: Catalog, flow: Flow) -> Iterator[Block]:
    for section in catalog.sections:
        asked = [q for q in flow.applicable if q.section == section.id]
        rows = tuple((Cell(q.title), Cell(answer_in(q, flow.answers, "still open"))) for q in asked)
        if rows:
            yield Heading(section.title)
            yield Table(("Question", "Answer"), rows)
