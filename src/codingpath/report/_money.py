"""Part 4: the ledger against the budget, what falls due when, how a gap could close, and the funding to ask for."""

from __future__ import annotations

from codingpath.model.roadmap import CostLine, Roadmap
from codingpath.report._words import ASK_SCHOOL, UNKNOWN, dollars
from codingpath.report.blocks import Block, Bullets, Cell, Part, Table, Text, Tone
from codingpath.report.cites import Cites
from codingpath.report.cost_notes import cost_notes
from codingpath.report.due import due_blocks, known_sum
from codingpath.report.funding import funding_blocks
from codingpath.report.money import closing_blocks
from codingpath.report.notices import notices
from codingpath.report.opening import money_sentence


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the money."""
    blocks: list[Block] = [Text(money_sentence(roadmap)), _ledger(roadmap, cites), Bullets(tuple(cost_notes(roadmap, cites)))]
    blocks += [*due_blocks(roadmap), *closing_blocks(roadmap, cites), *funding_blocks(roadmap, cites)]
    return Part("money", "Money", (*blocks, *notices(roadmap, "money", cites)))


def _ledger(roadmap: Roadmap, cites: Cites) -> Table:
    money = roadmap.money
    rows = [_line(roadmap, line, cites) for line in money.lines]
    no_low = [line for line in money.open_lines if line.low_usd is None or not line.counted]
    low, high = known_sum(money.low_usd, all_known=not no_low), known_sum(money.high_usd, all_known=not money.at_least)
    rows.append(_sum("Counts against your budget", low, high))
    if money.budget_usd is not None:
        tone: Tone = "bad" if money.short_usd else "good"
        ends = (left(money.budget_usd - money.low_usd), left(money.budget_usd - money.high_usd))
        rows.append(_sum(f"Left of your {dollars(money.budget_usd)}", *ends, tone=tone))
    return Table(("What", "Low", "High", "Stage", "Against your budget"), tuple(rows), (1, 2), (5, 3, 3, 3, 2))


def _sum(name: str, low: str, high: str, tone: Tone = "plain") -> tuple[Cell, ...]:
    return Cell(name, "strong"), Cell(low, tone), Cell(high), Cell(""), Cell("")


def left(usd: int) -> str:
    """Say what is left of a budget, or by how much it is short."""
    return dollars(usd) if usd >= 0 else f"short by {dollars(-usd)}"


def _line(roadmap: Roadmap, line: CostLine, cites: Cites) -> tuple[Cell, ...]:
    unknown = ASK_SCHOOL if line.stage == "train" else UNKNOWN
    estimate = " (estimate)" if line.estimate else ""
    return (
        Cell(line.label + estimate + cites(line.source)),
        _usd(line.low_usd, unknown),
        _usd(line.high_usd, unknown),
        Cell(roadmap.catalog.timeline.titles[line.stage]),
        Cell("yes" if line.counts_against_budget else "no"),
    )


def _usd(usd: int | None, unknown: str) -> Cell:
    return Cell(unknown, "warn") if usd is None else Cell(dollars(usd))
