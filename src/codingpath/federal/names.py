"""How a school is called and reached, where the directory of IPEDS writes it otherwise than people do."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from codingpath.federal.table import is_missing

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


# Telephone, web addresses, place on the map.


_EXTENSION: Final = re.compile(r"1?([2-9]\d\d)([2-9]\d\d)(\d{4})(\d{0,5})")
"""`GENTELE`: ten digits, behind them the extension of some."""
_DEGREES: Final = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#].*)?")
_KEPT: Final = "/?#[]@!$&'()*+,;=:%~"
"""What stands in a web address as it is; blanks and whatever else becomes percent signs."""


def telephone(text: str) -> str | None:
    """Return a US telephone number as `315-792-5400` or `205-940-7800 ext. 4911`, empty where it is missing, nothing where it is none."""
    if is_missing(text):
        return ""
    found = _EXTENSION.fullmatch(re.sub(r"\D", "", text))
    if not found:
        return None
    area, exchange, line, extension = found.groups()
    return f"{area}-{exchange}-{line}" + (f" ext. {extension}" if extension.strip("0") else "")


def web_address(text: str) -> str | None:
    """Return a web address without `https://` and without slashes at its end, empty where it is missing, nothing where it is none."""
    bare = text.replace('"', "").strip()
    while (scheme := bare.partition("://"))[1] and scheme[0].lower() in {"http", "https"}:
        bare = scheme[2]
    if is_missing(bare):
        return ""
    return quote(bare.rstrip("/"), safe=_KEPT) if _ADDRESS.fullmatch(bare) else None


def degrees(text: str, least: int, most: int) -> str | None:
    """Return a latitude or longitude with three decimals (100 yards), empty where it is missing, nothing where it is none.

    Without its sign it must lie between `least` and `most`: -1 and -2 say that nothing is known.
    """
    if _DEGREES.fullmatch(text) and least <= abs(float(text)) <= most:
        return f"{float(text):.3f}"
    return "" if is_missing(text) else None
