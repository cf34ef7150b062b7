"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli.errors import handled
from codingpath.cli.options import Answer, AnswersFile, Data, NoColor, SessionName, Today

if TYPE_CHECKING:
    from codingpath.model.roadmap import Roadmap
    from codingpath.render.blocks import Document
    from codingpath.wizard.notes import Note


class Format(StrEnum):
    """What a plan can be printed as."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    ICS = "ics"


ENDINGS = {
    ".txt": Format.TABLE,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".ics": Format.ICS,
}
"""The format that the ending of a file asks for; the first of a format is the one suggested for it."""

NAMES = {
    "table": "Plain text",
    "markdown": "Markdown, to read or edit",
    "html": "Web page, to read or print",
    "json": "JSON, for other programs",
    "ics": "Calendar of the days",
}
"""What people call each format."""

WITHOUT_NOTES = frozenset({Format.JSON, Format.ICS})
"""Formats that are made for programs, and hold no notes."""


def ending(form: Format) -> str:
    """Return how the name of a file in this format ends, with its dot."""
    return next((end for end, other in ENDINGS.items() if other is form), f".{form.value}")


def about(form: Format) -> str:
    """Say a format in words."""
    return f"{NAMES.get(form.value, form.value)} ({ending(form)})"


def plan(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
    brief: Annotated[bool, typer.Option("--brief", help="Only the first page: decisions, dates, money.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file.")] = False,
    with_notes: Annotated[bool, typer.Option("--with-notes", help="Add the notes on the client of the session.")] = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Print the plan of an answers file, or of the last session."""
    with handled():
        from codingpath.cli.inputs import answers_of, day, load  # noqa: PLC0415
        from codingpath.cli.output import write  # noqa: PLC0415
        from codingpath.cli.plan_key import plan_key  # noqa: PLC0415
        from codingpath.engine.plan import plan as make_plan  # noqa: PLC0415

        when = day(today)
        catalog = load(data)
        roadmap = make_plan(catalog, answers_of(catalog, answers, session, answer), when)
        key = plan_key(answers, session) if form is Format.ICS else ""
        notes = _notes(answers, session, form, brief=brief) if with_notes else None
        if output is None and form is Format.TABLE:
            _show(roadmap, notes, brief=brief, no_color=no_color)
        elif output is None:
            sys.stdout.write(text_of(roadmap, form, brief=brief, key=key, notes=notes))
        else:
            write(text_of(roadmap, form, brief=brief, key=key, notes=notes), output, force=force)
            sys.stderr.write(f"Wrote {output}.\n")
        sys.stdout.flush()


def _notes(answers: Path | None, session: str | None, form: Format, *, brief: bool) -> tuple[Note, ...]:
    """Return the notes on the client of the session that the plan is made from; raise `UsageError` where there can be none."""
    from codingpath.errors import UsageError  # noqa: PLC0415
    from codingpath.wizard import notes  # noqa: PLC0415
    from codingpath.wizard import session as sessions  # noqa: PLC0415

    name = session or sessions.last()
    if answers is not None or name is None:
        raise UsageError("--with-notes needs a saved session; name one with --session NAME")
    if brief:
        raise UsageError("--brief prints the first page only; leave it out to have --with-notes")
    if form in WITHOUT_NOTES:
        raise UsageError(f"--format {form.value} holds no notes; leave out --with-notes")
    return notes.read(name)


def _words(roadmap: Roadmap, notes: Iterable[Note] | None) -> Document:
    """Return the plan in words; notes are its last part if they are wanted."""
    from codingpath.render.view import document  # noqa: PLC0415

    words = document(roadmap)
    if notes is None:
        return words
    from dataclasses import replace  # noqa: PLC0415

    from codingpath.render.view.notes import part  # noqa: PLC0415

    return replace(words, parts=(*words.parts, part((n.at, n.text) for n in notes)))


def _show(roadmap: Roadmap, notes: Iterable[Note] | None, *, brief: bool, no_color: bool) -> None:
    from codingpath.cli.output import console  # noqa: PLC0415
    from codingpath.render.terminal import print_document  # noqa: PLC0415

    words = _words(roadmap, notes)
    print_document(console(no_color=no_color), words, () if brief else words.parts)


def text_of(roadmap: Roadmap, form: Format, *, brief: bool = False, key: str = "", notes: Iterable[Note] | None = None) -> str:
    """Return the plan as text in one of the formats; `key` is that of `plan_key`, for a calendar, and `notes` those to add."""
    words = _words(roadmap, notes)
    if form is Format.JSON:
        from codingpath.render.as_json import to_json  # noqa: PLC0415

        return to_json(roadmap, words)
    if form is Format.MARKDOWN:
        from codingpath.render.markdown import to_markdown  # noqa: PLC0415

        return to_markdown(words, brief=brief)
    if form is Format.ICS:
        from codingpath.render.ics import to_ics  # noqa: PLC0415

        return to_ics(roadmap, words, key)
    from codingpath.cli.output import plain_console  # noqa: PLC0415
    from codingpath.render.terminal import print_document  # noqa: PLC0415

    stream = StringIO()
    print_document(plain_console(stream), words, () if brief else words.parts)
    return stream.getvalue()
