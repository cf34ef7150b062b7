"""Why these results, and what would change them: plain sentences first, a table second.

The first part is all decisions in short; then one part a decision, and the sources that the reasons cite.
"""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE
from codingpath.model.explanation import Explanation, Undecided, WhatIf
from codingpath.model.roadmap import Roadmap
from codingpath.model.rules import Outcome
from codingpath.report import sources
from codingpath.report._words import counted, in_words, listed, sentence
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.opening import FIRM, summary
from codingpath.report.turned import turn_words
from codingpath.report.whole import whose_data
from codingpath.report.why import decision_part
from codingpath.report.words import either, titles


def why(roadmap: Roadmap, explanation: Explanation) -> Document:
    """Return the whole explanation."""
    cites = Cites(roadmap.catalog.sources, roadmap.today)
    opening = _short(roadmap, explanation)
    parts = [decision_part(roadmap, explanation, outcome, cites) for outcome in roadmap.decisions.outcomes]
    parts += [sources.part(roadmap, cites)] if cites.used else []
    facts = (f"Rules {roadmap.catalog.rules.version}. Every change below was tried through the whole chain of decisions.",)
    return Document(
        title="Why these results, and what would change them",
        facts=(*facts, *whose_data(roadmap.catalog)),
        opening=opening,
        parts=tuple(parts),
        sources=cites.used,
    )


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
    return f"{decision.title}: {decision.option(outcome.chosen).label} ({outcome.firmness}). {sentence(outcome.telling[0].text)}"


def _steady(roadmap: Roadmap, found: WhatIf) -> list[Block]:
    """Say how often a sheet one answer away comes out the same, and which answers made no difference anywhere."""
    if not found.sheets:
        return [Text("You left open every answer that you could change, so there is no sheet one answer away to compare with.")]
    blocks: list[Block] = [
        Text(
            f"Of the {counted(found.sheets, 'answer sheet')} one answer away from yours, {share(found.same, found.sheets)} the same "
            f"{in_words(len(found.flips))} results ({found.same:,} of {found.sheets:,}). These are sheets of answers, each counted once, and not people."
        )
    ]
    idle = [q for q in found.flips[0].no_difference if all(q in flips.no_difference for flips in found.flips)]
    if idle:
        blocks.append(
            Text(
                f"Whatever you had said here, all {in_words(len(found.flips))} results would be the same: {listed(titles(roadmap, idle))}."
            )
        )
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
    names = [q.title for q in roadmap.catalog.questions if roadmap.sheet.get(q.id) == NOT_SURE and q.kind != "zip"]
    if not left:
        return [
            Text(
                f"You left open: {listed(names)}. However these come out, the {in_words(len(roadmap.decisions.outcomes))} results stay."
            )
        ]
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
    for outcome, turn in zip(roadmap.decisions.outcomes, roadmap.turns, strict=True):
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
