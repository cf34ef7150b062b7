"""The plan of every person in tests/scenarios, made once for all tests that walk them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from strategies import plan_of, real_catalog

from codingpath.catalog.answers import read_answers
from codingpath.catalog.yaml_reader import parse_text
from codingpath.model.plan.roadmap import Roadmap

FOLDER = Path(__file__).parent / "scenarios"


@cache
def scenario_plans() -> dict[str, Roadmap]:
    """Return each person's plan by the name of the file."""
    return {
        path.stem: plan_of(read_answers(json.dumps(_answers(path)), real_catalog().questions, path.name))
        for path in sorted(FOLDER.glob("*.yaml"))
    }


def _answers(path: Path) -> object:
    record = parse_text(path.read_text("utf-8"), path.name).value
    assert isinstance(record, dict)
    return record["answers"]


def faults(look: Callable[[Roadmap], Iterator[str]], plans: dict[str, Roadmap] | None = None) -> list[str]:
    """Return what a look at each plan finds wrong, with whose plan it is."""
    return [f"{name}: {fault}" for name, roadmap in (plans or scenario_plans()).items() for fault in look(roadmap)]
