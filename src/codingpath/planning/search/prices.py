"""What a program costs somebody who lives in a state: its price, else an estimate from yearly rates, else unknown."""

from __future__ import annotations

from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.program import Program
from codingpath.planning.lengths import Estimates


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
