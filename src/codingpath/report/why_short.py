"""Why these results, on one screen or two: of each what spoke for it, what against it, how far ahead it is and what would turn it.

All reasons, ranges and changes are in `report.why`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.explanation import SmallestFlip
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Decision, Outcome, Reason
from codingpath.report.blocks import Block, Document, Part, Summary, SummaryRow, Text
from codingpath.report.parts.results import summary
from codingpath.report.sources import whose_data
from codingpath.report.words import changed, counted, either, left_open_titles, listed, sentence, titles

TITLE: Final = "Why these results, and what would change them"
_AHEAD: Final = {"close call": "just ahead of", "fairly firm": "ahead of", "firm": "well ahead of"}
"""How firm a result is, as how far it is ahead of what came second."""
_BOTH: Final = 138
"""Letters that two reasons may have together, so that they take two lines."""


def why_short(roadmap: Roadmap, moving: tuple[str, ...]) -> Document:
    """Return the explanation in short; `moving` are the questions whose answer alone turns a result."""
    return Document(
        title=TITLE,
        facts=whose_data(roadmap.catalog),
        opening=Part("why", "In short", (Text(summary(roadmap), "strong"),), compact=True),
        parts=(
            *(_decision(roadmap, outcome, roadmap.turns[outcome.id]) for outcome in roadmap.decisions.outcomes),
            _answers(roadmap, moving),
        ),
    )


def _decision(roadmap: Roadmap, outcome: Outcome, turn: SmallestFlip) -> Part:
    decision = roadmap.catalog.rules.decision(outcome.id)
    rows = (
        SummaryRow("FOR", (_for(outcome),)),
        SummaryRow("AGAINST", (_against(decision, outcome),)),
        SummaryRow("TURNS", (_turns(roadmap, decision, turn),)),
    )
    label = decision.option(outcome.chosen).label
    return Part(f"why-{outcome.id}", f"{decision.title}: {label}{_ahead(decision, outcome)}", (Summary(rows),), compact=True)


def _for(outcome: Outcome) -> str:
    """Say the strongest reason, and the second where both are short."""
    first, *rest = (sentence(reason.text) for reason in outcome.telling)
    second = next((text for text in rest if len(first) + len(text) < _BOTH), "")
    return f"{first} {second}".strip()


def _ahead(decision: Decision, outcome: Outcome) -> str:
    """Say how far ahead a result is; of what is ruled out nothing is ahead, that stands among what was against it."""
    chosen, second = outcome.option(outcome.chosen), outcome.option(outcome.runner_up)
    if second.state == "ruled-out":
        return ", the only one left" if all(o.state == "ruled-out" for o in outcome.options if o.id != outcome.chosen) else ""
    label = decision.option(second.id).label
    return f", level with {label}" if chosen.score == second.score else f", {_AHEAD[outcome.firmness]} {label}"


def _against(decision: Decision, outcome: Outcome) -> str:
    """Say what spoke most for another option, or why the one that came second is out."""
    out = runner_up_out(decision, outcome)
    if out is not None:
        return out
    pull = max(_pulls(outcome), key=lambda one: one[1].weight or 0, default=None)
    if pull is None:
        return "Nothing you answered."
    return f"For {decision.option(pull[0]).label}: {_inner(pull[1])}"


def runner_up_out(decision: Decision, outcome: Outcome) -> str | None:
    """Say why the option that came second is ruled out; none where it is not."""
    second = outcome.option(outcome.runner_up)
    return f"{decision.option(second.id).label} is out: {_inner(second.barring[0])}" if second.state == "ruled-out" else None


def _pulls(outcome: Outcome) -> Iterator[tuple[str, Reason]]:
    """Yield what speaks for another possible option and not for the result, each with that option."""
    mine = {reason.rule for reason in outcome.reasons}
    for option in outcome.options:
        if option.state == "open":
            yield from ((option.id, r) for r in option.reasons if r.effect == "favor" and r.rule not in mine)


def _inner(reason: Reason) -> str:
    """Return a reason as it goes on after a colon: the data writes it without a capital letter."""
    return reason.text[:1] + sentence(reason.text)[1:]


def _turns(roadmap: Roadmap, decision: Decision, turn: SmallestFlip) -> str:
    """Say the smallest change that turns a result, and the answers left open that can."""
    parts = []
    if turn.change is not None:
        parts = [f"{changed(roadmap, turn.change)}: then {decision.option(turn.change.chosen[decision.id]).label}."]
    if turn.deciders:
        parts.append(f"What you left open can{' too' if parts else ''}: {either(titles(roadmap, turn.deciders))}.")
    return " ".join(parts) or "No other answer, nor two together."


def _answers(roadmap: Roadmap, moving: tuple[str, ...]) -> Part:
    """Say which answers mattered to the results at all, and what was left open."""
    given = [
        q.id for q in roadmap.catalog.questions if roadmap.sheet.get(q.id, NOT_SURE) != NOT_SURE and q.kind not in {"zip", "date"}
    ]
    some, others = titles(roadmap, [q for q in given if q in moving]), titles(roadmap, [q for q in given if q not in moving])
    blocks: list[Block] = []
    if some:
        blocks.append(Text(f"Each of these alone can turn a result: {listed(some)}."))
    if others:
        rest = "None of your answers alone turns a result" if not some else "None of these alone does"
        blocks.append(Text(f"{rest}: {listed(others)}. They may still change dates, costs and schools."))
    left = left_open_titles(roadmap)
    if left:
        blocks.append(Text(f"You left open: {listed(left) if len(left) < len(given) else counted(len(left), 'answer')}."))
    blocks.append(Text("All reasons: `codingpath explain --full`; of one result: `codingpath explain award`.", "quiet"))
    return Part("answers", "Which of your answers mattered", tuple(blocks), compact=True)
