"""What a program costs somebody who lives in a state: its price, else an estimate from yearly rates, else unknown."""

from __future__ import annotations

from codingpath.model.program import Program

CREDITS_A_YEAR = 30


def price(program: Program, state: str | None) -> tuple[int | None, int | None, bool]:
    """Return low and high in dollars and whether they are estimated.

    A published program price stands. Else the yearly tuition, for residents if `state` is the program's, is spread over the
    credits of the award at 30 a year; the yearly figure itself is never a program's price. Else both ends are unknown.
    """
    if program.price_usd is not None:
        return program.price_usd, program.price_usd, False
    resident = program.state == state
    yearly = program.yearly_in_state_usd if resident else program.yearly_out_of_state_usd or program.yearly_in_state_usd
    return _spread(yearly, program.credits_low), _spread(yearly, program.credits_high), True


def books(program: Program) -> tuple[int | None, int | None]:
    """Return low and high for books in dollars: nothing where the price covers them, else the allowance spread likewise."""
    if program.price_usd is not None and "books" in (program.price_covers or ""):
        return 0, 0
    return _spread(program.yearly_books_usd, program.credits_low), _spread(program.yearly_books_usd, program.credits_high)


def _spread(yearly: int | None, credit_hours: int | None) -> int | None:
    return None if yearly is None or credit_hours is None else round(yearly * credit_hours / CREDITS_A_YEAR)
