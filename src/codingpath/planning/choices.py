"""The few programs to ask first: three choices and not three of a kind, each with the money and the dates of that program alone.

For college credit: the nearest public college, the cheapest public program of the state that can be finished online, the next best of
the state. For a short course: one on the state's own list, the continuing education of the nearest public college, and the certifying
body's own course or one that is sold online everywhere. What is known to fit comes before what must be asked, and that before what is
known to miss; one that keeps the person's limit before one that does not. Distances, shares and counts are judgement, in the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from codingpath.model.credential import issuer_of
from codingpath.model.funding import Funding
from codingpath.model.guidance import FirstPrograms
from codingpath.model.plan.programs import LAST, Choice, Pick, ProgramMatch
from codingpath.model.program import NATIONAL
from codingpath.model.record import Record, record
from codingpath.planning.costs import ledger
from codingpath.planning.dates import add_months
from codingpath.planning.estimates import Estimates, all_in, length_key
from codingpath.planning.federal_aid import GRANTS, Lengths, lengths_of, may_take
from codingpath.planning.person import AWARD, Person
from codingpath.planning.search.for_person import asked_colleges, delivery_of, match, online_elsewhere
from codingpath.planning.timeline import applying

_SHORT: Final = "under-9-credits"
"""The kind that is none of the few where a longer one is."""

Picked = tuple[Pick, ProgramMatch]
Key = Callable[[ProgramMatch], tuple[object, ...]]


def choices(person: Person, found: Sequence[ProgramMatch]) -> tuple[Choice, ...]:
    """Return the few programs to ask first of all that were found for a person, the best first; none where there is none to choose."""
    return tuple(
        Choice(match=m, reason=reason, money=ledger(person, m), applying=applying(replace(person, program=m.program)))
        for reason, m in picked(person, found)
    )


def first_program(person: Person) -> ProgramMatch | None:
    """Return the program whose money and dates are those of the plan where none was chosen; none where there is none to choose."""
    return next(iter(few_programs(person)), None)


def few_programs(person: Person) -> tuple[ProgramMatch, ...]:
    """Return the programs to ask first where none was chosen, the best first."""
    return tuple(m for _, m in picked(person, match(person)))


def of_first(person: Person) -> Person:
    """Return a person whose dates are reckoned by the length of that program."""
    first = first_program(person)
    return replace(person, program=first.program if first else None)


def picked(person: Person, found: Sequence[ProgramMatch]) -> tuple[Picked, ...]:
    """Return the programs that `choices` holds, each with why it is one of them."""
    if person.award is None or person.option(AWARD).exam_only:
        return ()
    few = _Few(person, person.catalog.guidance.first_programs)
    kept: list[Picked] = []
    for reason, m in (*_own(few, found), *_kinds(few, found)):
        if len(kept) < few.rules.most and _school(m) not in {_school(other) for _, other in kept}:
            kept.append((reason, m))
    own = [pick for pick in kept if pick[0] == "office"]
    return (*own, *sorted(kept[len(own) :], key=lambda pick: _known_first(few, pick[1])))


def _known_first(few: _Few, m: ProgramMatch) -> tuple[bool, bool, int]:
    """Order the few: what keeps the limit, has a price, and has a room where one is wanted comes first.

    The first of them is what a plan is reckoned by. Of courses at one's own pace most have no published length: which one comes first does
    not change with the hours a week, or fewer of them would lead to work sooner.
    """
    return not few.own_pace and few.late(m), m.low_usd is None, _room(few, m)


def _school(m: ProgramMatch) -> str:
    """Return what tells schools apart: their names, as courses without credit carry no federal id."""
    return m.program.school.casefold()


def _own(few: _Few, found: Iterable[ProgramMatch]) -> Iterator[Picked]:
    """Yield the programs that the office has in its own data, with whatever speaks against them."""
    for m in found:
        if m.program.id in few.person.catalog.own_programs:
            yield "office", m


def _kinds(few: _Few, found: Sequence[ProgramMatch]) -> Iterator[Picked]:
    """Yield what is best of each kind, then what is left, the best first."""
    if few.own_pace:
        yield from _short_courses(few, found)
    else:
        yield from _for_credit(few, found)


@record
class _Few(Record):
    """What the few are picked for."""

    person: Person
    rules: FirstPrograms

    @property
    def own_pace(self) -> bool:
        """Tell whether the result is a course at one's own pace, and no program by terms."""
        return "noncredit" in self.person.option(AWARD).program_kinds

    @cached_property
    def to_campus(self) -> bool:
        """Tell whether the person can get to a campus at all."""
        return self.person.holds(self.rules.campus_when)

    @cached_property
    def to_line(self) -> bool:
        """Tell whether the person can study online."""
        return self.person.holds(self.rules.online_when)

    @cached_property
    def estimates(self) -> Estimates:
        """Return what prices are reckoned by."""
        return Estimates(self.person.catalog, self.person.sheet)

    @cached_property
    def likely_grants(self) -> tuple[Funding, ...]:
        """Return the federal grants that may cover the whole for this person, by what the data says of who gets them."""
        funding = [f for f in self.person.catalog.funding if self.person.may_ask(f)]
        found = [f for f in funding if f.length is not None and self.person.holds(f.when)]
        payers = [p for p in self.person.catalog.guidance.first_page.payers if p.may_cover and self.person.holds(p.when)]
        return tuple(f for f in found if any(f.id in payer.funding for payer in payers))

    @cached_property
    def lengths(self) -> Lengths:
        """Return how long a program has to be for each grant."""
        return lengths_of(self.person.catalog)

    @cached_property
    def wants_a_room(self) -> bool:
        """Tell whether the result is to learn in a room, wholly or in part."""
        return delivery_of(self.person) in ("in-person", "hybrid")

    def late(self, m: ProgramMatch) -> bool:
        """Tell whether a program misses the person's limit at the likely pace."""
        length = length_key(m.program)
        if length not in self._late:
            months = self.person.number("months")
            done = applying(replace(self.person, program=m.program)).likely if months is not None else None
            self._late[length] = done is not None and done > add_months(self.person.stated_start, months or 0)
        return self._late[length]

    @cached_property
    def _late(self) -> dict[object, bool]:
        return {}

    def online(self, m: ProgramMatch) -> bool:
        """Tell whether the person can finish a program online, as far as is known."""
        return self.to_line and m.program.online == "yes"

    def near(self, m: ProgramMatch, miles: int) -> bool:
        """Tell whether the person can get to classes of a program, no farther than some miles."""
        return self.to_campus and m.program.taught != "online" and m.miles is not None and m.miles <= miles

    def somewhere(self, m: ProgramMatch) -> bool:
        """Tell whether nobody knows how far classes are that the person wants and can get to."""
        at_home = m.reach in ("state", "any")
        return self.wants_a_room and at_home and self.to_campus and m.program.taught != "online" and m.miles is None

    def reached(self, m: ProgramMatch) -> bool:
        """Tell whether the person can study in a program, as far as is known."""
        return self.online(m) or _has_a_room(self, m) or self.somewhere(m)

    def accredited(self, m: ProgramMatch) -> bool:
        """Tell whether a program is not known to lack the accreditation that the exam needs."""
        needs = self.person.credential is not None and self.person.credential.needs_accreditation
        return not needs or m.program.cahiim is not False

    def asked(self, m: ProgramMatch) -> bool:
        """Tell whether a part of a program was reported online, so that a call may be worth it."""
        return self.to_line and m.program.online == "ask" and m.program.offered_online == "some"


# For college credit.


def _for_credit(few: _Few, found: Sequence[ProgramMatch]) -> Iterator[Picked]:
    here = [m for m in found if m.reach != "online" and few.accredited(m)]
    near = _reachable(few, _longer(_known_to_fit(here)))
    of_state = [m for m in near if m.reach != "neighbor"]
    remaining = len({_school(m) for m in _fair(few, of_state)})
    pool = _fair(few, near if remaining >= few.rules.enough_schools else [*near, *_elsewhere(few)])
    public = [m for m in pool if m.program.control == "public"]
    at_home = [m for m in public if m in of_state]
    yield from _first_of("nearest", [m for m in public if few.near(m, few.rules.near_miles)], _by_miles(few))
    if few.person.place is None:
        yield from _first_of("at-home", [m for m in public if m.at_home and few.reached(m)], _by_price(few))
        yield from ((_how_cheap(few, m, at_home), m) for _, m in _first_of("cheapest", at_home, _by_price(few)))
    yield from _first_of("cheapest-online", [m for m in at_home if few.online(m)], _by_price(few))
    if not any(few.online(m) for m in at_home):
        yield from _first_of("next-best", [m for m in public if few.online(m)], _by_price(few))
    yield from (("next-best", m) for m in sorted(pool, key=_next_best(few)))


def _how_cheap(few: _Few, best: ProgramMatch, others: Iterable[ProgramMatch]) -> Pick:
    """Tell whether the first program by price is the cheapest of all, or only of those that fit: in time, accredited, with a room."""
    return "cheapest" if _own_usd(few, best) == min(_own_usd(few, m) for m in others) else "cheapest-fitting"


def _elsewhere(few: _Few) -> list[ProgramMatch]:
    """Return the programs of other states that are worth a call: online, and with some graduates a year."""
    found = online_elsewhere(few.person) if few.to_line else []
    taught = [m for m in found if m.graduates >= few.rules.graduates and few.accredited(m)]
    return _reachable(few, [m for m in taught if _misses_only(m, "price", "delivery")])


def _first_of(reason: Pick, found: Iterable[ProgramMatch], key: Key) -> Iterator[Picked]:
    best = min(found, key=lambda m: (*key(m), m.program.id), default=None)
    if best is not None:
        yield reason, best


def _known_to_fit(found: Sequence[ProgramMatch]) -> list[ProgramMatch]:
    """Return the programs that miss nothing but perhaps the budget, which aid may reach."""
    return [m for m in found if _misses_only(m, "price")]


def _misses_only(m: ProgramMatch, *kinds: str) -> bool:
    return all(miss.kind in kinds for miss in m.misses)


def _longer(found: Sequence[ProgramMatch]) -> list[ProgramMatch]:
    """Leave out programs of a few credits where there are longer ones."""
    return [m for m in found if m.program.kind != _SHORT] or list(found)


def _reachable(few: _Few, found: Sequence[ProgramMatch]) -> list[ProgramMatch]:
    """Return the programs that can be reached, and where those are few, those that may be."""
    reached = [m for m in found if few.reached(m)]
    if len({_school(m) for m in reached}) < few.rules.most:
        reached += [m for m in found if few.asked(m) and m not in reached]
    return reached


def _fair(few: _Few, found: Sequence[ProgramMatch]) -> list[ProgramMatch]:
    """Leave out private schools that cost far more than the cheapest one.

    One stays that costs hardly more than the cheapest public one, or has the only classroom for who wants one. Where there is no public
    one it is held against the cheapest of all.
    """
    public = [m for m in found if m.program.control == "public"]
    no_public_room = few.wants_a_room and not any(_has_a_room(few, m) for m in public)
    least = min((_usd(few, m) for m in public or found if m.low_usd is not None), default=None)

    def is_fair(m: ProgramMatch) -> bool:
        if m.program.control == "public" or (no_public_room and _has_a_room(few, m)):
            return True
        if least is None:
            return not public
        return m.low_usd is not None and _usd(few, m) * 100 < least * few.rules.private_percent

    return [m for m in found if is_fair(m)]


def _has_a_room(few: _Few, m: ProgramMatch) -> bool:
    return few.near(m, few.rules.class_miles)


def _room(few: _Few, m: ProgramMatch) -> int:
    """Rank a program for who wants a room: 0 has one, as far as anybody knows, 1 may, and 2 is known as one online, or too far.

    For everybody else, and where some days in a room are enough and nobody knows how far it is, it is 0.
    """
    if not few.wants_a_room or _has_a_room(few, m):
        return 0
    if m.miles is not None:
        return 2
    if delivery_of(few.person) != "in-person":
        return 0
    return {"none-reported": 0, "no": 0, "ask": 1, "yes": 2}[m.program.online]


def _by_miles(few: _Few) -> Key:
    return lambda m: (few.late(m), m.far, "cahiim" in m.asks, *_own_usd(few, m), -m.graduates)


def _by_price(few: _Few) -> Key:
    return lambda m: (few.late(m), _room(few, m), "cahiim" in m.asks, *_own_usd(few, m), m.far, -m.graduates)


def _next_best(few: _Few) -> Key:
    """Order what is left: known to fit before asked, in each question; then price, and graduates."""

    def key(m: ProgramMatch) -> tuple[object, ...]:
        return (
            few.late(m),
            m.reach in ("online", "neighbor"),
            _room(few, m) if few.wants_a_room else not few.online(m),
            few.wants_a_room and not _has_a_room(few, m),
            not few.reached(m),
            few.person.place is None and not m.at_home,
            "cahiim" in m.asks,
            m.low_usd is None,
            *_own_usd(few, m),
            m.far,
            -m.graduates,
            m.program.id,
        )

    return key


def _usd(few: _Few, m: ProgramMatch) -> int:
    """Return the price of a program with its books, as far as that is known."""
    usd = all_in(m, few.estimates)
    return LAST if usd is None else usd


def _own_usd(few: _Few, m: ProgramMatch) -> tuple[int, int]:
    """Return the price after the federal grants that this person will likely get for a program, then the price before them."""
    before = _usd(few, m)
    granted = sum(f.amount_usd or 0 for f in few.likely_grants for g in GRANTS if g == f.id and may_take(m.program, g, few.lengths))
    return (before if m.low_usd is None else max(0, before - granted)), before


# Short courses.


def _short_courses(few: _Few, found: Sequence[ProgramMatch]) -> Iterator[Picked]:
    """Yield one of each kind, then what is left: where little is known of a state, other colleges to ask stand in."""
    asked = asked_colleges(few.person, few.rules.most)
    known = [m for m in _known_to_fit(found) if m.program.kind != _SHORT and m.program.id not in {a.program.id for a in asked}]
    near = _reachable(few, [m for m in known if m.program.state != NATIONAL and m.reach != "online"])
    listed = sorted(_fair(few, near), key=_best_listed(few))
    everywhere = sorted(_sold_everywhere(few), key=_best_everywhere(few))
    yield from (("listed", m) for m in listed[:1])
    yield from (("continuing-education", m) for m in asked[:1])
    if not few.wants_a_room:
        yield from ((_seller(few, m), m) for m in everywhere)
    yield from (("listed", m) for m in listed[1:])
    yield from (("continuing-education", m) for m in asked[1:2])
    yield from ((_seller(few, m), m) for m in everywhere)
    yield from (("continuing-education", m) for m in asked[2:])
    if not (listed or asked or everywhere):
        yield from (("next-best", m) for m in found if m.program.kind == _SHORT and few.reached(m))


def _best_listed(few: _Few) -> Key:
    here = few.person.place is None
    return lambda m: (
        few.late(m),
        here and not m.at_home,
        "certification" in m.asks,
        m.low_usd is None,
        _usd(few, m),
        m.far,
        m.program.id,
    )


def _sold_everywhere(few: _Few) -> Iterator[ProgramMatch]:
    """Yield the courses sold to the whole country, but those of a body that gives other certifications than the one aimed for."""
    issuers = {issuer_of(c) for c in few.person.catalog.credentials}
    for m in online_elsewhere(few.person, NATIONAL) if few.to_line else ():
        other = m.program.school in issuers and _seller(few, m) != "body"
        if not other and _misses_only(m, "price", "delivery"):
            yield m


def _best_everywhere(few: _Few) -> Key:
    """Order courses of the whole country: the certifying body's own first, then one with the exam in its price."""
    return lambda m: (few.late(m), _seller(few, m) != "body", "certification" in m.asks, not m.program.voucher, m.program.id)


def _seller(few: _Few, m: ProgramMatch) -> Pick:
    credential = few.person.credential
    return "body" if credential is not None and m.program.school == issuer_of(credential) else "sold-online"
