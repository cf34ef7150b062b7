"""Plans of people to whom much happened, made once for all tests that look at them."""

from __future__ import annotations

from functools import cache

from much_happened import much_happened
from scenario_plans import scenario_answers, scenario_plans
from strategies import TODAY, real_catalog, real_table

from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan


@cache
def much_happened_plans() -> dict[str, Roadmap]:
    """Return the plan of every twelfth scenario, from the second on, after much happened, with the first of its schools chosen."""
    return {name: _with(name, roadmap) for name, roadmap in list(scenario_plans().items())[1::12]}


def _with(name: str, roadmap: Roadmap) -> Roadmap:
    program = roadmap.choices[0].match.program if roadmap.choices else None
    return plan(real_catalog(), scenario_answers()[name], TODAY, real_table(), program=program, progress=much_happened(roadmap))
