"""The parts of a roadmap, by the names that are typed and that the data uses."""

from __future__ import annotations

from typing import Final

OPENING: Final = "opening"
"""The first page."""

PARTS: Final = ("dates", "money", "schools", "exam", "study", "jobs", "ask", "sources", "steps")
"""The parts after the first page, in their order."""

APPENDIX: Final = ("why", "faq", "exams", "words", "all-sources")
"""What is printed on request only, in its order."""

NAMED: Final = (*PARTS, *APPENDIX)
"""Every part that can be asked for by name."""

NOTICED: Final = (OPENING, *(part for part in NAMED if part != "all-sources"))
"""Every part that shows notices."""
