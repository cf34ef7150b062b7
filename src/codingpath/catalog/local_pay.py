"""Pay by state and metropolitan area: `local-pay.txt`, of which a plan reads the lines of its own places.

The file is made by `python docs/generate_local_pay.py`. `#` starts a comment; every other line holds one place: its code, its name and
its price level, then for each occupation its code, five percentiles, how many people it employs and its share against the country,
joined by blanks; parts are parted by `|`. `-` is not published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.catalog.folder import bundled
from codingpath.model.wages import LocalPay, PayPlace

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LOCAL_PAY_FILE: Final = "local-pay.txt"

_NONE: Final = "-"


def pay_places(codes: Collection[str], folder: Path | None = None) -> tuple[PayPlace, ...]:
    """Return the places with these codes that the file has, in the order of the codes.

    The figures come with the program; `folder` names another data folder that has them.
    """
    if not codes:
        return ()
    wanted = {f"{code}|" for code in codes}
    with ((folder or bundled()) / LOCAL_PAY_FILE).open(encoding="utf-8") as lines:
        found = {code: _place(line) for line in lines if (code := line[: line.find("|") + 1]) in wanted}
    return tuple(found[key] for code in codes if (key := f"{code}|") in found)


def line_of(place: PayPlace) -> str:
    """Return the line of a place."""
    return "|".join((place.code, place.name, _shown(place.price_level), *map(_item, place.occupations)))


def _item(pay: LocalPay) -> str:
    figures = (pay.median_usd, pay.p10_usd, pay.p25_usd, pay.p75_usd, pay.p90_usd, pay.employed, pay.share)
    return " ".join((pay.soc, *map(_shown, figures)))


def _shown(figure: float | None) -> str:
    return _NONE if figure is None else f"{figure:g}" if isinstance(figure, float) else str(figure)


def _place(line: str) -> PayPlace:
    code, name, price_level, *occupations = line.rstrip("\n").split("|")
    return PayPlace(code=code, name=name, price_level=_decimal(price_level), occupations=tuple(map(_pay, occupations)))


def _pay(item: str) -> LocalPay:
    soc, *figures, share = item.split(" ")
    median, p10, p25, p75, p90, employed = (None if text == _NONE else int(text) for text in figures)
    return LocalPay(
        soc=soc,
        median_usd=median,
        p10_usd=p10,
        p25_usd=p25,
        p75_usd=p75,
        p90_usd=p90,
        employed=employed,
        share=_decimal(share),
    )


def _decimal(text: str) -> float | None:
    return None if text == _NONE else float(text)
