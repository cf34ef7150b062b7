"""What a search with somebody's answers finds: the programs that the plan names first, in its order, then the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.program import NATIONAL, Program, Sort
from codingpath.model.record import Record, record
from codingpath.planning.choices import picked
from codingpath.planning.estimates import Estimates
from codingpath.planning.person import Person
from codingpath.planning.search.for_person import match
from codingpath.planning.search.search import fitting, matched
from codingpath.planning.search.wanted import Wanted, is_listed, ordered


@record
class Found(Record):
    """Programs of a search."""

    own: tuple[ProgramMatch, ...]
    """Those that the plan names, in its order; none where another order is asked for."""
    rest: tuple[ProgramMatch, ...]
    """The others, those without a known miss first."""
    office: tuple[ProgramMatch, ...] = ()
    """Those that the office has in its own data and the plan does not name, in the same order; they stand before the rest."""

    @property
    def all(self) -> tuple[ProgramMatch, ...]:
        """Return all of them in order."""
        return (*self.own, *self.office, *self.rest)


def first_programs(person: Person, program: Program | None) -> tuple[Program, ...]:
    """Return the programs that the plan of a person names first; `program` is the one chosen, if one was that the list has."""
    return (
        (program,)
        if program and program.source in person.catalog.sources
        else tuple(m.program for _, m in picked(person, match(person)))
    )


def search_with(catalog: Catalog, wanted: Wanted, first: Sequence[Program], sort: Sort) -> Found:
    """Return what is found, led by those of the plan that what is wanted does not leave out."""
    found = fitting(catalog, wanted, sort)
    ids = {m.program.id for m in found}
    own = tuple(matched(catalog, wanted, p) for p in first if _stays(wanted, p, ids))
    rest = tuple(m for m in found if m.program.id not in {o.program.id for o in own})
    if sort == "fit":
        return _found(catalog, own, rest)
    return _found(catalog, (), ordered(wanted, (*own, *rest), sort, Estimates(catalog, wanted.answers)))


def found_alone(catalog: Catalog, found: Sequence[ProgramMatch]) -> Found:
    """Return what was found without a plan."""
    return _found(catalog, (), found)


def _found(catalog: Catalog, first: Sequence[ProgramMatch], others: Sequence[ProgramMatch]) -> Found:
    office = tuple(m for m in others if m.program.id in catalog.own_programs)
    return Found(tuple(first), tuple(m for m in others if m not in office), office)


def _stays(wanted: Wanted, program: Program, found: Collection[str]) -> bool:
    """Tell whether a program of the plan is still asked for, in the state named or from anywhere online."""
    reached = wanted.state in (None, program.state) or program.state == NATIONAL or program.online == "yes"
    return program.id in found or (reached and is_listed(wanted, program))
