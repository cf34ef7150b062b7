"""The part `money`: what one program costs and when, who may pay, and how the rest could be found."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from codingpath.model.plan.gap import AnyWay, BudgetGap, OneAttempt, OneProgram, OtherAnswers, Payer, Saving
from codingpath.model.plan.roadmap import Conflict, Roadmap
from codingpath.model.program import Program
from codingpath.planning.gap import closing, whole_months
from codingpath.report.blocks import Block, Bullets, Heading, Part, Text
from codingpath.report.conflicts import conflicts_in, ways_out
from codingpath.report.lists.programs import plain_title
from codingpath.report.parts.ledger import ledger_blocks, ledger_program, main_cost_open
from codingpath.report.parts.money_details import money_details
from codingpath.report.parts.payers import payer_blocks
from codingpath.report.sources import Cites, notice_lines
from codingpath.report.words import changed, counted, dollar_span, dollars, in_words, month, sentence

MOST_WAYS = 2
"""How many ways to close a gap are named."""
MOST_NOTICES = 3
"""How many notices stand here; all of them where everything is said."""


def money_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the money."""
    blocks: list[Block] = [Text(_whose(roadmap)), *ledger_blocks(roadmap, cites)]
    blocks += [*payer_blocks(roadmap, cites), *_gap(roadmap, cites), *_conflicts(roadmap, cites)]
    blocks += money_details(roadmap, cites) if cites.full else []
    told = list(notice_lines(roadmap, "money", cites))[: None if cites.full else MOST_NOTICES]
    return Part("money", "Money", (*blocks, *([Bullets(tuple(told))] if told else [])), compact=True)


# Whose costs these are.


def _whose(roadmap: Roadmap) -> str:
    """Say what the sums are of: one program, an exam without a course, or what is held already."""
    program = ledger_program(roadmap)
    if program is not None:
        first = f", the first of the {in_words(len(roadmap.choices))} under “Schools”" if len(roadmap.choices) > 1 else ""
        return f"The costs of one school, before aid: {_course(roadmap, program)}{first}."
    if roadmap.under_way:
        return "What is still to pay: your school first, then the exam."
    if roadmap.credential is not None:
        return "What the exam costs you, with no school to pay."
    if not any(line.counts_against_budget for line in roadmap.money.lines):
        return "You have nothing to pay before you apply."
    return "What it costs to bring your certification back." if roadmap.renewing else "What your certification costs you next."


def _course(roadmap: Roadmap, program: Program) -> str:
    """Name a program with its school, once; of one that is to be asked for, what to ask for."""
    if any(c.reason == "continuing-education" and c.match.program is program for c in roadmap.choices):
        return f"the noncredit {roadmap.credential.name if roadmap.credential else 'coding'} course of {program.school}"
    title = plain_title(program)
    return title if program.school in title else f"{title} at {program.school}"


# The gap, and the cheapest honest way to close it.


def _gap(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = None if main_cost_open(roadmap) else closing(roadmap)
    if found is None:
        return []
    ways = found.ways if cites.full else tuple(way for way in found.ways if _is_near(way))[:MOST_WAYS]
    if not ways:
        return [Text(_open(roadmap))]
    said = tuple(_said(roadmap, found, way, cites) + _rest(roadmap, way) for way in ways)
    return [Heading(ALL if cites.full else GAP), Bullets(said), *(_without_a_sum(found) if cites.full else [])]


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
