"""A chart of bars as SVG: one row a line, solid as far as a thing is sure, dotted as far as it may go.

Places along the line are percentages, so that a chart is as wide as its page while its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from codingpath.formats.html.safe import safe

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
        shapes += _row(row, y)
        y += _height(row)
    under = [_tick(tick, y) for tick in _apart(chart.ticks)] + ([_mark(chart.mark, y)] if chart.mark else [])
    title, description = f"{chart.id}-title", f"{chart.id}-desc"
    head = f'<title id="{title}">{safe(chart.title)}</title><desc id="{description}">{safe(chart.description)}</desc>'
    size = f'width="100%" height="{y + LETTERS}"'
    lines = "\n".join([head, *under, *shapes])
    return f'<svg class="chart" role="img" aria-labelledby="{title}" aria-describedby="{description}" {size}>\n{lines}\n</svg>'


def _two_lines(row: Row) -> bool:
    return len(row.label) + len(row.value) > (ONE_STRONG_LINE if row.strong else ONE_LINE)


def _height(row: Row) -> int:
    return LETTERS * (1 + _two_lines(row)) + BAR + GAP


def _row(row: Row, y: int) -> list[str]:
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
    solid = [_bar("sure", row.starts, end, y)] if row.sure is not None else []
    return [*solid, _bar("open", end, row.open, y)] if row.open is not None and row.open > end else solid


def _bar(kind: str, starts: float, ends: float, y: int) -> str:
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
