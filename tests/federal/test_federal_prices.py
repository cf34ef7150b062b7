"""Which award a published price belongs to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from codingpath.catalog.national_list import AWARD_LEVELS
from codingpath.federal.join import assign
from codingpath.federal.sources import Price

PRICES = st.builds(Price, cip=st.just("51.0713"), usd=st.integers(1, 9), months=st.none() | st.integers(1, 4))


def price(usd: int, months: int | None) -> Price:
    return Price(cip="51.0713", usd=usd, months=months)


def test_one_award_and_one_price_belong_together() -> None:
    assert assign([price(900, None)], ["2"])["2"].own == price(900, None)


def test_the_longer_program_is_the_higher_award() -> None:
    found = assign([price(900, 24), price(500, 8)], ["3", "21"])
    assert (found["21"].own, found["3"].own) == (price(500, 8), price(900, 24))


def test_one_price_for_two_awards_belongs_to_neither() -> None:
    found = assign([price(900, 12)], ["21", "2"])
    assert [(p.own, p.shared) for p in found.values()] == [(None, (900,)), (None, (900,))]


def test_two_prices_for_one_award_belong_to_none_unless_they_are_the_same() -> None:
    assert assign([price(900, 12), price(800, 9)], ["2"])["2"].shared == (800, 900)
    assert assign([price(900, 12), price(900, 12)], ["2"])["2"].own == price(900, 12)


def test_prices_of_one_length_cannot_be_told_apart() -> None:
    assert assign([price(900, 12), price(500, 12)], ["21", "3"])["3"].shared == (500, 900)
    assert assign([price(900, 12), price(500, None)], ["21", "3"])["3"].own is None


def test_no_price_is_no_price() -> None:
    assert assign([], ["2"])["2"].own is None
    assert assign([], ["2"])["2"].shared == ()


@given(st.lists(PRICES, max_size=5), st.lists(st.sampled_from(AWARD_LEVELS), unique=True, min_size=1))
def test_every_price_is_kept_and_order_says_nothing(prices: list[Price], levels: list[str]) -> None:
    found = assign(prices, levels)
    assert set(found) == set(levels)
    for kept in found.values():
        assert (kept.own is None) or kept.shared == ()
        assert kept.own in {None, *prices}
        assert list(kept.shared) == (sorted({p.usd for p in prices}) if kept.own is None else [])
    assert assign(prices[::-1], levels[::-1]) == found
    lengths = [found[level].own for level in AWARD_LEVELS if level in found]
    months = [own.months for own in lengths if own is not None and own.months is not None]
    assert months == sorted(months)
