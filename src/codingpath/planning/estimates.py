"""How much study one program takes, and what it costs: as it says itself, else by its federal award level and yearly rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Sheet
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.program import Program
from codingpath.model.record import Record, record, replace
from codingpath.model.source import Range
from codingpath.model.timeline import Workload
from codingpath.planning.person import AWARD


def workload_of(catalog: Catalog, program: Program, sheet: Sheet, chosen: Mapping[str, str]) -> Workload | None:
    """Return how much study a program takes for somebody of these answers; none for an award whose length nobody names.

    Of the workloads of its award it is the one whose credits are those of its federal level, with what the program says of itself.
    """
    works = _of_award(catalog, program, sheet, chosen)
    level = program.credits_low
    by_level = (w for w in works if w.credits is not None and level is not None and _holds(w.credits, level))
    work = next(by_level, works[0] if works else None)
    return None if work is None else _as_published(work, program)


@record
class Estimates(Record):
    """What prices of somebody's programs are reckoned by, where no price of the program is published."""

    catalog: Catalog
    sheet: Sheet
    """The answers that lengths hang on; empty for nobody in particular."""

    def spread(self, yearly_usd: int | None, program: Program) -> int | None:
        """Return a yearly rate spread over the credits of a program, in dollars; none where either is not known."""
        taken = self.credits(program)
        return None if yearly_usd is None or taken is None else round(yearly_usd * taken / self._a_year)

    def credits(self, program: Program) -> int | None:
        """Return the credits of a program by the likely reckoning, which its dates are reckoned by too; none where it has none."""
        length = length_key(program)
        if length not in self._known:
            work = workload_of(self.catalog, program, self.sheet, {})
            self._known[length] = work.credits.middle if work is not None and work.credits is not None else None
        return self._known[length]

    @cached_property
    def _known(self) -> dict[object, int | None]:
        return {}

    @property
    def _a_year(self) -> int:
        return self.catalog.timeline.credits_a_year.low or 1


def length_key(program: Program) -> tuple[object, ...]:
    """Return all that the length of a program hangs on: programs of one key take one person equally long."""
    published = program.credit_hours, program.clock_hours, program.months_low, program.months_high
    return program.award, program.kind, program.credits_low, *published


def _of_award(catalog: Catalog, program: Program, sheet: Sheet, chosen: Mapping[str, str]) -> Sequence[Workload]:
    """Return the workloads of training for what a program confers; those of the result, where that is what it confers."""
    options = catalog.rules.decision(AWARD).options
    fitting = [o.id for o in options if o.award == program.award and program.kind in o.program_kinds]
    award = chosen[AWARD] if chosen.get(AWARD) in fitting else next(iter(fitting), None)
    if award is None:
        return ()
    trained = {**chosen, AWARD: award}
    return [w for w in catalog.timeline.workloads if w.stage == "train" and w.when.holds(sheet, trained)]


def _holds(credit_hours: Range, level: int) -> bool:
    return (credit_hours.low or 0) <= level <= (credit_hours.high or 0)


def _as_published(work: Workload, program: Program) -> Workload:
    """Return a workload with the hours or credits of a program.

    Judgement: fewer hours than such training takes anybody are hours of class, with study beside it that the school does not count: the
    fast reckoning goes by them, the likely one by the fewest that such training takes, the slow one by what it takes most people. Where earlier credits carry over, what
    the school publishes is not what is left.
    """
    if work.only_if:
        return work
    work = replace(work, floor_weeks=_weeks(program) or work.floor_weeks)
    own = program.clock_hours
    if work.hours is not None and own is not None:
        return replace(work, hours=_own_hours(own, work.hours, program.source))
    if work.credits is not None and program.credit_hours is not None:
        return replace(work, credits=Range(low=program.credit_hours, high=program.credit_hours, source=program.source))
    return work


def _own_hours(own: int, usual: Range, source: str) -> Range:
    fewest, most = usual.low or 0, usual.middle or 0
    if own >= fewest:
        return Range(low=own, likely=own, high=own, source=source)
    note = f"the course's {own} hours are hours of class, and the likely and the slow date count study beside them"
    return Range(low=own, likely=fewest, high=most, source=source, note=note)


def _weeks(program: Program) -> Range | None:
    """Return the weeks that a program takes whoever studies: it goes no faster than its school says, and slower for who has less time."""
    low, high = program.months_low, program.months_high
    if low is None or high is None:
        return None
    return Range(low=-(-low * 52 // 12), high=-(-high * 52 // 12), source=program.source)


# -- prices


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
