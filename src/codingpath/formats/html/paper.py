"""What goes on paper: what to act on, in two to four pages. What is there to look up stays on the screen."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from codingpath.formats.html.safe import cited
from codingpath.model.record import Record, record
from codingpath.report import money
from codingpath.report.blocks import Block, Bullets, Document, Heading, Part, Text
from codingpath.report.document import texts
from codingpath.report.words import listed

ENDS: dict[str, tuple[type[Block], ...]] = {
    "path": (Text,),
    "timeline": (Bullets,),
    "programs": (Text,),
    "certification": (Text,),
    "learning": (Text,),
    "work": (Text,),
    "sources": (Heading,),
    "steps": (Heading,),
}
"""Printing a part ends at its first block of this kind; a part that is not here is printed whole."""


SCREEN_SECTIONS = frozenset({money.TITLE, money.BY_LENGTH})
"""Headings of sections inside a printed part that only the screen has."""


@record
class Run(Record):
    """Blocks of a part that follow one another and go to the same place."""

    printed: bool
    blocks: tuple[Block, ...]


def runs(part: Part) -> list[Run]:
    """Return the blocks of a part in runs that are printed and runs that are not."""
    ends, on_paper, ended = ENDS.get(part.id, ()), True, False
    marked: list[tuple[bool, Block]] = []
    for block in part.blocks:
        ended = ended or isinstance(block, ends)
        if isinstance(block, Heading):
            on_paper = block.text not in SCREEN_SECTIONS
        marked.append((on_paper and not ended, block))
    return [Run(printed, tuple(block for _, block in group)) for printed, group in groupby(marked, key=itemgetter(0))]


def printed_sources(document: Document) -> frozenset[int]:
    """Return the numbers of the sources that the printed blocks cite."""
    printed = [run for part in (document.opening, *document.parts) for run in runs(part) if run.printed]
    return frozenset(number for run in printed for text in texts(run.blocks) for number in cited(text))


def left_out(document: Document) -> str:
    """Say on paper what only the screen has; nothing if that is nothing."""
    split = [(part.title, {run.printed for run in runs(part)}) for part in document.parts]
    titles = [f"the rest of “{title}”" if True in printed else f"“{title}”" for title, printed in split if False in printed]
    return f"Printed here is what to act on. The file on a screen also has {listed(titles)}." if titles else ""
