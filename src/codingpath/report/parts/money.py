"""The part `money`: what one program costs and when, who may pay, and how the rest could be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, assert_never

from codingpath.model.plan.money import CostLine
from codingpath.model.plan.roadmap import Conflict, FundingMatch, Roadmap
from codingpath.model.program import PriceSpan, Program
from codingpath.planning.costs import Due, dues, ledger, monthly
from codingpath.planning.dates import whole_months
from codingpath.planning.federal_aid import GRANTS, Aid, aid_kinds, lengths_of
from codingpath.planning.gap import AnyWay, BudgetGap, OneAttempt, OneProgram, OtherAnswers, Payer, Saving, closing
from codingpath.planning.person import person_in
from codingpath.planning.search.search import is_guess
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts import conflicts_in, ways_out
from codingpath.report.fit import TITLE_ROWS, first_that_fit, rows_of_blocks
from codingpath.report.lists.certifications import pass_rate
from codingpath.report.lists.programs import CONTROLS, plain_title
from codingpath.report.parts.ledger import every_one, ledger_blocks, ledger_program, main_cost_open, payer_blocks
from codingpath.report.parts.results import left_open, open_names
from codingpath.report.sources import Cites, notice_lines
from codingpath.report.words import (
    UNKNOWN,
    changed,
    counted,
    dollar_span,
    dollars,
    in_words,
    inside,
    listed,
    month,
    month_span,
    sentence,
)

MOST_WAYS = 2
"""How many ways to close a gap are named."""
MOST_LINES = 40
"""How many lines the part has at most, its title and the empty line before it two of them."""
MOST_NOTICES = 3
"""How many notices stand here; all of them where everything is said."""


def money_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the money."""
    blocks: list[Block] = [Text(_whose(roadmap)), *ledger_blocks(roadmap, cites)]
    blocks += [*payer_blocks(roadmap, cites), *_gap(roadmap, cites), *_conflicts(roadmap, cites)]
    blocks += money_details(roadmap, cites) if cites.full else []
    told = notice_lines(roadmap, "money", cites)
    if not cites.full:
        told = first_that_fit(told[:MOST_NOTICES], MOST_LINES - TITLE_ROWS - rows_of_blocks(blocks))
    return Part("money", "Money", (*blocks, *([Bullets(tuple(told))] if told else [])), compact=True)


# Whose costs these are.


def _whose(roadmap: Roadmap) -> str:
    """Say what the sums are of: one program, an exam without a course, or what is held already."""
    program = ledger_program(roadmap)
    if program is not None:
        first = f", the first of the {in_words(len(roadmap.choices))} under “Schools”" if len(roadmap.choices) > 1 else ""
        return f"The costs of one school, before aid: {_course(program)}{first}.{_asks_if_taught(roadmap, program)}"
    if roadmap.under_way:
        return "What is still to pay: your school first, then the exam."
    if roadmap.credential is not None:
        return "What the exam costs you, with no school to pay."
    if not any(line.counts_against_budget for line in roadmap.money.lines):
        return "You have nothing to pay before you apply."
    return "What it costs to bring your certification back." if roadmap.renewing else "What your certification costs you next."


def _course(program: Program) -> str:
    """Name a program with its school, once; of a course that is a guess, the school alone."""
    if is_guess(program):
        return program.school
    title = plain_title(program)
    return title if program.school in title else f"{title} at {program.school}"


def _asks_if_taught(roadmap: Roadmap, program: Program) -> str:
    """Say that nobody knows if a college has the course, where that is a guess and it did not say so yet."""
    exam = roadmap.credential.name if roadmap.credential else "coding"
    asked = is_guess(program) and not program.told
    return f" Whether it has a noncredit {exam} course is not known: ask." if asked else ""


# The gap, and the cheapest honest way to close it.


def _gap(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = None if main_cost_open(roadmap) else closing(roadmap)
    if found is None:
        return []
    ways = found.ways if cites.full else tuple(way for way in found.ways if _is_near(way))[:MOST_WAYS]
    if not ways:
        return [Text(_open(roadmap))]
    said = tuple(_said(roadmap, found, way, cites) + _rest(roadmap, way) for way in ways)
    if not cites.full:
        return [Text(f"{GAP}: {' Or '.join(map(inside, said))}")]
    return [Heading(ALL), Bullets(said), *_without_a_sum(found)]


GAP: Final = "If they say no"
ALL: Final = "How the gap could close, cheapest first"


def _open(roadmap: Roadmap) -> str:
    """Say what is left to do where no figure closes the gap."""
    if roadmap.under_way:
        return "If they say no, ask your school in writing to let you pay in parts."
    if ledger_program(roadmap) is not None:
        return roadmap.catalog.said("If no money comes, ask the job center which course on its list costs less.")
    return "If they say no, put the exam off until the sum is there."


def _is_near(way: AnyWay) -> bool:
    """Tell whether a way needs no payer, no other answers and no later start: who may pay stands above."""
    match way:
        case Payer() | OtherAnswers():
            return False
        case Saving():
            return not way.later_months
        case OneProgram() | OneAttempt():
            return True
        case _ as never:
            assert_never(never)


def _without_a_sum(found: BudgetGap) -> list[Block]:
    """Name the payers that nothing is reckoned for."""
    names = "; ".join(m.funding.name for m in found.no_sum)  # some have a comma
    return [Text(f"What these would pay you is not known, so nothing is reckoned for them: {names}.")] if names else []


def _said(roadmap: Roadmap, found: BudgetGap, way: AnyWay, cites: Cites) -> str:
    match way:
        case OneProgram(match=m):
            once = ", with one exam attempt" if way.one_attempt else ""
            cost = dollar_span(way.low_usd, way.high_usd)
            return f"Take {plain_title(m.program)} at {m.program.school}: {cost} in all{once}{cites(m.program.source_of('price_usd'))}."
        case OneAttempt():
            return f"Buy one exam attempt and not two: {dollars(way.saves_usd)} less."
        case Payer(match=payer):
            return f"{payer.funding.name}: it may pay up to {dollars(way.most_usd)} of it. Only the payer decides{cites(payer.funding.source)}."
        case Saving():
            return _saved(roadmap, way)
        case OtherAnswers():
            label = roadmap.catalog.rules.decision(way.decision).option(way.change.chosen[way.decision]).label
            cheapest = "at the low end" if found.at == "low" else "at the high end"
            return f"{changed(roadmap, way.change)}: then {label} fits best, for {dollars(way.own_usd)} {cheapest}."


def _saved(roadmap: Roadmap, way: Saving) -> str:
    later = f"start {counted(way.later_months, 'month')} later and " if way.later_months else ""
    by_then = way.month_usd * whole_months(roadmap.today, way.until)
    return sentence(f"{later}put {dollars(way.month_usd)} aside each month: {dollars(by_then)} by {month(way.until)}")


def _rest(roadmap: Roadmap, way: AnyWay) -> str:
    if way.leaves_usd:
        return f" That leaves {dollars(way.leaves_usd)}."
    return " That is enough, as far as prices are known." if roadmap.money.at_least else " That is enough."


# Wishes that pull against the money.


def _conflicts(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = [c for c in conflicts_in(roadmap, "money") if c.kind == "wishes"]
    return [Bullets(tuple(_conflict(c, cites) for c in found), "warn")] if found else []


def _conflict(conflict: Conflict, cites: Cites) -> str:
    few = conflict if cites.full else replace(conflict, relaxations=conflict.relaxations[:1])
    return f"{conflict.text}{cites(conflict.source)} {ways_out(few)}"


# -- at length


def money_details(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the notes on each line, what falls due when, and everybody who may pay."""
    notes = tuple(cost_notes(roadmap, cites))
    lead: list[Block] = [Heading(NOTES), Bullets(notes)] if notes else []
    return [*lead, *_runner_up(roadmap), *due_blocks(roadmap), *funding_blocks(roadmap, cites)]


NOTES = "What each cost rests on"
_CONTROLS = {**CONTROLS, None: "other schools"}


def cost_notes(roadmap: Roadmap, cites: Cites) -> Iterator[str]:
    """Yield a note for each line that has one, then what an estimate is."""
    for line in roadmap.money.lines:
        said = [
            *_kinds(roadmap, line, cites),
            *_odds(roadmap, line, cites),
            line.note and sentence(line.note),
            _dated(roadmap, line),
        ]
        if any(said):
            yield f"{line.label}: {' '.join(text for text in said if text)}"
    if any(line.estimate for line in roadmap.money.lines):
        yield (
            "Estimate: a school's yearly full-time tuition, spread over the credits of the award "
            f"at {roadmap.catalog.timeline.credits_a_year.low} credits a year. "
            "The yearly figure itself is not the price of a program. Ask the school for the whole price."
        )


def _dated(roadmap: Roadmap, line: CostLine) -> str | None:
    if line.source is None:
        return None
    source = roadmap.catalog.sources[line.source]
    confirm = f"; confirm at {source.confirm_at}" if source.confirm_at else ""
    return f"Source of {'about ' if source.about else ''}{source.as_of}{confirm}."


def _kinds(roadmap: Roadmap, line: CostLine, cites: Cites) -> Iterator[str]:
    """Say tuition by who runs the schools, here and across the country; and what is in it already."""
    if line.id == "tuition" and line.stage == "train":
        yield from _across(roadmap, cites)
    if line.id == "books" and line.stage == "train":
        yield "Ask whether the code books for the exam are in it."


def _across(roadmap: Roadmap, cites: Cites) -> Iterator[str]:
    federal, award = roadmap.catalog.federal, roadmap.award
    spans = [span for span in federal.prices if span.award == award] if federal else []
    if federal and spans:
        kinds = "; ".join(_across_kind(span) for span in spans)
        yield f"Across the country, half of the published prices of {federal.prices_year} lie between: {kinds}{cites(federal.source)}."


def _across_kind(span: PriceSpan) -> str:
    return f"{_CONTROLS[span.control]} {dollar_span(span.low_usd, span.high_usd)} ({counted(span.programs, 'program')})"


def _odds(roadmap: Roadmap, line: CostLine, cites: Cites) -> Iterator[str]:
    if line.id == "retake" and roadmap.credential is not None:
        yield sentence(pass_rate(roadmap.credential, cites))


def _runner_up(roadmap: Roadmap) -> list[Block]:
    """Say what the path costs with the exam that came second, where that is a close call."""
    outcome = roadmap.decisions["certification"]
    second = roadmap.catalog.rules.decision("certification").option(outcome.runner_up)
    close = outcome.firmness == "close call" and outcome.option(second.id).state == "open"
    if not close or roadmap.credential is None or second.credential is None:
        return []
    chosen = {**roadmap.decisions.chosen, "certification": second.id}
    money = ledger(replace(person_in(roadmap), chosen=chosen, program=None), roadmap.program)
    unknown = f", plus what is unknown ({listed(open_names(roadmap, money))})" if money.open_lines else ""
    cost = dollar_span(money.low_usd, money.high_usd)
    return [Text(f"With the {second.label}, which came a close second, the known cost is {cost}{unknown}.")]


# What falls due when: the ledger by stage, and spread over the months until the exam.

TITLE = "What falls due when"


def due_blocks(roadmap: Roadmap) -> list[Block]:
    """Return the costs by stage, and by month; nothing where there is no cost."""
    if not roadmap.money.lines:
        return []
    rows = tuple(_due_row(roadmap, due) for due in dues(roadmap.money, roadmap.stages))
    left = left_open(roadmap)
    assumed = f" The dates rest on what was assumed where you left {left} open." if left else ""
    lead = (
        f"By stage, from its fast to its slow date. A bill can come at the start of a stage; schools often bill by term.{assumed}"
    )
    return [
        Heading(TITLE),
        Text(lead),
        Table(("When", "What", "Low", "High", "Against your budget"), rows, (2, 3), (4, 5, 2, 3, 2)),
        *_monthly(roadmap),
    ]


def _due_row(roadmap: Roadmap, due: Due) -> tuple[Cell, ...]:
    return (
        Cell(month_span(due.when, roadmap.today), "strong"),
        Cell("; ".join(line.label for line in due.lines)),
        Cell(known_sum(due.low_usd, all_known=all(line.counted and line.low_usd is not None for line in due.lines))),
        Cell(known_sum(due.high_usd, all_known=all(line.counted and line.high_usd is not None for line in due.lines))),
        Cell("yes" if due.counts_against_budget else "no"),
    )


def _monthly(roadmap: Roadmap) -> list[Block]:
    in_reach = roadmap.under_way or not roadmap.money.short_usd  # else how the gap could close says more
    spread = monthly(roadmap.money, roadmap.stages) if in_reach and roadmap.may_save else None
    if spread is None:
        return []
    low, high = (
        f"about {dollars(usd)} a month over {counted(spread.months, 'month')}" for usd in (spread.low_usd, spread.high_usd)
    )
    if roadmap.under_way:
        over = high if high == low else f"{high}, or {low}"
        said = f"Paid evenly until your program ends, what you owe the school is {over}."
        return [Text(f"{said} The school sets the dates: ask for its plan.")]
    unknown = ", before what is unknown" if roadmap.money.at_least else ""
    ends = f"{low} at the low end, and {high} at the high end{unknown}"
    said = f"Spread evenly from your start to the exam, what counts against your budget is {ends}."
    return [Text(f"{said} That is an assumption: ask the school whether you can pay in parts.")]


def known_sum(usd: int, *, all_known: bool) -> str:
    """Return a sum; where it leaves something out that it is a lower bound, or that nothing is known."""
    if all_known:
        return dollars(usd)
    return f"at least {dollars(usd)}" if usd else UNKNOWN


# Who may pay, in the order to ask, and for how long a program each federal grant is.

EVERYBODY = "Everybody who may pay, and why"
BY_LENGTH = "Which grant the programs could take"


def funding_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the sources of money of a plan, in the order to ask."""
    heading = Heading(EVERYBODY)
    if not roadmap.funding:
        nobody = "Your answers point to no funding we have a source for. An American Job Center and a college aid office can look further."
        return [heading, Text(roadmap.catalog.said(nobody))]
    payers = every_one(roadmap)
    rows = tuple(_row(m, cites) for m in payers)
    return [
        heading,
        Text("Each says why it is on your list; only the payer decides."),
        Table(("Ask", "Why", "How much"), rows, ratios=(2, 3, 4)),
        *_by_length(roadmap, cites),
        Heading("How to ask"),
        Bullets(tuple(_how(m, under_way=roadmap.under_way) + cites(m.funding.source) for m in payers)),
    ]


def _row(m: FundingMatch, cites: Cites) -> tuple[Cell, ...]:
    f = m.funding
    name = f.name if f.open else f"{f.name} (closed)"
    return Cell(name, "strong" if f.open else "quiet"), Cell(m.why), Cell(f"{f.amount} Covers: {f.covers}{cites(f.source)}")


def _how(m: FundingMatch, *, under_way: bool) -> str:
    f = m.funding
    how = [f.under_way or f.apply] if under_way else [f.apply, f.before and f"First: {f.before}"]
    return f"{f.name}: " + " ".join(t for t in (*how, f.note) if t)


_LENGTHS: dict[Aid, str] = {
    "pell": "may take a Pell Grant",
    "workforce-pell": "may take a Workforce Pell Grant",
    "either": "may take one of the two, so ask which",
    "neither": "can take neither",
    "ask": "tell too little, so ask",
}


def _by_length(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Say for how many of the listed programs the length leaves which federal grant open, where one is on the list."""
    sources = [m.funding.source for m in roadmap.funding if m.funding.id in GRANTS]
    if not sources or not roadmap.programs or roadmap.option("award").exam_only:
        return []
    lengths = lengths_of(roadmap.catalog)
    kinds = Counter(aid_kinds(m.program, lengths) for m in roadmap.programs)
    items = tuple(f"{kinds[aid]} {words}." for aid, words in _LENGTHS.items() if kinds[aid])
    programs = counted(len(roadmap.programs), "program")
    lead = f"Of the {programs} in the next part, by length and by whether the school takes federal aid{cites(*sources)}:"
    return [
        Heading(BY_LENGTH),
        Text(lead),
        Bullets(items),
        Text("Length alone decides nothing: ask the aid office about the very program."),
    ]
