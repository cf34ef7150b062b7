"""Programs that meet what is wanted, in a printed order, and those that nearly do, with how near.

What narrows the list (award, control, program code, city) leaves programs out. What is wished for (delivery, certification, price) is a
miss where the program is known to differ, said with how far off it is. A fact that is not known is a question to ask the school,
never a reason to leave a program out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from codingpath.engine.price import price
from codingpath.model.catalog import Catalog
from codingpath.model.program import Award, Control, DeliveryMode, Online, Program
from codingpath.model.record import Record, keyword_record
from codingpath.model.roadmap import Ask, Miss, ProgramMatch, Reach
from codingpath.model.zip_place import ZipPlace, miles_between

Sort = Literal["fit", "price", "completions", "name", "distance"]
"""The order of a list; the view says its rule."""


@keyword_record
class Wanted(Record):
    """What a search asks for; what is left out asks for nothing."""

    state: str | None = None
    """Two-letter state of the person; where it is open only programs taught online can be reached."""
    everywhere: bool = False
    """Whether to search every state instead."""
    elsewhere_below: int | None = None
    """Search online programs of other states only where the state has fewer than this that are known to fit; none searches always."""
    award: Award | None = None
    """Only programs that confer this."""
    control: Control | None = None
    """Only schools run like this."""
    cips: tuple[str, ...] = ()
    """Only these program codes."""
    city: str | None = None
    """Only schools of this city; upper and lower case are alike."""
    near: ZipPlace | None = None
    """Where the person is, for distances."""
    within: int | None = None
    """Only schools within so many miles of there; those of neighboring states too."""
    related: bool = False
    """Whether programs whose code is only related to the field are listed too."""
    nearest_codes: tuple[str, ...] = ()
    """Program codes nearest to a role, nearest first; for the order."""
    delivery: DeliveryMode | None = None
    """How it should be taught."""
    certification: str | None = None
    """Id of the credential it should prepare for."""
    most_usd: int | None = None
    """The most it may cost, in dollars."""
    exam_only: bool = False
    """Whether exam preparation is all that is needed, so that a whole course is a near miss."""


def search(catalog: Catalog, wanted: Wanted, sort: Sort = "fit") -> tuple[ProgramMatch, ...]:
    """Return every program that the narrowing leaves: those without a known miss first, then the rest."""
    found = _matches(wanted, _near(catalog, wanted))
    if _looks_elsewhere(wanted, found):
        found += _matches(wanted, ((p, "online") for p in catalog.programs.online_elsewhere(wanted.state)))
    return tuple(sorted(found, key=lambda m: (len(m.misses) > 0, *_ORDERS[sort](wanted, m), m.program.id)))


def state_has(catalog: Catalog, wanted: Wanted) -> bool:
    """Tell whether the state itself has a program of the award and the codes; true where no state is named."""
    if wanted.state is None:
        return True
    plain = Wanted(award=wanted.award, cips=wanted.cips, related=wanted.related)
    return any(_is_listed(plain, p) for p in catalog.programs.of_state(wanted.state))


def _near(catalog: Catalog, wanted: Wanted) -> Iterator[tuple[Program, Reach]]:
    """Yield the state's programs, and those of neighboring states where the state has none."""
    state, programs = wanted.state, catalog.programs
    if wanted.everywhere:
        yield from ((p, "any") for p in programs)
        return
    yield from ((p, "state") for p in programs.of_state(state or ""))
    if wanted.within is not None or not state_has(catalog, wanted):
        around = (p for neighbor in catalog.neighbors.get(state or "", ()) for p in programs.of_state(neighbor))
        yield from ((p, "neighbor") for p in around if not (p.online == "yes" and _may_be_online(wanted)))


def _looks_elsewhere(wanted: Wanted, found: list[ProgramMatch]) -> bool:
    """Tell whether online programs of other states are wanted; those of neighbors that the state has to do with are among them."""
    if wanted.everywhere or not _may_be_online(wanted):
        return False
    known = sum(m.reach == "state" and not m.misses and m.program.online == "yes" for m in found)
    return wanted.elsewhere_below is None or known < wanted.elsewhere_below


def _may_be_online(wanted: Wanted) -> bool:
    return wanted.delivery in (None, "online")


def _matches(wanted: Wanted, programs: Iterable[tuple[Program, Reach]]) -> list[ProgramMatch]:
    return [_matched(wanted, p, reach) for p, reach in programs if _is_listed(wanted, p)]


def _is_listed(wanted: Wanted, program: Program) -> bool:
    return (
        (wanted.related or not program.related)
        and wanted.award in (None, program.award)
        and wanted.control in (None, program.control)
        and (not wanted.cips or program.cip in wanted.cips)
        and (wanted.within is None or (_miles(wanted, program) or 0) <= wanted.within)
        and (wanted.city is None or (program.city or "").casefold() == wanted.city.casefold())
    )


def _matched(wanted: Wanted, program: Program, reach: Reach) -> ProgramMatch:
    low, high, estimate = price(program, wanted.state)
    misses = tuple(_misses(wanted, program, low))
    return ProgramMatch(
        program=program,
        fit="near" if misses or _delivery_is_open(wanted, program) else "fit",
        reach=reach,
        misses=misses,
        asks=tuple(_asks(wanted, program, reach, low)),
        low_usd=low,
        high_usd=high,
        estimate=estimate,
        miles=_miles(wanted, program),
    )


def _miles(wanted: Wanted, program: Program) -> int | None:
    """Return how far a school is, straight line, nothing where that is not known or does not matter."""
    if wanted.near is None or program.delivery == "online" or program.latitude is None or program.longitude is None:
        return None
    near = wanted.near
    return round(miles_between(near.latitude, near.longitude, float(program.latitude), float(program.longitude)))


def _misses(wanted: Wanted, program: Program, low: int | None) -> Iterator[Miss]:
    if wanted.exam_only:
        yield Miss(kind="award")
    if wanted.delivery is not None and program.delivery not in (None, wanted.delivery):
        yield Miss(kind="delivery")
    if wanted.certification is not None and program.prepares_for and wanted.certification not in program.prepares_for:
        yield Miss(kind="certification")
    if wanted.most_usd is not None and low is not None and low > wanted.most_usd:
        yield Miss(kind="price", over_usd=low - wanted.most_usd)


def _delivery_is_open(wanted: Wanted, program: Program) -> bool:
    """Tell whether the school must be asked how it is taught. What can be finished online may run on campus too."""
    return program.delivery is None and not (program.online == "yes" and _may_be_online(wanted))


def _asks(wanted: Wanted, program: Program, reach: Reach, low: int | None) -> Iterator[Ask]:
    if _delivery_is_open(wanted, program):
        yield "delivery"
    if low is None:
        yield "which-price" if program.shared_prices_usd else "price"
    if not program.prepares_for:
        yield "certification"
    if wanted.certification == "rhit" and not program.cahiim:
        yield "cahiim"
    if reach == "online":
        yield "residents"
    if reach == "neighbor":
        yield "neighbor"


_REACH: tuple[Reach, ...] = ("any", "state", "online", "neighbor")
_LAST_MILES = 10**5
"""Stands for a distance that is not known."""
_LAST_USD = 10**9
"""Stands for a price that is not known: such programs come last."""

_CAMPUS: dict[Online, int] = {"no": 0, "ask": 1, "none-reported": 1, "yes": 2}
_TAUGHT: dict[DeliveryMode | None, dict[Online, int]] = {
    "online": {"yes": 0, "ask": 1, "none-reported": 2, "no": 3},
    "in-person": _CAMPUS,
    "hybrid": _CAMPUS,
}
"""What is wanted, and how near to it a program is, as far as is known; what can be finished online may run on campus too."""

Key = Callable[[Wanted, ProgramMatch], tuple[object, ...]]


def _low(m: ProgramMatch) -> int:
    return m.low_usd if m.low_usd is not None else _LAST_USD


def _far(m: ProgramMatch) -> int:
    return m.miles if m.miles is not None else _LAST_MILES


def _by_fit(wanted: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    """Order by what is known to miss, how it is taught, reach, distance, program code, what is unknown, price, then completions."""
    codes, cip = wanted.nearest_codes, m.program.cip
    code = codes.index(cip) if cip in codes else len(codes)
    taught = _TAUGHT.get(wanted.delivery, {}).get(m.program.online, 0)
    over = sum(miss.over_usd or 0 for miss in m.misses)
    far = 0 if wanted.delivery == "online" else _far(m)
    return len(m.misses), over, taught, _REACH.index(m.reach), far, code, len(m.asks), _low(m), -(m.program.completions or 0)


def _by_price(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return _low(m), m.estimate


def _by_completions(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return (-(m.program.completions or 0),)


def _by_name(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return (m.program.school.casefold(),)


def _by_distance(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return _far(m), _low(m)


_ORDERS: dict[Sort, Key] = {
    "fit": _by_fit,
    "price": _by_price,
    "completions": _by_completions,
    "name": _by_name,
    "distance": _by_distance,
}


def cities(matches: Iterable[ProgramMatch]) -> tuple[str, ...]:
    """Return the cities of some programs, each once, in the order of the alphabet."""
    return tuple(sorted({m.program.city for m in matches if m.program.city}))
