"""How the gap between the budget and the costs could close, in words: cheapest first, and why it is first."""

from __future__ import annotations

from typing import assert_never

from codingpath.model.gap import AnyWay, Closing, OneAttempt, OneProgram, OtherAnswers, Payer, Saving
from codingpath.model.roadmap import Roadmap
from codingpath.planning.gap import closing
from codingpath.report._words import dollar_span, dollars, listed, month, sentence
from codingpath.report.blocks import Block, Bullets, Heading, Text
from codingpath.report.cites import Cites
from codingpath.report.words import changed


def closing_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the gap and the ways to close it; nothing where there is no gap, or the budget is open."""
    found = closing(roadmap)
    if found is None:
        return []
    blocks: list[Block] = [Heading("How the gap could close"), Text(_lead(found))]
    if found.ways:
        ways = tuple(_said(roadmap, found, way, cites) + _rest(way) for way in found.ways)
        blocks += [Bullets(ways), Text(_why_first(found.ways))]
    if found.no_sum:
        names = listed([m.funding.name for m in found.no_sum])
        blocks.append(Text(f"No sum is named by these, so nothing can be reckoned for them. Ask all the same: {names}."))
    return blocks


def _lead(found: Closing) -> str:
    gap = dollars(found.gap_usd)
    if found.at == "low":
        lead = f"Even at the low end the known costs are {gap} over your budget. That counts the lowest price and one exam attempt."
    else:
        lead = f"At the low end your budget is enough. At the high end {gap} is missing."
    if not found.ways:
        return f"{lead} No figure we know of closes that. An American Job Center and a college aid office can look further."
    return f"{lead} What could close that, cheapest first:"


def _said(roadmap: Roadmap, found: Closing, way: AnyWay, cites: Cites) -> str:
    match way:
        case OneProgram(match=m):
            once = ", with one exam attempt" if way.one_attempt else ""
            unknown = f", plus what is unknown there ({listed(list(way.open_lines))})" if way.open_lines else ""
            place = ", ".join(t for t in (m.program.school, m.program.city, m.program.state) if t)
            cost = dollar_span(way.low_usd, way.high_usd)
            return f"Take the cheapest program listed, at {place}: all that is known then comes to {cost}{once}{unknown}{cites(m.program.source)}."
        case OneAttempt():
            retake = next(line.high_usd for line in roadmap.money.lines if line.id == "retake")
            later = f" If you do not pass, one more costs {dollars(retake)}." if retake else ""
            return f"Buy one exam attempt and not two: {dollars(way.saves_usd)} less.{later}"
        case Payer(match=payer):
            where = " with the cheapest program it can go to" if "tuition" in payer.funding.pays else ""
            return (
                f"{payer.funding.name}: it may pay up to {dollars(way.most_usd)}{where}, so ask first{cites(payer.funding.source)}."
            )
        case Saving():
            stage = roadmap.catalog.timeline.titles[way.stage]
            later = f"start {way.later_months} months later and " if way.later_months else ""
            given = "with the cheapest program, " if any(isinstance(other, OneProgram) for other in found.ways) else ""
            saved = f"save {dollars(way.month_usd)} a month from now until {month(way.until)}, when the stage “{stage}” begins"
            return sentence(given + later + saved)
        case OtherAnswers():
            label = roadmap.catalog.rules.decision(way.decision).option(way.change.chosen[way.decision]).label
            cheapest = "at the low end" if found.at == "low" else "with its cheapest program"
            return f"{changed(roadmap, way.change)}: then {label} fits best, and all that is known comes to {dollars(way.own_usd)} {cheapest}."
        case _ as never:
            assert_never(never)


def _rest(way: AnyWay) -> str:
    return f" That leaves {dollars(way.leaves_usd)} open." if way.leaves_usd else " That closes it."


def _why_first(ways: tuple[AnyWay, ...]) -> str:
    first, *others = ways
    alone = "" if any(not way.leaves_usd for way in ways) else "None of these closes it alone. "
    if not others:
        return f"{alone}You would then pay {dollars(first.own_usd)} yourself."
    asked = " Only the payer decides, so count on the next one until there is a yes." if isinstance(first, Payer) else ""
    return f"{alone}The first leaves you the least to pay yourself, {dollars(first.own_usd)}; that is why it is first.{asked}"
