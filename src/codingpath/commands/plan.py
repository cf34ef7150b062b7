"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli._options import Answer, AnswersFile, Data, NoColor, SessionName, Today
from codingpath.cli.errors import handled, note
from codingpath.formats import WITHOUT_NOTES, Format, by_ending, document_of, text_of

if TYPE_CHECKING:
    from codingpath.report.blocks import Document
    from codingpath.sessions.notes import Note


def plan(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="How to print it; else as the ending of FILE says, or a table.")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Only the first page: decisions, dates, money.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file.")] = False,
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help="Add your notes on the client of the session; no plan has them otherwise.")
    ] = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Print the plan of an answers file, or of the last session."""
    with handled():
        from codingpath.cli.inputs import answers_of, day, load  # noqa: PLC0415
        from codingpath.files import write  # noqa: PLC0415
        from codingpath.interactive.plan_key import plan_key  # noqa: PLC0415
        from codingpath.planning.plan import plan as make_plan  # noqa: PLC0415

        chosen = form or by_ending(output, Format)
        when = day(today)
        catalog = load(data)
        roadmap = make_plan(catalog, answers_of(catalog, answers, session, answer, when), when)
        key = plan_key(answers, session) if chosen is Format.ICS else ""
        notes = _notes(answers, session, chosen, brief=brief) if with_notes else None
        if output is None and chosen is Format.TABLE:
            _show(document_of(roadmap, notes), brief=brief, no_color=no_color)
        elif output is None:
            sys.stdout.write(text_of(roadmap, chosen, brief=brief, key=key, notes=notes))
        else:
            write(
                text_of(roadmap, chosen, brief=brief, key=key, before=output, notes=notes),
                output,
                force=force,
                private=notes is not None,
            )
            note(f"Wrote {output}.")
        sys.stdout.flush()


def _show(words: Document, *, brief: bool, no_color: bool) -> None:
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_document  # noqa: PLC0415

    print_document(console(no_color=no_color), words, () if brief else words.parts)


def _notes(answers: Path | None, session: str | None, form: Format, *, brief: bool) -> tuple[Note, ...]:
    """Return the notes on the client of the session that the plan is made from; raise `UsageError` where there can be none."""
    from codingpath.errors import UsageError  # noqa: PLC0415
    from codingpath.sessions import notes, store  # noqa: PLC0415

    name = session or store.last()
    if answers is not None or name is None:
        raise UsageError("--with-notes needs a saved session; name one with --session NAME")
    if brief:
        raise UsageError("--brief prints the first page only; leave it out to have --with-notes")
    if form in WITHOUT_NOTES:
        raise UsageError(f"--format {form.value} holds no notes; leave out --with-notes")
    return notes.read(name)
