"""`codingpath explain` in short: one screen or two for everybody of the scenarios, in a counselor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from on_screen import lost_words, on_screen
from scenario_plans import faults, scenario_plans
from strategies import real_catalog, real_table

from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document
from codingpath.report.why_short import why_short
from codingpath.rules.what_if import moving

LINES = 60
ENGINE = re.compile(r"(\d points?|\bweights?|scores?|rules?|answer sheets?|sheets?|as far as is known)\b", re.IGNORECASE)
"""Words of whoever built it, which no counselor says."""


@cache
def _moving() -> dict[int, tuple[str, ...]]:
    return {id(roadmap): moving(real_table(), real_catalog().questions, roadmap.known) for roadmap in scenario_plans().values()}


def explained(roadmap: Roadmap) -> Document:
    return why_short(roadmap, _moving()[id(roadmap)])


def test_it_takes_sixty_lines_and_a_counselors_words_for_everybody() -> None:
    def look(roadmap: Roadmap) -> Iterator[str]:
        made = explained(roadmap)
        screen = on_screen(made)
        if len(screen) > LINES:
            yield f"{len(screen)} lines"
        yield from (f"says {found[0]!r}" for line in screen if (found := ENGINE.search(line)))
        heads = [part.title for part in made.parts]
        if len(heads) != len(roadmap.decisions.outcomes) + 1:
            yield f"{heads}"

    assert faults(look) == []


def test_no_word_is_lost_on_a_narrow_screen_and_in_plain_lines() -> None:
    some = dict(list(scenario_plans().items())[::8])
    assert faults(lambda roadmap: (f"{lost}" for lost in lost_words(explained(roadmap)).items()), some) == []


def test_every_change_and_every_answer_said_to_matter_is_one_that_does() -> None:
    """The change of each result is the smallest of the full explanation; what alone turns a result is some part of it or larger."""

    def look(roadmap: Roadmap) -> Iterator[str]:
        alone = set(_moving()[id(roadmap)])
        for turn in roadmap.turns.values():
            if turn.change is not None and len(turn.change.steps) == 1 and turn.change.steps[0].question not in alone:
                yield f"{turn.decision} turns by {turn.change.steps[0].question}, which is not said to matter"

    assert faults(look) == []
