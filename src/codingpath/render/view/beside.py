"""Two to four plans side by side, in equal detail: the same rows for each, in a fixed order, and no word on which is better."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from codingpath.engine.fill import said
from codingpath.model.answers import NOT_SURE
from codingpath.model.record import Record, record
from codingpath.model.roadmap import Roadmap
from codingpath.render.blocks import Cell, Part, Table, Text
from codingpath.render.view.cites import Cites
from codingpath.render.view.money import left
from codingpath.render.words import UNKNOWN, dollar_span, dollars, full_day, listed, month_span, sentence

NONE = "none"
Key = TypeVar("Key")


@record
class Named(Record):
    """One plan and what to call it."""

    name: str
    roadmap: Roadmap


def beside(plans: Sequence[Named], cites: Cites) -> tuple[Part, ...]:
    """Return the parts of a comparison; the first says what the answers differ in."""
    return (
        _answers(plans),
        _part(
            "decisions", "The five decisions", "Each result, how firm it is, and its main reason.", plans, _decisions(plans, cites)
        ),
        _part("dates", "Dates", "Early to late, each from its own start and hours a week.", plans, _dates(plans)),
        _part("money", "Money", "Low to high. What is unknown is left out of the sums.", plans, _money(plans, cites)),
        _part("conflicts", "Where wishes pull against each other", "Each plan by itself.", plans, _conflicts(plans, cites)),
        _part(
            "gives-up",
            "What each gives up",
            "For every decision: what speaks against the result, for anybody.",
            plans,
            _gives_up(plans),
        ),
        _part(
            "without",
            "What another plan here would bring",
            "Where the results differ: what speaks for what was not taken.",
            plans,
            _without(plans),
        ),
    )


Row = tuple[Cell, ...]


def _part(part_id: str, title: str, lead: str, plans: Sequence[Named], rows: Sequence[Row]) -> Part:
    same = Text("Nothing to set side by side here.") if not rows else Table(("", *(p.name for p in plans)), tuple(rows))
    return Part(part_id, title, (Text(lead), same))


def _row(name: str, plans: Sequence[Named], say: Callable[[Roadmap], str]) -> Row:
    return Cell(name, "strong"), *(Cell(say(p.roadmap)) for p in plans)


def _rows(plans: Sequence[Named], named: Iterable[tuple[str, Key]], say: Callable[[Roadmap, Key], str]) -> list[Row]:
    """Return a row for each name, with what `say` makes of its key for each plan."""
    return [(Cell(name, "strong"), *(Cell(say(p.roadmap, key)) for p in plans)) for name, key in named]


def _each_decision(plans: Sequence[Named]) -> list[tuple[str, str]]:
    return [(d.title, d.id) for d in plans[0].roadmap.catalog.rules.decisions]


def _answers(plans: Sequence[Named]) -> Part:
    rows = _rows(plans, [(q.title, q.id) for q in plans[0].roadmap.catalog.questions], _answer)
    different = [row for row in rows if len({cell.text for cell in row[1:]}) > 1]
    lead = "What the answers differ in." if different else "All the answers are the same."
    table = [Table(("Answer", *(p.name for p in plans)), tuple(different))] if different else []
    return Part("answers", "The answers", (Text(lead), *table))


def _answer(roadmap: Roadmap, question: str) -> str:
    if question not in roadmap.sheet:
        return "not asked"
    return said(roadmap.catalog.question(question), roadmap.sheet.get(question, NOT_SURE))


def _decisions(plans: Sequence[Named], cites: Cites) -> list[Row]:
    def say(roadmap: Roadmap, decision: str) -> str:
        outcome = roadmap.decisions[decision]
        label = roadmap.catalog.rules.decision(decision).option(outcome.chosen).label
        reason = outcome.telling[0]
        return f"{label} ({outcome.firmness}). {sentence(reason.text)}{cites(reason.source)}"

    return _rows(plans, _each_decision(plans), say)


def _dates(plans: Sequence[Named]) -> list[Row]:
    titles = plans[0].roadmap.catalog.timeline.titles

    def ends(roadmap: Roadmap, stage_id: str) -> str:
        stage = roadmap.stage(stage_id)
        return month_span(stage.ends) if stage else "does not apply"

    stages = [s for s in titles if any(p.roadmap.stage(s) for p in plans)]
    return [
        _row("Start", plans, lambda r: full_day(r.start) + (" (assumed)" if r.start_assumed else "")),
        _row("Ready to apply for jobs", plans, lambda r: month_span(r.applying)),
        *_rows(plans, [(f"End of “{titles[s]}”", s) for s in stages], ends),
    ]


def _money(plans: Sequence[Named], cites: Cites) -> list[Row]:
    def line(roadmap: Roadmap, line_id: str) -> str:
        found = next((x for x in roadmap.money.lines if x.id == line_id), None)
        if found is None:
            return "does not apply"
        return f"{dollar_span(found.low_usd, found.high_usd)}{' (estimate)' if found.estimate else ''}{cites(found.source)}"

    return [
        *_rows(plans, _ledger_lines(plans), line),
        _row("Counts against the budget", plans, _sum),
        _row("Budget", plans, lambda r: dollars(r.money.budget_usd) if r.money.budget_usd is not None else "open"),
        _row("Left, low and high", plans, _left),
        _row("Who may pay: ask", plans, lambda r: listed([m.funding.name for m in r.funding]) or NONE),
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


def _conflicts(plans: Sequence[Named], cites: Cites) -> list[Row]:
    most = max(len(p.roadmap.conflicts) for p in plans)

    def say(roadmap: Roadmap, number: int) -> str:
        if number >= len(roadmap.conflicts):
            return NONE if number == 0 else "no other"
        found = roadmap.conflicts[number]
        return f"{found.text}{cites(found.source)}"

    return _rows(plans, [(str(n + 1), n) for n in range(most)], say)


def _gives_up(plans: Sequence[Named]) -> list[Row]:
    def say(roadmap: Roadmap, decision: str) -> str:
        chosen = roadmap.catalog.rules.decision(decision).option(roadmap.decisions[decision].chosen)
        return f"{chosen.label}: {' '.join(chosen.drawbacks)}"

    return _rows(plans, _each_decision(plans), say)


def _without(plans: Sequence[Named]) -> list[Row]:
    def say(roadmap: Roadmap, decision: str) -> str:
        own = roadmap.decisions[decision].chosen
        others = dict.fromkeys(p.roadmap.decisions[decision].chosen for p in plans)
        told = roadmap.catalog.rules.decision(decision)
        return " ".join(f"{told.option(o).label}: {' '.join(told.option(o).benefits)}" for o in others if o != own)

    rows = _rows(plans, _each_decision(plans), say)
    return [row for row in rows if any(cell.text for cell in row[1:])]
