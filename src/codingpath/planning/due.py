"""What has to be paid when: the ledger by stage, and spread over the months until the exam."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codingpath.model.record import Record, keyword_record
from codingpath.model.roadmap import CostLine, Dates, Money, Stage
from codingpath.model.timeline import STAGES
from codingpath.planning.costs import sums
from codingpath.planning.dates import months_between


@keyword_record
class Due(Record):
    """What one stage costs: either the lines that count against the budget, or those that do not."""

    stage: str
    """Id of the stage."""
    when: Dates
    """First and last day on which it may be paid; null where that is not known."""
    lines: tuple[CostLine, ...]
    low_usd: int
    high_usd: int

    @property
    def counts_against_budget(self) -> bool:
        """Tell whether the lines count against the budget."""
        return self.lines[0].counts_against_budget


@keyword_record
class Monthly(Record):
    """What counts against the budget, spread evenly from the start to the exam; dollars a month, rounded up."""

    low_usd: int
    """The low sum over the months of the late reckoning."""
    high_usd: int
    """The high sum over the months of the early reckoning."""
    months_early: int
    months_late: int

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the low and the high end, each as dollars a month and months."""
        return (self.low_usd, self.months_late), (self.high_usd, self.months_early)


_UNKNOWN = Dates(early=None, late=None)


def dues(money: Money, stages: Sequence[Stage]) -> tuple[Due, ...]:
    """Return the costs by stage: those that count against the budget first, each half in the order of the stages."""
    known = {stage.id: _paid(stage) for stage in stages}
    kinds = [(counts, stage) for counts in (True, False) for stage in STAGES]
    found = [(s, tuple(x for x in money.lines if (x.counts_against_budget, x.stage) == (counts, s))) for counts, s in kinds]
    return tuple(_due(stage, known.get(stage, _UNKNOWN), lines) for stage, lines in found if lines)


def _due(stage: str, when: Dates, lines: tuple[CostLine, ...]) -> Due:
    low, high = sums(lines)
    return Due(stage=stage, when=when, lines=lines, low_usd=low, high_usd=high)


def _paid(stage: Stage) -> Dates:
    """Return when the costs of a stage come: somewhere in it, those of a renewal when it is due."""
    return stage.ends if stage.id == "renew" else Dates(early=stage.starts.early, late=stage.ends.late)


def monthly(money: Money, stages: Iterable[Stage]) -> Monthly | None:
    """Return the sum spread over the months until the exam; none where tuition or a date is not known."""
    begins = {stage.id: stage.starts for stage in stages}
    tuition = next((line for line in money.lines if line.id == "tuition"), None)
    if tuition is None:
        return None
    start, exam = begins.get(tuition.stage, _UNKNOWN).early, begins.get("exam", _UNKNOWN)
    if None in (tuition.low_usd, tuition.high_usd) or start is None or exam.early is None or exam.late is None:
        return None
    early, late = (max(1, months_between(start, day)) for day in (exam.early, exam.late))
    return Monthly(months_early=early, months_late=late, low_usd=-(-money.low_usd // late), high_usd=-(-money.high_usd // early))
