"""Dates and money of plans side by side."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.roadmap import Roadmap
from codingpath.report._money import left
from codingpath.report._words import UNKNOWN, dollar_span, dollars, full_day, listed, month_span
from codingpath.report.beside_rows import NONE, Named, Row, one_row, rows_of, table_part
from codingpath.report.blocks import Part, Text
from codingpath.report.cites import Cites


def dates_part(plans: Sequence[Named], cites: Cites) -> Part:
    """Return the dates, and the sources that all lengths and waits rest on."""
    lead, table = table_part(
        "dates", "Dates", "Early to late, each from its own start and hours a week.", plans, _dates(plans)
    ).blocks
    pace = plans[0].roadmap.catalog.timeline.late_pace_percent.source
    rest = cites(pace, *(source for p in plans for stage in p.roadmap.stages for source in stage.sources))
    return Part("dates", "Dates", (lead, table, Text(f"These dates rest on sources{rest} and on the answers.")))


def _dates(plans: Sequence[Named]) -> list[Row]:
    titles = plans[0].roadmap.catalog.timeline.titles

    def ends(roadmap: Roadmap, stage_id: str) -> str:
        stage = roadmap.stage(stage_id)
        return month_span(stage.ends) if stage else "does not apply"

    stages = [s for s in titles if any(p.roadmap.stage(s) for p in plans)]
    return [
        one_row("Start", plans, lambda r: full_day(r.start) + (" (assumed)" if r.start_assumed else "")),
        one_row("Ready to apply for jobs", plans, lambda r: month_span(r.applying)),
        *rows_of(plans, [(f"End of “{titles[s]}”", s) for s in stages], ends),
    ]


def money_rows(plans: Sequence[Named], cites: Cites) -> list[Row]:
    """Return every line of the ledgers, their sums against each budget, and whom to ask."""

    def line(roadmap: Roadmap, line_id: str) -> str:
        found = next((x for x in roadmap.money.lines if x.id == line_id), None)
        if found is None:
            return "does not apply"
        return f"{dollar_span(found.low_usd, found.high_usd)}{' (estimate)' if found.estimate else ''}{cites(found.source)}"

    return [
        *rows_of(plans, _ledger_lines(plans), line),
        one_row("Counts against the budget", plans, _sum),
        one_row("Budget", plans, lambda r: dollars(r.money.budget_usd) if r.money.budget_usd is not None else "open"),
        one_row("Left, low and high", plans, _left),
        one_row("Who may pay: ask", plans, lambda r: listed([m.funding.name for m in r.funding]) or NONE),
    ]


def _ledger_lines(plans: Sequence[Named]) -> list[tuple[str, str]]:
    """Return the label and the id of every line that some plan has."""
    labels: dict[str, set[str]] = {}
    for line in (line for p in plans for line in p.roadmap.money.lines):
        labels.setdefault(line.id, set()).add(line.label)
    return [(min(found) if len(found) == 1 else _GENERAL.get(i, min(found)), i) for i, found in labels.items()]


_GENERAL = {"exam": "Exam", "membership": "Membership, a year", "books": "Books", "tuition": "Tuition"}
"""What to call a line whose label differs from plan to plan."""


def _sum(roadmap: Roadmap) -> str:
    money = roadmap.money
    return ("at least " if money.at_least else "") + dollar_span(money.low_usd, money.high_usd)


def _left(roadmap: Roadmap) -> str:
    money = roadmap.money
    if money.budget_usd is None:
        return UNKNOWN
    low, high = left(money.budget_usd - money.low_usd), left(money.budget_usd - money.high_usd)
    return low if low == high else f"{low}; {high}"
