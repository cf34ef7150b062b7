"""Part `money`: what one program costs and when, who may pay, and how the rest could be found."""

from __future__ import annotations

from collections.abc import Iterator

from codingpath.model.gap import AnyWay, BudgetGap, OneAttempt, OneProgram, OtherAnswers, Payer, Saving
from codingpath.model.program import Program
from codingpath.model.roadmap import Conflict, CostLine, Money, Roadmap
from codingpath.planning.costs import dues
from codingpath.planning.gap import closing, whole_months
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text, Tone
from codingpath.report.money_details import money_details
from codingpath.report.opening import ways_out
from codingpath.report.payers import payer_blocks
from codingpath.report.programs import plain_title
from codingpath.report.sources import Cites, notices
from codingpath.report.words import UNKNOWN, changed, dollar_span, dollars, in_words, listed, month, sentence

MOST_WAYS = 2
"""How many ways to close a gap are named."""
MONEY_QUESTIONS = ("budget", "program-owed")
"""A conflict about one of these stands here."""


def money_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the money."""
    blocks: list[Block] = [Text(_whose(roadmap)), *_ledger(roadmap, cites), *_beside(roadmap)]
    blocks += [*payer_blocks(roadmap, cites), *_gap(roadmap, cites), *_conflicts(roadmap, cites)]
    blocks += money_details(roadmap, cites) if cites.full else []
    return Part("money", "Money", (*blocks, *notices(roadmap, "money", cites)), compact=True)


# Whose costs these are.


def _whose(roadmap: Roadmap) -> str:
    """Say what the sums are of: one program, an exam without a course, or what is held already."""
    program = ledger_program(roadmap)
    if program is not None:
        first = f", the first of the {in_words(len(roadmap.choices))} under “Schools”" if len(roadmap.choices) > 1 else ""
        return f"The costs of one school, before aid: {plain_title(program)} at {program.school}{first}."
    if roadmap.under_way:
        return "What is still to pay: your school first, then the exam."
    if roadmap.credential is not None:
        return "What the exam costs you, with no school to pay."
    if not any(line.counts_against_budget for line in roadmap.money.lines):
        return "You have nothing to pay before you apply."
    return "What it costs to bring your certification back." if roadmap.renewing else "What your certification costs you next."


def ledger_program(roadmap: Roadmap) -> Program | None:
    """Return the program whose costs the ledger holds; none where the path has no school to pay."""
    priced = roadmap.award is not None and not roadmap.option("award").exam_only
    return roadmap.choices[0].match.program if priced and roadmap.choices else None


# The ledger: one line a cost, when it falls due, and the sum beside what there is.


def _ledger(roadmap: Roadmap, cites: Cites) -> list[Block]:
    money = roadmap.money
    if not money.lines:
        return [Text("Ask the group that gave your title what it costs to keep it.")]
    when = {line.id: month(due.when.likely) for due in dues(money, roadmap.stages) for line in due.lines}
    now = [line for line in money.lines if line.counts_against_budget]
    later = [line for line in money.lines if not line.counts_against_budget]
    rows = [_row(line, when, cites) for line in now] + _sums(roadmap)
    if later:
        rows += [(Cell("Later, and not in that sum", "strong"), Cell(""), Cell(""))] if now else []
        rows += [_row(line, when, cites) for line in later]
    return [Table(("What", "Cost", "Likely due"), tuple(rows), (1,), (5, 3, 2))]


def _row(line: CostLine, when: dict[str, str], cites: Cites) -> tuple[Cell, ...]:
    known = line.low_usd is not None
    cost = Cell(
        f"{'about ' if line.estimate else ''}{dollar_span(line.low_usd, line.high_usd, 'ask')}", "plain" if known else "warn"
    )
    return Cell(line.label + cites(line.source)), cost, Cell(when.get(line.id, UNKNOWN))


def _sums(roadmap: Roadmap) -> list[tuple[Cell, ...]]:
    """Return the sum, what there is, and what is left of it; the last only where the main cost is known."""
    money, budget = roadmap.money, roadmap.money.budget_usd
    if not any(line.counts_against_budget for line in money.lines):
        return []
    whole = f"at least {dollars(money.low_usd)}" if money.at_least else dollar_span(money.low_usd, money.high_usd)
    rows = [_sum("Together", whole)]
    if budget is None or main_cost_open(roadmap):
        return rows
    return [*rows, _sum("You have", dollars(budget)), _against(budget, money)]


def _against(budget: int, money: Money) -> tuple[Cell, ...]:
    """Return what is left of a budget, or what it misses."""
    low, high = budget - money.high_usd, budget - money.low_usd
    if high < 0:
        return _sum("Missing", f"at least {dollars(-high)}" if money.at_least else dollar_span(-high, -low), tone="bad")
    if low < 0:
        return _sum("Missing at the high price", dollars(-low), tone="warn")
    return _sum("Left", f"at most {dollars(high)}" if money.at_least else dollar_span(low, high), tone="good")


def _sum(name: str, usd: str, tone: Tone = "plain") -> tuple[Cell, ...]:
    return Cell(name, "strong"), Cell(usd, tone if tone != "plain" else "strong"), Cell("")


def left(usd: int) -> str:
    """Say what is left of a budget, or by how much it is short."""
    return dollars(usd) if usd >= 0 else f"short by {dollars(-usd)}"


def main_cost_open(roadmap: Roadmap) -> bool:
    """Tell whether the greatest cost (the school, a teacher, the exam) has no known price: then nobody can say what is left."""
    return any(line.low_usd is None and line.id in MAIN for line in roadmap.money.open_lines)


MAIN = ("tuition", "exam", "first-renewal")
"""Lines of the ledger that decide what is left."""


# Beside the ledger: what is not known, what is estimated, and where to confirm a price.


def _beside(roadmap: Roadmap) -> Iterator[Text]:
    money = roadmap.money
    if main_cost_open(roadmap) and money.budget_usd:
        yield Text(
            f"What is left of your {dollars(money.budget_usd)} cannot be said before that price is known: ask first.", "warn"
        )
    program = ledger_program(roadmap)
    if program is not None and any(line.estimate for line in money.lines):
        yield Text(_estimated(roadmap, program))
    confirm = _confirm(roadmap, program)
    if confirm:
        yield Text(f"Confirm before you pay: {confirm}.")


def _estimated(roadmap: Roadmap, program: Program) -> str:
    year = f" of {program.price_year}" if program.price_year else ""
    spread = roadmap.catalog.timeline.credits_a_year.low
    return f"“About”: estimated from the school's yearly rate{year}, {spread} credits a year. Ask it for the whole price."


def _confirm(roadmap: Roadmap, program: Program | None) -> str:
    """Say where to confirm each price, each place once."""
    places: dict[str, list[str]] = {}
    for line in roadmap.money.lines:
        if program is not None and line.stage == "train":
            where = "the school" + (f", {program.phone}" if program.phone else "")
        else:
            where = (roadmap.catalog.sources[line.source].confirm_at or "") if line.source else ""
        if where:
            places.setdefault(where, []).append(_SHORT.get(line.id, line.id))
    return "; ".join(
        f"{listed(list(dict.fromkeys(names)))} with {where}"
        if where.startswith("the ")
        else f"{listed(list(dict.fromkeys(names)))} at {where}"
        for where, names in places.items()
    )


_SHORT = {
    "tuition": "tuition",
    "books": "books",
    "membership": "dues",
    "exam": "exam",
    "retake": "exam",
    "first-renewal": "renewal",
}
"""What the lines of the ledger are called beside where to confirm them."""


# The gap, and the cheapest honest way to close it.


def _gap(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = None if main_cost_open(roadmap) else closing(roadmap)
    if found is None:
        return []
    if not found.ways:
        none = "No figure we know of closes it. The yes of those above decides, so ask them before you pick a school."
        return [Heading(GAP), Text(none)]
    ways = tuple(_said(roadmap, found, way, cites) + _rest(roadmap, way) for way in found.ways[: None if cites.full else MOST_WAYS])
    return [Heading(GAP), Bullets(ways), *(_without_a_sum(found) if cites.full else [])]


def _without_a_sum(found: BudgetGap) -> list[Block]:
    """Name the payers that nothing is reckoned for."""
    names = "; ".join(m.funding.name for m in found.no_sum)  # some have a comma
    return [Text(f"What these would pay you is not known, so nothing is reckoned for them: {names}.")] if names else []


GAP = "How the gap could close, cheapest first"


def _said(roadmap: Roadmap, found: BudgetGap, way: AnyWay, cites: Cites) -> str:
    match way:
        case OneProgram(match=m):
            once = ", with one exam attempt" if way.one_attempt else ""
            cost = dollar_span(way.low_usd, way.high_usd)
            least = "at least " if way.open_lines else ""
            return f"Take the cheapest program listed, {plain_title(m.program)} at {m.program.school}: {least}{cost} in all{once}{cites(m.program.source)}."
        case OneAttempt():
            return f"Buy one exam attempt and not two: {dollars(way.saves_usd)} less."
        case Payer(match=payer):
            return f"{payer.funding.name}: it may pay up to {dollars(way.most_usd)} of it. Only the payer decides{cites(payer.funding.source)}."
        case Saving():
            return _saved(roadmap, way)
        case OtherAnswers():
            label = roadmap.catalog.rules.decision(way.decision).option(way.change.chosen[way.decision]).label
            cheapest = "at the low end" if found.at == "low" else "with its cheapest program"
            return f"{changed(roadmap, way.change)}: then {label} fits best, for {dollars(way.own_usd)} {cheapest}."


def _saved(roadmap: Roadmap, way: Saving) -> str:
    later = f"start {way.later_months} months later and " if way.later_months else ""
    by_then = way.month_usd * whole_months(roadmap.today, way.until)
    return sentence(f"{later}put {dollars(way.month_usd)} aside each month: {dollars(by_then)} by {month(way.until)}")


def _rest(roadmap: Roadmap, way: AnyWay) -> str:
    if way.leaves_usd:
        return f" That leaves {dollars(way.leaves_usd)}."
    return " That closes what is known of it." if roadmap.money.at_least else " That closes it."


# Wishes that pull against the money.


def _conflicts(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = [c for c in roadmap.conflicts if c.kind == "wishes" and set(c.questions) & set(MONEY_QUESTIONS)]
    return [Bullets(tuple(_conflict(c, cites) for c in found), "warn")] if found else []


def _conflict(conflict: Conflict, cites: Cites) -> str:
    return f"{conflict.text}{cites(conflict.source)} {ways_out(conflict)}"
