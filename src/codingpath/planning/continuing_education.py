"""The continuing education of the nearest public college, where no short course of a state is listed: a question, with no figure known."""

from __future__ import annotations

from codingpath.model.catalog import Catalog
from codingpath.model.program import Program
from codingpath.model.zip_place import ZipPlace, miles_between

PREFIX = "continuing-education-"
"""How the id of such a program begins; the federal id of the school follows."""


def continuing_education(catalog: Catalog, state: str | None, near: ZipPlace | None) -> Program | None:
    """Return it; none where the state has a listed course without credit, or no public college that reports an award of the field.

    Where nobody knows how far the colleges are, it is the one with the most awards.
    """
    listed = catalog.programs.of_state(state or "")
    if any(p.kind == "noncredit" for p in listed):
        return None
    public = [p for p in listed if p.control == "public" and p.unitid is not None and not p.related]
    college = min(public, key=lambda p: (_miles(p, near), -(p.completions or 0), p.id), default=None)
    return None if college is None else _offered_by(college)


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
