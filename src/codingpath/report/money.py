"""How the gap between the budget and the costs could close, in words: cheapest first, and why it is first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from codingpath.model.gap import AnyWay, BudgetGap, OneAttempt, OneProgram, OtherAnswers, Payer, Saving
from codingpath.model.program import PriceSpan
from codingpath.model.roadmap import CostLine, FundingMatch, Roadmap
from codingpath.planning.costs import Due, dues, ledger, monthly
from codingpath.planning.federal_aid import GRANTS, Aid, aid_kinds, lengths_of
from codingpath.planning.gap import closing, saves, whole_months
from codingpath.planning.person import Person
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text, Tone
from codingpath.report.certifications import pass_rate
from codingpath.report.opening import left_open, money_sentence, open_names
from codingpath.report.programs import program_title
from codingpath.report.sources import Cites, notices
from codingpath.report.words import ASK_SCHOOL, UNKNOWN, changed, counted, dollar_span, dollars, listed, month, month_span, sentence


def closing_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the gap and the ways to close it; nothing where there is no gap, or the budget is open."""
    found = closing(roadmap)
    if found is None:
        return []
    blocks: list[Block] = [Heading("How the gap could close"), Text(_lead(found))]
    if found.ways:
        ways = tuple(_said(roadmap, found, way, cites) + _rest(roadmap, way) for way in found.ways)
        blocks += [Bullets(ways), Text(_why_first(roadmap, found.ways))]
    if found.no_sum:
        names = "; ".join(m.funding.name for m in found.no_sum)  # some have a comma
        blocks.append(Text(f"What these would pay you is not known, so nothing is reckoned for them. Ask all the same: {names}."))
    return blocks


def _lead(found: BudgetGap) -> str:
    gap = dollars(found.gap_usd)
    if found.at == "low":
        lead = f"Even at the low end the known costs are {gap} over your budget. That counts the lowest price and one exam attempt."
    else:
        lead = f"At the low end your budget is enough. At the high end {gap} is missing."
    if not found.ways:
        return f"{lead} No figure we know of closes that. An American Job Center and a college aid office can look further."
    return f"{lead} What could close that, cheapest first:"


def _said(roadmap: Roadmap, found: BudgetGap, way: AnyWay, cites: Cites) -> str:
    match way:
        case OneProgram(match=m):
            once = ", with one exam attempt" if way.one_attempt else ""
            place = ", ".join(t for t in (m.program.school, m.program.city, m.program.state) if t)
            cost = dollar_span(way.low_usd, way.high_usd)
            return f"Take {program_title(m.program)} at {place}: all that is known then comes to {cost}{once}{cites(m.program.source)}."
        case OneAttempt():
            retake = next(line.high_usd for line in roadmap.money.lines if line.id == "retake")
            later = f" If you do not pass, one more costs {dollars(retake)}." if retake else ""
            return f"Buy one exam attempt and not two: {dollars(way.saves_usd)} less.{later}"
        case Payer(match=payer):
            return f"{payer.funding.name}: it may pay up to {dollars(way.most_usd)}, so ask first{cites(payer.funding.source)}."
        case Saving():
            stage = roadmap.stage_title(way.stage)
            later = f"start {way.later_months} months later and " if way.later_months else ""
            given = "with that program, " if any(isinstance(other, OneProgram) for other in found.ways) else ""
            by_then = way.month_usd * whole_months(roadmap.today, way.until)
            rest = way.own_usd - (roadmap.money.budget_usd or 0) - by_then
            on = f"; go on for the last {dollars(rest)}, which falls due later" if rest > 0 else ""
            saved = f"save {dollars(way.month_usd)} a month from now on: {dollars(by_then)} by {month(way.until)}, when the stage “{stage}” begins{on}"
            return sentence(given + later + saved)
        case OtherAnswers():
            label = roadmap.catalog.rules.decision(way.decision).option(way.change.chosen[way.decision]).label
            cheapest = "at the low end" if found.at == "low" else "at the high end"
            return f"{changed(roadmap, way.change)}: then {label} fits best, and all that is known comes to {dollars(way.own_usd)} {cheapest}."
        case _ as never:
            assert_never(never)


def _rest(roadmap: Roadmap, way: AnyWay) -> str:
    if way.leaves_usd:
        return f" That leaves {dollars(way.leaves_usd)} open."
    return " That closes what is known of it." if _without_a_price(roadmap) else " That closes it."


def _without_a_price(roadmap: Roadmap) -> bool:
    """Tell whether something has to be paid of which no price is known at all."""
    return any(line.low_usd is None for line in roadmap.money.open_lines)


def _why_first(roadmap: Roadmap, ways: tuple[AnyWay, ...]) -> str:
    first, *others = ways
    before = ", before what is unknown" if _without_a_price(roadmap) else ""
    alone = "" if any(not way.leaves_usd for way in ways) else "None of these closes it alone. "
    if not others:
        return f"{alone}You would then pay {dollars(first.own_usd)} yourself{before}."
    asked = " Only the payer decides, so count on the next one until there is a yes." if isinstance(first, Payer) else ""
    return (
        f"{alone}The first leaves you the least to pay yourself, {dollars(first.own_usd)}{before}; that is why it is first.{asked}"
    )


# What to know beside the lines of the ledger: kinds of school, odds, years, where to confirm.

_CONTROLS = {"public": "public", "nonprofit": "private nonprofit", "for-profit": "private for-profit", None: "other schools"}


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


# What falls due when: the ledger by stage, and spread over the months until the exam.

TITLE = "What falls due when"


def due_blocks(roadmap: Roadmap) -> list[Block]:
    """Return the costs by stage, and by month."""
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
    spread = monthly(roadmap.money, roadmap.stages) if in_reach and saves(roadmap) else None
    if spread is None:
        return []
    low, high = (
        f"about {dollars(usd)} a month over {counted(spread.months, 'month')}" for usd in (spread.low_usd, spread.high_usd)
    )
    if roadmap.under_way:
        over = high if high == low else f"{high}, or {low}"
        return [
            Text(
                f"Paid evenly until your program ends, what you owe the school is {over}. The school sets the dates: ask for its plan."
            )
        ]
    unknown = ", before what is unknown" if roadmap.money.at_least else ""
    return [
        Text(
            f"Spread evenly from your start to the exam, what counts against your budget is {low} at the low end, and {high} at the "
            f"high end{unknown}. That is an assumption: ask the school whether you can pay in parts."
        )
    ]


def known_sum(usd: int, *, all_known: bool) -> str:
    """Return a sum; where it leaves something out that it is a lower bound, or that nothing is known."""
    if all_known:
        return dollars(usd)
    return f"at least {dollars(usd)}" if usd else UNKNOWN


# Who may pay, in the order to ask, and for how long a program each federal grant is.

BY_LENGTH = "Which grant the programs could take"


def funding_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the sources of money of a plan, in the order to ask."""
    heading = Heading("Who may pay, in the order to ask")
    if not roadmap.funding:
        nobody = "Your answers point to no funding we have a source for. An American Job Center and a college aid office can look further."
        return [heading, Text(nobody)]
    rows = tuple(_row(m, cites) for m in roadmap.funding)
    return [
        heading,
        Text(f"Ask in this order{_before(roadmap)}. Each says why it is on your list; only the payer decides."),
        Table(("Ask", "Why", "How much"), rows, ratios=(2, 3, 4)),
        *_by_length(roadmap, cites),
        Heading("How to ask"),
        Bullets(tuple(_how(m, under_way=roadmap.under_way) + cites(m.funding.source) for m in roadmap.funding)),
    ]


def _before(roadmap: Roadmap) -> str:
    if roadmap.under_way:
        return ""
    return ", before you enroll or sign" if roadmap.credential else ", before you pay"


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


# Part 4: the ledger against the budget, what falls due when, how a gap could close, and the funding to ask for.


def money_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the money."""
    blocks: list[Block] = [Text(money_sentence(roadmap)), _ledger(roadmap, cites), Bullets(tuple(cost_notes(roadmap, cites)))]
    blocks += _runner_up(roadmap)
    blocks += [*due_blocks(roadmap), *closing_blocks(roadmap, cites), *funding_blocks(roadmap, cites)]
    return Part("money", "Money", (*blocks, *notices(roadmap, "money", cites)))


def _runner_up(roadmap: Roadmap) -> list[Block]:
    """Say what the path costs with the exam that came second, where that is a close call."""
    outcome = roadmap.decisions["certification"]
    second = roadmap.catalog.rules.decision("certification").option(outcome.runner_up)
    close = outcome.firmness == "close call" and outcome.option(second.id).state == "open"
    if not close or roadmap.credential is None or second.credential is None:
        return []
    chosen = {**roadmap.decisions.chosen, "certification": second.id}
    money = ledger(Person(roadmap.catalog, roadmap.sheet, chosen, roadmap.today), roadmap.program)
    unknown = f", plus what is unknown ({listed(open_names(roadmap, money))})" if money.open_lines else ""
    cost = dollar_span(money.low_usd, money.high_usd)
    return [Text(f"With the {second.label}, which came a close second, the known cost is {cost}{unknown}.")]


def _ledger(roadmap: Roadmap, cites: Cites) -> Table:
    money = roadmap.money
    rows = [_line(roadmap, line, cites) for line in money.lines]
    no_low = [line for line in money.open_lines if line.low_usd is None or not line.counted]
    low, high = known_sum(money.low_usd, all_known=not no_low), known_sum(money.high_usd, all_known=not money.at_least)
    rows.append(_sum("Counts against your budget", low, high))
    if money.budget_usd is not None:
        tone: Tone = "bad" if money.short_usd else "good"
        ends = (left(money.budget_usd - money.low_usd), left(money.budget_usd - money.high_usd))
        rows.append(_sum(f"Left of your {dollars(money.budget_usd)}", *ends, tone=tone))
    return Table(("What", "Low", "High", "Stage", "Against your budget"), tuple(rows), (1, 2), (5, 3, 3, 3, 2))


def _sum(name: str, low: str, high: str, tone: Tone = "plain") -> tuple[Cell, ...]:
    return Cell(name, "strong"), Cell(low, tone), Cell(high), Cell(""), Cell("")


def left(usd: int) -> str:
    """Say what is left of a budget, or by how much it is short."""
    return dollars(usd) if usd >= 0 else f"short by {dollars(-usd)}"


def _line(roadmap: Roadmap, line: CostLine, cites: Cites) -> tuple[Cell, ...]:
    unknown = ASK_SCHOOL if line.stage == "train" else UNKNOWN
    estimate = " (estimate)" if line.estimate else ""
    return (
        Cell(line.label + estimate + cites(line.source)),
        _usd(line.low_usd, unknown),
        _usd(line.high_usd, unknown),
        Cell(roadmap.stage_title(line.stage)),
        Cell("yes" if line.counts_against_budget else "no"),
    )


def _usd(usd: int | None, unknown: str) -> Cell:
    return Cell(unknown, "warn") if usd is None else Cell(dollars(usd))
