"""Which award a published price belongs to, and what whole programs cost across the country."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING, Final, get_args

from codingpath.catalog.columns import AWARD_LEVELS
from codingpath.catalog.national_list import LEVELS
from codingpath.model.program import Award, Control, PriceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codingpath.catalog.listed import Listed
    from codingpath.federal.scorecard import Price

_ENOUGH_FOR_A_SPAN: Final = 3


@dataclass(frozen=True, kw_only=True)
class PriceOfAward:
    """What is known of the price of one award of one school in one code."""

    own: Price | None = None
    """Its price, where it can be told."""
    shared: tuple[int, ...] = ()
    """Else the prices published for school and code, in dollars, each once, the lowest first."""


def assign(prices: Sequence[Price], levels: Iterable[str]) -> dict[str, PriceOfAward]:
    """Return award level to price, for the awards of one school in one code.

    One award and one price belong together. Of as many prices as awards, the longer program is the higher award. Else nobody can tell.
    """
    ranked = sorted(levels, key=AWARD_LEVELS.index)
    by_length = _by_length(prices if len(prices) == len(ranked) else tuple(dict.fromkeys(prices)))
    if len(by_length) == len(ranked):
        return {level: PriceOfAward(own=price) for level, price in zip(ranked, by_length, strict=True)}
    shared = tuple(sorted({price.usd for price in prices}))
    return {level: PriceOfAward(shared=shared) for level in ranked}


def _by_length(prices: Sequence[Price]) -> list[Price]:
    """Return prices, the shortest program first, or nothing where two different ones cannot be put in order."""
    if len(set(prices)) <= 1:
        return list(prices)
    lengths = {price.months for price in prices}
    if None in lengths or len(lengths) < len(set(prices)):
        return []
    return sorted(prices, key=lambda price: price.months or 0)


def spans(rows: Iterable[Listed]) -> tuple[PriceSpan, ...]:
    """Return quarter, middle and three quarters of the prices of the field, by control and award, where three or more are known."""
    known: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row.in_field and row.price_usd:
            known.setdefault((row.control, LEVELS[row.award_level].award), []).append(int(row.price_usd))
    controls: tuple[Control, ...] = get_args(Control)
    awards: tuple[Award, ...] = get_args(Award)
    return tuple(
        _span(control, award, known[control, award])
        for control in controls
        for award in awards
        if len(known.get((control, award), ())) >= _ENOUGH_FOR_A_SPAN
    )


def _span(control: Control, award: Award, prices: list[int]) -> PriceSpan:
    low, middle, high = (round(price) for price in quantiles(prices, n=4, method="inclusive"))
    return PriceSpan(control=control, award=award, programs=len(prices), low_usd=low, middle_usd=middle, high_usd=high)
