"""Why one decision came out as it did: for, against, what kept the runner-up behind, what would change it, what nearly counted."""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.plan.explanation import (
    Barrier,
    Decider,
    Explanation,
    Flips,
    NearlyFired,
    Need,
    OptionChanges,
    RunnerUpGap,
    Stretch,
    Undecided,
    WhatIf,
)
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Decision, Outcome, Reason
from codingpath.report import sources
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.parts.appendix import STATE
from codingpath.report.parts.results import FIRM, summary, turn_words
from codingpath.report.sources import Cites, whose_data
from codingpath.report.why_short import TITLE, runner_up_out
from codingpath.report.words import (
    answered,
    changed,
    counted,
    either,
    in_words,
    instead,
    left_open_titles,
    listed,
    needed,
    sentence,
    stretch,
    titles,
    with_answer,
)

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
    points = f"{counted(reason.weight, 'point')}: " if reason.weight else ""
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


def _behind(roadmap: Roadmap, decision: Decision, second: RunnerUpGap, label: str, cites: Cites) -> list[Block]:
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
        for reason in option.barring
    ]
    return [Text("Also ruled out:"), Bullets(tuple(lines))] if lines else []


def _barrier(roadmap: Roadmap, barrier: Barrier, cites: Cites) -> str:
    needs = ", or ".join(words for need in barrier.needs if (words := _need(roadmap, need)))
    return f"{sentence(barrier.reason.text)[:-1]}{cites(barrier.reason.source)}.{f' It needs {needs}.' if needs else ''}"


def _margin(second: RunnerUpGap, label: str, cites: Cites) -> str:
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


def _nearly(roadmap: Roadmap, decision: Decision, outcome: Outcome, near: tuple[NearlyFired, ...]) -> list[Block]:
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
        others = f"Whatever you had said to the other {len(flips.no_difference)}, the result would be the same."
        return [Text(f"{some} {others}", "quiet")]
    idle = listed(titles(roadmap, flips.no_difference))
    return [Text(f"Answers that made no difference here, whatever you had said: {idle}.", "quiet")]


# Why these results, and what would change them: plain sentences first, a table second.
#
# The first part is all decisions in short; then one part a decision, and the sources that the reasons cite.


def why(roadmap: Roadmap, explanation: Explanation) -> Document:
    """Return the whole explanation."""
    cites = Cites(roadmap.catalog.sources, roadmap.today)
    opening = _short(roadmap, explanation)
    parts = [decision_part(roadmap, explanation, outcome, cites) for outcome in roadmap.decisions.outcomes]
    parts += [sources.source_part(roadmap.catalog, cites, roadmap.today)] if cites.used else []
    facts = (f"Rules {roadmap.catalog.rules.version}. Every change below was tried through the whole chain of decisions.",)
    return Document(
        title=TITLE, facts=(*facts, *whose_data(roadmap.catalog)), opening=opening, parts=tuple(parts), sources=cites.used
    )


def why_one(roadmap: Roadmap, explanation: Explanation, outcome: Outcome) -> Document:
    """Return the explanation of one decision in full."""
    cites = Cites(roadmap.catalog.sources, roadmap.today)
    part = decision_part(roadmap, explanation, outcome, cites)
    parts = (sources.source_part(roadmap.catalog, cites, roadmap.today),) if cites.used else ()
    return Document(title=part.title, facts=whose_data(roadmap.catalog), opening=part, parts=parts, sources=cites.used)


def _short(roadmap: Roadmap, explanation: Explanation) -> Part:
    blocks: list[Block] = [
        Text(summary(roadmap), "strong"),
        Bullets(tuple(_one_line(roadmap, outcome) for outcome in roadmap.decisions.outcomes)),
        *_steady(roadmap, explanation.what_if),
        *_open(roadmap, explanation),
        Heading(f"The {in_words(len(roadmap.decisions.outcomes))} results side by side"),
        Text("How many of the answer sheets one answer away give the same result, and the smallest change that gives another."),
        _table(roadmap, explanation.what_if),
    ]
    return Part("why", "In short", tuple(blocks))


def _one_line(roadmap: Roadmap, outcome: Outcome) -> str:
    decision = roadmap.catalog.rules.decision(outcome.id)
    what, said = (
        f"{decision.title}: {decision.option(outcome.chosen).label} ({outcome.firmness}).",
        sentence(outcome.telling[0].text),
    )
    return " ".join(filter(None, (what, said, runner_up_out(decision, outcome))))  # page one names what ruled that out


def _steady(roadmap: Roadmap, found: WhatIf) -> list[Block]:
    """Say how often a sheet one answer away comes out the same, and which answers made no difference anywhere."""
    if not found.sheets:
        return [Text("You left open every answer that you could change, so there is no sheet one answer away to compare with.")]
    results = f"{in_words(len(found.flips))} results"
    away = f"Of the {counted(found.sheets, 'answer sheet')} one answer away from yours, {share(found.same, found.sheets)} the same"
    counts = f"({found.same:,} of {found.sheets:,}). These are sheets of answers, each counted once, and not people."
    blocks: list[Block] = [Text(f"{away} {results} {counts}")]
    idle = [q for q in found.flips[0].no_difference if all(q in flips.no_difference for flips in found.flips)]
    if idle:
        named = listed(titles(roadmap, idle))
        blocks.append(Text(f"Whatever you had said here, all {results} would be the same: {named}."))
    return blocks


def share(part: int, whole: int) -> str:
    """Say a share in tenths, with its verb; all and none are said as such."""
    if part in (0, whole):
        return "all get" if part else "none gets"
    tenths = min(max(round(10 * part / whole), 1), 9)
    return f"about {tenths} in 10 get"


def _open(roadmap: Roadmap, explanation: Explanation) -> list[Block]:
    """Say what is still open: the results that stay possible, the answers that decide, how to find them out."""
    left = [u for u in explanation.undecided if len(u.possible) > 1]
    if not explanation.undecided:
        return []
    names = left_open_titles(roadmap)
    if not left:
        results = f"the {in_words(len(roadmap.decisions.outcomes))} results"
        return [Text(f"You left open: {listed(names)}. However these come out, {results} stay.")]
    deciding = dict.fromkeys(d.question for u in left for d in u.deciders)
    blocks: list[Block] = [
        Heading("What you left open"),
        Text(f"You left open: {listed(names)}. Together these can still change:"),
        Bullets(tuple(_still_possible(roadmap, u) for u in left)),
    ]
    if deciding:
        blocks += [Text("How to find out what decides:"), Bullets(tuple(_find_out(roadmap, q) for q in deciding))]
    return blocks


def _still_possible(roadmap: Roadmap, undecided: Undecided) -> str:
    decision = roadmap.catalog.rules.decision(undecided.decision)
    options = listed([decision.option(o).label for o in undecided.possible])
    deciding = either(titles(roadmap, [d.question for d in undecided.deciders]))
    may = f"{decision.title}: {'' if undecided.exact else 'perhaps '}still possible are {options}."
    return f"{may} Alone, {deciding} can turn it." if deciding else may


def _find_out(roadmap: Roadmap, question_id: str) -> str:
    ids = {s.id for s in roadmap.catalog.guidance.steps if s.finds_out == question_id}
    question = roadmap.catalog.question(question_id)
    return f"{question.title}: {next((s.text for s in roadmap.steps if s.id in ids), question.help)}"


def _table(roadmap: Roadmap, found: WhatIf) -> Table:
    rows = []
    for outcome, turn in zip(roadmap.decisions.outcomes, roadmap.turns.values(), strict=True):
        decision, flips = roadmap.catalog.rules.decision(outcome.id), found[outcome.id]
        rows.append(
            (
                Cell(decision.title, "strong"),
                Cell(f"{decision.option(outcome.chosen).label} ({outcome.firmness})", FIRM[outcome.firmness]),
                Cell(f"{flips.same:,} of {found.sheets:,}"),
                Cell(sentence(turn_words(roadmap, turn))),
            )
        )
    return Table(("Decision", "Result", "Same result", "Smallest change"), tuple(rows), ratios=(3, 3, 2, 6))


# -- what would change one decision, in words: ranges of numbers, the smallest changes to each other option, open answers


def change_lines(roadmap: Roadmap, decision: Decision, flips: Flips, undecided: Undecided | None) -> list[str]:
    """Return the ranges of numbers, the smallest changes to each other option, and open answers."""
    lines = [
        _ranges(roadmap, decision, question_id, stretches)
        for question_id, stretches in flips.stretches.items()
        if len(stretches) > 1
    ]
    lines += [_way(roadmap, decision, flips, way) for way in flips.ways]
    lines += [_decider(roadmap, decision, d) for d in (undecided.deciders if undecided else ())]
    return [line for line in lines if line]


def _ranges(roadmap: Roadmap, decision: Decision, question_id: str, stretches: tuple[Stretch, ...]) -> str:
    """Say the whole range of a number: `Your own money: Certificate with under $4,000; Associate degree with $4,000 or more`."""
    question = roadmap.catalog.question(question_id)
    by_option: dict[str | None, list[str]] = {}
    for one in stretches:
        by_option.setdefault(one.option, []).append(stretch(question, one))
    here = roadmap.decisions.chosen[decision.id]
    ordered = sorted(by_option, key=lambda option: option != here)
    first, *rest = (f"{_fits(decision, o, here)} with {listed(by_option[o])}" for o in ordered)
    return f"{question.title} (you said {answered(roadmap, question_id)}): {'; '.join([first, *rest])}."


def _fits(decision: Decision, option: str | None, here: str) -> str:
    if option is None:
        return "there is nothing to decide here"
    return f"{decision.option(option).label} {'holds' if option == here else 'fits best'}"


def _way(roadmap: Roadmap, decision: Decision, flips: Flips, way: OptionChanges) -> str:
    """Say the smallest changes to an option; numbers whose ranges stand above are left to those."""
    label = decision.option(way.option).label
    if not way.changes:
        return f"No one or two changes of your answers give {label}."
    pairs = [c for c in way.changes if len(c.steps) > 1]
    if pairs:
        return f"{label} takes two changes: {'; or '.join(changed(roadmap, c) for c in pairs)}."
    by_question: dict[str, list[Value]] = {}
    for change in way.changes:
        step = change.steps[0]
        if step.question not in flips.stretches:
            by_question.setdefault(step.question, []).append(step.value)
    told = [instead(roadmap, question_id, values) for question_id, values in by_question.items()]
    return f"{label}: {'; or '.join(told)}." if told else ""


def _decider(roadmap: Roadmap, decision: Decision, decider: Decider) -> str:
    """Say to which options an open answer leads."""
    question = roadmap.catalog.question(decider.question)
    leads = [
        f"{needed(question, test) or 'some answers to it'} would give {decision.option(option).label}"
        for option, test in decider.leads_to.items()
    ]
    return f"{question.title} (left open): {'; '.join(leads)}."


def change_table(roadmap: Roadmap, decision: Decision, outcome: Outcome, flips: Flips) -> Table:
    """Return every option with its state, its points and the smallest change that gives it."""
    smallest = {way.option: changed(roadmap, way.changes[0]) if way.changes else "no one or two changes" for way in flips.ways}
    rows = (
        (
            Cell(decision.option(option.id).label, "strong"),
            Cell(*STATE[option.state]),
            Cell(str(option.score)),
            Cell(smallest.get(option.id, "as you answered")),
        )
        for option in outcome.options
    )
    return Table(("Option", "State", "Points", "Smallest change that gives it"), tuple(rows), (2,), (3, 2, 2, 6))
