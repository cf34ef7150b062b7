"""What goes on paper: what to act on, in two to four pages. What is there to look up stays on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.render.blocks import Block, Bullets, Document, Heading, Part, Text
from codingpath.render.html.safe import cited
from codingpath.render.view.terms import texts
from codingpath.render.words import listed

ENDS: dict[str, tuple[type[Block], ...]] = {
    "path": (Text,),
    "timeline": (Bullets,),
    "programs": (Text,),
    "certification": (Text,),
    "learning": (Text,),
    "work": (Text,),
    "steps": (Heading,),
}
"""Printing a part ends at its first block of this kind; a part that is not here is printed whole."""


def halves(part: Part) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return the blocks of a part that are printed and those that are not."""
    ends = ENDS.get(part.id, ())
    cut = next((i for i, block in enumerate(part.blocks) if isinstance(block, ends)), len(part.blocks))
    return part.blocks[:cut], part.blocks[cut:]


def printed_sources(document: Document) -> frozenset[int]:
    """Return the numbers of the sources that the printed blocks cite."""
    printed = [halves(part)[0] for part in (document.opening, *document.parts)]
    return frozenset(number for blocks in printed for text in texts(tuple(blocks)) for number in cited(text))


def left_out(document: Document) -> str:
    """Say on paper what only the screen has; nothing if that is nothing."""
    split = [(part.title, *halves(part)) for part in document.parts]
    titles = [f"the rest of “{title}”" if printed else f"“{title}”" for title, printed, rest in split if rest]
    return f"Printed here is what to act on. The file on a screen also has {listed(titles)}." if titles else ""
