"""The ledger against the budget as a chart. The table with the same figures stands above it."""

from __future__ import annotations

from itertools import count

from codingpath.formats.html.charts import Chart, Row, Tick, figure
from codingpath.formats.html.safe import safe
from codingpath.model.roadmap import CostLine, Money
from codingpath.report.words import dollar_span, dollars

MOST_STEPS = 4
FAR = 2
"""A budget of more than so many times the largest figure is not drawn: it would leave the bars no room."""


def cost_figure(money: Money) -> str:
    """Return one row a line of the ledger and one for the sum; nothing where no figure is known."""
    largest = max((usd for line in money.lines for usd in (line.low_usd, line.high_usd) if usd), default=0)
    largest = max(largest, money.high_usd)
    if not largest:
        return ""
    drawn_budget = money.budget_usd if money.budget_usd is not None and money.budget_usd <= FAR * largest else None
    whole = max(largest, drawn_budget or 0)
    chart = Chart(
        id="chart-costs",
        title="The costs as bars",
        description="The table above has the same figures.",
        rows=(*(_row(line, whole) for line in money.lines), _sum(money, whole)),
        ticks=tuple(Tick(at=100 * usd / whole, label=dollars(usd)) for usd in _scale(whole)),
        mark=None if drawn_budget is None else Tick(at=100 * drawn_budget / whole, label=f"Your budget: {dollars(drawn_budget)}"),
    )
    return figure(
        chart, safe(f"Solid: the low figure. Dotted: up to the high one, where it is known.{_budget(money, drawn_budget)}")
    )


def _row(line: CostLine, whole: int) -> Row:
    kind = ", estimate" if line.estimate else ""
    later = "" if line.counts_against_budget else ", later"
    label = f"{line.label}{kind}{later}"
    value = dollar_span(line.low_usd, line.high_usd) + ("" if line.counted else ", not in the sum")
    return _bar(label, value, (line.low_usd, line.high_usd), whole)


def _sum(money: Money, whole: int) -> Row:
    at_least = "at least " if money.at_least else ""
    value = at_least + dollar_span(money.low_usd, money.high_usd)
    return _bar("Counts against your budget", value, (money.low_usd, money.high_usd), whole, strong=True)


def _bar(label: str, value: str, ends: tuple[int | None, int | None], whole: int, *, strong: bool = False) -> Row:
    sure, open_to = (100 * usd / whole if usd else None for usd in ends)
    return Row(label=label, value=value, sure=sure, open=open_to, strong=strong)


def _budget(money: Money, drawn_budget: int | None) -> str:
    if money.budget_usd is None:
        return ""
    if drawn_budget is None:
        return f" Your budget of {dollars(money.budget_usd)} lies far to the right of these."
    return " The upright line is your budget."


def _scale(whole: int) -> list[int]:
    """Return round sums of dollars at equal steps, from 0, a few of them."""
    step = next(s for power in count() for s in (10**power, 2 * 10**power, 5 * 10**power) if whole <= s * MOST_STEPS)
    return list(range(0, whole + 1, step))
