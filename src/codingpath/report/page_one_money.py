"""The rows of the first page on money: what it costs and whether that can be paid, who may pay in which order, what it pays."""

from __future__ import annotations

from codingpath.model.roadmap import Choice, Money, Roadmap
from codingpath.report.page_one_plan import shows_schools
from codingpath.report.page_rows import Row, Said, in_a_line
from codingpath.report.pay import Paid, paid
from codingpath.report.sources import Cites
from codingpath.report.words import dollar_span, dollars

MOST_PAYERS = 3
"""How many who may pay are named."""
TWICE = 2
"""Where the dearest costs more than so many times the cheapest, prices stand at the schools alone."""


def cost(roadmap: Roadmap) -> Row:
    """Return the verdict on the cost: what it comes to before aid, and whether the person's own money reaches."""
    sums = _known(roadmap)
    said, low, high = _sum(roadmap, sums)
    return in_a_line("COST", Said(said), Said(_verdict(roadmap, low, high)))


def _known(roadmap: Roadmap) -> list[Money]:
    """Return the ledgers to speak of: those of the schools shown whose price is known, else the plan's own."""
    if not (roadmap.choices and shows_schools(roadmap)):
        return [roadmap.money]
    return [c.money for c in roadmap.choices if _priced(c)]


def _priced(choice: Choice) -> bool:
    return choice.match.low_usd is not None


def _sum(roadmap: Roadmap, sums: list[Money]) -> tuple[str, int | None, int | None]:
    if not sums:
        first = roadmap.choices[0].money
        rest = dollar_span(first.low_usd, first.high_usd)
        return f"No price is published for these schools: ask. Exam and dues alone are {rest}.", None, None
    low, high = min(m.low_usd for m in sums), max(m.high_usd for m in sums)
    if not high:
        return "Nothing that is known today; ask what is due.", None, None
    extra = _left_out(sums)
    if roadmap.choices and low and high > TWICE * low:
        return f"It differs by school, see there (before aid{extra}).", low, high
    estimated = ", estimated" if any(line.estimate and line.id == "tuition" for m in sums for line in m.lines) else ""
    return f"{dollar_span(low, high)} before aid, all in{estimated}{extra}.", low, high


def _left_out(sums: list[Money]) -> str:
    names = {line.id for m in sums for line in m.open_lines}
    if "tuition" in names:
        return "; the main price is not known"
    return "; books extra" if names & {"books", "exam-books"} else ""


def _verdict(roadmap: Roadmap, low: int | None, high: int | None) -> str:
    """Say what is there, and the gap where no grant is in sight; nothing hurtful to somebody who has next to nothing."""
    budget = roadmap.money.budget_usd
    if budget is None:
        return "How much can you spend? Work that out first."
    if not roadmap.catalog.guidance.saves_when.holds(roadmap.sheet, roadmap.decisions.chosen) and (low is None or budget < low):
        return "Who may pay comes first: see HELP."
    if low is None or high is None:
        return f"You have {dollars(budget)}."
    if budget >= high:
        return f"Your {dollars(budget)} reaches."
    if budget >= low:
        return f"Your {dollars(budget)} reaches the cheaper end."
    return f"You have {dollars(budget)}: {dollar_span(low - budget, high - budget)} is missing."


# -- who may pay


def helpers(roadmap: Roadmap) -> Row:
    """Name who may pay, in the order to ask."""
    payers = roadmap.page_one.payers[:MOST_PAYERS]
    if not payers:
        return Row("HELP", ())
    names = [p.payer.says + (f", ask for {p.grant.short}" if p.grant and p.grant.short else "") for p in payers]
    order = f"Ask {names[0]}" if len(names) == 1 else f"In this order: {', then '.join(names[:2])}"
    more = f"Then {names[2]}." if len(names) == MOST_PAYERS else ""
    return in_a_line("HELP", Said(f"{order}."), Said(more, 2), Said(_sign_nothing(roadmap), 1))


def _sign_nothing(roadmap: Roadmap) -> str:
    return "Sign, pay and borrow nothing before a yes." if roadmap.award or roadmap.under_way else ""


# -- what it pays


def pay(roadmap: Roadmap, cites: Cites) -> Row:
    """Say what the work pays at the nearest place: the low end for beginners, the middle for others."""
    rows = paid(roadmap)
    if not rows:
        return Row("PAY", ())
    cites(rows[0].source)
    yours = "Yours now: $______."
    return in_a_line("PAY", Said(_pays(roadmap, rows[0])), Said(yours, 1), Said(_remote(roadmap), 2))


def _pays(roadmap: Roadmap, row: Paid) -> str:
    low, quarter, half = (dollars(usd or 0) for usd in (row.pay.p10_usd, row.pay.p25_usd, row.pay.median_usd))
    group, where = row.named.title.lower(), _where(row)
    if roadmap.beginner:
        return f"Lower-paid {group} {where}: {low} to {quarter} a year (BLS, {row.period})."
    return f"Half of {group} {where} earn less than {half} a year (BLS, {row.period})."


def _where(row: Paid) -> str:
    if row.place is None:
        return "in the U.S."
    if row.place.code.isdecimal():
        return f"near {row.place.name.partition(',')[0]}"
    return f"in {row.place.name}"


def _remote(roadmap: Roadmap) -> str:
    return "First jobs are rarely remote." if roadmap.beginner else ""
