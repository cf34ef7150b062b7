"""What falls due when: the ledger by stage, and spread over the months until the exam."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.planning.costs import Due, dues, monthly
from codingpath.report._words import UNKNOWN, counted, dollars, month_span
from codingpath.report.blocks import Block, Cell, Heading, Table, Text
from codingpath.report.opening import left_open

TITLE = "What falls due when"


def due_blocks(roadmap: Roadmap) -> list[Block]:
    """Return the costs by stage, and by month."""
    rows = tuple(_due_row(due) for due in dues(roadmap.money, roadmap.stages))
    left = left_open(roadmap)
    assumed = f" The dates rest on what was assumed where you left {left} open." if left else ""
    lead = (
        f"By stage, from its early to its late date. A bill can come at the start of a stage; schools often bill by term.{assumed}"
    )
    return [
        Heading(TITLE),
        Text(lead),
        Table(("When", "What", "Low", "High", "Against your budget"), rows, (2, 3), (4, 5, 2, 3, 2)),
        *_monthly(roadmap),
    ]


def _due_row(due: Due) -> tuple[Cell, ...]:
    return (
        Cell(month_span(due.when), "strong"),
        Cell("; ".join(line.label for line in due.lines)),
        Cell(known_sum(due.low_usd, all_known=all(line.counted and line.low_usd is not None for line in due.lines))),
        Cell(known_sum(due.high_usd, all_known=all(line.counted and line.high_usd is not None for line in due.lines))),
        Cell("yes" if due.counts_against_budget else "no"),
    )


def _monthly(roadmap: Roadmap) -> list[Block]:
    spread = monthly(roadmap.money, roadmap.stages)
    if spread is None:
        return []
    low, high = (f"about {dollars(usd)} a month over {counted(months, 'month')}" for usd, months in spread.ends)
    unknown = ", before what is unknown" if roadmap.money.at_least else ""
    return [
        Text(
            f"Spread evenly from your start to the exam, what counts against your budget is {low} at the low end, and {high} at the "
            f"high end{unknown}. That is an assumption: ask the school whether you can pay in parts."
        )
    ]


def known_sum(usd: int, *, all_known: bool) -> str:
    """Return a sum; where it leaves something out that it is a lower bound, or that nothing is known."""
    if all_known:
        return dollars(usd)
    return f"at least {dollars(usd)}" if usd else UNKNOWN
