"""How much study one program takes: by its own hours, months or credits where it says them, else by its federal award level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Sheet
from codingpath.model.program import Program
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


def likely_credits(catalog: Catalog, program: Program, sheet: Sheet | None = None) -> int | None:
    """Return the credits of a program by the likely reckoning, by which its dates and its price are reckoned; none where it has none."""
    work = workload_of(catalog, program, sheet or {}, {})
    return work.credits.middle if work is not None and work.credits is not None else None


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

    Judgement: hours of class are not all the study there is, so that the fewest hours anybody needs stand below them; and where
    earlier credits carry over, what the school publishes is not what is left.
    """
    if work.only_if:
        return work
    work = replace(work, floor_weeks=_weeks(program) or work.floor_weeks)
    if work.hours is not None and program.clock_hours is not None:
        own = max(program.clock_hours, work.hours.low or 0)
        return replace(work, hours=Range(low=own, high=own, source=program.source))
    if work.credits is not None and program.credit_hours is not None:
        return replace(work, credits=Range(low=program.credit_hours, high=program.credit_hours, source=program.source))
    return work


def _weeks(program: Program) -> Range | None:
    """Return the weeks that a program takes whoever studies: it goes no faster than its school says, and slower for who has less time."""
    low, high = program.months_low, program.months_high
    if low is None or high is None:
        return None
    return Range(low=-(-low * 52 // 12), high=-(-high * 52 // 12), source=program.source)
