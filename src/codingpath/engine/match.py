"""Which programs fit: those of the person's state, online ones, and neighbors where the state has none.

A known fact that speaks against a program is a miss, said with how far off it is. A fact that is not known is a question to
ask the school, never a reason to leave a program out.
"""

from __future__ import annotations

from codingpath.engine.timeline import Person
from codingpath.model.answers import NOT_SURE
from codingpath.model.program import Program
from codingpath.model.roadmap import Ask, Miss, ProgramMatch, Reach

MOST_FITS, MOST_MISSES = 10, 6
"""How many programs without, and with, a known miss the roadmap lists."""

_CODES = {"coder": ("51.0713", "51.0707"), "biller": ("51.0714", "51.0713"), "coder-and-biller": ("51.0713", "51.0714")}
"""Program codes nearest to a role, nearest first."""


def match(person: Person) -> tuple[ProgramMatch, ...]:
    """Return the programs to show, best first."""
    matches = sorted((m for p in person.catalog.programs if (m := _match(person, p))), key=lambda m: _order(person, m))
    fits = [m for m in matches if not m.misses][:MOST_FITS]
    return (*fits, *[m for m in matches if m.misses][:MOST_MISSES])


def state_has_programs(person: Person) -> bool:
    """Tell whether a program of the award is known in the person's state; true where the state is open."""
    state = person.sheet.get("state")
    return state == NOT_SURE or any(p.state == state and _award_fits(person, p) for p in person.catalog.programs)


def _award_fits(person: Person, program: Program) -> bool:
    return program.award == ("associate" if person.chosen["award"] == "associate" else "certificate")


def _match(person: Person, program: Program) -> ProgramMatch | None:
    reach = _reach(person, program)
    if reach is None or not _award_fits(person, program):
        return None
    low, high, estimate = price(person, program)
    misses = tuple(_misses(person, program, low))
    return ProgramMatch(
        program=program,
        fit="near" if misses or program.delivery is None else "fit",
        reach=reach,
        misses=misses,
        asks=tuple(_asks(person, program, reach, low)),
        low_usd=low,
        high_usd=high,
        estimate=estimate,
    )


def _reach(person: Person, program: Program) -> Reach | None:
    state = str(person.sheet.get("state"))
    if program.state == state:
        return "state"
    if program.delivery == "online" and person.chosen["delivery"] == "online":
        return "online"
    if program.state in person.catalog.neighbors.get(state, ()) and not state_has_programs(person):
        return "neighbor"
    return None


def price(person: Person, program: Program) -> tuple[int | None, int | None, bool]:
    """Return low and high in dollars and whether they are estimated.

    A published program price stands. Else the yearly tuition is spread over the credits of the award at 30 a year; the
    yearly figure itself is never a program's price. Else both ends are unknown.
    """
    if program.price_usd is not None:
        return program.price_usd, program.price_usd, False
    resident = program.state == person.sheet.get("state")
    yearly = program.yearly_in_state_usd if resident else program.yearly_out_of_state_usd or program.yearly_in_state_usd
    return _spread(yearly, program.credits_low), _spread(yearly, program.credits_high), True


def books(program: Program) -> tuple[int | None, int | None]:
    """Return low and high for books in dollars: nothing where the price covers them, else the allowance spread likewise."""
    if program.price_usd is not None and "books" in (program.price_covers or ""):
        return 0, 0
    return _spread(program.yearly_books_usd, program.credits_low), _spread(program.yearly_books_usd, program.credits_high)


CREDITS_A_YEAR = 30


def _spread(yearly: int | None, credit_hours: int | None) -> int | None:
    return None if yearly is None or credit_hours is None else round(yearly * credit_hours / CREDITS_A_YEAR)


def _misses(person: Person, program: Program, low: int | None) -> list[Miss]:
    misses = []
    if person.chosen["award"] == "exam-prep":
        misses.append(Miss(kind="award"))
    if program.delivery is not None and program.delivery != person.chosen["delivery"]:
        misses.append(Miss(kind="delivery"))
    if program.prepares_for and person.chosen["certification"] not in program.prepares_for:
        misses.append(Miss(kind="certification"))
    budget = person.number("budget")
    if budget is not None and low is not None and low > budget:
        misses.append(Miss(kind="price", over_usd=low - budget))
    return misses


def _asks(person: Person, program: Program, reach: Reach, low: int | None) -> list[Ask]:
    asks: list[Ask] = []
    if program.delivery is None:
        asks.append("delivery")
    if low is None:
        asks.append("price")
    if not program.prepares_for:
        asks.append("certification")
    if person.chosen["certification"] == "rhit" and not program.cahiim:
        asks.append("cahiim")
    if reach == "online":
        asks.append("residents")
    if reach == "neighbor":
        asks.append("neighbor")
    return asks


_REACH: tuple[Reach, ...] = ("state", "online", "neighbor")


def _order(person: Person, m: ProgramMatch) -> tuple[object, ...]:
    """Order by what is known to miss, nearness, fit of the program code, what is unknown, price, then completions."""
    codes = ("51.0707",) if person.chosen["certification"] == "rhit" else _CODES[person.chosen["role"]]
    code = codes.index(m.program.cip) if m.program.cip in codes else len(codes)
    over = sum(miss.over_usd or 0 for miss in m.misses)
    low = m.low_usd if m.low_usd is not None else 10**9
    return len(m.misses), over, _REACH.index(m.reach), code, len(m.asks), low, -(m.program.completions or 0), m.program.id
