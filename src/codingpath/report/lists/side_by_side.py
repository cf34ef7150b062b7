"""Two to four plans side by side, in equal detail: the same rows for each, in a fixed order, and no word on which is better."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Final, TypeVar

from codingpath.model.plan.roadmap import Overrun, Roadmap
from codingpath.model.record import Record, record
from codingpath.model.rules import Option, Outcome
from codingpath.planning.trial import passes
from codingpath.report.before_after import ABSENT
from codingpath.report.blocks import Block, Cell, Part, Table, Text
from codingpath.report.conflicts import ways_out
from codingpath.report.parts.ledger import in_order, left_words, whole_words
from codingpath.report.sources import Cites
from codingpath.report.told import mark, start_words
from codingpath.report.words import (
    answered,
    counted,
    dollar_span,
    dollars,
    in_words,
    late_month,
    listed,
    month,
    month_span,
    sentence,
)

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
            _result_rows(plans, lambda _, option: f"{option.label}: {' '.join(option.drawbacks)}"),
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
    above = (Text(_differing(plans), "strong"), *_still_asked(plans), Text(ORDER, "quiet"), Text(lead))
    return Part("answers", "The answers", (*above, *table))


def _still_asked(plans: Sequence[Named]) -> list[Block]:
    """Say whose quiz is not finished: what is open there counts as not sure, and the plan may be another one with it."""
    return [
        Text(f"{p.name}: the quiz is not finished, {p.so_far} questions answered. What is open counts as “not sure”.", "warn")
        for p in plans
        if p.so_far
    ]


def _differing(plans: Sequence[Named]) -> str:
    """Say in which results the plans differ."""
    differ = [title for title, d in each_decision(plans) if len({p.roadmap.decisions.chosen.get(d) for p in plans}) > 1]
    same = [title for title, _ in each_decision(plans) if title not in differ]
    if not differ:
        return f"The {in_words(len(same))} results are the same."
    return f"Different results: {listed(differ)}." + (f" The same: {listed(same)}." if same else "")


def _decisions_beside(plans: Sequence[Named], cites: Cites) -> list[PlansRow]:
    def say(outcome: Outcome, option: Option) -> str:
        reason = outcome.telling[0]
        return f"{option.label} ({outcome.firmness}). {sentence(reason.text)}{cites(reason.source)}"

    first, *rest = _result_rows(plans, say)
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


_GENERAL = {"exam": "Exam", "membership": "Membership or dues", "books": "Books", "first-renewal": "Renewal", "tuition": "Tuition"}
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
    so_far: str = ""
    """How many questions have an answer, such as `10 of 20`, where somebody is still asked; else nothing."""


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


def _result_rows(plans: Sequence[Named], say: Callable[[Outcome, Option], str]) -> list[PlansRow]:
    """Return a row for each decision, with what `say` makes of how it came out and of the option chosen."""

    def result(roadmap: Roadmap, decision: str) -> str:
        outcome = roadmap.decisions.get(decision)
        return say(outcome, roadmap.catalog.rules.decision(decision).option(outcome.chosen)) if outcome else ABSENT

    return rows_of(plans, each_decision(plans), result)


def each_decision(plans: Sequence[Named]) -> list[tuple[str, str]]:
    """Return title and id of every decision that some plan takes, in their order."""
    taken = {decision for p in plans for decision in p.roadmap.decisions.chosen}
    return [(d.title, d.id) for d in plans[0].roadmap.catalog.rules.decisions if d.id in taken]


# -- short

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
    rows = _result_rows(plans, lambda outcome, option: f"{option.label} ({outcome.firmness})")
    results = _part("decisions", "The results", plans, rows, before=[*legend, *_still_asked(plans)])
    dates = _part("dates", "Dates and money", plans, [*_dates(plans), *_money(plans)])
    return results, dates, _answers_short(plans)


def _lettered(plans: Sequence[Named]) -> tuple[Sequence[Named], list[Block]]:
    """Return plans whose names fit a narrow column: letters where one is too long, and which letter stands for whom."""
    if max(len(p.name) for p in plans) <= NAME:
        return plans, []
    named = [replace(p, name=letter) for letter, p in zip(ascii_uppercase, plans, strict=False)]
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


def _answers_short(plans: Sequence[Named]) -> Part:
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
    return answered(roadmap, question_id).replace("“", "").replace("”", "")
