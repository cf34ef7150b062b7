"""`codingpath sessions list` and `show`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli import options
from codingpath.cli._options import Data, NoColor
from codingpath.cli.errors import handled, trouble

if TYPE_CHECKING:
    from codingpath.model.catalog import Catalog
    from codingpath.report.blocks import Block
    from codingpath.sessions.store import Session, SessionSummary

Name = Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)]


class Format(StrEnum):
    """How to print the list."""

    TABLE = "table"
    JSON = "json"


def list_(
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """List who is saved here, last touched first."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415
        from codingpath.sessions import names  # noqa: PLC0415
        from codingpath.sessions.store import summaries  # noqa: PLC0415

        found = summaries(load(data).questions)
        trouble(*names.unusable(), *_problems(found))
        if form is Format.JSON:
            from dataclasses import asdict  # noqa: PLC0415

            sys.stdout.write(json.dumps([asdict(row) for row in found], indent=2, ensure_ascii=False) + "\n")
        elif found:
            _print("Saved sessions", _table(found), no_color=no_color)
        else:
            sys.stdout.write(
                "No session is saved yet. `codingpath` starts one, `codingpath --session NAME` one for somebody else.\n"
            )


def show(
    name: Name,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too.")] = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Show one session's answers in words."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415
        from codingpath.sessions.store import at_a_glance, look  # noqa: PLC0415

        catalog = load(data)
        saved = look(name, catalog.questions)
        need(saved)
        glance = at_a_glance(saved, catalog.questions)
        _print(name, [*_head(glance, saved), *_answers(catalog, saved)], no_color=no_color)
        if notes:
            print_notes(name, no_color=no_color)
        sys.stdout.flush()


def print_notes(name: str, *, no_color: bool) -> None:
    """Print the notes on a client."""
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_part  # noqa: PLC0415
    from codingpath.report.document import notes_part  # noqa: PLC0415
    from codingpath.sessions import notes  # noqa: PLC0415

    print_part(console(no_color=no_color), notes_part((n.at, n.text) for n in notes.read(name)))


def need(saved: Session) -> None:
    """Raise `CodingpathError` for a session that is not there or cannot be read."""
    from codingpath.errors import CodingpathError  # noqa: PLC0415
    from codingpath.sessions.lifecycle import missing  # noqa: PLC0415

    if not saved.found:
        raise CodingpathError(f"{saved.name!r}: {saved.notes[0]}") if saved.notes else missing(saved.name)


def _problems(found: Sequence[SessionSummary]) -> Iterator[str]:
    """Yield which file of whom cannot be read."""
    from codingpath.sessions.names import notes_path, path_of  # noqa: PLC0415

    for row in found:
        if row.problem:
            yield f"{path_of(row.name)}: {row.problem}"
        if row.notes is None:
            yield f"{notes_path(row.name)}: the notes cannot be read."


def _print(title: str, blocks: Sequence[Block], *, no_color: bool) -> None:
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_part  # noqa: PLC0415
    from codingpath.report.blocks import Part  # noqa: PLC0415

    print_part(console(no_color=no_color), Part("sessions", title, tuple(blocks)))


def _table(found: Sequence[SessionSummary]) -> list[Block]:
    from codingpath.report.blocks import Cell, Table  # noqa: PLC0415

    rows = tuple(
        (
            Cell(row.name, "strong"),
            Cell(row.saved[:10]),
            Cell(row.problem or _progress(row), "bad" if row.problem else "plain"),
            Cell(", ".join(row.variants)),
            Cell("cannot be read" if row.notes is None else str(row.notes or "")),
        )
        for row in found
    )
    return [Table(("Name", "Saved", "Answers", "Variants", "Notes"), rows)]


def _progress(row: SessionSummary) -> str:
    return f"{'finished, ' if row.finished else ''}{row.answered} of {row.questions}"


def _head(row: SessionSummary, saved: Session) -> Iterator[Block]:
    from codingpath.report.blocks import Bullets, Text  # noqa: PLC0415
    from codingpath.report.words import counted  # noqa: PLC0415
    from codingpath.sessions.alias import variant_of  # noqa: PLC0415

    yield Text(f"Saved {row.saved[:10]}, {_progress(row)} answers.")
    yield from [Text(f"There are {counted(row.notes, 'note')}; --notes shows them.".replace("are 1", "is 1"))] if row.notes else []
    yield from [Bullets(saved.notes, "warn")] if saved.notes else []
    if row.variants:
        yield Text(f"Variants: {', '.join(variant_of(row.name, v) for v in row.variants)}")


def _answers(catalog: Catalog, saved: Session) -> Iterator[Block]:
    from codingpath.report.blocks import Cell, Heading, Table  # noqa: PLC0415
    from codingpath.wizard.flow import Flow  # noqa: PLC0415
    from codingpath.wizard.wording import answer_words  # noqa: PLC0415

    flow = Flow.start(catalog.questions, saved.answers)
    for section in catalog.sections:
        asked = [q for q in flow.applicable if q.section == section.id]
        rows = tuple(
            (Cell(q.title), Cell(answer_words(q, flow.answers[q.id]) if q.id in flow.answers else "still open")) for q in asked
        )
        if rows:
            yield Heading(section.title)
            yield Table(("Question", "Answer"), rows)
