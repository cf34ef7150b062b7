"""What another set of answers moves, on one screen: before and after side by side, each said in the same detail.

Results that stay are named in one sentence; `report/side_by_side.py` has every reason, date and cost of both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, assert_never

from codingpath.model.answer_words import answer_label
from codingpath.model.condition import NOT_SURE
from codingpath.model.record import Record, record
from codingpath.model.roadmap import Conflict, Money, Roadmap, Stage
from codingpath.model.rules import Outcome
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.money import left
from codingpath.report.sources import Cites
from codingpath.report.words import (
    UNKNOWN,
    answered,
    dollar_span,
    dollars,
    full_day,
    in_words,
    listed,
    month_span,
    sentence,
    titles,
)

MovedRow = tuple[Cell, Cell, Cell]

ABSENT = "not in this plan"
SAME_REASON = "for the same main reason."

OWN_TITLE, TRIED_TITLE = "Your own answers", "Tried"


def moved(before: Roadmap, after: Roadmap, names: tuple[str, str] = (OWN_TITLE, TRIED_TITLE)) -> Part:
    """Return a page of some 20 lines at 80 columns; `names` are the headings of the two sides."""
    rows = [*answer_rows(before, after), *_decisions_moved(before, after), *_plain(before, after)]
    blocks: list[Block] = [Text(lead(before, after), "strong"), Table(("", *names), tuple(rows), ratios=(4, 9, 9))]
    blocks += [Text(line) for line in (*_staying(before, after), *conflict_lines(before, after))]
    return Part("moved", "What moves", tuple(blocks), compact=True)


def lead(before: Roadmap, after: Roadmap) -> str:
    """Say which of the results differ."""
    titles = [after.catalog.rules.decision(d).title for d in changed(before, after)]
    return f"Changed: {listed(titles)}." if titles else f"The {in_words(len(after.decisions.outcomes))} results stay the same."


def pairs(before: Roadmap, after: Roadmap) -> list[tuple[str, Outcome | None, Outcome | None]]:
    """Return the decisions that are taken on either side, in their order, with what comes of each; none where it is not taken."""
    both = ((d.id, before.decisions.get(d.id), after.decisions.get(d.id)) for d in after.catalog.rules.decisions)
    return [(decision, was, now) for decision, was, now in both if was or now]


def changed(before: Roadmap, after: Roadmap) -> list[str]:
    """Return the decisions that come to another option than before, or are taken on one side alone."""
    return [d for d, was, now in pairs(before, after) if was is None or now is None or was.chosen != now.chosen]


def answer_rows(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    """Return the answers that differ."""
    rows = [(q.title, _given(before, q.id), _given(after, q.id)) for q in after.catalog.questions]
    return [(Cell(title), Cell(was), Cell(now)) for title, was, now in rows if was != now]


def _given(roadmap: Roadmap, question_id: str) -> str:
    if question_id not in roadmap.sheet:
        return "not asked"
    question, value = roadmap.catalog.question(question_id), roadmap.sheet[question_id]
    return question.not_sure if value == NOT_SURE else answer_label(question, value)


def _decisions_moved(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    """Return the results that are not the same down to their firmness and main reason."""
    moves = changed(before, after)
    return [
        (
            Cell(f"{after.catalog.rules.decision(decision).title}: {'changed' if decision in moves else 'same'}"),
            Cell(_with_reason(before, was)),
            Cell(
                _with_reason(after, now, SAME_REASON if _same_reason(was, now) else None), "warn" if decision in moves else "plain"
            ),
        )
        for decision, was, now in pairs(before, after)
        if _differs(was, now)
    ]


def _with_reason(roadmap: Roadmap, outcome: Outcome | None, reason: str | None = None) -> str:
    return f"{_named(roadmap, outcome)}: {reason or sentence(outcome.telling[0].text)}" if outcome else ABSENT


def _differs(was: Outcome | None, now: Outcome | None) -> bool:
    if was is None or now is None:
        return True
    return was.chosen != now.chosen or was.firmness != now.firmness or not _same_reason(was, now)


def _same_reason(was: Outcome | None, now: Outcome | None) -> bool:
    """Tell whether one rule is the main reason for both, whatever the figures in it."""
    return bool(was and now and was.telling[0].rule == now.telling[0].rule)


def _named(roadmap: Roadmap, outcome: Outcome) -> str:
    return f"{roadmap.catalog.rules.decision(outcome.id).option(outcome.chosen).label} ({outcome.firmness})"


def _staying(before: Roadmap, after: Roadmap) -> list[str]:
    stay = [_named(after, now) for _, was, now in pairs(before, after) if now and not _differs(was, now)]
    return [f"The same, each for the same main reason: {listed(stay)}."] if stay else []


def _plain(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    return [
        _row("Ready to apply", month_span(before.applying), month_span(after.applying)),
        _row("First job", _job(before), _job(after)),
        _row("Known cost", _cost(before.money), _cost(after.money)),
        _row("Against budget", _left_words(before.money), _left_words(after.money)),
        (Cell("Conflicts"), Cell(str(len(before.conflicts))), Cell(counted_conflicts(before, after))),
    ]


def _row(name: str, was: str, now: str) -> MovedRow:
    return Cell(name), Cell(was), Cell("the same" if was == now else now)


def _job(roadmap: Roadmap) -> str:
    stage = roadmap.stage("first-job")
    return month_span(stage.ends) if stage else "not known"


def _cost(money: Money) -> str:
    return ("at least " if money.at_least else "") + dollar_span(money.low_usd, money.high_usd)


def _left_words(money: Money) -> str:
    """Say what is left of the budget after the low and after the high sum, or by how much it is short."""
    if money.budget_usd is None:
        return "budget left open"
    low, high = money.budget_usd - money.low_usd, money.budget_usd - money.high_usd
    if low >= 0 > high:
        return f"{dollars(low)} left to {dollars(-high)} short"
    return f"{dollar_span(high, low)} left" if high >= 0 else f"{dollar_span(-low, -high)} short"


# Two to four plans side by side, in equal detail: the same rows for each, in a fixed order, and no word on which is better.

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
        ways = "; ".join(way.text.rstrip(".") for way in found.relaxations)
        return f"{found.text}{cites(found.source)} Ways out: {ways}."

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
        return month_span(stage.ends) if stage else "does not apply"

    stages = [s for s in titles if any(p.roadmap.stage(s) for p in plans)]
    return [
        one_row("Start", plans, lambda r: full_day(r.start) + (" (assumed)" if r.start_assumed else "")),
        one_row("Ready to apply for jobs", plans, lambda r: month_span(r.applying)),
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
        one_row("Counts against the budget", plans, _sum),
        one_row("Budget", plans, lambda r: dollars(r.money.budget_usd) if r.money.budget_usd is not None else "open"),
        one_row("Left, low and high", plans, _left_beside),
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


def _left_beside(roadmap: Roadmap) -> str:
    money = roadmap.money
    if money.budget_usd is None:
        return UNKNOWN
    low, high = left(money.budget_usd - money.low_usd), left(money.budget_usd - money.high_usd)
    return low if low == high else f"{low}; {high}"


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


# Which conflicts go, come and stay when answers change.


def gone(before: Roadmap, after: Roadmap) -> list[Conflict]:
    """Return the conflicts of `before` that `after` has not."""
    now = {c.id for c in after.conflicts}
    return [c for c in before.conflicts if c.id not in now]


def new(before: Roadmap, after: Roadmap) -> list[Conflict]:
    """Return the conflicts of `after` that `before` has not."""
    return gone(after, before)


def staying(before: Roadmap, after: Roadmap) -> list[Conflict]:
    """Return the conflicts of both, as `after` has them."""
    came = new(before, after)
    return [c for c in after.conflicts if c not in came]


def counted_conflicts(before: Roadmap, after: Roadmap) -> str:
    """Say how many there are now, and how many of them came and went."""
    went, came = len(gone(before, after)), len(new(before, after))
    moves = [f"{went} gone"] * (went > 0) + [f"{came} new"] * (came > 0)
    return f"{len(after.conflicts)} ({', '.join(moves) or 'the same'})" if before.conflicts or moves else "0"


def conflict_lines(before: Roadmap, after: Roadmap) -> list[str]:
    """Name those that are gone, new and staying, a line each; none for a kind that does not occur."""
    return [
        *_line("Conflicts gone", before, gone(before, after)),
        *_line("New conflicts", after, new(before, after)),
        *_line("Conflicts that stay", after, staying(before, after)),
    ]


def _line(name: str, roadmap: Roadmap, found: Sequence[Conflict]) -> list[str]:
    return [f"{name}: {'; '.join(_name(roadmap, c) for c in found)}."] if found else []


def _name(roadmap: Roadmap, conflict: Conflict) -> str:
    """Say a conflict in a few words."""
    match conflict.kind:
        case "time":
            return "the path may end after your time is up"
        case "money":
            return f"your budget is short by {dollars(roadmap.money.short_usd)}"
        case "ruled-out":
            return _ruled_out(roadmap, conflict)
        case "wishes":
            return _wishes(titles(roadmap, conflict.questions)) or conflict.text.rstrip(".")
        case _ as never:
            assert_never(never)


def _wishes(names: Sequence[str]) -> str:
    if len(names) > 1:
        return f"{names[0]} against {listed(list(names[1:]))}"
    return "".join(f"two wishes in {name}" for name in names)


def _ruled_out(roadmap: Roadmap, conflict: Conflict) -> str:
    decision = roadmap.catalog.rules.decision(conflict.id.partition(".")[2])
    best = max(roadmap.decisions[decision.id].options, key=lambda o: o.score)
    return f"{decision.option(best.id).label} is ruled out"


# Everything that another set of answers moves: each result with all its reasons, each date, each cost, each conflict in full.


def moved_full(before: Roadmap, after: Roadmap, names: tuple[str, str] = (OWN_TITLE, TRIED_TITLE)) -> Part:
    """Return both sides in full; what is the same is there too."""
    blocks: list[Block] = [Text(lead(before, after), "strong")]
    tables = {
        "Answers that differ": answer_rows(before, after),
        "Results": _results(before, after),
        "When each stage ends": _dates_moved(before, after),
        "Costs": _costs(before, after),
    }
    for title, rows in tables.items():
        blocks += [Heading(title), Table(("", *names), tuple(rows), ratios=(4, 9, 9))] if rows else []
    return Part("moved-full", "What moves, in full", (*blocks, *_conflicts_moved(before, after)))


def _results(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    moves = changed(before, after)
    return [
        (
            Cell(f"{after.catalog.rules.decision(decision).title}: {'changed' if decision in moves else 'same'}"),
            Cell(_result(before, was)),
            Cell(_result(after, now), "warn" if decision in moves else "plain"),
        )
        for decision, was, now in pairs(before, after)
    ]


def _result(roadmap: Roadmap, outcome: Outcome | None) -> str:
    """Say a result, how firm it is, all that speaks for it against the others, and the runner-up."""
    if outcome is None:
        return ABSENT
    decision = roadmap.catalog.rules.decision(outcome.id)
    second = outcome.option(outcome.runner_up)
    out = " (ruled out)" if second.state == "ruled-out" else ""
    reasons = " ".join(sentence(r.text) for r in outcome.telling)
    chosen = decision.option(outcome.chosen).label
    return f"{chosen} ({outcome.firmness}). {reasons} Runner-up: {decision.option(second.id).label}{out}."


def _dates_moved(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    ids = {s.id for r in (before, after) for s in r.stages}
    titles = {i: title for i, title in before.catalog.timeline.titles.items() if i in ids}
    return [(Cell(title), Cell(_ends(before.stage(i))), Cell(_ends(after.stage(i)))) for i, title in titles.items()]


def _ends(stage: Stage | None) -> str:
    return month_span(stage.ends) if stage else ABSENT


def _costs(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    labels = {line.id: line.label for r in (before, after) for line in r.money.lines}
    return [(Cell(label), Cell(_line_cost(before, i)), Cell(_line_cost(after, i))) for i, label in labels.items()]


def _line_cost(roadmap: Roadmap, line_id: str) -> str:
    line = next((x for x in roadmap.money.lines if x.id == line_id), None)
    if line is None:
        return ABSENT
    return dollar_span(line.low_usd, line.high_usd) + (" (estimate)" if line.estimate else "")


def _conflicts_moved(before: Roadmap, after: Roadmap) -> list[Block]:
    kinds = {
        "Conflicts that are gone": gone(before, after),
        "New conflicts": new(before, after),
        "Conflicts that stay": staying(before, after),
    }
    blocks: list[Block] = []
    for title, found in kinds.items():
        blocks += [Heading(title), Bullets(tuple(map(_conflict, found)))] if found else []
    return blocks


def _conflict(conflict: Conflict) -> str:
    return f"{conflict.text} Ways out: {'; '.join(way.text.rstrip('.') for way in conflict.relaxations)}."
