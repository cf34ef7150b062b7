"""What a terminal shows of a document, as lines."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from codingpath.formats.terminal import print_document, print_part
from codingpath.report.blocks import Document, Part


def _console(stream: StringIO, width: int) -> Console:
    return Console(file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=width, height=24)


def printed_part(part: Part, width: int) -> list[str]:
    """Return the lines of one part, from its title on."""
    stream = StringIO()
    print_part(_console(stream, width), part)
    return stream.getvalue().strip("\n").split("\n")


def printed(document: Document, width: int) -> list[str]:
    """Return the lines of a whole document."""
    stream = StringIO()
    print_document(_console(stream, width), document, (*document.parts, *document.appendix))
    return stream.getvalue().strip("\n").split("\n")
