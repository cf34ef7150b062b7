"""Where ZIP codes are: `zip-places.txt`, read only where somebody gave a ZIP, and of it one line.

The file is made by `python docs/generate_zip_places.py`. Its lines are in order. `#` starts a comment; every other line holds the ZIP
codes with the same first three digits: these digits and their state, then for each code its last two digits, hundredths of a degree
north and east, its county, its metropolitan area where it lies in one, and its state where that is another, joined by blanks and parted
by semicolons.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from codingpath.catalog.folder import bundled
from codingpath.errors import AnswerError
from codingpath.model.zip_place import ZipPlace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

ZIP_FILE: Final = "zip-places.txt"

_PREFIX: Final = 3
_HUNDREDTHS: Final = 100
_COUNTY: Final = 3
"""Place of the county in what a ZIP code has."""


def place_of(zip_code: str, folder: Path | None = None) -> ZipPlace:
    """Return where a ZIP code is, roughly for one that is in no list of areas; raise `AnswerError` for one that is nowhere.

    The places come with the program; `folder` names another data folder that has them.
    """
    places = _with_prefix(zip_code[:_PREFIX], (folder or bundled()) / ZIP_FILE)
    found = next((place for place in places if place.zip == zip_code), None)
    if found is None and not places:
        raise AnswerError(
            f"no place in the United States has the ZIP code {zip_code}; check it, or leave it out and name the state"
        )
    return found or _middle(zip_code, places)


def rough_words(place: ZipPlace, state: str) -> str:
    """Return what to say of a place of which only the first three digits are known; `state` is what its state is called."""
    begin = place.zip[:_PREFIX]
    return f"{place.zip} is in no list of ZIP code areas, as with post boxes; codes that begin with {begin} lie in {state}"


def zips_in(counties: Collection[str], path: Path) -> frozenset[str]:
    """Return the ZIP codes of counties, each by its five digits; those of post boxes are in no list."""
    with path.open(encoding="utf-8") as lines:
        groups = (line.rstrip("\n").split(";") for line in lines if not line.startswith("#"))
        parts = ((head[:_PREFIX], item.split(" ")) for head, *items in groups for item in items)
        return frozenset(prefix + part[0] for prefix, part in parts if part[_COUNTY] in counties)


def lines_of(places: Iterable[ZipPlace]) -> Iterator[str]:
    """Yield the lines of the file, without comments; `places` are in order of their codes."""
    groups: dict[str, list[ZipPlace]] = {}
    for place in places:
        groups.setdefault(place.zip[:_PREFIX], []).append(place)
    for prefix, group in groups.items():
        state = _most(place.state for place in group)
        yield f"{prefix} {state};{';'.join(_item(place, state) for place in group)}"


def _item(place: ZipPlace, state: str) -> str:
    north, east = (round(degrees * _HUNDREDTHS) for degrees in (place.latitude, place.longitude))
    parts = (place.zip[_PREFIX:], str(north), str(east), place.county, place.area, place.state if place.state != state else None)
    return " ".join(part for part in parts if part)


def _with_prefix(prefix: str, path: Path) -> list[ZipPlace]:
    with path.open(encoding="utf-8") as lines:
        line = next((line for line in lines if line.startswith(f"{prefix} ")), "")
    head, *items = line.rstrip("\n").split(";")
    return [_place(prefix, head[_PREFIX + 1 :], item.split(" ")) for item in items]


def _place(prefix: str, state: str, parts: list[str]) -> ZipPlace:
    last, north, east, county, *more = parts
    other = next((part for part in more if part.isalpha()), state)
    area = next((part for part in more if part.isdigit()), None)
    return ZipPlace(
        zip=prefix + last,
        latitude=int(north) / _HUNDREDTHS,
        longitude=int(east) / _HUNDREDTHS,
        state=other,
        county=county,
        area=area,
    )


def _middle(zip_code: str, places: list[ZipPlace]) -> ZipPlace:
    """Return the middle of places; their area only where they share one."""
    areas = {place.area for place in places}
    return ZipPlace(
        zip=zip_code,
        latitude=sum(place.latitude for place in places) / len(places),
        longitude=sum(place.longitude for place in places) / len(places),
        state=_most(place.state for place in places),
        area=areas.pop() if len(areas) == 1 else None,
        rough=True,
    )


def _most(states: Iterable[str]) -> str:
    """Return the most frequent state, of several alike the first in the alphabet."""
    return min(Counter(states).items(), key=lambda item: (-item[1], item[0]))[0]
