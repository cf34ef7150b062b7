"""Which programs fit a person: what the result asks for, searched in the person's state, online and around it."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.condition import NOT_SURE
from codingpath.model.program import Award, DeliveryMode
from codingpath.model.record import Record, keyword_record
from codingpath.model.roadmap import ProgramMatch
from codingpath.planning.costs import least_dear
from codingpath.planning.programs import Wanted, search, state_has
from codingpath.planning.timeline import Person

MOST_FITS, MOST_MISSES = 10, 6
"""How many programs without, and with, a known miss the roadmap lists."""

ENOUGH_IN_THE_STATE = 2
"""Programs of the state known to be online and to fit; with fewer, the roadmap looks in other states too."""

_CODES = {"coder": ("51.0713", "51.0707"), "biller": ("51.0714", "51.0713"), "coder-and-biller": ("51.0713", "51.0714")}
"""Program codes nearest to a role, nearest first."""

_DELIVERY: dict[str, DeliveryMode] = {"online": "online", "in-person": "in-person", "hybrid": "hybrid"}


@keyword_record
class Matches(Record):
    """The programs of a person."""

    shown: tuple[ProgramMatch, ...]
    """Those to list, best first; those without a known miss before those with one."""
    more: int
    """How many more have no known miss."""


def match(person: Person) -> Matches:
    """Return the programs of a person; none where there is no program to choose."""
    if person.award is None:
        return Matches(shown=(), more=0)
    found = search(person.catalog, wanted_by(person))
    kept = least_dear(found)
    fits, near = [m for m in found if not m.misses], [m for m in found if m.misses]
    shown = (*_first(fits, MOST_FITS, kept), *_first(near, MOST_MISSES, kept))
    return Matches(shown=shown, more=max(0, len(fits) - MOST_FITS))


def _first(found: Sequence[ProgramMatch], most: int, kept: ProgramMatch | None) -> Sequence[ProgramMatch]:
    """Return the first of some programs; one that must be kept takes the last place where it would be left out.

    What a path costs at the least does not hang on how many programs a list has room for.
    """
    if kept is not None and kept in found[most:]:
        return (*found[: most - 1], kept)
    return found[:most]


def wanted_by(person: Person) -> Wanted:
    """Return what the result of a person asks of a program."""
    state, chosen = person.sheet.get("state", NOT_SURE), person.chosen
    award: Award = "associate" if person.award == "associate" else "certificate"
    return Wanted(
        state=None if state == NOT_SURE else str(state),
        elsewhere_below=ENOUGH_IN_THE_STATE,
        award=award,
        nearest_codes=("51.0707",) if chosen["certification"] == "rhit" else _CODES[chosen["role"]],
        delivery=_DELIVERY[chosen["delivery"]] if "delivery" in chosen else None,
        certification=person.credential.id if person.credential else None,
        most_usd=person.number("budget"),
        exam_only=chosen["award"] == "exam-prep",
    )


def state_has_programs(person: Person) -> bool:
    """Tell whether a program of the award is known in the person's state; true where the state is open."""
    return state_has(person.catalog, wanted_by(person))
