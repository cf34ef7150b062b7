"""What a changed answer moved: decisions, dates and money, before and after."""

from __future__ import annotations

from codingpath.engine.fill import said
from codingpath.model.answers import NOT_SURE
from codingpath.model.roadmap import Money, Roadmap
from codingpath.render.blocks import Block, Cell, Part, Table, Text, Tone
from codingpath.render.words import dollar_span, listed, month_span


def moved(before: Roadmap, after: Roadmap) -> Part:
    """Return a table of what differs, after one sentence that says how much does."""
    rows = [*_answers(before, after), *_decisions(before, after), *_plain(before, after)]
    different = [row for row in rows if row[1].text != row[2].text]
    results = [row[0].text for row in different if row[0].text in {d.title for d in after.catalog.rules.decisions}]
    lead = f"Moved: {listed(results)}." if results else "The five results stay the same."
    blocks: list[Block] = [Text(lead, "strong"), Table(("What", "Before", "After"), tuple(different))]
    return Part("moved", "What moved", tuple(blocks))


def _answers(before: Roadmap, after: Roadmap) -> list[tuple[Cell, Cell, Cell]]:
    return [
        (Cell(f"Your answer: {q.title}"), Cell(_said(before, q.id)), Cell(_said(after, q.id)))
        for q in after.catalog.questions
        if q.id in before.sheet or q.id in after.sheet
    ]


def _said(roadmap: Roadmap, question: str) -> str:
    return (
        said(roadmap.catalog.question(question), roadmap.sheet.get(question, NOT_SURE))
        if question in roadmap.sheet
        else "not asked"
    )


def _decisions(before: Roadmap, after: Roadmap) -> list[tuple[Cell, Cell, Cell]]:
    rows = []
    for was, now in zip(before.decisions.outcomes, after.decisions.outcomes, strict=True):
        decision = after.catalog.rules.decision(now.id)
        tone: Tone = "plain" if was.chosen == now.chosen else "warn"
        texts = [f"{decision.option(o.chosen).label} ({o.firmness})" for o in (was, now)]
        rows.append((Cell(decision.title), Cell(texts[0]), Cell(texts[1], tone)))
    return rows


def _plain(before: Roadmap, after: Roadmap) -> list[tuple[Cell, Cell, Cell]]:
    return [
        (Cell("Ready to apply for jobs"), Cell(month_span(before.applying)), Cell(month_span(after.applying))),
        (Cell("First job"), Cell(_job(before)), Cell(_job(after))),
        (Cell("Cost against your budget"), Cell(_cost(before.money)), Cell(_cost(after.money))),
        (Cell("Conflicts"), Cell(str(len(before.conflicts))), Cell(str(len(after.conflicts)))),
    ]


def _job(roadmap: Roadmap) -> str:
    stage = roadmap.stage("first-job")
    return month_span(stage.ends) if stage else "not known"


def _cost(money: Money) -> str:
    return ("at least " if money.at_least else "") + dollar_span(money.low_usd, money.high_usd)
