"""The continuing education of the nearest public college, a question, with no figure known."""

from __future__ import annotations

from codingpath.model.catalog import Catalog
from codingpath.model.program import Program
from codingpath.model.zip_place import ZipPlace, miles_between

PREFIX = "continuing-education-"
"""How the id of such a program begins; the federal id of the school follows."""


def continuing_education(catalog: Catalog, state: str | None, near: ZipPlace | None, most: int = 1) -> list[Program]:
    """Return it, and that of the next nearest, so many at most; none where no public college of the state reports an award of the field.

    Where nobody knows how far the colleges are, those where the office is at home come first, then those with the most awards.
    """
    listed = catalog.programs.of_state(state or "")
    public = [p for p in listed if p.control == "public" and p.unitid is not None and not p.related]
    colleges: dict[str | None, Program] = {}
    for program in sorted(public, key=lambda p: (_miles(p, near), p.id not in catalog.home_programs, -(p.completions or 0), p.id)):
        colleges.setdefault(program.unitid, program)
    return [_offered_by(college) for college in list(colleges.values())[:most]]


def continuing_education_of(catalog: Catalog, program_id: str) -> Program | None:
    """Return the one of an id; none where no college has it."""
    unitid = program_id.removeprefix(PREFIX)
    college = next((p for p in catalog.programs if p.unitid == unitid and not p.related), None)
    return _offered_by(college) if college else None


def _miles(program: Program, near: ZipPlace | None) -> float:
    if near is None or program.latitude is None or program.longitude is None:
        return float("inf")
    return miles_between(near.latitude, near.longitude, float(program.latitude), float(program.longitude))


def _offered_by(college: Program) -> Program:
    kept = ("school", "state", "city", "control", "unitid", "website", "phone", "zip", "latitude", "longitude", "cbsa", "source")
    return Program(
        id=f"{PREFIX}{college.unitid}",
        program="Continuing education: ask for its course without credit",
        award="certificate",
        kind="noncredit",
        **{name: getattr(college, name) for name in kept},
    )
