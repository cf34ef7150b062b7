"""The ledger of a plan: its lines, its sums, and what is left or missing."""

from __future__ import annotations

from codingpath.model.record import Record, keyword_record


@keyword_record
class CostLine(Record):
    """One line of the ledger, in whole dollars; an end that is not known is null."""

    id: str
    label: str
    low_usd: int | None
    high_usd: int | None
    counts_against_budget: bool
    stage: str
    """Id of the stage in which it is paid."""
    estimate: bool = False
    source: str | None = None
    note: str | None = None
    counted: bool = True
    """Whether it enters sums; figures of low confidence do not."""


@keyword_record
class Money(Record):
    """The ledger and its sums against the budget."""

    lines: tuple[CostLine, ...]
    budget_usd: int | None
    low_usd: int
    """Sum of the known low ends that count against the budget."""
    high_usd: int
    """Sum of the known high ends that count against the budget."""
    granted_usd: int = 0
    """What others have granted; it pays before the budget does."""

    @property
    def own_low_usd(self) -> int:
        """Return what is left of the low sum for the person to pay."""
        return max(0, self.low_usd - self.granted_usd)

    @property
    def own_high_usd(self) -> int:
        """Return what is left of the high sum for the person to pay."""
        return max(0, self.high_usd - self.granted_usd)

    @property
    def open_lines(self) -> tuple[CostLine, ...]:
        """Return the lines that count and have an end nobody knows; with any, the sums read "at least"."""
        return tuple(x for x in self.lines if x.counts_against_budget and (None in (x.low_usd, x.high_usd) or not x.counted))

    @property
    def at_least(self) -> bool:
        """Tell whether a sum leaves something out."""
        return bool(self.open_lines)

    @property
    def short_usd(self) -> int:
        """Return by how much the budget and what is granted miss the low sum; 0 if they do not, or the budget is open."""
        return max(0, self.own_low_usd - self.budget_usd) if self.budget_usd is not None else 0
