"""Which programs fit a person: what the result asks for, searched in the person's state, online and around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import get_args

from codingpath.model.plan.programs import ProgramMatch, Reach
from codingpath.model.program import Award, DeliveryMode, Program
from codingpath.model.record import Record, keyword_record
from codingpath.planning.estimates import Estimates
from codingpath.planning.person import Person
from codingpath.planning.search.search import continuing_education, fitting, match_each, match_one
from codingpath.planning.search.wanted import Wanted

MOST_FITS, MOST_MISSES = 10, 6
"""How many programs without, and with, a known miss the roadmap lists."""

ENOUGH_IN_THE_STATE = 2
"""Programs of the state known to be online and to fit; with fewer, the roadmap looks in other states too."""


@keyword_record
class Matches(Record):
    """The programs that a roadmap lists."""

    shown: tuple[ProgramMatch, ...]
    """Those to list, best first; those without a known miss before those with one."""
    more: int
    """How many more have no known miss."""


def match(person: Person) -> tuple[ProgramMatch, ...]:
    """Return the programs of a person in their order, those without a known miss first; none where there is no program to choose."""
    return () if person.award is None else fitting(person.catalog, wanted_by(person))


def listed(found: Sequence[ProgramMatch], kept: Collection[ProgramMatch] = ()) -> Matches:
    """Return the first of some programs in their order; `kept` are listed whatever their place, also where they were not found."""
    every = [*found, *(m for m in kept if m not in found)]
    fits, near = [m for m in every if not m.misses], [m for m in every if m.misses]
    shown = (*_first(fits, MOST_FITS, kept), *_first(near, MOST_MISSES, kept))
    return Matches(shown=shown, more=max(0, len(fits) - MOST_FITS))


def online_elsewhere(person: Person, state: str | None = None) -> list[ProgramMatch]:
    """Return the programs of other states, and of the whole country, that can be finished online, whatever the person's own state has.

    With `state`, only those of that one.
    """
    wanted = wanted_by(person)
    there = person.catalog.programs.online_elsewhere(wanted.state, wanted.award, wanted.kinds)
    return match_each(wanted, ((p, "online") for p in there if state in (None, p.state)), Estimates(person.catalog, person.sheet))


def match_of(person: Person, program: Program) -> ProgramMatch:
    """Return how one program fits a person, wherever it is."""
    wanted = wanted_by(person)
    here: Reach = "any" if wanted.state is None else "state" if program.state == wanted.state else "neighbor"
    reach: Reach = "online" if program.online == "yes" and here != "state" else here
    return match_one(wanted, program, reach, Estimates(person.catalog, person.sheet))


def asked_colleges(person: Person, most: int) -> list[ProgramMatch]:
    """Return the courses to ask the nearest public colleges for, the nearest first, whether or not the state lists others."""
    wanted = wanted_by(person)
    asked = continuing_education(person.catalog, wanted.state, wanted.near, most)
    return [match_one(wanted, p, "state", Estimates(person.catalog, person.sheet)) for p in asked]


def _first(found: Sequence[ProgramMatch], most: int, kept: Collection[ProgramMatch]) -> list[ProgramMatch]:
    """Return the first of some programs, in their order; what must be kept takes the places of the last ones."""
    places = sorted(range(len(found)), key=lambda place: found[place] not in kept)[:most]
    return [found[place] for place in sorted(places)]


def wanted_by(person: Person) -> Wanted:
    """Return what the result of a person asks of a program."""
    credential = person.credential
    return Wanted(
        state=person.state,
        elsewhere_below=ENOUGH_IN_THE_STATE,
        near=person.place,
        home=frozenset(person.catalog.home_programs),
        award=_AWARDS[person.award or "certificate"],
        kinds=person.option("award").program_kinds,
        nearest_codes=(credential.program_codes if credential else ()) or person.option("role").program_codes,
        delivery=_DELIVERIES[mode] if (mode := delivery_of(person)) else None,
        certification=credential.id if credential else None,
        accredited=credential is not None and credential.needs_accreditation,
        most_usd=_there(person),
        besides_usd=sum(cost.low or 0 for cost in (credential.membership_usd, credential.exam_usd) if cost) if credential else 0,
        hours=person.number("hours"),
        answers=person.sheet,
        exam_only=person.option("award").exam_only,
    )


def _there(person: Person) -> int | None:
    """Return what there is to pay with: the budget and what is granted; none where the budget is open."""
    budget = person.number("budget")
    return None if budget is None else budget + person.progress.granted_usd


_AWARDS: dict[str, Award] = {award: award for award in get_args(Award)}
_DELIVERIES: dict[str, DeliveryMode] = {mode: mode for mode in get_args(DeliveryMode)}


def delivery_of(person: Person) -> str | None:
    """Return how the result of a person is to be taught; none where that was not decided."""
    return person.option("delivery").delivery if "delivery" in person.chosen else None
