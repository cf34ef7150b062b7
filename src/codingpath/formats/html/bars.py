"""The timeline as a chart. The table with the same dates stands above it."""

from __future__ import annotations

from datetime import date

from codingpath.formats.html.charts import Chart, Row, Tick, figure
from codingpath.formats.html.safe import Words
from codingpath.model.roadmap import Dates
from codingpath.planning.dates import add_months
from codingpath.report.blocks import Bar, Bars
from codingpath.report.words import month, month_span

STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months that may lie between two dates on the scale."""
MOST_STEPS = 5


def bars_figure(block: Bars, name: str, say: Words) -> str:
    """Return the bars on one scale, from the first start to the last late end; nothing where there are none."""
    if not block.bars:
        return ""
    first, last = min(b.starts for b in block.bars), max(max(b.late, b.early, b.starts) for b in block.bars)
    chart = Chart(
        id=name,
        title="The timeline as bars",
        description="The table above has the same dates.",
        rows=tuple(_row(bar, first, last) for bar in block.bars),
        ticks=tuple(Tick(at=_place(day, first, last), label=month(day)) for day in _scale(first, last)),
    )
    return figure(chart, say(block.title))


def _row(bar: Bar, first: date, last: date) -> Row:
    starts, early, late = (_place(day, first, last) for day in (bar.starts, bar.early, bar.late))
    done = month_span(Dates(early=bar.early, late=bar.late))
    return Row(label=bar.label, value=f"done {done}", starts=starts, sure=max(early, starts), open=late)


def _place(day: date, first: date, last: date) -> float:
    return 100 * (day - first).days / max((last - first).days, 1)


def _scale(first: date, last: date) -> list[date]:
    """Return the first day, and then first days of months at equal steps."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((s for s in STEPS if months <= s * MOST_STEPS), STEPS[-1])
    days = (add_months(date(first.year, 1, 1), n) for n in range(0, months + 12, step))
    return [first, *(day for day in days if first < day <= last)]
