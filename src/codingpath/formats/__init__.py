"""The forms a plan comes in: what each is called, how its files end, and the text itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, assert_never

from codingpath.errors import UsageError
from codingpath.text import quoted

if TYPE_CHECKING:
    from codingpath.model.roadmap import Roadmap
    from codingpath.report.blocks import Document
    from codingpath.sessions.notes import Note


Form = TypeVar("Form", bound=StrEnum)


class Format(StrEnum):
    """What a plan can be printed as."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    ICS = "ics"


ENDINGS = {
    ".txt": "table",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".ics": "ics",
    ".csv": "csv",
}
"""The format that the ending of a file asks for, in any command; the first ending of a format is the one suggested for it."""

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


def by_ending(output: Path | None, forms: type[Form]) -> Form:
    """Return that format of a command which the ending of a file asks for; a table where there is no file, or no ending.

    Raises `UsageError` for any other ending, with those the command knows: the file would not be what its name says.
    """
    known = {end: form for end, name in ENDINGS.items() for form in forms if form.value == name}
    if output is None or not output.suffix:
        return forms("table")
    check_ending(output, known, ", or say with --format what it is to hold")
    return known[output.suffix.lower()]


def check_ending(output: Path, known: Collection[str], more: str = "") -> None:
    """Raise `UsageError` for a file whose ending is none of these, so that no file is another thing than its name says."""
    if output.suffix and output.suffix.lower() not in known:
        raise UsageError(f"{output}: no file of this command ends in {quoted(output.suffix)[1:-1]}; use {', '.join(known)}{more}")


def ending(form: Format) -> str:
    """Return how the name of a file in this format ends, with its dot."""
    return endings(form)[0]


def endings(form: Format) -> list[str]:
    """Return every ending by which a file in this format is known; the first is the one to suggest."""
    return [end for end, name in ENDINGS.items() if name == form.value]


def document_of(roadmap: Roadmap, notes: Iterable[Note] | None = None) -> Document:
    """Return the plan in words; notes are its last part if they are wanted."""
    from codingpath.report.roadmap import document  # noqa: PLC0415

    words = document(roadmap)
    if notes is None:
        return words
    from dataclasses import replace  # noqa: PLC0415

    from codingpath.report.document import notes_part  # noqa: PLC0415

    return replace(words, parts=(*words.parts, notes_part((n.at, n.text) for n in notes)))


def text_of(
    roadmap: Roadmap,
    form: Format,
    *,
    brief: bool = False,
    key: str = "",
    before: Path | None = None,
    notes: Iterable[Note] | None = None,
) -> str:
    """Return the plan as text in one of the formats; `notes` are added if given.

    For a calendar, `key` is that of `plan_key`, and `before` the file that it replaces, if there is one.
    """
    words = document_of(roadmap, notes)
    match form:
        case Format.JSON:
            from codingpath.formats.plan_json import to_json  # noqa: PLC0415

            return to_json(roadmap, words)
        case Format.MARKDOWN:
            from codingpath.formats.markdown import to_markdown  # noqa: PLC0415

            return to_markdown(words, brief=brief)
        case Format.HTML:
            from codingpath.formats.html import to_html  # noqa: PLC0415

            return to_html(roadmap, words, brief=brief)
        case Format.ICS:
            from codingpath.formats.ics import to_ics  # noqa: PLC0415

            return to_ics(roadmap, words, key, _entries_in(before, key))
        case Format.TABLE:
            return _table(words, brief=brief)
        case _ as never:
            assert_never(never)


def _entries_in(calendar: Path | None, key: str) -> Collection[str]:
    """Return the ids of the entries of this plan in a calendar, none where there is no such file or it cannot be read."""
    from codingpath.files import read_plain  # noqa: PLC0415
    from codingpath.formats.ics import ids_in  # noqa: PLC0415

    try:
        return ids_in(read_plain(calendar).decode(), key) if calendar else ()
    except (OSError, UnicodeDecodeError):
        return ()


def _table(words: Document, *, brief: bool) -> str:
    from codingpath.formats.console import plain_console  # noqa: PLC0415
    from codingpath.formats.terminal import print_document  # noqa: PLC0415

    stream = StringIO()
    print_document(plain_console(stream), words, () if brief else words.parts)
    return stream.getvalue()
