"""Two to four plans side by side, in equal detail: the same rows for each, in a fixed order, and no word on which is better."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.roadmap import Roadmap
from codingpath.report._words import in_words, listed, sentence
from codingpath.report.beside_figures import dates_part, money_rows
from codingpath.report.beside_rows import NONE, Named, Row, each_decision, one_row, rows_of, table_part
from codingpath.report.blocks import Part, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.side_by_side import ABSENT
from codingpath.report.words import answered

ORDER = "Columns stand in the order in which you named the plans, rows in that of the quiz and of the plan. Neither ranks anything."


def beside(plans: Sequence[Named], cites: Cites) -> tuple[Part, ...]:
    """Return the parts of a comparison; the first says what the answers differ in."""
    return (
        _answers(plans),
        table_part(
            "decisions", "The decisions", "Each result, how firm it is, and its main reason.", plans, _decisions(plans, cites)
        ),
        dates_part(plans, cites),
        table_part("money", "Money", "Low to high. What is unknown is left out of the sums.", plans, money_rows(plans, cites)),
        table_part(
            "conflicts",
            "Where wishes pull against each other",
            "Each plan by itself, with the smallest ways out.",
            plans,
            _conflicts(plans, cites),
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


def _decisions(plans: Sequence[Named], cites: Cites) -> list[Row]:
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


def _conflicts(plans: Sequence[Named], cites: Cites) -> list[Row]:
    most = max(1, *(len(p.roadmap.conflicts) for p in plans))

    def say(roadmap: Roadmap, number: int) -> str:
        if number >= len(roadmap.conflicts):
            return NONE if number == 0 else "no other"
        found = roadmap.conflicts[number]
        ways = "; ".join(way.text.rstrip(".") for way in found.relaxations)
        return f"{found.text}{cites(found.source)} Ways out: {ways}."

    return rows_of(plans, [(f"Conflict {n + 1}", n) for n in range(most)], say)


def _gives_up(plans: Sequence[Named]) -> list[Row]:
    def say(roadmap: Roadmap, decision: str) -> str:
        outcome = roadmap.decisions.get(decision)
        if outcome is None:
            return ABSENT
        chosen = roadmap.catalog.rules.decision(decision).option(outcome.chosen)
        return f"{chosen.label}: {' '.join(chosen.drawbacks)}"

    return rows_of(plans, each_decision(plans), say)


def _without(plans: Sequence[Named]) -> list[Row]:
    def say(roadmap: Roadmap, decision: str) -> str:
        own = roadmap.decisions.chosen.get(decision)
        others = dict.fromkeys(chosen[decision] for p in plans if decision in (chosen := p.roadmap.decisions.chosen))
        told = roadmap.catalog.rules.decision(decision)
        return " ".join(f"{told.option(o).label}: {' '.join(told.option(o).benefits)}" for o in others if o != own)

    rows = rows_of(plans, each_decision(plans), say)
    return [row for row in rows if any(cell.text for cell in row[1:])]
