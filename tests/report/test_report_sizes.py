"""How long the whole roadmap and its parts are, over every scenario; no long line stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from crowd import words_of
from document_text import part_texts
from on_screen import on_screen
from scenario_plans import faults, scenario_plans

from codingpath.formats.lines import WIDEST_TEXT
from codingpath.model.parts import OPENING
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document, Part

MOST = {
    OPENING: 20,
    "dates": 25,
    "money": 40,
    "schools": 45,
    "exam": 30,
    "study": 15,
    "jobs": 30,
    "ask": 25,
    "sources": 15,
    "steps": 25,
}
"""The most lines of 80 columns of a part, from its title on."""
WHOLE, MIDDLE = 280, 240
"""The most lines of a whole roadmap, and of the middle one."""
RULE = "────"
LONG = 40
"""Letters of a line that may stand only once."""


def shown(part: Part, columns: int = 80) -> list[str]:
    """Return the lines of one part, with the empty one before its title."""
    return on_screen(Document(title=part.title, facts=(), opening=part, parts=()), columns)


def test_whole_roadmaps_and_their_parts_keep_to_their_lines() -> None:
    sizes: list[int] = []

    def too_long(roadmap: Roadmap) -> Iterator[str]:
        made = words_of(roadmap, full=False)
        parts = {part.id: shown(part) for part in (made.opening, *made.parts)}
        lines = [line for part in parts.values() for line in part]
        sizes.append(len(lines))
        if len(lines) > WHOLE:
            yield f"{len(lines)} lines"
        yield from (
            f"{name}: {len(part)}" for name, part in parts.items() if len("\n".join(part).strip("\n").split("\n")) > MOST[name]
        )
        repeated = Counter(line.strip() for line in lines if len(line.strip()) >= LONG)
        yield from (f"twice: {line}" for line, times in repeated.items() if times > 1)

    assert faults(too_long) == []
    assert median(sizes) <= MIDDLE


def test_each_conflict_is_said_in_a_part_of_the_plan_at_length() -> None:
    def unsaid(roadmap: Roadmap) -> Iterator[str]:
        made = words_of(roadmap)
        said = " ".join(text for part in (*made.parts, *made.appendix) for text in part_texts(part))
        yield from (found.id for found in roadmap.conflicts if found.kind != "time" and found.text not in said)

    torn = {name: roadmap for name, roadmap in scenario_plans().items() if len(roadmap.conflicts) > 2}
    assert torn
    assert faults(unsaid, torn) == []


def test_text_is_not_wider_than_can_be_read_well() -> None:
    def too_wide(roadmap: Roadmap) -> Iterator[str]:
        made = words_of(roadmap, full=False)
        for part in (made.opening, *made.parts):
            yield from (line for line in shown(part, 120) if len(line) > WIDEST_TEXT and RULE not in line)

    assert faults(too_wide, dict(list(scenario_plans().items())[::9])) == []
