"""Programs that meet what is wanted, in a printed order, and those that nearly do, with how near.

What narrows the list (award, control, program code, city) leaves programs out. What is wished for (delivery, certification, price) is a
miss where the program is known to differ, said with how far off it is. A fact that is not known is a question to ask the school,
never a reason to leave a program out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import get_args

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Value
from codingpath.model.plan.programs import Ask, Miss, ProgramMatch, Reach
from codingpath.model.program import Award, Control, DeliveryMode, Online, Program, ProgramKind, Sort
from codingpath.model.record import Record, keyword_record
from codingpath.model.zip_place import ZipPlace, miles_between
from codingpath.planning.continuing_education import continuing_education
from codingpath.planning.lengths import Estimates
from codingpath.planning.person import Person


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


def search(catalog: Catalog, wanted: Wanted, sort: Sort = "fit") -> tuple[ProgramMatch, ...]:
    """Return every program that the narrowing leaves: those without a known miss first, then the rest."""
    wanted, estimates = _settled(catalog, wanted), Estimates(catalog, wanted.answers)
    found = _matches(wanted, _near(catalog, wanted), estimates)
    if _looks_elsewhere(wanted, found, estimates):
        elsewhere = catalog.programs.online_elsewhere(wanted.state, wanted.award, wanted.kinds)
        found += _matches(wanted, ((p, "online") for p in elsewhere), estimates)
    return ordered(wanted, found, sort, estimates)


def ordered(wanted: Wanted, found: Iterable[ProgramMatch], sort: Sort, estimates: Estimates) -> tuple[ProgramMatch, ...]:
    """Return programs in an order, those without a known miss first."""
    place = partial(_by_price, estimates) if sort == "price" else partial(_ORDERS[sort], wanted)
    return tuple(sorted(found, key=lambda m: (len(m.misses) > 0, *place(m), m.program.id)))


def matched(catalog: Catalog, wanted: Wanted, program: Program) -> ProgramMatch:
    """Return one program as it meets what is wanted, whatever would leave it out of a list."""
    home = wanted.state is None or program.state == wanted.state
    reach: Reach = "any" if home else "online" if program.online == "yes" else "neighbor"
    return _matched(_settled(catalog, wanted), program, reach, Estimates(catalog, wanted.answers))


def _settled(catalog: Catalog, wanted: Wanted) -> Wanted:
    """Return what is wanted with what its credential asks for."""
    return replace(wanted, accredited=any(c.needs_accreditation for c in catalog.credentials if c.id == wanted.certification))


def state_has(catalog: Catalog, wanted: Wanted) -> bool:
    """Tell whether the state itself has a program of the award and the codes; true where no state is named."""
    if wanted.state is None:
        return True
    plain = Wanted(award=wanted.award, kinds=wanted.kinds, cips=wanted.cips, related=wanted.related)
    return any(is_listed(plain, p) for p in catalog.programs.of_state(wanted.state))


def _near(catalog: Catalog, wanted: Wanted) -> Iterator[tuple[Program, Reach]]:
    """Yield the state's programs, and those of neighboring states where the state has none."""
    state, programs = wanted.state, catalog.programs
    if wanted.everywhere:
        yield from ((p, "any") for p in programs)
        return
    yield from ((p, "state") for p in programs.of_state(state or ""))
    if wanted.within is not None or not state_has(catalog, wanted):
        around = (p for neighbor in catalog.neighbors.get(state or "", ()) for p in programs.of_state(neighbor))
        yield from (
            (p, "neighbor") for p in around if wanted.within is not None or not (p.online == "yes" and _may_be_online(wanted))
        )


def _looks_elsewhere(wanted: Wanted, found: list[ProgramMatch], estimates: Estimates) -> bool:
    """Tell whether online programs of other states are wanted; those of neighbors that the state has to do with are among them.

    A program of the state counts as known to fit if the money goes as far as the exam. Else more money would bring a program of the
    state into reach, the cheaper ones of other states would leave the list, and the gap would grow.
    """
    if wanted.everywhere or wanted.within is not None or not _may_be_online(wanted):
        return False
    least = _least_dear(found, estimates)
    if wanted.elsewhere_below is None or (least is not None and not _paid_for(wanted, least, estimates)):
        return True
    fitting = (m for m in found if m.reach == "state" and not m.misses and m.program.online == "yes")
    return sum(_paid_for(wanted, m, estimates) for m in fitting) < wanted.elsewhere_below


def _paid_for(wanted: Wanted, m: ProgramMatch, estimates: Estimates) -> bool:
    """Tell whether the money goes for the course, its books and what is to be paid besides, as far as prices are known."""
    usd = all_in(m, estimates)
    if wanted.most_usd is None or usd is None:
        return True
    return usd + wanted.besides_usd <= wanted.most_usd


def _least_dear(programs: Iterable[ProgramMatch], estimates: Estimates) -> ProgramMatch | None:
    """Return the program with the lowest price, then the cheapest books, of those that miss nothing but perhaps the budget."""
    priced = [m for m in programs if m.low_usd is not None and all(miss.kind == "price" for miss in m.misses)]
    return min(priced, key=lambda m: (_low(m), _books_last(m, estimates), m.program.id), default=None)


def _books_last(m: ProgramMatch, estimates: Estimates) -> int:
    usd = books(m.program, estimates)
    return _LAST_USD if usd is None else usd


def _may_be_online(wanted: Wanted) -> bool:
    return wanted.delivery in (None, "online")


def _matches(wanted: Wanted, programs: Iterable[tuple[Program, Reach]], estimates: Estimates) -> list[ProgramMatch]:
    return [_matched(wanted, p, reach, estimates) for p, reach in programs if is_listed(wanted, p)]


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
    miles = _miles(wanted, program)
    return program.state == wanted.state and program.online != "yes" if miles is None else miles <= most


def _matched(wanted: Wanted, program: Program, reach: Reach, estimates: Estimates) -> ProgramMatch:
    low, estimate = price(program, wanted.state, estimates)
    misses = tuple(_misses(wanted, program, low))
    return ProgramMatch(
        program=program,
        fit="near" if misses or _delivery_is_open(wanted, program) else "fit",
        reach=reach,
        misses=misses,
        asks=tuple(_asks(wanted, program, reach, low)),
        low_usd=low,
        high_usd=low,
        estimate=estimate,
        miles=None if reach == "online" else _miles(wanted, program),  # nobody goes there
    )


def _miles(wanted: Wanted, program: Program) -> int | None:
    """Return how far a school is, straight line, nothing where that is not known or does not matter: nobody goes to what is online."""
    near, goes = wanted.near, program.delivery != "online" or wanted.within is not None
    if near is None or not goes or program.latitude is None or program.longitude is None:
        return None
    return round(miles_between(near.latitude, near.longitude, float(program.latitude), float(program.longitude)))


def _misses(wanted: Wanted, program: Program, low: int | None) -> Iterator[Miss]:
    if wanted.exam_only:
        yield Miss(kind="award")
    if wanted.delivery is not None and program.taught not in (None, wanted.delivery):
        yield Miss(kind="delivery")
    if wanted.certification is not None and program.prepares_for and wanted.certification not in program.prepares_for:
        yield Miss(kind="certification")
    if wanted.most_usd is not None and low is not None and low > wanted.most_usd:
        yield Miss(kind="price", over_usd=low - wanted.most_usd)


def _delivery_is_open(wanted: Wanted, program: Program) -> bool:
    """Tell whether the school must be asked how it is taught. What can be finished online may run on campus too."""
    return program.taught is None and not (program.online == "yes" and _may_be_online(wanted))


def _asks(wanted: Wanted, program: Program, reach: Reach, low: int | None) -> Iterator[Ask]:
    if _delivery_is_open(wanted, program):
        yield "delivery"
    if low is None:
        yield "which-price" if program.shared_prices_usd else "price"
    if not program.prepares_for and not (wanted.accredited and program.cahiim):
        yield "certification"
    if not program.cahiim and (wanted.accredited or program.award == "associate"):
        yield "cahiim"
    if reach == "online":
        yield "residents"
    if reach == "neighbor":
        yield "neighbor"
    if _access_runs_out(wanted, program):
        yield "access"


def _access_runs_out(wanted: Wanted, program: Program) -> bool:
    """Tell whether the hours of a course take longer than it can be opened."""
    known = wanted.hours is not None and program.clock_hours is not None and program.access_weeks is not None
    return known and program.clock_hours > (wanted.hours or 0) * (program.access_weeks or 0)  # type: ignore[operator]


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

_ACCREDITED: dict[bool | None, int] = {True: 0, None: 1, False: 2}

Key = Callable[[Wanted, ProgramMatch], tuple[object, ...]]


def _low(m: ProgramMatch) -> int:
    return m.low_usd if m.low_usd is not None else _LAST_USD


def _far(m: ProgramMatch) -> int:
    return m.miles if m.miles is not None else _LAST_MILES


def _by_fit(wanted: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    """Order by known misses, teaching, reach, accreditation if the exam needs it, distance, open questions, code, price, completions.

    Criterion by criterion, what is known to fit stands before what is not known, and that before what is known not to fit: a program of
    which nothing is known comes before none that is known to fit, whatever its code is.
    """
    codes, cip = wanted.nearest_codes, m.program.cip
    code = codes.index(cip) if cip in codes else len(codes)
    taught = _TAUGHT.get(wanted.delivery, {}).get(m.program.online, 0)
    over = sum(miss.over_usd or 0 for miss in m.misses)
    far = 0 if wanted.delivery == "online" else _far(m)
    accredited = _ACCREDITED[m.program.cahiim] if wanted.accredited else 0
    reach = _REACH.index(m.reach)
    return len(m.misses), over, taught, reach, accredited, far, len(m.asks), code, _low(m), -(m.program.completions or 0)


def _by_price(estimates: Estimates, m: ProgramMatch) -> tuple[object, ...]:
    """Order by the price that a row says, then by the exact one."""
    usd = said_usd(m, estimates)
    return _LAST_USD if usd is None else usd, m.estimate, _low(m)


def _by_completions(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return (-(m.program.completions or 0),)


def _by_name(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return (m.program.school.casefold(),)


def _by_distance(_: Wanted, m: ProgramMatch) -> tuple[object, ...]:
    return _far(m), _low(m)


_ORDERS: dict[Sort, Key] = {
    "fit": _by_fit,
    "completions": _by_completions,
    "name": _by_name,
    "distance": _by_distance,
}


def cities(matches: Iterable[ProgramMatch]) -> tuple[str, ...]:
    """Return the cities of some programs, each once, in the order of the alphabet."""
    return tuple(sorted({m.program.city for m in matches if m.program.city}))


# Which programs fit a person: what the result asks for, searched in the person's state, online and around it.

MOST_FITS, MOST_MISSES = 10, 6
"""How many programs without, and with, a known miss the roadmap lists."""

ENOUGH_IN_THE_STATE = 2
"""Programs of the state known to be online and to fit; with fewer, the roadmap looks in other states too."""


@keyword_record
class Matches(Record):
    """The programs that a roadmap lists."""

    shown: tuple[ProgramMatch, ...]
    """Those to list, best first; those without a known miss before those with one."""
    more: int
    """How many more have no known miss."""


def match(person: Person) -> tuple[ProgramMatch, ...]:
    """Return the programs of a person in their order, those without a known miss first; none where there is no program to choose."""
    return () if person.award is None else fitting(person.catalog, wanted_by(person))


def fitting(catalog: Catalog, wanted: Wanted, sort: Sort = "fit") -> tuple[ProgramMatch, ...]:
    """Return what a search finds, after the course to ask a college for where the state lists no short one."""
    return (*_continuing_education(catalog, wanted), *search(catalog, wanted, sort))


def listed(found: Sequence[ProgramMatch], kept: Collection[ProgramMatch] = ()) -> Matches:
    """Return the first of some programs in their order; `kept` are listed whatever their place, also where they were not found."""
    every = [*found, *(m for m in kept if m not in found)]
    fits, near = [m for m in every if not m.misses], [m for m in every if m.misses]
    shown = (*_first(fits, MOST_FITS, kept), *_first(near, MOST_MISSES, kept))
    return Matches(shown=shown, more=max(0, len(fits) - MOST_FITS))


def _continuing_education(catalog: Catalog, wanted: Wanted) -> list[ProgramMatch]:
    """Return the course to ask the nearest public college for, where short courses are wanted and the state lists none."""
    listed = any(p.kind == "noncredit" for p in catalog.programs.of_state(wanted.state or ""))
    asked = continuing_education(catalog, wanted.state, wanted.near) if "noncredit" in wanted.kinds and not listed else []
    return _matches(wanted, ((p, "state") for p in asked), Estimates(catalog, wanted.answers))


def online_elsewhere(person: Person) -> list[ProgramMatch]:
    """Return the programs of other states, and of the whole country, that can be finished online, whatever the person's own state has."""
    wanted = wanted_by(person)
    there = person.catalog.programs.online_elsewhere(wanted.state, wanted.award, wanted.kinds)
    return _matches(wanted, ((p, "online") for p in there), Estimates(person.catalog, person.sheet))


def match_of(person: Person, program: Program) -> ProgramMatch:
    """Return how one program fits a person, wherever it is."""
    wanted = wanted_by(person)
    here: Reach = "any" if wanted.state is None else "state" if program.state == wanted.state else "neighbor"
    reach: Reach = "online" if program.online == "yes" and here != "state" else here
    return _matched(wanted, program, reach, Estimates(person.catalog, person.sheet))


def asked_colleges(person: Person, most: int) -> list[ProgramMatch]:
    """Return the courses to ask the nearest public colleges for, the nearest first, whether or not the state lists others."""
    wanted = wanted_by(person)
    asked = continuing_education(person.catalog, wanted.state, wanted.near, most)
    return [_matched(wanted, p, "state", Estimates(person.catalog, person.sheet)) for p in asked]


def _first(found: Sequence[ProgramMatch], most: int, kept: Collection[ProgramMatch]) -> list[ProgramMatch]:
    """Return the first of some programs, in their order; what must be kept takes the places of the last ones."""
    places = sorted(range(len(found)), key=lambda place: found[place] not in kept)[:most]
    return [found[place] for place in sorted(places)]


def wanted_by(person: Person) -> Wanted:
    """Return what the result of a person asks of a program."""
    credential = person.credential
    return Wanted(
        state=person.state,
        elsewhere_below=ENOUGH_IN_THE_STATE,
        near=person.place,
        award=_AWARDS[person.award or "certificate"],
        kinds=person.option("award").program_kinds,
        nearest_codes=(credential.program_codes if credential else ()) or person.option("role").program_codes,
        delivery=_DELIVERIES[mode] if (mode := delivery_of(person)) else None,
        certification=credential.id if credential else None,
        accredited=credential is not None and credential.needs_accreditation,
        most_usd=_there(person),
        besides_usd=sum(cost.low or 0 for cost in (credential.membership_usd, credential.exam_usd) if cost) if credential else 0,
        hours=person.number("hours"),
        answers=person.sheet,
        exam_only=person.option("award").exam_only,
    )


def _there(person: Person) -> int | None:
    """Return what there is to pay with: the budget and what is granted; none where the budget is open."""
    budget = person.number("budget")
    return None if budget is None else budget + person.progress.granted_usd


_AWARDS: dict[str, Award] = {award: award for award in get_args(Award)}
_DELIVERIES: dict[str, DeliveryMode] = {mode: mode for mode in get_args(DeliveryMode)}


def delivery_of(person: Person) -> str | None:
    """Return how the result of a person is to be taught; none where that was not decided."""
    return person.option("delivery").delivery if "delivery" in person.chosen else None


def state_has_programs(person: Person) -> bool:
    """Tell whether a program of the award is known in the person's state; true where the state is open."""
    return state_has(person.catalog, wanted_by(person))


# What a program costs somebody who lives in a state: its price, else an estimate from yearly rates, else unknown.


def price(program: Program, state: str | None, estimates: Estimates) -> tuple[int | None, bool]:
    """Return it in dollars, and whether it is estimated.

    A published program price stands. Else the yearly tuition, for residents if `state` is the program's, is spread over the credits
    by which its dates are reckoned; the yearly figure itself is never a program's price. Else it is not known.
    """
    if program.price_usd is not None:
        return program.price_usd, False
    resident = program.state == state
    yearly = program.yearly_in_state_usd if resident else program.yearly_out_of_state_usd or program.yearly_in_state_usd
    usd = estimates.spread(yearly, program)
    return usd, usd is not None


def all_in(m: ProgramMatch, estimates: Estimates) -> int | None:
    """Return tuition and books together, in dollars; books of which no price is known are left out."""
    return None if m.low_usd is None else m.low_usd + (books(m.program, estimates) or 0)


ROUND_USD = 100
"""An estimate is said to the nearest so many dollars, as it is no nearer to the truth."""


def said_usd(m: ProgramMatch, estimates: Estimates) -> int | None:
    """Return the price that a row of the screen says: tuition and books, an estimate rounded; none where it is not known."""
    usd = all_in(m, estimates)
    return usd if usd is None or not m.estimate else round(usd / ROUND_USD) * ROUND_USD


def books(program: Program, estimates: Estimates) -> int | None:
    """Return the price of books in dollars: nothing where that of the program covers them, else the yearly allowance spread likewise."""
    if program.price_usd is not None and "books" in (program.price_covers or ""):
        return 0
    return estimates.spread(program.yearly_books_usd, program)
