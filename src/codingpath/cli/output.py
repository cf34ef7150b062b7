"""A list in the form that is asked for, on the screen or in a file: said once for every command that lists something."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TextIO, assert_never

import typer

from codingpath.formats import by_ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codingpath.formats.csv import Plain
    from codingpath.report.blocks import Document


class ListFormat(StrEnum):
    """What a list can be printed as."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    CSV = "csv"


ListFormatOption = Annotated[
    ListFormat | None, typer.Option("--format", help="How to print it; else as the ending of FILE says, or a table.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the output file.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="No pager for a long list (or set NO_PAGER).")]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One list, for every form."""

    document: Document
    """For people: tables, Markdown and HTML."""
    records: object
    """For programs: what JSON can hold, unknown null."""
    columns: Sequence[str]
    """Names of the columns for a spreadsheet."""
    rows: Sequence[Sequence[Plain]]
    """One row a line for a spreadsheet."""


def emit(
    listing: Listing,
    form: ListFormat | None,
    *,
    output: Path | None = None,
    force: bool = False,
    no_color: bool = False,
    no_pager: bool = False,
) -> None:
    """Write a list to a file, to a pager or to stdout."""
    form = form or by_ending(output, ListFormat)
    if output is not None:
        from codingpath.cli.errors import note  # noqa: PLC0415
        from codingpath.files import write  # noqa: PLC0415

        write(text_of(listing, form), output, force=force)
        note(f"Wrote {output}.")
        return
    from codingpath.cli.pager import show  # noqa: PLC0415

    if form is ListFormat.CSV and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="")  # CSV brings its own line ends
    show(_on_screen(listing.document, no_color=no_color) if form is ListFormat.TABLE else text_of(listing, form), no_pager=no_pager)


def text_of(listing: Listing, form: ListFormat) -> str:
    """Return a list as text; tables are 80 columns wide and have no colors."""
    match form:
        case ListFormat.TABLE:
            return _in_columns(listing.document)
        case ListFormat.MARKDOWN:
            from codingpath.formats.markdown import to_markdown  # noqa: PLC0415

            return to_markdown(listing.document)
        case ListFormat.JSON:
            import json  # noqa: PLC0415

            return json.dumps(listing.records, indent=2, ensure_ascii=False) + "\n"
        case ListFormat.HTML:
            from codingpath.formats.html import document_html  # noqa: PLC0415

            return document_html(listing.document)
        case ListFormat.CSV:
            from codingpath.formats.csv import to_csv  # noqa: PLC0415

            return to_csv(listing.columns, listing.rows)
        case _ as never:
            assert_never(never)


def _in_columns(document: Document) -> str:
    from codingpath.formats.console import plain_console  # noqa: PLC0415
    from codingpath.formats.terminal import print_document  # noqa: PLC0415

    stream = StringIO()
    print_document(plain_console(stream), document, document.parts)
    return stream.getvalue()


def _on_screen(document: Document, *, no_color: bool) -> str:
    """Return what this terminal would show: its own width, and colors if it has them."""
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_document  # noqa: PLC0415

    screen = console(no_color=no_color)
    with screen.capture() as captured:
        print_document(screen, document, document.parts)
    return captured.get()


# A word while something takes long, so that nobody wonders whether it hangs: on stderr, only in a terminal, after a second.

PATIENCE: Final = 1.0
"""Seconds until something is said; most runs are done by then and say nothing."""


@contextmanager
def working(what: str, *, after: float = PATIENCE, stream: TextIO | None = None) -> Iterator[None]:
    """Say what is going on if the block takes long, and take it off the screen when it is done; in plain lines it stays."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield
        return
    from threading import Timer  # noqa: PLC0415 - only in a terminal

    from codingpath.wizard.fallback import wants_plain  # noqa: PLC0415

    text, plain, said = f"{what} …", wants_plain(os.environ), False

    def say() -> None:
        nonlocal said
        said = True
        stream.write(text + "\n" if plain else text)
        stream.flush()

    timer = Timer(after, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said and not plain:
            stream.write(f"\r{' ' * len(text)}\r")
            stream.flush()
