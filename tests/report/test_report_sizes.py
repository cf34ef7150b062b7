"""How long the parts and the whole roadmap are, over every scenario and a crowd; no long line stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crowd import plans
from scenario_plans import faults, scenario_plans
from screens import printed_part

from codingpath.model.roadmap import Roadmap
from codingpath.report.roadmap import some_parts

MOST = {"dates": 25, "exam": 30, "study": 15, "jobs": 30}
"""The most lines of 80 columns of a part."""


@cache
def everybody() -> dict[str, Roadmap]:
    return {**scenario_plans(), **{f"crowd {number}": plan for number, plan in enumerate(plans())}}


def test_no_part_is_longer_than_its_lines() -> None:
    def too_long(roadmap: Roadmap) -> Iterator[str]:
        made = some_parts(roadmap, MOST)
        for part in (made.opening, *made.parts):
            lines = printed_part(part, 80)
            if len(lines) > MOST[part.id] or max(map(len, lines)) > 80:
                yield f"{part.id}: {len(lines)} lines, the longest of {max(map(len, lines))}"

    assert faults(too_long, everybody()) == []
