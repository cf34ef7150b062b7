"""Two to four plans side by side on two screens: only what differs, and in one line what they share. All rows are in `report.lists.side_by_side`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Final

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.roadmap import Overrun, Roadmap
from codingpath.model.question import answer_label
from codingpath.planning.trial import passes
from codingpath.report.before_after import ABSENT
from codingpath.report.blocks import Block, Part, Table, Text
from codingpath.report.lists.side_by_side import NONE, Named, PlansRow, each_decision, one_row, rows_of
from codingpath.report.parts.ledger import left_words, whole_words
from codingpath.report.parts.payers import in_order
from codingpath.report.told import mark, start_words
from codingpath.report.words import counted, dollars, late_month, month

ANSWERS: Final = 12
"""How many answers that differ have a row; those behind the results come first."""
NAME: Final = 18
"""Letters that the name of a plan may have above a column."""
PAYERS: Final = 2
"""How many of those who may pay have room in a cell."""
ROOM: Final = 60
"""Letters of a cell that hold what pulls against each other in three columns."""
_KEPT: Final[dict[Overrun, str]] = {
    "none": "kept",
    "late": "kept, but not at a slow pace",
    "likely": "missed at the likely pace",
    "early": "missed at any pace",
}
"""The reckoning that passes a limit, as what becomes of it."""
_PULLS: Final = {"ruled-out": "a favorite is out", "time": "time is short", "money": "money is short", "wishes": "two wishes"}


def beside_short(plans: Sequence[Named]) -> tuple[Part, ...]:
    """Return the parts of a comparison in short; what all plans share stands in one line below what differs."""
    plans, legend = _lettered(plans)
    results = _part("decisions", "The results", plans, _results(plans), before=legend)
    dates = _part("dates", "Dates and money", plans, [*_dates(plans), *_money(plans)])
    return results, dates, _answers(plans)


def _lettered(plans: Sequence[Named]) -> tuple[Sequence[Named], list[Block]]:
    """Return plans whose names fit a narrow column: letters where one is too long, and which letter stands for whom."""
    if max(len(p.name) for p in plans) <= NAME:
        return plans, []
    named = [Named(letter, p.roadmap) for letter, p in zip(ascii_uppercase, plans, strict=False)]
    return named, [Text("; ".join(f"{short.name} is {p.name}" for short, p in zip(named, plans, strict=True)) + ".")]


def _part(
    part_id: str, title: str, plans: Sequence[Named], rows: Sequence[PlansRow], *more: Block, before: Sequence[Block] = ()
) -> Part:
    """Return a part with a table of the rows that differ, and the others in one line."""
    differ = [row for row in rows if len({cell.text for cell in row[1:]}) > 1]
    same = "; ".join(f"{row[0].text}: {row[1].text}" for row in rows if row not in differ)
    blocks: list[Block] = [Table(("", *(p.name for p in plans)), tuple(differ))] if differ else []
    blocks += [Text(f"The same in all: {same}.", "quiet")] if same else []
    return Part(part_id, title, (*before, *blocks, *more), compact=True)


def _results(plans: Sequence[Named]) -> list[PlansRow]:
    def say(roadmap: Roadmap, decision: str) -> str:
        outcome = roadmap.decisions.get(decision)
        if outcome is None:
            return ABSENT
        return f"{roadmap.catalog.rules.decision(decision).option(outcome.chosen).label} ({outcome.firmness})"

    return rows_of(plans, each_decision(plans), say)


def _dates(plans: Sequence[Named]) -> list[PlansRow]:
    return [
        one_row("Start", plans, start_words),
        one_row("Ready to apply", plans, lambda r: month(r.applying.likely)),
        one_row("Fast to slow", plans, lambda r: f"{month(r.applying.early)} to {late_month(r.applying.late, r.today)}"),
        one_row("Your limit", plans, _limit),
    ]


def _limit(roadmap: Roadmap) -> str:
    """Say the limit and whether the plan keeps it."""
    last = roadmap.page_one.limit
    if last is None:
        return "none named"
    return f"{month(last)}: {_KEPT[passes(roadmap.applying, last)]}"


def _money(plans: Sequence[Named]) -> list[PlansRow]:
    return [
        one_row("Known cost", plans, lambda r: whole_words(r.money) + mark(r, "price_usd", "voucher")),
        one_row("Own money", plans, lambda r: dollars(r.money.budget_usd) if r.money.budget_usd is not None else "left open"),
        one_row("Left of it", plans, left_words),
        one_row("Ask to pay", plans, _payers),
        one_row("School to ask first", plans, _school),
        one_row("Pulls against it", plans, _pulls),
    ]


def _payers(roadmap: Roadmap) -> str:
    names = [match.funding.name for match in in_order(roadmap)]
    rest = len(names) - PAYERS
    return "; ".join(names[:PAYERS]) + (f"; {rest} more" if rest > 0 else "") or NONE


def _school(roadmap: Roadmap) -> str:
    if not roadmap.choices:
        return "none to choose"
    p = roadmap.choices[0].match.program
    return f"{p.school}, {p.city}" if p.city else p.school


def _pulls(roadmap: Roadmap) -> str:
    """Name what pulls against each other, in the words of the first page where they are few enough."""
    found = roadmap.conflicts
    if not found:
        return NONE
    said = [c.short if c.short and len(c.short) <= ROOM else _PULLS[c.kind] for c in found[:1]]
    rest = len(found) - len(said)
    return said[0] + (f"; {rest} more" if rest else "")


def _answers(plans: Sequence[Named]) -> Part:
    """Return the answers that differ, those that some result rests on first, and how many more there are."""
    questions = [q for q in plans[0].roadmap.catalog.questions if q.kind != "zip"]
    differ = [q.id for q in questions if len({_answer(p.roadmap, q.id) for p in plans}) > 1]
    behind = {q for p in plans for outcome in p.roadmap.decisions.outcomes for reason in outcome.telling for q in reason.questions}
    first = set(sorted(differ, key=lambda q: q not in behind)[:ANSWERS])
    titles = [(q.title, q.id) for q in questions if q.id in first]
    more = list(_more(len(differ), len(first)))
    return _part("answers", "The answers", plans, rows_of(plans, titles, _answer), *more)


def _more(differ: int, shown: int) -> Iterator[Block]:
    if not differ:
        yield Text("All the answers are the same.")
    rest = f"{counted(differ - shown, 'more answer')} differ: --full. " if differ > shown else "Every row: --full. "
    yield Text(f"{rest}Columns stand as you named the plans; nothing here ranks them.", "quiet")


def _answer(roadmap: Roadmap, question_id: str) -> str:
    """Return an answer without the marks around it, which cost a line in a narrow column."""
    value = roadmap.sheet.get(question_id)
    if value is None:
        return "not asked"
    return (
        "left open"
        if value == NOT_SURE
        else answer_label(roadmap.catalog.question(question_id), value).replace("“", "").replace("”", "")
    )
