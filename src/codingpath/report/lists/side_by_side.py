"""Two to four plans side by side, in equal detail: the same rows for each, in a fixed order, and no word on which is better."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import Record, record
from codingpath.report.before_after import ABSENT
from codingpath.report.blocks import Cell, Part, Table, Text
from codingpath.report.conflicts import ways_out
from codingpath.report.parts.ledger import left_words, whole_words
from codingpath.report.parts.payers import in_order
from codingpath.report.sources import Cites
from codingpath.report.told import mark, start_words
from codingpath.report.words import answered, dollar_span, dollars, in_words, listed, month_span, sentence

ORDER = "Columns stand in the order in which you named the plans, rows in that of the quiz and of the plan. Neither ranks anything."


def beside(plans: Sequence[Named], cites: Cites) -> tuple[Part, ...]:
    """Return the parts of a comparison; the first says what the answers differ in."""
    return (
        _answers(plans),
        table_part(
            "decisions",
            "The decisions",
            "Each result, how firm it is, and its main reason.",
            plans,
            _decisions_beside(plans, cites),
        ),
        dates_part(plans, cites),
        table_part("money", "Money", "Low to high. What is unknown is left out of the sums.", plans, money_rows(plans, cites)),
        table_part(
            "conflicts",
            "Where wishes pull against each other",
            "Each plan by itself, with the smallest ways out.",
            plans,
            _conflicts_beside(plans, cites),
        ),
        table_part(
            "gives-up",
            "What each gives up",
            "For every decision: what speaks against the result, for anybody.",
            plans,
            _gives_up(plans),
        ),
        table_part(
            "without",
            "What another plan here would bring",
            "Where the results differ: what speaks for what was not taken.",
            plans,
            _without(plans),
        ),
    )


def _answers(plans: Sequence[Named]) -> Part:
    rows = rows_of(plans, [(q.title, q.id) for q in plans[0].roadmap.catalog.questions], answered)
    different = [row for row in rows if len({cell.text for cell in row[1:]}) > 1]
    lead = "What the answers differ in; the others are the same." if different else "All the answers are the same."
    table = [Table(("Answer", *(p.name for p in plans)), tuple(different))] if different else []
    return Part("answers", "The answers", (Text(_differing(plans), "strong"), Text(ORDER, "quiet"), Text(lead), *table))


def _differing(plans: Sequence[Named]) -> str:
    """Say in which results the plans differ."""
    differ = [title for title, d in each_decision(plans) if len({p.roadmap.decisions.chosen.get(d) for p in plans}) > 1]
    same = [title for title, _ in each_decision(plans) if title not in differ]
    if not differ:
        return f"The {in_words(len(same))} results are the same."
    return f"Different results: {listed(differ)}." + (f" The same: {listed(same)}." if same else "")


def _decisions_beside(plans: Sequence[Named], cites: Cites) -> list[PlansRow]:
    def say(roadmap: Roadmap, decision: str) -> str:
        outcome = roadmap.decisions.get(decision)
        if outcome is None:
            return ABSENT
        label = roadmap.catalog.rules.decision(decision).option(outcome.chosen).label
        reason = outcome.telling[0]
        return f"{label} ({outcome.firmness}). {sentence(reason.text)}{cites(reason.source)}"

    first, *rest = rows_of(plans, each_decision(plans), say)
    return [first, one_row("To settle first", plans, _settle), *rest]


def _settle(roadmap: Roadmap) -> str:
    reasons = roadmap.decisions["readiness"].reasons
    return " ".join(sentence(r.settle) for r in reasons if r.settle is not None) or NONE


def _conflicts_beside(plans: Sequence[Named], cites: Cites) -> list[PlansRow]:
    most = max(1, *(len(p.roadmap.conflicts) for p in plans))

    def say(roadmap: Roadmap, number: int) -> str:
        if number >= len(roadmap.conflicts):
            return NONE if number == 0 else "no other"
        found = roadmap.conflicts[number]
        return f"{found.text}{cites(found.source)} {ways_out(found)}"

    return rows_of(plans, [(f"Conflict {n + 1}", n) for n in range(most)], say)


def _gives_up(plans: Sequence[Named]) -> list[PlansRow]:
    def say(roadmap: Roadmap, decision: str) -> str:
        outcome = roadmap.decisions.get(decision)
        if outcome is None:
            return ABSENT
        chosen = roadmap.catalog.rules.decision(decision).option(outcome.chosen)
        return f"{chosen.label}: {' '.join(chosen.drawbacks)}"

    return rows_of(plans, each_decision(plans), say)


def _without(plans: Sequence[Named]) -> list[PlansRow]:
    def say(roadmap: Roadmap, decision: str) -> str:
        own = roadmap.decisions.chosen.get(decision)
        if own is None:
            return ABSENT
        others = dict.fromkeys(chosen[decision] for p in plans if decision in (chosen := p.roadmap.decisions.chosen))
        told = roadmap.catalog.rules.decision(decision)
        return " ".join(f"{told.option(o).label}: {' '.join(told.option(o).benefits)}" for o in others if o != own)

    rows = rows_of(plans, each_decision(plans), say)
    return [row for row in rows if any(cell.text not in {"", ABSENT} for cell in row[1:])]


# Dates and money of plans side by side.


def dates_part(plans: Sequence[Named], cites: Cites) -> Part:
    """Return the dates, and the sources that all lengths and waits rest on."""
    lead, table = table_part(
        "dates", "Dates", "Early to late, each from its own start and hours a week.", plans, _dates_beside(plans)
    ).blocks
    pace = plans[0].roadmap.catalog.timeline.late_pace_percent.source
    rest = cites(pace, *(source for p in plans for stage in p.roadmap.stages for source in stage.sources))
    return Part("dates", "Dates", (lead, table, Text(f"These dates rest on sources{rest} and on the answers.")))


def _dates_beside(plans: Sequence[Named]) -> list[PlansRow]:
    titles = plans[0].roadmap.catalog.timeline.titles

    def ends(roadmap: Roadmap, stage_id: str) -> str:
        stage = roadmap.stage(stage_id)
        return month_span(stage.ends, roadmap.today) if stage else "does not apply"

    stages = [s for s in titles if any(p.roadmap.stage(s) for p in plans)]
    return [
        one_row("Start", plans, start_words),
        one_row("Ready to apply for jobs", plans, lambda r: month_span(r.applying, r.today)),
        *rows_of(plans, [(f"End of “{titles[s]}”", s) for s in stages], ends),
    ]


def money_rows(plans: Sequence[Named], cites: Cites) -> list[PlansRow]:
    """Return every line of the ledgers, their sums against each budget, and whom to ask."""

    def line(roadmap: Roadmap, line_id: str) -> str:
        found = next((x for x in roadmap.money.lines if x.id == line_id), None)
        if found is None:
            return "does not apply"
        return f"{dollar_span(found.low_usd, found.high_usd)}{' (estimate)' if found.estimate else ''}{cites(found.source)}"

    return [
        *rows_of(plans, _ledger_lines(plans), line),
        one_row("Counts against the budget", plans, lambda r: whole_words(r.money) + mark(r, "price_usd", "voucher")),
        one_row("Budget", plans, lambda r: dollars(r.money.budget_usd) if r.money.budget_usd is not None else "open"),
        one_row("Left of it", plans, left_words),
        one_row("Who may pay: ask", plans, lambda r: listed([m.funding.name for m in in_order(r)]) or NONE),
    ]


def _ledger_lines(plans: Sequence[Named]) -> list[tuple[str, str]]:
    """Return the label and the id of every line that some plan has."""
    labels: dict[str, set[str]] = {}
    for line in (line for p in plans for line in p.roadmap.money.lines):
        labels.setdefault(line.id, set()).add(line.label)
    return [(min(found) if len(found) == 1 else _GENERAL.get(i, min(found)), i) for i, found in labels.items()]


_GENERAL = {
    "exam": "Exam",
    "membership": "Membership or dues",
    "books": "Books",
    "first-renewal": "Renewal",
    "tuition": "Tuition",
}
"""What to call a line whose label differs from plan to plan."""


# What plans side by side are made of: a name a plan, and rows with a cell a plan.

NONE = "none"
PlansRow = tuple[Cell, ...]
"""The name of the row, then a cell a plan; none of them is empty."""
Key = TypeVar("Key")


@record
class Named(Record):
    """One plan and what to call it."""

    name: str
    roadmap: Roadmap


def table_part(part_id: str, title: str, lead: str, plans: Sequence[Named], rows: Sequence[PlansRow]) -> Part:
    """Return a part with a sentence and a table of rows, a column a plan."""
    same = Text("Nothing to set side by side here.") if not rows else Table(("", *(p.name for p in plans)), tuple(rows))
    return Part(part_id, title, (Text(lead), same))


def one_row(name: str, plans: Sequence[Named], say: Callable[[Roadmap], str]) -> PlansRow:
    """Return a row with what `say` makes of each plan."""
    return Cell(name, "strong"), *(Cell(say(p.roadmap)) for p in plans)


def rows_of(plans: Sequence[Named], named: Iterable[tuple[str, Key]], say: Callable[[Roadmap, Key], str]) -> list[PlansRow]:
    """Return a row for each name, with what `say` makes of its key for each plan."""
    return [(Cell(name, "strong"), *(Cell(say(p.roadmap, key)) for p in plans)) for name, key in named]


def each_decision(plans: Sequence[Named]) -> list[tuple[str, str]]:
    """Return title and id of every decision that some plan takes, in their order."""
    taken = {decision for p in plans for decision in p.roadmap.decisions.chosen}
    return [(d.title, d.id) for d in plans[0].roadmap.catalog.rules.decisions if d.id in taken]
