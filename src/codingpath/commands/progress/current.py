"""The plan of a saved session, with what happened since."""

from __future__ import annotations

from datetime import date

from codingpath.cli.inputs import answers_of
from codingpath.cli.plan_inputs import program_for, progress_for
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan


def current_plan(catalog: Catalog, name: str, today: date, *, named: bool) -> Roadmap:
    """Return the plan of a session as of today; where it was not named, say whose answers it rests on."""
    known = answers_of(catalog, None, name if named else None, None, today)
    return plan(catalog, known, today, program=program_for(catalog, None, name), progress=progress_for(name))
