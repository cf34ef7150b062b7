"""What another set of answers moves, on one screen: before and after side by side, each said in the same detail.

Results that stay are named in one sentence; `moved_full.py` has every reason, date and cost of both sides.
"""

from __future__ import annotations

from codingpath.model.answer_words import answer_label
from codingpath.model.condition import NOT_SURE
from codingpath.model.roadmap import Money, Roadmap
from codingpath.model.rules import Outcome
from codingpath.report._words import dollar_span, dollars, in_words, listed, month_span, sentence
from codingpath.report.blocks import Block, Cell, Part, Table, Text
from codingpath.report.conflicts_moved import conflict_lines, counted_conflicts

Row = tuple[Cell, Cell, Cell]

ABSENT = "not in this plan"
SAME_REASON = "for the same main reason."

OWN, TRIED = "Your own answers", "Tried"


def moved(before: Roadmap, after: Roadmap, names: tuple[str, str] = (OWN, TRIED)) -> Part:
    """Return a page of some 20 lines at 80 columns; `names` are the headings of the two sides."""
    rows = [*answer_rows(before, after), *_decisions(before, after), *_plain(before, after)]
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


def answer_rows(before: Roadmap, after: Roadmap) -> list[Row]:
    """Return the answers that differ."""
    rows = [(q.title, _given(before, q.id), _given(after, q.id)) for q in after.catalog.questions]
    return [(Cell(title), Cell(was), Cell(now)) for title, was, now in rows if was != now]


def _given(roadmap: Roadmap, question_id: str) -> str:
    if question_id not in roadmap.sheet:
        return "not asked"
    question, value = roadmap.catalog.question(question_id), roadmap.sheet[question_id]
    return question.not_sure if value == NOT_SURE else answer_label(question, value)


def _decisions(before: Roadmap, after: Roadmap) -> list[Row]:
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


def _plain(before: Roadmap, after: Roadmap) -> list[Row]:
    return [
        _row("Ready to apply", month_span(before.applying), month_span(after.applying)),
        _row("First job", _job(before), _job(after)),
        _row("Known cost", _cost(before.money), _cost(after.money)),
        _row("Against budget", _left(before.money), _left(after.money)),
        (Cell("Conflicts"), Cell(str(len(before.conflicts))), Cell(counted_conflicts(before, after))),
    ]


def _row(name: str, was: str, now: str) -> Row:
    return Cell(name), Cell(was), Cell("the same" if was == now else now)


def _job(roadmap: Roadmap) -> str:
    stage = roadmap.stage("first-job")
    return month_span(stage.ends) if stage else "not known"


def _cost(money: Money) -> str:
    return ("at least " if money.at_least else "") + dollar_span(money.low_usd, money.high_usd)


def _left(money: Money) -> str:
    """Say what is left of the budget after the low and after the high sum, or by how much it is short."""
    if money.budget_usd is None:
        return "budget left open"
    low, high = money.budget_usd - money.low_usd, money.budget_usd - money.high_usd
    if low >= 0 > high:
        return f"{dollars(low)} left to {dollars(-high)} short"
    return f"{dollar_span(high, low)} left" if high >= 0 else f"{dollar_span(-low, -high)} short"
