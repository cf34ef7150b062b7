"""Numbers of sources, given in the order in which they are first cited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from codingpath.model.source import Source


class Cites:
    """Hands out `[1]`, `[2]` … and remembers what was cited."""

    def __init__(self, sources: Mapping[str, Source], today: date) -> None:
        """Cite from these sources; `today` decides which are past review."""
        self._sources = sources
        self._today = today
        self._numbers: dict[str, int] = {}

    @property
    def used(self) -> tuple[str, ...]:
        """Return the ids cited so far, in order."""
        return tuple(self._numbers)

    def __call__(self, *ids: str | None) -> str:
        """Return the marks of some sources with a space before, or nothing for none.

        A source past its review date carries "check this"; one of low confidence carries that word.
        """
        marks = [self._mark(source_id) for source_id in dict.fromkeys(ids) if source_id is not None]
        return f" [{', '.join(marks)}]" if marks else ""

    def _mark(self, source_id: str) -> str:
        source = self._sources[source_id]
        number = self._numbers.setdefault(source_id, len(self._numbers) + 1)
        low = " low confidence" if source.confidence == "low" else ""
        stale = " check this: past review" if source.is_stale(self._today) else ""
        return f"{number}{low}{stale}"
