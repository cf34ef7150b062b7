"""What another set of answers moves: before and after on one page, and everything in full.

Results that stay are named in one sentence of the page; `moved_full` has every reason, date and cost of both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, assert_never

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.roadmap import Conflict, Roadmap
from codingpath.model.program import Program
from codingpath.model.question import answer_label
from codingpath.model.rules import Outcome
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts import ways_out
from codingpath.report.parts.ledger import left_words, whole_words
from codingpath.report.parts.results import runner_up
from codingpath.report.told import mark
from codingpath.report.words import dollar_span, dollars, in_words, listed, month, month_span, sentence, titles

MovedRow = tuple[Cell, Cell, Cell]

ABSENT = "not in this plan"
MOST_PAYERS: Final = 3
"""How many who may pay are named."""
OWN_TITLE, TRIED_TITLE = "Your own answers", "Tried"


def moved(before: Roadmap, after: Roadmap, names: tuple[str, str] = (OWN_TITLE, TRIED_TITLE)) -> Part:
    """Return a page of some 20 lines at 80 columns; `names` are the headings of the two sides."""
    moves = [*_school_row(before, after), *_decisions_moved(before, after), *_first_moves(before, after)]
    rows = [*answer_rows(before, after), *moves, *_plain(before, after)]
    blocks: list[Block] = [Text(lead(before, after), "strong"), Table(("", *names), tuple(rows), ratios=(4, 9, 9))]
    blocks += [Text(line) for line in (*after.chosen_notes, *_staying(before, after), *conflict_lines(before, after))]
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


def _school_row(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    """Return the schools that were chosen, where they differ."""
    was, now = before.chosen, after.chosen
    return [] if was == now else [(Cell("School"), Cell(_school(was)), Cell(_school(now)))]


def _school(chosen: ProgramMatch | None) -> str:
    return school_words(chosen.program) if chosen else "none chosen"


def school_words(program: Program) -> str:
    """Say a program in one line: the school, its city, what is taught."""
    return f"{place_words(program)}: {program.program}"


def place_words(program: Program) -> str:
    """Say a program's school, with its city where that is known."""
    return program.school + (f" in {program.city}, {program.state}" if program.city else "")


def _given(roadmap: Roadmap, question_id: str) -> str:
    if question_id not in roadmap.sheet:
        return "not asked"
    question, value = roadmap.catalog.question(question_id), roadmap.sheet[question_id]
    return question.not_sure if value == NOT_SURE else answer_label(question, value)


def _decisions_moved(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    """Return the results that are not the same down to their firmness."""
    moves = changed(before, after)
    return [_moved_row(before, after, pair, moves) for pair in pairs(before, after) if not _same_words(*pair[1:])]


def _moved_row(before: Roadmap, after: Roadmap, pair: tuple[str, Outcome | None, Outcome | None], moves: Sequence[str]) -> MovedRow:
    """Return a result of both sides: with its main reason where it changed, else how firm it is, so that all fits a screen."""
    decision, was, now = pair
    title = after.catalog.rules.decision(decision).title
    if decision not in moves and was is not None and now is not None:
        return Cell(f"{title}: same"), Cell(_named(before, was)), Cell(_named(after, now))
    return Cell(f"{title}: changed"), Cell(_with_reason(before, was)), Cell(_with_reason(after, now), "warn")


def _with_reason(roadmap: Roadmap, outcome: Outcome | None) -> str:
    return f"{_named(roadmap, outcome)}: {sentence(outcome.telling[0].text)}" if outcome else ABSENT


def _same_words(was: Outcome | None, now: Outcome | None) -> bool:
    """Tell whether a result reads alike on both sides, but perhaps for its main reason."""
    return was is not None and now is not None and (was.chosen, was.firmness) == (now.chosen, now.firmness)


def _named(roadmap: Roadmap, outcome: Outcome) -> str:
    return f"{roadmap.catalog.rules.decision(outcome.id).option(outcome.chosen).label} ({outcome.firmness})"


def _staying(before: Roadmap, after: Roadmap) -> list[str]:
    """Name the results that read alike, apart those that have another main reason; that all stay was said above."""
    alike = [(was, now) for _, was, now in pairs(before, after) if was and now and _same_words(was, now)]
    stay = [_named(after, now) for was, now in alike if was.telling[0].rule == now.telling[0].rule]
    other = [_named(after, now) for was, now in alike if was.telling[0].rule != now.telling[0].rule]
    which = "The same, each for" if changed(before, after) else "Each for"
    return [
        *([f"{which} the same main reason: {listed(stay)}."] if stay else []),
        *([f"The same for another main reason: {listed(other)}."] if other else []),
    ]


# Whom to ask for money, and what to do first: answers that change no result may change these.


def _first_moves(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    """Return who may pay and what to do first, where they differ."""
    both = (("Who may pay", _payers), ("To do first", _first_step))
    rows = [(title, say(before), say(after)) for title, say in both]
    return [(Cell(title), Cell(was), Cell(now)) for title, was, now in rows if was != now]


def _payers(roadmap: Roadmap) -> str:
    """Name who may pay, in the order to ask; after a yes or a no, who is left."""
    names = [match.payer.says for match in roadmap.page_one.payers if not match.asked]
    return ", then ".join(names[:MOST_PAYERS]) or "nobody else known"


def _first_step(roadmap: Roadmap) -> str:
    return next((sentence(step.text) for step in roadmap.page_one.do_now), "nothing today")


def _plain(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    return [
        _row("Ready to apply", month(before.applying.likely), month(after.applying.likely)),
        _row("First job", _job(before), _job(after)),
        _row("Known cost", *(whole_words(r.money) + mark(r, "price_usd", "voucher") for r in (before, after))),
        _row("Against budget", left_words(before), left_words(after)),
        (Cell("Conflicts"), Cell(str(len(before.conflicts))), Cell(counted_conflicts(before, after))),
    ]


def _row(name: str, was: str, now: str) -> MovedRow:
    return Cell(name), Cell(was), Cell("the same" if was == now else now)


def _job(roadmap: Roadmap) -> str:
    stage = roadmap.stage("first-job")
    return month(stage.ends.likely) if stage else "not known"


# Which conflicts go, come and stay when answers change.


Move = Literal["gone", "still out", "new", "out before too", "staying"]
_MOVES: Final[dict[Move, tuple[str, str]]] = {
    "gone": ("Conflicts gone", "Conflicts that are gone"),
    "still out": ("Ruled out on both sides, but no favorite now",) * 2,
    "new": ("New conflicts",) * 2,
    "out before too": ("Ruled out on both sides, but a favorite now",) * 2,
    "staying": ("Conflicts that stay",) * 2,
}
"""What becomes of a conflict: what a line and a heading call it."""


def conflicts_moved(before: Roadmap, after: Roadmap) -> dict[Move, list[Conflict]]:
    """Return the conflicts by what becomes of them: those that are gone or still out are of `before`, the others of `after`.

    A favorite that is ruled out on the other side too, though no favorite there, neither goes nor comes.
    """
    gone, still_out = _alone(before, after)
    new, out_too = _alone(after, before)
    staying = [c for c in after.conflicts if c not in new and c not in out_too]
    return {"gone": gone, "still out": still_out, "new": new, "out before too": out_too, "staying": staying}


def _alone(one: Roadmap, other: Roadmap) -> tuple[list[Conflict], list[Conflict]]:
    """Return the conflicts of one side alone, then those of them over what the other rules out; two favorites of one decision are two."""
    there = {_over(other, c) for c in other.conflicts}
    alone = [c for c in one.conflicts if _over(one, c) not in there]
    out = [c for c in alone if _is_out(one, other, c)]
    return [c for c in alone if c not in out], out


def _over(roadmap: Roadmap, conflict: Conflict) -> tuple[str, str]:
    """Return what a conflict is over: its id, and the favorite where one is ruled out."""
    return conflict.id, _favorite(roadmap, conflict)[1] if conflict.kind == "ruled-out" else ""


def _favorite(roadmap: Roadmap, conflict: Conflict) -> tuple[str, str]:
    """Return the decision and the option that the answers point most to, of a conflict over what is ruled out."""
    decision = conflict.id.partition(".")[2]
    return decision, max(roadmap.decisions[decision].options, key=lambda o: o.score).id


def _is_out(roadmap: Roadmap, other: Roadmap, conflict: Conflict) -> bool:
    """Tell whether the other side rules out what a conflict of one side is over."""
    if conflict.kind != "ruled-out":
        return False
    decision, option = _favorite(roadmap, conflict)
    outcome = other.decisions.get(decision)
    return outcome is not None and outcome.option(option).state == "ruled-out"


def counted_conflicts(before: Roadmap, after: Roadmap) -> str:
    """Say how many there are now, and how many of them came and went."""
    found = conflicts_moved(before, after)
    moves = [f"{len(conflicts)} {move}" for move, conflicts in found.items() if conflicts and move != "staying"]
    return f"{len(after.conflicts)} ({', '.join(moves) or 'the same'})" if before.conflicts or moves else "0"


def conflict_lines(before: Roadmap, after: Roadmap) -> list[str]:
    """Name the conflicts, a line each for those that go, come and stay; none for a kind that does not occur."""
    side = {"gone": before, "still out": before}
    return [
        f"{_MOVES[move][0]}: {'; '.join(_name(side.get(move, after), c) for c in found)}."
        for move, found in conflicts_moved(before, after).items()
        if found
    ]


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
    decision, favorite = _favorite(roadmap, conflict)
    return f"{roadmap.catalog.rules.decision(decision).option(favorite).label} is ruled out"


# Everything that another set of answers moves: each result with all its reasons, each date, each cost, each conflict in full.


def moved_full(before: Roadmap, after: Roadmap) -> Part:
    """Return both sides in full; what is the same is there too."""
    blocks: list[Block] = [Text(lead(before, after), "strong")]
    tables = {
        "Answers that differ": answer_rows(before, after),
        "Results": _results(before, after),
        "When each stage ends": _dates_moved(before, after),
        "Costs": _costs(before, after),
    }
    for title, rows in tables.items():
        blocks += [Heading(title), Table(("", OWN_TITLE, TRIED_TITLE), tuple(rows), ratios=(4, 9, 9))] if rows else []
    return Part("moved-full", "What moves, in full", (*blocks, *_conflicts_in_full(before, after)))


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
    reasons = " ".join(sentence(r.text) for r in outcome.telling)
    chosen = decision.option(outcome.chosen).label
    return f"{chosen} ({outcome.firmness}). {reasons} Runner-up: {runner_up(decision, outcome)}."


def _dates_moved(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    ids = {s.id for r in (before, after) for s in r.stages}
    titles = {i: title for i, title in before.catalog.timeline.titles.items() if i in ids}
    return [(Cell(title), Cell(_ends(before, i)), Cell(_ends(after, i))) for i, title in titles.items()]


def _ends(roadmap: Roadmap, stage_id: str) -> str:
    stage = roadmap.stage(stage_id)
    return month_span(stage.ends, roadmap.today) if stage else ABSENT


def _costs(before: Roadmap, after: Roadmap) -> list[MovedRow]:
    labels = {line.id: line.label for r in (before, after) for line in r.money.lines}
    return [(Cell(label), Cell(_line_cost(before, i)), Cell(_line_cost(after, i))) for i, label in labels.items()]


def _line_cost(roadmap: Roadmap, line_id: str) -> str:
    line = next((x for x in roadmap.money.lines if x.id == line_id), None)
    if line is None:
        return ABSENT
    source = roadmap.catalog.sources.get(line.source or "")
    told = f" ({source.mark})" if source and source.in_words else ""
    return dollar_span(line.low_usd, line.high_usd) + (" (estimate)" if line.estimate else told)


def _conflicts_in_full(before: Roadmap, after: Roadmap) -> list[Block]:
    blocks: list[Block] = []
    for move, found in conflicts_moved(before, after).items():
        said = tuple(f"{conflict.text} {ways_out(conflict)}" for conflict in found)
        blocks += [Heading(_MOVES[move][1]), Bullets(said)] if found else []
    return blocks
