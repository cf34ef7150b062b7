"""The files as one list: each award with its school, what it costs and whether it can be finished online."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from statistics import quantiles
from typing import TYPE_CHECKING, Final, get_args

from codingpath.catalog.national_list import AWARD_LEVELS, FIELD_CODES, LEVELS, ListRow, cell_of, in_order
from codingpath.federal.names import city_name, school_name
from codingpath.federal.sources import STATES, UNKNOWN
from codingpath.federal.table import clean
from codingpath.model.program import Award, Control, PriceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codingpath.catalog.national_list import Key
    from codingpath.federal.sources import Charges, Price, School
    from codingpath.model.program import OnlineShare


NO_AWARD: Final = "price of a program that is not in the list"
"""Why a published price is left out; it is a price, not a row of the completions."""


@dataclass(frozen=True, kw_only=True)
class Sources:
    """What the files say, by the federal id of a school or by the key of a program."""

    awards: Mapping[Key, int]
    """How many were granted."""
    schools: Mapping[str, School]
    charges: Mapping[str, Charges]
    distance: Sequence[Mapping[Key, OnlineShare]] = ()
    """What could be finished at a distance, a mapping a year, the newest first."""
    characteristics: Mapping[str, str] = field(default_factory=dict)
    """Whether a school offers undergraduate programs at a distance."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """The list, and what did not enter it."""

    rows: list[ListRow]
    """In the order of the list."""
    left_out: Counter[str]
    """Why rows were left out, and how many."""
    cleaned: Counter[str]
    """What was taken out of texts, and in how many."""
    renamed: dict[str, str]
    """Names of schools and cities that were mended: as the directory has them, and as they are now."""


def join(files: Sources) -> Joined:
    """Return the list of all awards of open schools in the states."""
    kept, left_out = _kept(files)
    cleaned: Counter[str] = Counter()
    renamed: dict[str, str] = {}
    unitids = sorted({key.unitid for key in kept})
    texts = {unitid: _texts(files.schools[unitid], files.charges.get(unitid), cleaned, renamed) for unitid in unitids}
    texts |= _told_apart(texts, files.schools, renamed)
    prices = _prices(kept, files.charges)
    rows = [_row(key, files, texts[key.unitid], prices[key]) for key in kept]
    unused = _unused_prices(kept, files.charges)
    return Joined(rows=in_order(rows), left_out=left_out + Counter({NO_AWARD: unused}), cleaned=cleaned, renamed=renamed)


def why_not(unitid: str, files: Sources) -> str:
    """Return why a school has no row in the list, empty where nothing keeps it out."""
    school, charges = files.schools.get(unitid), files.charges.get(unitid)
    if school is None:
        return "school not in the directory"
    if not school.is_open:
        return "school closed, says the directory"
    if charges is not None and not charges.is_open:
        return "school closed, says the College Scorecard"
    if school.state not in STATES:
        return "school outside the states, DC and Puerto Rico"
    return "" if clean(school.name).text else "school without a name in the directory"


def _kept(files: Sources) -> tuple[list[Key], Counter[str]]:
    reasons = {key: why_not(key.unitid, files) for key in files.awards}
    return [key for key, reason in reasons.items() if not reason], Counter(reason for reason in reasons.values() if reason)


@dataclass(frozen=True, kw_only=True)
class _Texts:
    school: str
    city: str
    accreditor: str


def _texts(school: School, charges: Charges | None, cleaned: Counter[str], renamed: dict[str, str]) -> _Texts:
    def text(raw: str) -> str:
        found = clean(raw)
        cleaned["control characters"] += found.had_controls
        cleaned["a sign in front that a spreadsheet takes for a formula"] += found.had_formula
        return found.text

    def mended(before: str, after: str) -> str:
        if before != after:
            renamed[before] = after
        return after

    name, city = text(school.name), text(school.city)
    return _Texts(
        school=mended(name, school_name(name, city)),
        city=mended(city, city_name(city)),
        accreditor=text(charges.accreditor if charges else ""),
    )


def _told_apart(texts: Mapping[str, _Texts], schools: Mapping[str, School], renamed: dict[str, str]) -> dict[str, _Texts]:
    """Return schools of one name in one city, each with its ZIP code behind the name: a reader would take them for one listed twice."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for unitid, text in texts.items():
        alike.setdefault((text.school, text.city, schools[unitid].state), []).append(unitid)
    several = (some for some in alike.values() if 1 < len(some) == len({schools[unitid].zip for unitid in some} - {""}))
    found = {
        unitid: replace(texts[unitid], school=f"{texts[unitid].school} ({schools[unitid].zip})")
        for some in several
        for unitid in some
    }
    renamed |= {f"{texts[unitid].school}, id {unitid}": text.school for unitid, text in found.items()}
    return found


def _prices(kept: Sequence[Key], charges: Mapping[str, Charges]) -> dict[Key, PriceOfAward]:
    keys: dict[tuple[str, str], list[Key]] = {}
    for key in kept:
        keys.setdefault((key.unitid, key.cip), []).append(key)
    found = {}
    for (unitid, cip), same in keys.items():
        published = [price for price in (charges[unitid].prices if unitid in charges else ()) if price.cip == cip]
        by_level = assign(published, [key.level for key in same])
        found.update({key: by_level[key.level] for key in same})
    return found


def _unused_prices(kept: Sequence[Key], charges: Mapping[str, Charges]) -> int:
    used = {(key.unitid, key.cip) for key in kept}
    return sum((unitid, price.cip) not in used for unitid, school in charges.items() for price in school.prices)


_AS_THE_DIRECTORY: Final = (
    *("opeid", "state", "control", "federal_aid", "website", "phone", "aid_page", "application_page", "price_calculator"),
    *("zip", "latitude", "longitude", "cbsa"),
)
"""Columns that stand in the list as in the directory."""


def _row(key: Key, files: Sources, texts: _Texts, price: PriceOfAward) -> ListRow:
    school, charges = files.schools[key.unitid], files.charges.get(key.unitid)
    newest, before = _offered_online([year.get(key) for year in files.distance])
    return ListRow(
        unitid=key.unitid,
        school=texts.school,
        city=texts.city,
        cip=key.cip,
        award_level=key.level,
        scope="field" if key.cip in FIELD_CODES else "related",
        completions=str(files.awards[key]),
        price_usd=cell_of(price.own.usd if price.own else None),
        months=cell_of(price.own.months if price.own else None),
        shared_prices_usd=";".join(map(str, price.shared)),
        yearly_in_state_usd=cell_of(charges.in_state_usd if charges else None),
        yearly_out_of_state_usd=cell_of(charges.out_of_state_usd if charges else None),
        yearly_books_usd=cell_of(charges.books_usd if charges else None),
        online_only=charges.online_only if charges else "",
        accreditor=texts.accreditor,
        offered_online=newest,
        offered_online_before=before,
        school_online=files.characteristics.get(key.unitid, ""),
        on_state_list_2021=charges.on_state_list_2021 if charges else "",
        **{name: getattr(school, name) for name in _AS_THE_DIRECTORY},
    )


def _offered_online(years: Sequence[OnlineShare | None]) -> tuple[str, str]:
    """Return what the newest year says, and the years before it joined, without those at the end of which nothing is said."""
    newest, *before = (share or UNKNOWN for share in years) if any(years) else (UNKNOWN,)
    while before and before[-1] == UNKNOWN:
        before.pop()
    return "" if newest == UNKNOWN else newest, ";".join(before)


# Which award a published price belongs to, and what whole programs cost across the country.

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


def spans(rows: Iterable[ListRow]) -> tuple[PriceSpan, ...]:
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
