"""The cheapest way through the listed programs: one of them, and one exam attempt where two would cost too much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from codingpath.model.gap import End
from codingpath.model.record import Record, record
from codingpath.model.roadmap import Money, ProgramMatch
from codingpath.planning.costs import ledger, reckoned, total
from codingpath.planning.timeline import Person


def end(money: Money, at: End) -> int:
    """Return one end of the sum that counts against the budget, in dollars."""
    return money.low_usd if at == "low" else money.high_usd


@record
class Path(Record):
    """The ledger of one program; of all of them, where none has a price."""

    money: Money
    match: ProgramMatch | None
    one_attempt: bool
    """Whether one exam attempt is bought although two are sold together."""


def cheapest(person: Person, programs: Iterable[ProgramMatch], at: End) -> Path:
    """Return the path with the cheapest program, and with one exam attempt unless the budget reaches two.

    The low end of the ledger is that already. At the high end a program of which less is known than over all of them comes last.
    """
    listed = reckoned(programs)
    whole = ledger(person, listed)
    if at == "low":
        return Path(whole, None, one_attempt=False)
    known: list[tuple[Money, ProgramMatch | None]] = [(ledger(person, [m]), m) for m in listed]
    cheaper = [k for k in known if k[0].high_usd < whole.high_usd]
    told = [k for k in cheaper if _without_a_top(k[0]) <= _without_a_top(whole)]
    money, found = min(told or cheaper or [(whole, None)], key=lambda k: _rank(k[0], k[1]))
    once = with_one_attempt(money)
    saves = money.budget_usd is not None and money.high_usd > money.budget_usd and once.high_usd < money.high_usd
    return Path(once if saves else money, found, saves)


def _without_a_top(money: Money) -> int:
    """Return how many lines have no known high end."""
    return sum(1 for line in money.open_lines if line.high_usd is None or not line.counted)


def _rank(money: Money, found: ProgramMatch | None) -> tuple[int, int, str]:
    return money.high_usd, money.low_usd, found.program.id if found else ""


def with_one_attempt(money: Money) -> Money:
    """Return the ledger with the price of one exam attempt at both ends."""
    lines = [replace(x, high_usd=x.low_usd) if x.id == "exam" and x.low_usd is not None else x for x in money.lines]
    return total(lines, money.budget_usd)
