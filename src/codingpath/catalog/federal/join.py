"""The three files as one list: each award with its school and what it costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codingpath.catalog.federal.cells import clean
from codingpath.catalog.federal.columns import FIELD_CODES
from codingpath.catalog.federal.directory import STATES
from codingpath.catalog.federal.listed import Listed, in_order
from codingpath.catalog.federal.prices import PriceOfAward, assign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codingpath.catalog.federal.completions import Key
    from codingpath.catalog.federal.directory import School
    from codingpath.catalog.federal.scorecard import Charges

NO_AWARD: Final = "price of a program that is not in the list"
"""Why a published price is left out; it is a price, not a row of the completions."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """The list, and what did not enter it."""

    rows: list[Listed]
    """In the order of the list."""
    left_out: Counter[str]
    """Why rows were left out, and how many."""
    cleaned: Counter[str]
    """What was taken out of texts, and in how many."""


def join(awards: Mapping[Key, int], schools: Mapping[str, School], charges: Mapping[str, Charges]) -> Joined:
    """Return the list of all awards of open schools in the states."""
    kept, left_out = _kept(awards, schools, charges)
    cleaned: Counter[str] = Counter()
    texts = {unitid: _texts(schools[unitid], charges.get(unitid), cleaned) for unitid in sorted({key.unitid for key in kept})}
    prices = _prices(kept, charges)
    rows = [_row(key, kept[key], schools[key.unitid], charges.get(key.unitid), texts[key.unitid], prices[key]) for key in kept]
    unused = _unused_prices(kept, charges)
    return Joined(rows=in_order(rows), left_out=left_out + Counter({NO_AWARD: unused}), cleaned=cleaned)


def _kept(
    awards: Mapping[Key, int], schools: Mapping[str, School], charges: Mapping[str, Charges]
) -> tuple[dict[Key, int], Counter[str]]:
    left_out: Counter[str] = Counter()
    kept = {}
    for key, count in awards.items():
        reason = _why_not(schools.get(key.unitid), charges.get(key.unitid))
        if reason:
            left_out[reason] += 1
        else:
            kept[key] = count
    return kept, left_out


def _why_not(school: School | None, charges: Charges | None) -> str:
    if school is None:
        return "school not in the directory"
    if not school.is_open:
        return "school closed, says the directory"
    if charges is not None and not charges.is_open:
        return "school closed, says the College Scorecard"
    if school.state not in STATES:
        return "school outside the states, DC and Puerto Rico"
    return "" if clean(school.name).text else "school without a name in the directory"


@dataclass(frozen=True, kw_only=True)
class _Texts:
    school: str
    city: str
    accreditor: str
    website: str


def _texts(school: School, charges: Charges | None, cleaned: Counter[str]) -> _Texts:
    def text(raw: str) -> str:
        found = clean(raw)
        cleaned["control characters"] += found.had_controls
        cleaned["a sign in front that a spreadsheet takes for a formula"] += found.had_formula
        return found.text

    return _Texts(
        school=text(school.name),
        city=text(school.city),
        accreditor=text(charges.accreditor if charges else ""),
        website=_bare(text(school.website)),
    )


def _bare(address: str) -> str:
    """Return a web address without `https://` and without slashes at its end."""
    scheme, sign, rest = address.partition("://")
    return (rest if sign and scheme.lower() in {"http", "https"} else address).rstrip("/")


def _prices(kept: Mapping[Key, int], charges: Mapping[str, Charges]) -> dict[Key, PriceOfAward]:
    keys: dict[tuple[str, str], list[Key]] = {}
    for key in kept:
        keys.setdefault((key.unitid, key.cip), []).append(key)
    found = {}
    for (unitid, cip), same in keys.items():
        published = [price for price in (charges[unitid].prices if unitid in charges else ()) if price.cip == cip]
        by_level = assign(published, [key.level for key in same])
        found.update({key: by_level[key.level] for key in same})
    return found


def _unused_prices(kept: Mapping[Key, int], charges: Mapping[str, Charges]) -> int:
    used = {(key.unitid, key.cip) for key in kept}
    return sum((unitid, price.cip) not in used for unitid, school in charges.items() for price in school.prices)


def _row(key: Key, count: int, school: School, charges: Charges | None, texts: _Texts, price: PriceOfAward) -> Listed:
    return Listed(
        unitid=key.unitid,
        opeid=school.opeid,
        school=texts.school,
        city=texts.city,
        state=school.state,
        control=school.control,
        cip=key.cip,
        award_level=key.level,
        scope="field" if key.cip in FIELD_CODES else "related",
        completions=str(count),
        price_usd=_cell(price.own.usd if price.own else None),
        months=_cell(price.own.months if price.own else None),
        shared_prices_usd=";".join(map(str, price.shared)),
        yearly_in_state_usd=_cell(charges.in_state_usd if charges else None),
        yearly_out_of_state_usd=_cell(charges.out_of_state_usd if charges else None),
        yearly_books_usd=_cell(charges.books_usd if charges else None),
        online_only=charges.online_only if charges else "",
        federal_aid=school.federal_aid,
        accreditor=texts.accreditor,
        website=texts.website,
    )


def _cell(number: int | None) -> str:
    return "" if number is None else str(number)
