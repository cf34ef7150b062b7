"""How the directory of IPEDS says where a school is and how to reach it: telephone, web addresses, place on the map."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from codingpath.federal.table import is_missing

_EXTENSION: Final = re.compile(r"1?([2-9]\d\d)([2-9]\d\d)(\d{4})(\d{0,5})")
"""`GENTELE`: ten digits, behind them the extension of some."""
_DEGREES: Final = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#].*)?")
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
