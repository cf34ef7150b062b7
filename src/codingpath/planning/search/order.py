"""The orders in which programs are printed, and the least dear of some."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from codingpath.model.plan.programs import LAST, ProgramMatch, Reach
from codingpath.model.program import DeliveryMode, Online, Sort
from codingpath.planning.estimates import Estimates, books, said_usd
from codingpath.planning.search.wanted import Wanted


def ordered(wanted: Wanted, found: Iterable[ProgramMatch], sort: Sort, estimates: Estimates) -> tuple[ProgramMatch, ...]:
    """Return programs in an order, those without a known miss first."""
    place = partial(_by_price, estimates) if sort == "price" else partial(_ORDERS[sort], wanted)
    return tuple(sorted(found, key=lambda m: (len(m.misses) > 0, *place(m), m.program.id)))


_REACH: tuple[Reach, ...] = ("any", "state", "online", "neighbor")

_CAMPUS: dict[Online, int] = {"no": 0, "ask": 1, "none-reported": 1, "yes": 2}
_TAUGHT: dict[DeliveryMode | None, dict[Online, int]] = {
    "online": {"yes": 0, "ask": 1, "none-reported": 2, "no": 3},
    "in-person": _CAMPUS,
    "hybrid": _CAMPUS,
}
"""What is wanted, and how near to it a program is, as far as is known; what can be finished online may run on campus too."""

_ACCREDITED: dict[bool | None, int] = {True: 0, None: 1, False: 2}

Key = Callable[[Wanted, ProgramMatch], tuple[object, ...]]


def _low(m: ProgramMatch) -> int:
    return LAST if m.low_usd is None else m.low_usd


def _by_fit(wanted: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    """Order by known misses, teaching, reach, accreditation if the exam needs it, distance, open questions, code, price, completions.

    Criterion by criterion, what is known to fit stands before what is not known, and that before what is known not to fit: a program of
    which nothing is known comes before none that is known to fit, whatever its code is.
    """
    codes, cip = wanted.nearest_codes, m.program.cip
    code = codes.index(cip) if cip in codes else len(codes)
    taught = _TAUGHT.get(wanted.delivery, {}).get(m.program.online, 0)
    over = sum(miss.over_usd or 0 for miss in m.misses)
    far = 0 if wanted.delivery == "online" else m.far
    accredited = _ACCREDITED[m.program.cahiim] if wanted.accredited else 0
    reach = _REACH.index(m.reach)
    return len(m.misses), over, taught, reach, accredited, far, not m.at_home, len(m.asks), code, _low(m), -m.graduates


def _by_price(estimates: Estimates, m: ProgramMatch) -> tuple[object, ...]:
    """Order by the price that a row says, then by the exact one."""
    usd = said_usd(m, estimates)
    return LAST if usd is None else usd, m.estimate, _low(m)


_ORDERS: dict[Sort, Key] = {
    "fit": _by_fit,
    "completions": lambda _, m: (-m.graduates,),
    "name": lambda _, m: (m.program.school.casefold(),),
    "distance": lambda _, m: (m.far, _low(m)),
}


def least_dear(programs: Iterable[ProgramMatch], estimates: Estimates) -> ProgramMatch | None:
    """Return the program with the lowest price, then the cheapest books, of those that miss nothing but perhaps the budget."""
    priced = [m for m in programs if m.low_usd is not None and all(miss.kind == "price" for miss in m.misses)]
    return min(priced, key=lambda m: (_low(m), _books_last(m, estimates), m.program.id), default=None)


def _books_last(m: ProgramMatch, estimates: Estimates) -> int:
    usd = books(m.program, estimates)
    return LAST if usd is None else usd


def cities(matches: Iterable[ProgramMatch]) -> tuple[str, ...]:
    """Return the cities of some programs, each once, in the order of the alphabet."""
    return tuple(sorted({m.program.city for m in matches if m.program.city}))
