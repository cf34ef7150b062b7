"""The rows of the first page on money: what it costs and whether that can be paid, who may pay in which order, what it pays."""

from __future__ import annotations

from codingpath.model.roadmap import Money, PayerMatch, Roadmap
from codingpath.report.page_one_plan import shows_schools
from codingpath.report.page_rows import Row, Said, in_a_line
from codingpath.report.pay import Paid, paid
from codingpath.report.sources import Cites
from codingpath.report.words import dollar_span, dollars

MOST_PAYERS = 3
"""How many who may pay are named."""
TWICE = 2
"""Where the dearest costs more than so many times the cheapest, prices stand at the schools alone."""


def cost(roadmap: Roadmap, cites: Cites) -> Row:
    """Return the verdict on the cost: what it comes to before aid, and whether the person's own money reaches."""
    check = Said(_past_review(roadmap))
    if roadmap.page_one.lead is not None:
        return in_a_line("COST", Said("Nothing yet."), Said(_unpriced(roadmap, cites), 1))
    if roadmap.credential is None:
        return in_a_line("COST", Said(_without_exam(roadmap)), check)
    if not shows_schools(roadmap):
        return in_a_line("COST", Said(_without_school(roadmap, cites)), Said(_verdict(roadmap, [roadmap.money])), check)
    priced = [c.money for c in roadmap.choices if c.match.low_usd is not None]
    said = _span(roadmap, priced) if priced else _unpriced(roadmap, cites)
    return in_a_line("COST", Said(said), Said(_verdict(roadmap, priced)), check)


def _past_review(roadmap: Roadmap) -> str:
    """Say that a price behind the sum is past its review date."""
    money = [roadmap.money, *(c.money for c in roadmap.choices)]
    sources = {line.source for m in money for line in m.lines if line.counts_against_budget and line.source}
    stale = any(roadmap.catalog.sources[source].is_stale(roadmap.today) for source in sources)
    return "(check)" if stale else ""


def _without_exam(roadmap: Roadmap) -> str:
    """Say what comes due for somebody who holds a certification or brings one back."""
    money = roadmap.money
    span = dollar_span(money.low_usd, money.high_usd)
    if not money.high_usd:
        return "Nothing falls due now that we know of; ask when your title renews."
    what = (
        "to renew late"
        if roadmap.renewing
        else f"for the {roadmap.aim.name} and dues"
        if roadmap.aim
        else "for dues within the year"
    )
    extra = ", more where a price is not known" if money.at_least else ""
    budget = money.budget_usd or 0
    reaches = f" Your {dollars(budget)} covers it." if not extra and budget >= money.high_usd else ""
    return f"{span} {what}{extra}.{reaches}"


def _without_school(roadmap: Roadmap, cites: Cites) -> str:
    """Say what an exam comes to for somebody who needs no new school, or not yet."""
    money, first = roadmap.money, bool(roadmap.award and not roadmap.option("award").exam_only)
    span = dollar_span(money.low_usd, money.high_usd)
    if first and not roadmap.under_way:
        known = [c.money for c in roadmap.choices if c.match.low_usd is not None]
        if not known:
            return _unpriced(roadmap, cites)
        return f"Later {dollar_span(min(m.low_usd for m in known), max(m.high_usd for m in known))} before aid."
    names = {line.id for line in money.open_lines}
    if roadmap.under_way:
        return (
            f"Exam and dues {span}; what your school still gets: ask."
            if "tuition" in names
            else f"{span}, what you owe and the exam{_extra(money)}."
        )
    teacher = "a teacher" if any(line.id == "tuition" and line.low_usd is None for line in money.open_lines) else "a review course"
    return f"{span} for the exam{' and dues' if len(_paid(money)) > 1 else ''}; books and {teacher} come on top: ask."


def _paid(money: Money) -> list[str]:
    return [line.id for line in money.lines if line.counts_against_budget and line.low_usd]


def _extra(money: Money) -> str:
    return "; books extra" if money.at_least else ""


def _span(roadmap: Roadmap, priced: list[Money]) -> str:
    """Say the span of the schools whose price is known; where they are far apart, that prices stand there."""
    low, high = min(m.low_usd for m in priced), max(m.high_usd for m in priced)
    extra = "; books extra" if any(m.at_least for m in priced) else ""
    if low and high > TWICE * low:
        return f"It differs by school, as below; before aid{extra}."
    estimated = ", estimated" if any(line.estimate and line.id == "tuition" for m in priced for line in m.lines) else ""
    ask = "; the others: ask" if len(priced) < len(roadmap.choices) else ""
    return f"{dollar_span(low, high)} with the exam, before aid{estimated}{extra}{ask}."


def _unpriced(roadmap: Roadmap, cites: Cites) -> str:
    """Say what is known where no price is: what such training was elsewhere, and the exam."""
    price, (low, high) = roadmap.page_one.price, _exam(roadmap.money)
    beside = f"Exam and dues: {dollar_span(low, high)}." if high else ""
    if price is None:
        return f"No price is published for these schools: ask. {beside}"
    cites(price.source)
    return f"{price.text} {beside}"


def _verdict(roadmap: Roadmap, known: list[Money]) -> str:
    """Say what is there, and the gap where nobody is in sight who may pay it all; nothing hurtful to who has next to nothing."""
    budget = roadmap.money.budget_usd
    if budget is None:
        return "What can you spend?"
    low, high = (min(m.low_usd for m in known), max(m.high_usd for m in known)) if known else (None, None)
    may_cover = any(p.payer.may_cover or p.grant for p in roadmap.page_one.payers)
    saves = roadmap.catalog.guidance.saves_when.holds(roadmap.sheet, roadmap.decisions.chosen)
    if not saves and (low is None or budget < low):
        return "First find who pays (HELP)."
    if low is None or high is None:
        return _at_the_price_elsewhere(roadmap, budget, may_cover=may_cover)
    if any(_open_main(m) for m in known):
        return f"You have {dollars(budget)}."
    if budget >= high:
        return f"Your {dollars(budget)} covers it."
    if budget >= low:
        return f"Your {dollars(budget)} covers the cheaper ones."
    if may_cover:
        return f"You have {dollars(budget)}; help may pay the rest."
    return f"You have {dollars(budget)}: gap {dollar_span(low - budget, high - budget)}."


def _at_the_price_elsewhere(roadmap: Roadmap, budget: int, *, may_cover: bool) -> str:
    """Compare the money with the price elsewhere and the exam, where no price is known here."""
    price = roadmap.page_one.price
    if price is None:
        return f"You have {dollars(budget)}."
    missing = price.usd + _exam(roadmap.money)[1] - budget
    if missing <= 0:
        return f"At that price your {dollars(budget)} covers it."
    return f"You have {dollars(budget)}" + ("; help may pay the rest." if may_cover else f": {dollars(missing)} short.")


def _exam(money: Money) -> tuple[int, int]:
    """Return what exam and dues come to."""
    lines = [line for line in money.lines if line.counts_against_budget and line.stage == "exam"]
    return sum(x.low_usd or 0 for x in lines), sum(x.high_usd or x.low_usd or 0 for x in lines)


def _open_main(money: Money) -> bool:
    """Tell whether the main cost is not known, so that nothing can be said to be left or missing."""
    return any(line.id in ("tuition", "exam") for line in money.open_lines)


# -- who may pay


def helpers(roadmap: Roadmap) -> Row:
    """Name who may pay, in the order to ask."""
    payers = roadmap.page_one.payers[:MOST_PAYERS]
    if not payers:
        return Row("HELP", ())
    names = [_named(p) for p in payers]
    order = f"Ask {names[0]}" if len(names) == 1 else f"In this order: {', then '.join(names[:2])}"
    more = f"Then {names[2]}." if len(names) == MOST_PAYERS else ""
    return in_a_line("HELP", Said(f"{order}."), Said(more, 6), _sign_nothing(roadmap))


def _named(match: PayerMatch) -> str:
    """Return who it is, with the grant of the state to ask for there."""
    says, grant = match.payer.says, match.grant.short if match.grant else None
    if grant is None:
        return says
    return f"{says[:-1]}; {grant})" if says.endswith(")") else f"{says} ({grant})"


def _sign_nothing(roadmap: Roadmap) -> Said:
    whom = roadmap.award or roadmap.under_way
    return Said("Sign, pay, borrow nothing before a yes.", 2, "Sign nothing before a yes.") if whom else Said("")


# -- what it pays


def pay(roadmap: Roadmap, cites: Cites) -> Row:
    """Say what the work pays at the nearest place: the low end for beginners, the middle for others."""
    rows = paid(roadmap)
    if not rows:
        return Row("PAY", ())
    tag = short_tag(roadmap, cites, rows[0].source)
    yours = "Yours now: $______."
    return in_a_line("PAY", Said(_pays(roadmap, rows[0], tag)), Said(yours, 3), Said(_remote(roadmap), 5))


def short_tag(roadmap: Roadmap, cites: Cites, source_id: str) -> str:
    """Cite a source by its tag, also where the other parts number their sources."""
    cites(source_id)
    source = roadmap.catalog.sources[source_id]
    return f"({source.mark}{', check' if source.is_stale(roadmap.today) else ''})"


def _pays(roadmap: Roadmap, row: Paid, tag: str) -> str:
    low, quarter, half = (dollars(usd or 0) for usd in (row.pay.p10_usd, row.pay.p25_usd, row.pay.median_usd))
    group, where = row.named.title.lower(), _where(row)
    if not roadmap.insider:
        return f"Lower-paid {group} {where}: {low} to {quarter} a year {tag}."
    return f"Half of {group} {where} earn less than {half} a year {tag}."


def _where(row: Paid) -> str:
    if row.place is None:
        return "in the U.S."
    if row.place.code.isdecimal():
        return f"near {row.place.name.partition(',')[0]}"
    return f"in {'the ' if row.place.name.startswith('District') else ''}{row.place.name}"


def _remote(roadmap: Roadmap) -> str:
    return "" if roadmap.insider else "First jobs are rarely remote."
