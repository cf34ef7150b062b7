"""Names of schools and cities as people write them, where the directory has them otherwise."""

from __future__ import annotations

import re
from typing import Final

_TWO_CAPITALS: Final = re.compile(r"\b([A-Z])([A-Z])([a-z]{3,})")
"""As in `LIttle Rock`: the second letter was meant to be small."""
_TWICE: Final = re.compile(r"(\S+ .+?)(?: *[-,/–] *| +)\1", re.IGNORECASE)
"""A name of two words or more that stands twice; `Walla Walla` is one of two words."""
_END_TWICE: Final = re.compile(r"(.+?)([-,/–] ?\w{3}.*?)\2")
"""As in `Hill College-Salem-Salem`."""
_SMALL: Final = frozenset({"and", "at", "de", "del", "for", "in", "of", "on", "the"})
_SHORTEST_SHOUT: Final = 9
"""Letters of a school in capitals alone that are no short form such as `MCVSD`."""

_CITIES: Final = {"LAnse": "L'Anse"}
"""Cities of the directory that no rule mends; spelled as the Postal Service does."""


def city_name(text: str) -> str:
    """Return a city without doubled blanks, in capitals and small letters."""
    line = " ".join(text.split())
    if line in _CITIES:
        return _CITIES[line]
    if line.isupper() or line.islower():
        return _title(line)
    return _TWO_CAPITALS.sub(lambda m: m[1] + m[2].lower() + m[3], line)


def school_name(text: str, city: str) -> str:
    """Return a school's name without what stands twice; `city` is where it is, as the directory writes it."""
    line = " ".join(text.split())
    if line.islower() or (line.isupper() and " " in line and len(line) >= _SHORTEST_SHOUT):
        line = _title(line)
    line = line.replace(city, city_name(city)) if city else line
    for pattern in (_TWICE, _END_TWICE):
        found = pattern.fullmatch(line)
        line = "".join(found.groups()) if found else line
    return line


def _title(line: str) -> str:
    words = line.lower().split(" ")
    return " ".join(word if n and word in _SMALL else _capital(word) for n, word in enumerate(words))


def _capital(word: str) -> str:
    return re.sub(r"(^|[-/.])(\w)", lambda m: m[1] + m[2].upper(), word)
