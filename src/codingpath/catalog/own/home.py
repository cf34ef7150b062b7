"""Where an office is at home: the counties, cities and ZIP codes of `office.yaml`, and the programs of the schools there.

Read only when a catalog is made. The names of counties are those of `counties.txt`: one line a state, its letters and its two digits,
then for each county its last three digits and its name, parted by semicolons; `#` starts a comment.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from codingpath.catalog.folder import bundled
from codingpath.catalog.zip_places import ZIP_FILE, place_of, zips_in
from codingpath.errors import AnswerError
from codingpath.model.record import Record, record
from codingpath.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codingpath.model.program import Program

COUNTIES_FILE: Final = "counties.txt"

_ZIP: Final = re.compile(r"\d{5}")
_PLACE: Final = re.compile(r"(.+?),?\s+([A-Za-z]{2})")
_COUNTY: Final = re.compile(r".*\b(county|parish|borough|census area|municipio|municipality)", re.IGNORECASE)


@record
class Home(Record):
    """Places, as programs can be held against them."""

    zips: frozenset[str]
    """ZIP codes, those of the counties too."""
    cities: frozenset[tuple[str, str]]
    """City in small letters, and the two letters of its state."""
    state: str | None
    """The state of the first place."""

    def has(self, program: Program) -> bool:
        """Tell whether a program's school is there."""
        return program.zip in self.zips or ((program.city or "").casefold(), program.state) in self.cities


def home_of(places: Iterable[str]) -> Home:
    """Read places such as `Lorain County OH`, `Elyria, OH` or `44035`; raise `AnswerError` for one that is none."""
    zips, counties, cities, states = set[str](), set[str](), set[tuple[str, str]](), list[str]()
    for place in places:
        found = _PLACE.fullmatch(place.strip())
        if _ZIP.fullmatch(place.strip()):
            zips.add(place.strip())
            states.append(place_of(place.strip()).state)
        elif found is None:
            raise AnswerError(f"{quoted(place)} is no place; write such as 'Lorain County OH', 'Elyria OH' or '44035'")
        else:
            states.append(_state(found[2]))
            if _COUNTY.fullmatch(found[1]):
                counties.add(_county(found[1], states[-1]))
            else:
                cities.add((found[1].casefold(), states[-1]))
    within = zips_in(counties, bundled() / ZIP_FILE) if counties else frozenset()
    return Home(frozenset(zips) | within, frozenset(cities), states[0] if states else None)


def _state(letters: str) -> str:
    if letters.upper() not in _counties():
        raise AnswerError(f"{quoted(letters)} is no state; write its two letters behind the place, such as 'Elyria OH'")
    return letters.upper()


def _county(name: str, state: str) -> str:
    """Return the five digits of a county."""
    known = _counties()[state]
    found = known.get(" ".join(name.casefold().split()))
    if found is None:
        bare = {other.rpartition(" ")[0]: written for other, (written, _) in known.items()}  # "county" is alike in all
        near = nearest(name.rpartition(" ")[0], bare)
        hint = f"did you mean {quoted(bare[near])}?" if near else "name a city or a ZIP code"
        raise AnswerError(f"{state} has no {quoted(name)}; {hint}")
    return found[1]


@cache
def _counties() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Return the counties of each state, name in small letters to the name as it is written and its five digits."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for line in (bundled() / COUNTIES_FILE).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            (letters, digits), *named = (item.split(" ", 1) for item in line.split(";"))
            found[letters] = {name.casefold(): (name, digits + last) for last, name in named}
    return found
