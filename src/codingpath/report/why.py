"""Why one decision came out as it did: for, against, what kept the runner-up behind, what would change it, what nearly counted."""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE
from codingpath.model.explanation import Barrier, Behind, Explanation, Flips, Near, Need
from codingpath.model.roadmap import Roadmap
from codingpath.model.rules import Decision, Outcome, Reason
from codingpath.report._words import counted, listed, sentence
from codingpath.report.blocks import Block, Bullets, Part, Text
from codingpath.report.cites import Cites
from codingpath.report.opening import FIRM
from codingpath.report.why_change import change_lines, change_table
from codingpath.report.words import answered, needed, titles, with_answer

MOST_NAMED = 3
"""How many rules that nearly fired are named, and how many reasons that the runner-up lacks."""


def decision_part(roadmap: Roadmap, explanation: Explanation, outcome: Outcome, cites: Cites) -> Part:
    """Return the part of one decision."""
    decision, flips = roadmap.catalog.rules.decision(outcome.id), explanation.what_if[outcome.id]
    label = decision.option(outcome.chosen).label
    undecided = next((u for u in explanation.undecided if u.decision == outcome.id), None)
    blocks: list[Block] = [
        Text(f"{decision.question} From your answers, {label} fits best ({outcome.firmness}).", FIRM[outcome.firmness]),
        Text("What speaks for it, strongest first:"),
        Bullets(tuple(_reason(roadmap, r, cites) for r in outcome.reasons if r.effect == "favor")),
        *_against(roadmap, decision, outcome, cites),
        *_behind(roadmap, decision, explanation.behind[outcome.id], label, cites),
        *_others_out(roadmap, decision, outcome, cites),
        Text("What would change it:"),
        Bullets(tuple(change_lines(roadmap, decision, flips, undecided))),
        *_nearly(roadmap, decision, outcome, explanation.near[outcome.id]),
        *_idle(roadmap, flips),
        change_table(roadmap, decision, outcome, flips),
    ]
    return Part(f"why-{outcome.id}", f"{decision.title}: {label}", tuple(blocks))


def _reason(roadmap: Roadmap, reason: Reason, cites: Cites) -> str:
    """Say a reason with the answers behind it."""
    behind = [with_answer(roadmap, q) for q in reason.questions]
    for decision_id in reason.after:
        decision = roadmap.catalog.rules.decision(decision_id)
        behind.append(f"{decision.title}: {decision.option(roadmap.decisions.chosen[decision_id]).label}")
    source = f" ({'; '.join(behind)})" if behind else " (for everybody)"
    points = f"+{reason.weight}: " if reason.weight else ""
    return f"{points}{sentence(reason.text)[:-1]}{source}{cites(reason.source)}."


def _against(roadmap: Roadmap, decision: Decision, outcome: Outcome, cites: Cites) -> list[Block]:
    """Return what pulls the other way: reasons for other options that do not speak for this one."""
    mine = {r.rule for r in outcome.reasons}
    pulls = [
        (reason.weight or 0, f"For {decision.option(option.id).label}, {_reason(roadmap, reason, cites)}")
        for option in outcome.options
        for reason in option.reasons
        if reason.effect == "favor" and reason.rule not in mine
    ]
    if not pulls:
        return [Text("No answer of yours pulls the other way.")]
    return [Text("What pulls the other way:"), Bullets(tuple(text for _, text in sorted(pulls, key=lambda pull: -pull[0])))]


def _behind(roadmap: Roadmap, decision: Decision, second: Behind, label: str, cites: Cites) -> list[Block]:
    name = decision.option(second.option).label
    lines = [f"It is ruled out: {_barrier(roadmap, barrier, cites)}" for barrier in second.barriers]
    if not lines:
        lines = [_margin(second, label, cites)]
    elif second.points < 0:
        lines.append(f"More speaks for it than for {label}, by {counted(-second.points, 'point')}; it is out all the same.")
    return [Text(f"What kept the runner-up, {name}, behind:"), Bullets(tuple(lines))]


def _others_out(roadmap: Roadmap, decision: Decision, outcome: Outcome, cites: Cites) -> list[Block]:
    """Say what rules out the options that are neither chosen nor the runner-up."""
    lines = [
        f"{decision.option(option.id).label}: {_reason(roadmap, reason, cites)}"
        for option in outcome.options
        if option.state == "ruled-out" and option.id != outcome.runner_up
        for reason in option.reasons
        if reason.effect == "rule-out"
    ]
    return [Text("Also ruled out:"), Bullets(tuple(lines))] if lines else []


def _barrier(roadmap: Roadmap, barrier: Barrier, cites: Cites) -> str:
    needs = ", or ".join(words for need in barrier.needs if (words := _need(roadmap, need)))
    return f"{sentence(barrier.reason.text)[:-1]}{cites(barrier.reason.source)}.{f' It needs {needs}.' if needs else ''}"


def _margin(second: Behind, label: str, cites: Cites) -> str:
    lacks = "; ".join(f"{r.text} (+{r.weight}){cites(r.source)}" for r in second.lacks[:MOST_NAMED])
    more = len(second.lacks) - MOST_NAMED
    lacks += f"; and {counted(more, 'more reason')}" if more > 0 else ""
    if not second.points:
        return f"It has as many points as {label}, which is listed first and so wins the tie."
    return f"{label} is {counted(second.points, 'point')} ahead. What the runner-up lacks: {lacks}."


def _need(roadmap: Roadmap, need: Need) -> str:
    """Say what an answer would have to be and what it is: `18 months or more; you said 10 months (Time until ready)`."""
    question = roadmap.catalog.question(need.question)
    words = needed(question, need.test)
    given = answered(roadmap, need.question)
    said = {"left open": "you left it open", "not asked": "you were not asked"}.get(given, f"you said {given}")
    return f"{words}; {said} ({question.title})" if words else ""


def _nearly(roadmap: Roadmap, decision: Decision, outcome: Outcome, near: tuple[Near, ...]) -> list[Block]:
    """Name rules that only one answer kept from firing, of those where something else held and the answer can change.

    What speaks for an option that is out, or against it once more, could not have counted.
    """
    out = {option.id for option in outcome.options if option.state == "ruled-out"}
    weights: dict[tuple[tuple[str, ...], bool, str], int] = {}
    for one in near:
        if one.need is not None and one.held and _may_be_told(roadmap, one.need) and (words := _need(roadmap, one.need)):
            options = tuple(option for option in one.favors or one.rules_out if option not in out)
            if not options:
                continue
            key = options, bool(one.favors), words
            weights[key] = weights.get(key, 0) + (one.weight or 0)
    lines = []
    for (options, favors, words), weight in weights.items():
        labels = listed([decision.option(o).label for o in options])
        lines.append(f"{f'+{weight} for' if favors else 'Ruling out'} {labels}: needs {words}.")
    return [Text("What nearly counted:"), Bullets(tuple(lines[:MOST_NAMED]))] if lines else []


def _may_be_told(roadmap: Roadmap, need: Need) -> bool:
    """Tell whether a need is worth naming: something a person can change, has answered, and would not lose by."""
    question = roadmap.catalog.question(need.question)
    losses = {choice.id for choice in question.choices if choice.never_proposed}
    named = {*need.test.values, *need.test.any_of, *need.test.all_of}
    told = bool(need.test.spans or need.test.none_of or named - losses)
    return told and not question.fixed and need.said not in {None, NOT_SURE}


def _idle(roadmap: Roadmap, flips: Flips) -> list[Block]:
    """Name the answers that made no difference, or, if those are fewer, the ones that could have made one."""
    moving = flips.difference
    if not flips.no_difference:
        return []
    if not moving:
        return [Text("Alone, none of the answers you gave makes a difference here.", "quiet")]
    if len(moving) < len(flips.no_difference):
        some = f"Alone, only these answers make a difference here: {listed(titles(roadmap, moving))}."
        return [
            Text(f"{some} Whatever you had said to the other {len(flips.no_difference)}, the result would be the same.", "quiet")
        ]
    return [
        Text(
            f"Answers that made no difference here, whatever you had said: {listed(titles(roadmap, flips.no_difference))}.", "quiet"
        )
    ]
