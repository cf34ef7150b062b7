"""What is said about saved answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codingpath.sessions.lifecycle import Removed


def removed_words(removed: Removed) -> str:
    """Say what went."""
    from codingpath.report.words import counted, listed  # noqa: PLC0415

    parts = ["the answers"] * removed.answers + ["the notes"] * removed.notes
    parts += [counted(removed.variants, "variant")] * (removed.variants > 0)
    parts += [counted(removed.previous, "earlier copy", "earlier copies")] * (removed.previous > 0)
    parts += [counted(removed.damaged, "damaged copy", "damaged copies")] * (removed.damaged > 0)
    return listed(parts) or "what was left of a write"
