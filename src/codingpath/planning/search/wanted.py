"""What a search for programs asks for, what narrows it, and the orders in which what it finds is printed; what narrows leaves programs out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import partial

from codingpath.model.condition import Value
from codingpath.model.plan.programs import LAST, ProgramMatch, Reach
from codingpath.model.program import Award, Control, DeliveryMode, Online, Program, ProgramKind, Sort
from codingpath.model.record import Record, keyword_record
from codingpath.model.zip_place import ZipPlace, miles_between
from codingpath.planning.estimates import Estimates, books, said_usd


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
    kinds: tuple[ProgramKind, ...] = ()
    """Only programs of these kinds: short courses, or those for college credit."""
    control: Control | None = None
    """Only schools run like this."""
    only_online: bool = False
    """Only programs that are known to be finished online."""
    cips: tuple[str, ...] = ()
    """Only these program codes."""
    city: str | None = None
    """Only schools of this city; upper and lower case are alike."""
    named: tuple[str, ...] = ()
    """Only schools with all these words in their name; upper and lower case are alike."""
    near: ZipPlace | None = None
    """Where the person is, for distances."""
    home: frozenset[str] = frozenset()
    """Ids of the programs of schools where the office is at home: of two that fit alike and are as far, one of these comes first."""
    within: int | None = None
    """Only schools within so many miles of there; those of neighboring states too. Where nobody knows how far, those of the state with classes."""
    related: bool = False
    """Whether programs whose code is only related to the field are listed too."""
    nearest_codes: tuple[str, ...] = ()
    """Program codes nearest to a role, nearest first; for the order."""
    delivery: DeliveryMode | None = None
    """How it should be taught."""
    certification: str | None = None
    """Id of the credential it should prepare for."""
    accredited: bool = False
    """Whether only a program that CAHIIM accredits leads to that credential; `search` and `matched` read it of the credential."""
    most_usd: int | None = None
    """The most it may cost, in dollars."""
    besides_usd: int = 0
    """What that must pay for besides, such as the exam: in other states too is searched where it does not go so far."""
    hours: int | None = None
    """Study hours a week."""
    answers: Mapping[str, Value] = field(default_factory=dict)
    """What the length, and so the estimated price, of a program hangs on."""
    exam_only: bool = False
    """Whether exam preparation is all that is needed, so that a whole course is a near miss."""


def is_listed(wanted: Wanted, program: Program) -> bool:
    """Tell whether what narrows a search leaves a program in."""
    return (
        (wanted.related or not program.related)
        and wanted.award in (None, program.award)
        and (not wanted.kinds or program.kind in wanted.kinds)
        and wanted.control in (None, program.control)
        and (not wanted.only_online or program.online == "yes")
        and (not wanted.cips or program.cip in wanted.cips)
        and (wanted.within is None or _is_within(wanted, program, wanted.within))
        and (wanted.city is None or (program.city or "").casefold() == wanted.city.casefold())
        and (not wanted.named or all(word.casefold() in program.school.casefold() for word in wanted.named))
    )


def _is_within(wanted: Wanted, program: Program, most: int) -> bool:
    miles = miles_to(wanted, program)
    return program.state == wanted.state and program.online != "yes" if miles is None else miles <= most


def miles_to(wanted: Wanted, program: Program) -> int | None:
    """Return how far a school is, straight line, nothing where that is not known or does not matter: nobody goes to what is online."""
    near, goes = wanted.near, program.delivery != "online" or wanted.within is not None
    if near is None or not goes or program.latitude is None or program.longitude is None:
        return None
    return round(miles_between(near.latitude, near.longitude, float(program.latitude), float(program.longitude)))


# -- the orders, and the least dear of some programs


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
