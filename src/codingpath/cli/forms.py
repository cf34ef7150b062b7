"""The forms a plan comes in: what each is called, how its files end, and the text itself."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from codingpath.model.roadmap import Roadmap
    from codingpath.render.blocks import Document
    from codingpath.wizard.notes import Note


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
"""The format that the ending of a file asks for; the first ending of a format is the one suggested for it."""

NAMES = {
    Format.TABLE: "Plain text",
    Format.MARKDOWN: "Markdown, to read or edit",
    Format.JSON: "JSON, for programs",
    Format.HTML: "Web page, to read or print",
    Format.ICS: "Calendar of the days",
}
"""What people call each format."""

WITHOUT_NOTES = frozenset({Format.JSON, Format.ICS})
"""Formats for programs, which hold no notes."""


def format_of(output: Path | None) -> Format:
    """Return the format of a file by its ending; a table where the ending says nothing."""
    return ENDINGS.get(output.suffix.lower(), Format.TABLE) if output else Format.TABLE


def ending(form: Format) -> str:
    """Return how the name of a file in this format ends, with its dot."""
    return next(end for end, other in ENDINGS.items() if other is form)


def document_of(roadmap: Roadmap, notes: Iterable[Note] | None = None) -> Document:
    """Return the plan in words; notes are its last part if they are wanted."""
    from codingpath.render.view import document  # noqa: PLC0415

    words = document(roadmap)
    if notes is None:
        return words
    from dataclasses import replace  # noqa: PLC0415

    from codingpath.render.view.notes import part  # noqa: PLC0415

    return replace(words, parts=(*words.parts, part((n.at, n.text) for n in notes)))


def text_of(roadmap: Roadmap, form: Format, *, brief: bool = False, key: str = "", notes: Iterable[Note] | None = None) -> str:
    """Return the plan as text in one of the formats; `key` is that of `plan_key`, for a calendar, and `notes` are added if given."""
    words = document_of(roadmap, notes)
    match form:
        case Format.JSON:
            from codingpath.render.as_json import to_json  # noqa: PLC0415

            return to_json(roadmap, words)
        case Format.MARKDOWN:
            from codingpath.render.markdown import to_markdown  # noqa: PLC0415

            return to_markdown(words, brief=brief)
        case Format.HTML:
            from codingpath.render.html import to_html  # noqa: PLC0415

            return to_html(roadmap, words, brief=brief)
        case Format.ICS:
            from codingpath.render.ics import to_ics  # noqa: PLC0415

            return to_ics(roadmap, words, key)
        case Format.TABLE:
            return _table(words, brief=brief)
        case _ as never:
            assert_never(never)


def _table(words: Document, *, brief: bool) -> str:
    from codingpath.cli.output import plain_console  # noqa: PLC0415
    from codingpath.render.terminal import print_document  # noqa: PLC0415

    stream = StringIO()
    print_document(plain_console(stream), words, () if brief else words.parts)
    return stream.getvalue()
