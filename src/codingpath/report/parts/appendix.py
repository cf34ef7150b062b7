"""The parts `why` and `faq` of the appendix."""

from __future__ import annotations

from codingpath.model.plan.roadmap import KindBeside, Roadmap
from codingpath.model.rules import Decision, OptionOutcome, Outcome, Reason
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text, Tone
from codingpath.report.parts.results import FIRM, at_length, turn_blocks
from codingpath.report.sources import Cites, notices
from codingpath.report.words import counted, dollar_span, dollars, listed, month_span, sentence

STATE: dict[str, tuple[str, Tone]] = {
    "chosen": ("fits best", "good"),
    "open": ("possible", "plain"),
    "ruled-out": ("ruled out", "bad"),
}


def path_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the path."""
    blocks: list[Block] = [
        *at_length(roadmap, cites),
        Heading("Every option"),
        Text(
            "For each decision: what fits best, how firm that is, and every option with its points. "
            "Each answer that speaks for an option gives it points; of those not ruled out, the one with the most fits best."
        ),
    ]
    for outcome in roadmap.decisions.outcomes:
        blocks += _decision(roadmap, outcome, cites)
    return Part("why", "Your path", (*blocks, *notices(roadmap, "why", cites)))


def _decision(roadmap: Roadmap, outcome: Outcome, cites: Cites) -> list[Block]:
    decision = roadmap.catalog.rules.decision(outcome.id)
    rows = tuple(_row(roadmap, decision, option, cites) for option in outcome.options)
    label = decision.option(outcome.chosen).label
    pair = [o for o in decision.options if o.id in (outcome.chosen, outcome.runner_up)]
    later = outcome.id != "readiness" and roadmap.decisions["readiness"].chosen == "prepare-first"
    once = " (once the first things are settled)" if later else ""
    return [
        Heading(f"{decision.title}: {label}"),
        Text(
            f"{decision.question} {label} fits best{once}; this is {'a ' if outcome.firmness == 'close call' else ''}{outcome.firmness}.",
            FIRM[outcome.firmness],
        ),
        Table(("Option", "State", "Points", "Why"), rows, (2,), (3, 2, 2, 7)),
        Text("What fits best beside what came second, for anybody:"),
        Table(
            ("", *(o.label for o in pair)),
            (
                (Cell("Speaks for it", "strong"), *(Cell(" ".join(o.benefits)) for o in pair)),
                (Cell("Speaks against it", "strong"), *(Cell(" ".join(o.drawbacks)) for o in pair)),
                (Cell("A typical week", "strong"), *(Cell(o.typical_week) for o in pair)),
            ),
        ),
        *_two_kinds(roadmap, outcome),
        *_no_difference(roadmap, outcome),
        *turn_blocks(roadmap, outcome),
    ]


def _two_kinds(roadmap: Roadmap, outcome: Outcome) -> list[Block]:
    """Return two kinds of training beside each other, where both are close, and what settles it."""
    pair = roadmap.two_kinds if outcome.chosen in {kind.option.id for kind in roadmap.two_kinds} else ()
    if not pair:
        return []
    rows = (
        (Cell("Ready to apply", "strong"), *(Cell(month_span(kind.applying, roadmap.today)) for kind in pair)),
        (Cell("Cost before aid", "strong"), *(Cell(_cost(kind)) for kind in pair)),
        (Cell("After aid", "strong"), *(Cell(roadmap.catalog.said(_after_aid(kind))) for kind in pair)),
    )
    settled = roadmap.catalog.guidance.kinds_settled_by
    return [
        Text("The two are close, so here they are side by side:"),
        Table(("", *(kind.option.label for kind in pair)), rows),
        *((Text("What settles it:"), Bullets(settled)) if settled else ()),
    ]


def _cost(kind: KindBeside) -> str:
    known = dollar_span(kind.money.low_usd, kind.money.high_usd)
    unknown = [line.label.lower() for line in kind.money.open_lines]
    return f"{known}, and what is unknown: {listed(unknown)}" if unknown else known


def _after_aid(kind: KindBeside) -> str:
    if kind.aid is None or kind.own_usd is None:
        return "nobody known names a sum: ask the job center, your employer and the school"
    return f"{dollars(kind.own_usd)} or more, if the {kind.aid.name} pays its most"


def _row(roadmap: Roadmap, decision: Decision, option: OptionOutcome, cites: Cites) -> tuple[Cell, ...]:
    state, tone = STATE[option.state]
    out = option.state == "ruled-out"
    why = " ".join(_reason(roadmap, r, cites, out=out) for r in option.reasons) or "No answer of yours speaks for it."
    points = "–" if out else str(option.score)
    return Cell(decision.option(option.id).label, "strong"), Cell(state, tone), Cell(points), Cell(why)


def _reason(roadmap: Roadmap, reason: Reason, cites: Cites, *, out: bool) -> str:
    points = "Ruled out" if reason.weight is None else "Would speak for it" if out else counted(reason.weight, "point")
    titles = [roadmap.catalog.question(q).title for q in reason.questions]
    titles += [roadmap.catalog.rules.decision(d).title for d in reason.after]
    behind = f" ({'; '.join(titles)})" if titles else ""
    return f"{points}: {sentence(reason.text)[:-1]}{behind}{cites(reason.source)}."


def _no_difference(roadmap: Roadmap, outcome: Outcome) -> list[Block]:
    """Name the answers that drove the result; the rest of the sheet made no difference here."""
    driving = {q for option in outcome.options for r in option.reasons for q in r.questions}
    if not driving:
        before = [
            roadmap.catalog.rules.decision(d).title
            for d in dict.fromkeys(d for o in outcome.options for r in o.reasons for d in r.after)
        ]
        return [Text(f"This follows from: {listed(before)}." if before else "No answer of yours made a difference here.", "quiet")]
    titles = [q.title for q in roadmap.catalog.questions if q.id in driving]
    return [Bullets((f"Answers that counted here: {listed(titles)}. Your other answers made no difference here.",), "quiet")]


def faq_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return each question with its answer."""
    blocks: list[Block] = []
    for item in roadmap.faq:
        blocks += [Text(item.question, "strong"), Text(item.answer + cites(item.source))]
    return Part("faq", "Questions people ask, answered for you", (*blocks, *notices(roadmap, "faq", cites)))
