"""Notes on a client, for whoever asks for them; no plan holds them by itself."""

from __future__ import annotations

from collections.abc import Iterable

from codingpath.report.blocks import Block, Part, Text


def part(notes: Iterable[tuple[str, str]]) -> Part:
    """Return notes as a part of a document; each is when it was written, and its text of one or more lines."""
    blocks: list[Block] = []
    for when, text in notes:
        blocks += [Text(when[:10], "strong"), *(Text(line) for line in text.split("\n") if line.strip())]
    return Part("notes", "Notes", tuple(blocks) or (Text("There are no notes."),))
