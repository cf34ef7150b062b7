"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

import sys
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli.errors import handled
from codingpath.cli.options import Answer, AnswersFile, Data, NoColor, SessionName, Today

if TYPE_CHECKING:
    from codingpath.model.roadmap import Roadmap


class Format(StrEnum):
    """What a plan can be printed as."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    ICS = "ics"


ENDINGS = {
    ".txt": Format.TABLE,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".ics": Format.ICS,
}
"""The format that the ending of a file asks for."""


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
        chosen = form or format_of(output)
        key = plan_key(answers, session) if chosen is Format.ICS else ""
        if output is None and chosen is Format.TABLE:
            _show(roadmap, brief=brief, no_color=no_color)
        elif output is None:
            sys.stdout.write(text_of(roadmap, chosen, brief=brief, key=key))
        else:
            write(text_of(roadmap, chosen, brief=brief, key=key), output, force=force)
            sys.stderr.write(f"Wrote {output}.\n")
        sys.stdout.flush()


def format_of(output: Path | None) -> Format:
    """Return the format of a file by its ending; a table where the ending says nothing."""
    return ENDINGS.get(output.suffix.lower(), Format.TABLE) if output else Format.TABLE


def _show(roadmap: Roadmap, *, brief: bool, no_color: bool) -> None:
    from codingpath.cli.output import console  # noqa: PLC0415
    from codingpath.render.terminal import print_document  # noqa: PLC0415
    from codingpath.render.view import document  # noqa: PLC0415

    words = document(roadmap)
    print_document(console(no_color=no_color), words, () if brief else words.parts)


def text_of(roadmap: Roadmap, form: Format, *, brief: bool = False, key: str = "") -> str:
    """Return the plan as text in one of the formats; `key` is that of `plan_key`, for a calendar."""
    from codingpath.render.view import document  # noqa: PLC0415

    words = document(roadmap)
    if form is Format.JSON:
        from codingpath.render.as_json import to_json  # noqa: PLC0415

        return to_json(roadmap, words)
    if form is Format.MARKDOWN:
        from codingpath.render.markdown import to_markdown  # noqa: PLC0415

        return to_markdown(words, brief=brief)
    if form is Format.HTML:
        from codingpath.render.html import to_html  # noqa: PLC0415

        return to_html(roadmap, words, brief=brief)
    if form is Format.ICS:
        from codingpath.render.ics import to_ics  # noqa: PLC0415

        return to_ics(roadmap, words, key)
    from codingpath.cli.output import plain_console  # noqa: PLC0415
    from codingpath.render.terminal import print_document  # noqa: PLC0415

    stream = StringIO()
    print_document(plain_console(stream), words, () if brief else words.parts)
    return stream.getvalue()
