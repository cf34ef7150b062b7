"""The ledger of a plan in words, and who may pay it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from codingpath.model.plan.money import CostLine, Money
from codingpath.model.plan.roadmap import FundingMatch, Roadmap
from codingpath.model.plan.stages import Dates
from codingpath.model.program import Program
from codingpath.planning.costs import dues
from codingpath.report.blocks import Block, Cell, Heading, Numbered, Table, Text, Tone
from codingpath.report.fit import more_of
from codingpath.report.sources import Cites
from codingpath.report.words import UNKNOWN, dollar_span, dollars, inside, listed, month

MAIN: Final = ("tuition", "exam", "first-renewal")
"""Lines of the ledger that decide what is left."""


def ledger_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the ledger with what is beside it."""
    if not roadmap.money.lines:
        return [Text("Ask the group that gave your title what it costs to keep it.")]
    confirmed = _confirmed(roadmap)
    rows = _rows(roadmap, {line for _, lines in confirmed for line in lines}, cites)
    return [Table(("What", "Cost", "Likely due"), tuple(rows), (1,), (5, 3, 2)), *_beside(roadmap), *_confirm(confirmed, cites)]


def _rows(roadmap: Roadmap, confirmed: set[CostLine], cites: Cites) -> Iterator[tuple[Cell, ...]]:
    when = {line.id: _likely_due(due.when) for due in dues(roadmap.money, roadmap.stages) for line in due.lines}
    dues_again = roadmap.credential is not None and roadmap.credential.membership_usd is not None
    yearly = next((line for line in roadmap.money.lines if dues_again and line.id == "first-renewal"), None)
    now = [line for line in roadmap.money.lines if line.counts_against_budget]
    later = [line for line in roadmap.money.lines if not line.counts_against_budget]
    for lines in (now, later):
        if lines and lines is later and now:
            yield Cell("Later, and not in that sum", "strong"), Cell(""), Cell("")
        for line in lines:
            beside = cites.full or line not in confirmed or cites.in_words(line.source)
            mark = cites(line.source) if beside else ""
            yield Cell(line.label + mark), _cost(line), Cell("each year" if line is yearly else when.get(line.id, UNKNOWN))
        if lines is now and now:
            yield from _sums(roadmap)


def _likely_due(when: Dates) -> str:
    """Say when something is due: by when at the latest, where no day is likelier than another."""
    return f"by {month(when.late)}" if when.likely is None and when.late is not None else month(when.likely)


def _cost(line: CostLine) -> Cell:
    if line.low_usd is None:
        return Cell("ask", "warn")
    span = f"{dollars(line.low_usd)} or more" if line.high_usd is None else dollar_span(line.low_usd, line.high_usd)
    return Cell(f"about {span}" if line.estimate else span)


def _sums(roadmap: Roadmap) -> Iterator[tuple[Cell, ...]]:
    """Yield the sum, what there is, and what is left of it; the last only where the main cost is known."""
    money, budget = roadmap.money, roadmap.money.budget_usd
    yield _sum("Together", whole_words(money))
    if money.granted_usd:
        yield _sum("Granted", dollars(money.granted_usd))
    if budget is not None and not main_cost_open(roadmap):
        yield _sum("You have", dollars(budget))
        yield _against(budget, money)


def _against(budget: int, money: Money) -> tuple[Cell, ...]:
    """Return what is left of a budget, or what it misses before anybody else pays."""
    low, high = budget - money.own_high_usd, budget - money.own_low_usd
    before_aid = "" if money.granted_usd else " before aid"
    if high < 0:
        return _sum(
            f"{'Still missing' if money.granted_usd else 'Missing'}{before_aid}",
            f"at least {dollars(-high)}" if money.at_least else dollar_span(-high, -low),
            tone="bad",
        )
    if low < 0:
        return _sum(f"Missing at the high price{',' if before_aid else ''}{before_aid}", dollars(-low), tone="warn")
    return _sum("Left", f"at most {dollars(high)}" if money.at_least else dollar_span(low, high), tone="good")


def _sum(name: str, usd: str, tone: Tone = "strong") -> tuple[Cell, ...]:
    return Cell(name, "strong"), Cell(usd, tone), Cell("")


def whole_words(money: Money) -> str:
    """Say what all known costs come to: the least of it where some are not known."""
    return f"at least {dollars(money.low_usd)}" if money.at_least else dollar_span(money.low_usd, money.high_usd)


def left_words(roadmap: Roadmap) -> str:
    """Say what is left of the budget after all known costs, or by how much it is short; nothing of it where the main price is unknown."""
    money, budget = roadmap.money, roadmap.money.budget_usd
    if budget is None:
        return "budget left open"
    low, high = budget - money.own_high_usd, budget - money.own_low_usd
    if high < 0:
        return f"short by {f'at least {dollars(-high)}' if money.at_least else dollar_span(-high, -low)}"
    if main_cost_open(roadmap):
        return "depends on the price, not known"
    if low < 0:
        return f"at most {dollars(high)} left, or short" if money.at_least else f"{dollars(high)} left to {dollars(-low)} short"
    return f"at most {dollars(high)} left" if money.at_least else f"{dollar_span(low, high)} left"


def main_cost_open(roadmap: Roadmap) -> bool:
    """Tell whether the greatest cost (the school, a teacher, the exam) has no known price: then nobody can say what is left."""
    return any(line.low_usd is None and line.id in MAIN for line in roadmap.money.open_lines)


def ledger_program(roadmap: Roadmap) -> Program | None:
    """Return the program whose costs the ledger holds; none where the path has no school to pay."""
    return roadmap.program.program if roadmap.program else None


# Beside the ledger: what is not known, what is estimated, and where to confirm a price.


def _beside(roadmap: Roadmap) -> Iterator[Text]:
    money, program = roadmap.money, ledger_program(roadmap)
    if main_cost_open(roadmap) and money.budget_usd:
        yield Text(_open_price(money.budget_usd, money, at_school=program is not None), "warn")
    if program is not None and any(line.estimate for line in money.lines):
        year = f" of {program.price_year}" if program.price_year else ""
        spread = roadmap.catalog.timeline.credits_a_year.low
        yield Text(f"“About”: estimated from the school's yearly rate{year}, {spread} credits a year. Ask it for the whole price.")


def _open_price(budget: int, money: Money, *, at_school: bool) -> str:
    """Say what hangs on the price that is not known: what is left, or only who pays, where the rest comes to more than there is."""
    if at_school and budget < money.own_low_usd:
        return "The price of the school is not known: ask for it, and find first who pays."
    return f"What is left of your {dollars(budget)} depends on a price that is not known: ask first."


_SHORT: Final[Mapping[str, str]] = {
    "tuition": "tuition",
    "books": "books",
    "membership": "dues",
    "exam": "exam",
    "first-renewal": "renewal",
}
"""What the lines of the ledger are called beside where to confirm them."""

Confirmed = list[tuple[str, list[CostLine]]]
"""Where to confirm a price that is to be paid first, and the lines it is for."""


def _confirmed(roadmap: Roadmap) -> Confirmed:
    places: dict[str, list[CostLine]] = {}
    for line in (line for line in roadmap.money.lines if line.counts_against_budget):
        place = _place(roadmap, line)
        if place:
            places.setdefault(place, []).append(line)
    return list(places.items())


def _place(roadmap: Roadmap, line: CostLine) -> str:
    program = ledger_program(roadmap)
    if program is not None and line.stage == "train":
        return "with the school" + (f", {program.phone}" if program.phone else "")
    address = roadmap.catalog.sources[line.source].confirm_at if line.source else None
    return f"at {address}" if address else ""


def _confirm(confirmed: Confirmed, cites: Cites) -> Iterator[Text]:
    said = [
        f"{listed(list(dict.fromkeys(_SHORT.get(line.id, line.label) for line in lines)))} {place}{_marks(lines, cites)}"
        for place, lines in confirmed
    ]
    if said:
        yield Text(f"Confirm before you pay: {'; '.join(said)}.")


def _marks(lines: list[CostLine], cites: Cites) -> str:
    return "" if cites.full else cites(*(line.source for line in lines if not cites.in_words(line.source)))


# -- who may pay

MOST_PAYERS = 3
"""How many sources of money have a card."""
OF_ONE_PAYER = 2
"""How many of them one payer has at most."""
PAYERS = "Who may pay, in the order to ask"
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[MDS][rst]\.)(?<!\bMrs\.)\s+")
"""The end of a sentence: not that of `Ms. Lee`."""
_FIGURE = re.compile(r"\d")
_ADDRESS = re.compile(r"\w\.(?:gov|com|org|edu|mil|net)\b|\d-\d{3}-\d{4}")


def payer_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the few payers who matter here, in the order to ask, and how many more there are."""
    payers = in_order(roadmap)
    if not payers:
        return []
    first = (asked(roadmap) or payers)[:MOST_PAYERS]
    own = (m for m in payers if m.funding.id in roadmap.catalog.own_funding and m not in first)  # whoever added one knows of it
    cards = tuple(_card(roadmap, m, cites) for m in (*first, *own))
    rest = 0 if cites.full else len(payers) - len(cards)  # at length, a table below has all of them
    return [Heading(PAYERS), Numbered(cards), *more_of("money", rest)]


def in_order(roadmap: Roadmap) -> list[FundingMatch]:
    """Return the sources of money that take new people: first those of whom the first page says to ask, in its order, then the others."""
    first = asked(roadmap)
    return [*first, *(m for m in roadmap.funding if m.funding.open and m not in first)]


def every_one(roadmap: Roadmap) -> list[FundingMatch]:
    """Return every source of money of a plan: those that take new people in the order to ask, then those that are closed."""
    return [*in_order(roadmap), *(m for m in roadmap.funding if not m.funding.open)]


def asked(roadmap: Roadmap) -> list[FundingMatch]:
    """Return the sources of money of whom the first page says to ask, in its order."""
    known = {m.funding.id: m for m in roadmap.funding if m.funding.open}
    grants = {payer.payer.id: payer.grant.id for payer in roadmap.page_one.payers if payer.grant}
    names = [name for p in roadmap.page_one.payers for name in (*p.funding[:OF_ONE_PAYER], grants.get(p.payer.id))]
    return [known[name] for name in dict.fromkeys(names) if name in known]


def _card(roadmap: Roadmap, m: FundingMatch, cites: Cites) -> str:
    """Return name and amount, how to ask with an address, and what comes first; each in its first sentence."""
    f = m.funding
    how = first_sentence(f.under_way or f.apply if roadmap.under_way else f.apply)
    first = "" if roadmap.under_way or not f.before else f" First: {first_sentence(f.before)}"
    where = roadmap.catalog.sources[f.source].confirm_at
    address = f" ({where})" if where and not _ADDRESS.search(how) else ""
    amount, mark = first_sentence(f.amount), cites(f.source)
    shown = mark if cites.full or _FIGURE.search(amount) else ""
    return f"{f.name}: {inside(amount)} {how.rstrip('.')}{address}.{first}{shown}"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text: the data says the main thing there."""
    return _SENTENCE.split(text, maxsplit=1)[0]
