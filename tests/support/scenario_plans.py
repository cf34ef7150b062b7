"""The plan of every person in tests/scenarios, also after much happened, made once for all tests that walk them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from much_happened import much_happened
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.catalog.answers import read_people
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan

FOLDER = Path(__file__).parents[1] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))


@cache
def scenario_answers() -> dict[str, Answers]:
    """Return each person's answers by the name of the file."""
    return dict(zip((path.stem for path in FILES), read_people(FOLDER, real_catalog().questions), strict=True))


def with_private_pick(answers: Answers) -> Answers:
    """Return answers with the private pick on top of what helps to pay."""
    picks = answers.get("funding", ())
    others = [pick for pick in picks if pick != "none"] if isinstance(picks, tuple) else []
    names = [choice.id for choice in real_catalog().question("funding").choices]
    return {**answers, "funding": tuple(sorted({*others, "disability"}, key=names.index))}


@cache
def scenario_plan(name: str) -> Roadmap:
    """Return the plan of one person."""
    return plan_of(scenario_answers()[name])


def scenario_plans() -> dict[str, Roadmap]:
    """Return each person's plan by the name of the file."""
    return {name: scenario_plan(name) for name in scenario_answers()}


def faults(look: Callable[[Roadmap], Iterator[str]], plans: dict[str, Roadmap] | None = None) -> list[str]:
    """Return what a look at each plan finds wrong, with whose plan it is."""
    return [f"{name}: {fault}" for name, roadmap in (plans or scenario_plans()).items() for fault in look(roadmap)]


@cache
def much_happened_plans() -> dict[str, Roadmap]:
    """Return the plan of every twelfth scenario, from the second on, after much happened, with the first of its schools chosen."""
    return {name: _with(name, roadmap) for name, roadmap in list(scenario_plans().items())[1::12]}


def _with(name: str, roadmap: Roadmap) -> Roadmap:
    program = roadmap.choices[0].match.program if roadmap.choices else None
    return plan(real_catalog(), scenario_answers()[name], TODAY, real_table(), program=program, progress=much_happened(roadmap))
