"""What `codingpath check` says of an office's own data beside its faults: where it is at home, and what a missing program code costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codingpath.model.catalog import Catalog
from codingpath.model.program import Program, Programs
from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.words import counted


def own_lines(catalog: Catalog) -> Iterator[str]:
    """Yield a line on the office's home, then a notice for each of its programs without a code."""
    office = catalog.office
    if office is not None and office.home:
        places = "; ".join(office.home)
        yield (
            f"At home in {places}: {counted(len(catalog.home_programs), 'program')} there."
            if catalog.home_programs
            else f"notice: no school of the list is in {places}; see whether the places are spelled as the schools' cities are"
        )
    own = set(catalog.own_programs)
    yield from (_without_code(catalog, p) for p in catalog.programs if p.id in own and p.cip is None and not p.related)


def _without_code(catalog: Catalog, program: Program) -> str:
    """Say what it costs that nobody knows what a program teaches: its place in the list of its state, and the one it would have."""
    codes = next((o.program_codes for o in catalog.rules.decision("role").options if o.program_codes), ())
    notice = f"notice: programs.yaml: {program.id} has no 'cip', so that a plan cannot tell whether it teaches coding or billing"
    if not codes:
        return notice
    now, of = _place(catalog, program, codes)
    then, _ = _place(catalog, replace(program, cip=codes[0]), codes)
    return f"{notice}: of {of} programs for {program.state} it is number {now}, with one that fits the work, such as cip: '{codes[0]}', number {then}"


def _place(catalog: Catalog, program: Program, codes: tuple[str, ...]) -> tuple[int, int]:
    """Return the place of a program in the list of its state, and how many the list has."""
    programs = Programs.of(program if p.id == program.id else p for p in catalog.programs)
    found = search(replace(catalog, programs=programs), Wanted(state=program.state, nearest_codes=codes))
    return next(n for n, m in enumerate(found, 1) if m.program.id == program.id), len(found)
