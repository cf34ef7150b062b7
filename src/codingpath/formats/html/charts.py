"""A chart of bars as SVG: one row a line, solid as far as a thing is sure, dotted as far as it may go.

Places along the line are percentages, so that a chart is as wide as its page while its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from codingpath.formats.html.safe import Words, safe
from codingpath.model.plan.money import CostLine, Money
from codingpath.model.source import Source
from codingpath.planning.dates import add_months
from codingpath.report.blocks import Bar, Bars
from codingpath.report.words import dollar_span, dollars, month

ONE_LINE, ONE_STRONG_LINE = 46, 40
"""Label and value with more letters than this stand on two lines: a narrow phone has room for about so many."""
LETTERS, BAR, GAP = 18, 10, 8
"""Heights in CSS pixels: of a line of letters, of a bar, between rows."""
WORD = 18.5
"""Percent of the width that a label of the scale may take: a little more than a month and a year do on the narrowest phone."""
LEAST = 0.8
"""Percent that the shortest bar takes, so that it is seen."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a chart. Ends are percentages of the width; null where there is nothing to draw."""

    label: str
    value: str
    starts: float = 0.0
    sure: float | None = None
    open: float | None = None
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A place on the scale, as a percentage."""

    at: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What a chart shows. `id` is unique on the page."""

    id: str
    title: str
    description: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    mark: Tick | None = None
    """A line to compare the bars with."""


def figure(chart: Chart, caption: str) -> str:
    """Return the chart over a caption that is HTML already."""
    return f"<figure>{drawn(chart)}<figcaption>{caption}</figcaption></figure>"


def drawn(chart: Chart) -> str:
    """Return the chart as one SVG element: scale and mark first, so that bars and letters lie over them."""
    y = LETTERS if chart.mark else 0
    shapes: list[str] = []
    for row in chart.rows:
        shapes += _drawn_row(row, y)
        y += LETTERS * (1 + _two_lines(row)) + BAR + GAP
    under = [_tick(tick, y) for tick in _apart(chart.ticks)] + ([_mark(chart.mark, y)] if chart.mark else [])
    title, description = f"{chart.id}-title", f"{chart.id}-desc"
    head = f'<title id="{title}">{safe(chart.title)}</title><desc id="{description}">{safe(chart.description)}</desc>'
    size = f'width="100%" height="{y + LETTERS}"'
    lines = "\n".join([head, *under, *shapes])
    return f'<svg class="chart" role="img" aria-labelledby="{title}" aria-describedby="{description}" {size}>\n{lines}\n</svg>'


def _two_lines(row: Row) -> bool:
    return len(row.label) + len(row.value) > (ONE_STRONG_LINE if row.strong else ONE_LINE)


def _drawn_row(row: Row, y: int) -> list[str]:
    strong = ' class="strong"' if row.strong else ""
    label = f'<text x="0" y="{y + LETTERS - 5}"{strong}>{safe(row.label)}</text>'
    bar = y + LETTERS
    if _two_lines(row):
        value = f'<text x="0" y="{y + 2 * LETTERS - 5}"{strong}>{safe(row.value)}</text>'
        bar += LETTERS
    else:
        value = f'<text class="end{" strong" if row.strong else ""}" x="100%" y="{y + LETTERS - 5}">{safe(row.value)}</text>'
    return [label, value, *_bars(row, bar)]


def _bars(row: Row, y: int) -> list[str]:
    end = row.starts if row.sure is None else max(row.sure, row.starts + LEAST)
    solid = [_drawn_bar("sure", row.starts, end, y)] if row.sure is not None else []
    return [*solid, _drawn_bar("open", end, row.open, y)] if row.open is not None and row.open > end else solid


def _drawn_bar(kind: str, starts: float, ends: float, y: int) -> str:
    return f'<rect class="{kind}" x="{starts:.2f}%" y="{y}" width="{ends - starts:.2f}%" height="{BAR}"/>'


def _tick(tick: Tick, y: int) -> str:
    line = f'<line class="tick" x1="{tick.at:.2f}%" x2="{tick.at:.2f}%" y1="0" y2="{y}"/>'
    return f'{line}<text class="scale {_anchor(tick)}" x="{tick.at:.2f}%" y="{y + LETTERS - 4}">{safe(tick.label)}</text>'


def _mark(mark: Tick, y: int) -> str:
    place = f"{mark.at:.2f}%"
    line = f'<line class="mark" x1="{place}" x2="{place}" y1="{LETTERS - 2}" y2="{y}"/>'
    return f'{line}<text class="{_anchor(mark)}" x="{place}" y="{LETTERS - 6}">{safe(mark.label)}</text>'


def _apart(ticks: Iterable[Tick]) -> list[Tick]:
    """Leave out a place whose label would run into the one before it."""
    kept: list[Tick] = []
    free = 0.0
    for tick in ticks:
        begins = tick.at - WORD * _BEFORE[_anchor(tick)]
        if begins >= free or not kept:
            kept.append(tick)
            free = begins + WORD
    return kept


_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a label stands to the left of its place."""


def _anchor(tick: Tick) -> str:
    """Keep a label inside the chart: it begins at its place near the left end, and ends there near the right end."""
    return "start" if tick.at < WORD / 2 else "end" if tick.at > 100 - WORD / 2 else "middle"


# The timeline as a chart. The table with the same dates stands above it.

MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months that may lie between two dates on the scale."""
MOST_MONTH_STEPS = 5


def bars_figure(block: Bars, name: str, say: Words) -> str:
    """Return the bars on one scale, from the first start to the last late end; nothing where there are none."""
    if not block.bars:
        return ""
    first, last = min(b.starts for b in block.bars), max(max(b.late, b.early, b.starts) for b in block.bars)
    chart = Chart(
        id=name,
        title="The timeline as bars",
        description="The table above has the same dates.",
        rows=tuple(_stage_row(bar, first, last) for bar in block.bars),
        ticks=tuple(Tick(at=_place(day, first, last), label=month(day)) for day in _months_scale(first, last)),
    )
    return figure(chart, say(block.title))


def _stage_row(bar: Bar, first: date, last: date) -> Row:
    starts, early, late = (_place(day, first, last) for day in (bar.starts, bar.early, bar.late))
    done = dict.fromkeys((month(bar.early), month(bar.late)))
    return Row(label=bar.label, value=f"done {' to '.join(done)}", starts=starts, sure=max(early, starts), open=late)


def _place(day: date, first: date, last: date) -> float:
    return 100 * (day - first).days / max((last - first).days, 1)


def _months_scale(first: date, last: date) -> list[date]:
    """Return the first day, and then first days of months at equal steps."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((s for s in MONTH_STEPS if months <= s * MOST_MONTH_STEPS), MONTH_STEPS[-1])
    days = (add_months(date(first.year, 1, 1), n) for n in range(0, months + 12, step))
    return [first, *(day for day in days if first < day <= last)]


# The ledger against the budget as a chart. The table with the same figures stands above it.

MOST_DOLLAR_STEPS = 4
FAR = 2
"""A budget of more than so many times the largest figure is not drawn: it would leave the bars no room."""


def cost_figure(money: Money, sources: Mapping[str, Source]) -> str:
    """Return one row a line of the ledger and one for the sum; nothing where no figure is known."""
    largest = max((usd for line in money.lines for usd in (line.low_usd, line.high_usd) if usd), default=0)
    largest = max(largest, money.high_usd)
    if not largest:
        return ""
    there = None if money.budget_usd is None else money.budget_usd + money.granted_usd
    drawn_budget = there if there is not None and there <= FAR * largest else None
    whole = max(largest, drawn_budget or 0)
    chart = Chart(
        id="chart-costs",
        title="The costs as bars",
        description="The table above has the same figures.",
        rows=(*(_cost_row(line, whole, sources) for line in money.lines), _sum(money, whole)),
        ticks=tuple(Tick(at=100 * usd / whole, label=dollars(usd)) for usd in _dollar_scale(whole)),
        mark=None
        if drawn_budget is None
        else Tick(at=100 * drawn_budget / whole, label=f"{_there(money)}: {dollars(drawn_budget)}"),
    )
    return figure(
        chart, safe(f"Solid: the low figure. Dotted: up to the high one, where it is known.{_budget(money, drawn_budget)}")
    )


def _cost_row(line: CostLine, whole: int, sources: Mapping[str, Source]) -> Row:
    source = sources.get(line.source or "")
    kind = ", estimate" if line.estimate else ""
    later = "" if line.counts_against_budget else ", later"
    label = f"{line.label}{kind}{later}"
    told = f", {source.mark}" if source and source.in_words else ""
    value = dollar_span(line.low_usd, line.high_usd) + told + ("" if line.counted else ", not in the sum")
    return _row_of_ends(label, value, (line.low_usd, line.high_usd), whole)


def _sum(money: Money, whole: int) -> Row:
    at_least = "at least " if money.at_least else ""
    value = at_least + dollar_span(money.low_usd, money.high_usd)
    return _row_of_ends("Counts against your budget", value, (money.low_usd, money.high_usd), whole, strong=True)


def _row_of_ends(label: str, value: str, ends: tuple[int | None, int | None], whole: int, *, strong: bool = False) -> Row:
    sure, open_to = (100 * usd / whole if usd else None for usd in ends)
    return Row(label=label, value=value, sure=sure, open=open_to, strong=strong)


def _budget(money: Money, drawn_budget: int | None) -> str:
    if money.budget_usd is None:
        return ""
    if drawn_budget is None:
        return f" {_there(money)} of {dollars(money.budget_usd + money.granted_usd)} lies far to the right of these."
    return f" The upright line is {_there(money).lower()}."


def _there(money: Money) -> str:
    """Name what there is to pay with."""
    return "Your budget and what is granted" if money.granted_usd else "Your budget"


def _dollar_scale(whole: int) -> list[int]:
    """Return round sums of dollars at equal steps, from 0, a few of them."""
    step = next(s for power in count() for s in (10**power, 2 * 10**power, 5 * 10**power) if whole <= s * MOST_DOLLAR_STEPS)
    return list(range(0, whole + 1, step))
