"""The rows of the first page on money: what the plan comes to before aid, whether the person's own money reaches, and who may pay."""

from __future__ import annotations

from typing import Final

from codingpath.model.plan.money import Money
from codingpath.model.plan.roadmap import PayerMatch, Roadmap
from codingpath.model.progress import Grant
from codingpath.report.page_one.rows import Row, Said, in_a_line
from codingpath.report.page_one.schools import shows_schools
from codingpath.report.sources import Cites
from codingpath.report.told import short_mark
from codingpath.report.words import capital, counted, dollar_span, dollars, listed

TWICE: Final = 2
"""Where the dearest costs more than so many times the cheapest, prices stand at the schools alone."""
_ASK_BUDGET: Final = "What can you spend?"


def cost(roadmap: Roadmap, cites: Cites) -> Row:
    """Return the verdict on the cost: what it comes to before aid, and whether the person's own money reaches."""
    check = Said(_past_review(roadmap))
    if roadmap.page_one.lead is not None:
        return in_a_line("COST", Said("Nothing yet; a course comes later."), Said(_elsewhere(roadmap, cites), 1))
    if roadmap.credential is None:
        return in_a_line("COST", Said(_without_exam(roadmap)), check)
    if not shows_schools(roadmap):
        return in_a_line("COST", Said(_without_school(roadmap, cites)), _told(roadmap), check)
    priced = _priced(roadmap)
    if not priced:
        return in_a_line("COST", Said(_unpriced(roadmap, cites)), check)
    return in_a_line("COST", Said(_span(roadmap, priced)), _told(roadmap), Said(_verdict(roadmap, priced)), check)


def _told(roadmap: Roadmap) -> Said:
    """Say whose word the price is, where the school of the plan named it."""
    source = roadmap.program.program.told.get("price_usd") if roadmap.program else None
    return Said(f"(Price {short_mark(roadmap, source)}.)" if source else "")


def _past_review(roadmap: Roadmap) -> str:
    """Say that a price behind the sum is past its review date."""
    money = [roadmap.money, *(c.money for c in roadmap.choices)]
    sources = {line.source for m in money for line in m.lines if line.counts_against_budget and line.source}
    stale = any(roadmap.catalog.sources[source].is_stale(roadmap.today) for source in sources)
    return "(check)" if stale else ""


def _without_exam(roadmap: Roadmap) -> str:
    """Say what comes due for somebody who holds a certification or brings one back; a sum names what is in it."""
    money = roadmap.money
    span, open_ones = dollar_span(money.low_usd, money.high_usd), {line.id for line in money.open_lines}
    if not money.high_usd:
        return "Nothing falls due now that we know of; ask when your title renews."
    covers = _covers(roadmap, money)
    if roadmap.renewing:
        issuer = roadmap.held[0].issuer if roadmap.held else "its issuer"
        more = f"; more may be due: ask {issuer}" if money.at_least else ""
        return f"{span} to renew late{covers}{more}."
    if roadmap.aim is None:
        return f"{span} for dues within the year{covers}."
    if "exam" in open_ones:
        asks = f"Dues {span}. The {roadmap.aim.name} exam is not in that: ask {roadmap.aim.issuer} its price"
        left = (money.budget_usd or 0) + money.granted_usd - money.high_usd
        return f"{asks}; up to about {dollars(left)} you can pay it yourself." if left > 0 else f"{asks}."
    return f"{span} for the {roadmap.aim.name} exam and dues{covers}{'; books on top' if open_ones else ''}."


def _covers(roadmap: Roadmap, money: Money) -> str:
    """Set the person's own money against a sum, where it is enough or a gap does not hurt."""
    budget = money.budget_usd
    if budget is None or (budget < money.own_low_usd and not roadmap.may_save):
        return ""
    if budget >= money.own_high_usd:
        return f"; {_yours(money)} covers that"
    return f"; {_have(money).lower()}" if budget < money.own_low_usd else f"; {_yours(money)} covers the low end"


def _yours(money: Money) -> str:
    """Name what there is to pay with, as the one that covers something."""
    if money.granted_usd:
        return f"the {dollars(money.granted_usd)} granted" + (f" with your {dollars(money.budget_usd)}" if money.budget_usd else "")
    return f"your {dollars(money.budget_usd or 0)}"


def _have(money: Money) -> str:
    """Say what there is to pay with."""
    granted = f" and {dollars(money.granted_usd)} granted" if money.granted_usd else ""
    return f"You have {dollars(money.budget_usd or 0)}{granted}"


def _without_school(roadmap: Roadmap, cites: Cites) -> str:
    """Say what an exam comes to for somebody who needs no new school, or not yet."""
    money, first = roadmap.money, bool(roadmap.award and not roadmap.option("award").exam_only)
    span, names = dollar_span(money.low_usd, money.high_usd), {line.id for line in money.open_lines}
    if first and not roadmap.under_way:
        known = _priced(roadmap)
        if not known:
            return _unpriced(roadmap, cites)
        return f"Later, course and exam: {dollar_span(*_ends(known))} before aid. {_verdict(roadmap, known)}".rstrip()
    if roadmap.under_way and "tuition" in names:
        return f"Exam and dues {span}; what your school still gets: ask."
    if roadmap.under_way:
        return f"{span}, what you owe and the exam{_extra(money)}. {_verdict(roadmap, [money])}"
    if roadmap.program and "tuition" not in names:
        return f"{span} for the course and the exam{_covers(roadmap, money)}{_extra(money)}."
    teacher = (
        "the course"
        if roadmap.program
        else "a teacher"
        if any(line.id == "tuition" and line.low_usd is None for line in money.open_lines)
        else ""
    )
    whole = f"{span} for the exam{' and dues' if len(_paid(money)) > 1 else ''}{_covers(roadmap, money)}"
    return (
        f"{whole}; books and {teacher} on top: ask." if teacher else f"{whole}. Books: ask; a review course only if you want one."
    )


def _paid(money: Money) -> list[str]:
    return [line.id for line in money.lines if line.counts_against_budget and line.low_usd]


def _priced(roadmap: Roadmap) -> list[Money]:
    """Return the ledgers of the schools whose price is known."""
    return [c.money for c in roadmap.choices if c.match.low_usd is not None]


def _ends(priced: list[Money]) -> tuple[int, int]:
    """Return the least and the most, in dollars, that some schools come to."""
    return min(m.low_usd for m in priced), max(m.high_usd for m in priced)


def _extra(*money: Money) -> str:
    """Say which books come on top: all of them, or those of the exam that a course may leave out."""
    open_ones = {line.id for m in money for line in m.open_lines}
    if open_ones and open_ones <= {"exam-books"}:
        return "; code books: ask"
    return "; books extra" if any(m.at_least for m in money) else ""


def _span(roadmap: Roadmap, priced: list[Money]) -> str:
    """Say the span of the schools whose price is known; where they are far apart, that prices stand there."""
    (low, high), extra = _ends(priced), _extra(*priced)
    if low and high > TWICE * low:
        return f"It differs by school, as below; before aid{extra}."
    estimated = ", estimated" if any(line.estimate and line.id == "tuition" for m in priced for line in m.lines) else ""
    ask = "; the others: ask" if len(priced) < len(roadmap.choices) else ""
    return f"{dollar_span(low, high)} with the exam, before aid{estimated}{extra}{ask}."


def _unpriced(roadmap: Roadmap, cites: Cites) -> str:
    """Say what is known where no price is: what the whole comes to by a price elsewhere, and if the own money is enough for that."""
    price, exam = roadmap.page_one.price, dollar_span(*_exam(roadmap.money))
    if roadmap.chosen:
        return f"Price not published: ask the school. Exam and dues: {exam}. {_own(roadmap)}"
    if price is None:
        return f"No price is published for these schools: ask. Exam and dues: {exam}. {_own(roadmap)}"
    return f"No public price: ask. {_elsewhere(roadmap, cites)}"


def _elsewhere(roadmap: Roadmap, cites: Cites) -> str:
    """Say what the whole comes to by a price elsewhere, and if the own money is enough for that; nothing where there is none."""
    price, guess = roadmap.page_one.price, _guess(roadmap)
    if price is None or guess is None:
        return ""
    cites(price.source)
    low, high = guess
    whole = dollar_span(_about(low), _about(high))
    return f"{price.text} about {whole} with the exam, maybe more now. {_at_that_price(roadmap, low, high)}".rstrip()


def _guess(roadmap: Roadmap) -> tuple[int, int] | None:
    """Return what the whole comes to by a price elsewhere, of which the exam may be a part."""
    price = roadmap.page_one.price
    if price is None:
        return None
    has_exam = roadmap.credential is not None and roadmap.credential.id in price.exams
    low, high = _exam(roadmap.money, but="exam" if has_exam else "")
    return price.usd + low, price.usd + high


def _about(usd: int) -> int:
    """Round to whole hundreds, as the price is a guess."""
    return round(usd, -2)


def _own(roadmap: Roadmap) -> str:
    budget = roadmap.money.budget_usd
    if budget is None:
        return _ASK_BUDGET
    return f"{_have(roadmap.money)}." if budget or roadmap.money.granted_usd else ""


NEAR_PERCENT: Final = 85
"""A guess is compared roughly: money from so much of it on is near it, and clear of it from as much more."""


def _find_payer(roadmap: Roadmap) -> str:
    """Say, in place of a gap to whom none may be told, that who pays comes first; nothing where that stands above as the first step."""
    return "" if asks_first(roadmap) else "Find who pays (HELP)."


def _above(usd: int) -> str:
    """Say by how much money is above a guess, in whole hundreds; only that it is near where that is none."""
    return f"about {dollars(_about(usd))} above" if _about(usd) > 0 else "about"


def _is_clear_of(budget: int, usd: int) -> bool:
    return budget * NEAR_PERCENT >= usd * 100


def _at_that_price(roadmap: Roadmap, low_usd: int, high_usd: int) -> str:
    """Compare the own money with a guess of the whole, no more firmly than a guess allows."""
    budget, granted = roadmap.money.budget_usd, roadmap.money.granted_usd
    low_usd, usd = max(0, low_usd - granted), max(0, high_usd - granted)
    if budget is None:
        return _ASK_BUDGET
    yours = capital(_yours(roadmap.money))
    if _is_clear_of(budget, usd):
        return f"At that price, {_yours(roadmap.money)} would do."
    if budget >= low_usd:
        return f"{yours} is {_above(budget - usd)} that: ask."
    if not roadmap.may_save and not granted:
        return _find_payer(roadmap)
    return _left_to_find(roadmap, usd - budget, usd - budget, guessed=True)


def _verdict(roadmap: Roadmap, known: list[Money]) -> str:
    """Say what is there, and the gap where nobody is in sight who may pay it all; nothing hurtful to who has next to nothing."""
    budget = roadmap.money.budget_usd
    if budget is None:
        return _ASK_BUDGET
    low, high = min(m.own_low_usd for m in known), max(m.own_high_usd for m in known)
    money, guessed = roadmap.money, any(map(_is_guess, known))
    have, yours = _have(money), capital(_yours(money))
    if budget < low and roadmap.page_one.tells_gap and not any(_open_main(m) for m in known):
        return f"{have}: {_gap(low - budget, high - budget, guessed=guessed)} short."
    if not roadmap.may_save and budget < low and not money.granted_usd:
        return _find_payer(roadmap)
    if any(_open_main(m) for m in known):
        return f"{have}."
    covers = "should cover" if guessed else "covers"
    if budget >= high:
        left = _extra(*known) and budget > high and not _is_clear_of(budget, high)
        return f"{yours} leaves {dollar_span(budget - high, budget - low)} for books." if left else f"{yours} {covers} it."
    if budget >= low:
        return f"{yours} {covers} the {_cheaper(known, budget)}."
    return _left_to_find(roadmap, low - budget, high - budget, guessed=guessed)


def _cheaper(known: list[Money], budget: int) -> str:
    """Name those of some schools that a budget reaches, the cheapest of them at least."""
    one = {1: "low end", 2: "cheaper one"}.get(len(known), "cheapest one")
    return "cheaper ones" if sum(m.own_low_usd <= budget for m in known) > 1 else one


def _left_to_find(roadmap: Roadmap, low: int, high: int, *, guessed: bool) -> str:
    """Say how much is missing, and that help must pay it where somebody is in sight who may."""
    have, gap = _have(roadmap.money), _gap(low, high, guessed=guessed)
    public = all(c.match.program.control == "public" for c in roadmap.choices)
    if public and not roadmap.under_way and (share := next((p.payer.of_public for p in roadmap.page_one.payers[:1]), "")):
        return f"{have}; {share}."
    if not roadmap.under_way and any(p.payer.may_cover or p.grant for p in roadmap.page_one.payers):
        return f"{have}; help must pay {gap}."
    return f"{have}: {gap} short."


def falls_short(roadmap: Roadmap) -> bool:
    """Tell whether the own money is less than all that is still to be paid for comes to, as far as that is known or guessed."""
    money, guess = roadmap.money, _guess(roadmap)
    known = [m.own_low_usd for m in _priced(roadmap)] or ([guess[0] - money.granted_usd] if guess else [])
    return money.budget_usd is not None and money.budget_usd < min(known, default=0)


def reaches(roadmap: Roadmap) -> bool:
    """Tell whether the own money is enough for each of the schools, as far as their prices are known or guessed."""
    known, guess, budget = _priced(roadmap), _guess(roadmap), roadmap.money.budget_usd
    if budget is None:
        return False
    if known:
        return not any(map(_open_main, known)) and budget >= max(m.own_high_usd for m in known)
    return guess is not None and _is_clear_of(budget, max(0, guess[1] - roadmap.money.granted_usd))


def _is_guess(money: Money) -> bool:
    """Tell whether a sum is no published one, or leaves something out."""
    return money.at_least or any(line.estimate for line in money.lines)


def _gap(low: int, high: int, *, guessed: bool) -> str:
    """Say how much is missing; of a guess in whole hundreds."""
    return f"about {dollar_span(max(_about(low), 100), max(_about(high), 100))}" if guessed else dollar_span(low, high)


def _exam(money: Money, but: str = "") -> tuple[int, int]:
    """Return what exam and dues come to, without the line that a price has in it."""
    lines = [line for line in money.lines if line.counts_against_budget and line.stage == "exam" and line.id != but]
    return sum(x.low_usd or 0 for x in lines), sum(x.high_usd or x.low_usd or 0 for x in lines)


def _open_main(money: Money) -> bool:
    """Tell whether the main cost is not known, so that nothing can be said to be left or missing."""
    return any(line.id in ("tuition", "exam") for line in money.open_lines)


# -- help

MOST_PAYERS: Final = 3
"""How many who may pay are named."""


def helpers(roadmap: Roadmap) -> Row:
    """Name who pays, who was asked, and who else may pay, in the order to ask."""
    answered = _answered(roadmap)
    payers = [p for p in roadmap.page_one.payers if not p.asked][:MOST_PAYERS]
    if not payers:
        return in_a_line("HELP", *answered)
    if answered:
        return in_a_line("HELP", *answered, Said(f"Next: {_named(payers[0])}."), _sign_nothing(roadmap))
    names = [_named(p) for p in payers]
    nobody = Said("If nobody pays, save the rest; dates move.", 2) if _saves_first(roadmap) else Said("")
    more = f"Then {names[2]}." if len(names) == MOST_PAYERS else ""
    also = roadmap.page_one.more.get("HELP")
    order = Said(_in_order(names), 2, _in_order([p.payer.says for p in payers]))
    line = in_a_line("HELP", order, Said(more, 6), _sign_nothing(roadmap), nobody)
    return Row("HELP", (*line.lines, (Said(also.text, 1),))) if also else line


def _answered(roadmap: Roadmap) -> list[Said]:
    """Say what came of asking; that somebody said no only where nobody else is left to ask."""
    grants = roadmap.progress.current_grants
    yes, waiting = ([g for g in grants if g.status == status] for status in ("granted", "asked"))
    told: list[Said] = []
    if yes:
        by = [f"{dollars(g.usd)} by {_who(roadmap, g)}" if g.usd else _who(roadmap, g) for g in yes]
        total = f"{dollars(roadmap.progress.granted_usd)} by " if roadmap.progress.granted_usd else "by "
        told.append(_named_or_counted("Granted", by, total))
    if waiting:
        told.append(_named_or_counted("Asked", [_who(roadmap, g) for g in waiting], ""))
    if not told and not roadmap.page_one.payers and any(g.status == "refused" for g in grants):
        told.append(Said("Whom you asked said no. More ways: “money”."))
    return told


def _named_or_counted(what: str, names: list[str], total: str) -> Said:
    """Name a few where there is room for them, else count them."""
    many = f"{what}: {total}{counted(len(names), 'payer')}."
    if len(names) == 1:
        return Said(f"{what}: {names[0]}.")
    return Said(f"{what}: {listed(names)}.", 2, many) if len(names) <= MOST_PAYERS else Said(many)


def _who(roadmap: Roadmap, grant: Grant) -> str:
    """Return what the first page calls a payer, without what they give."""
    payers = (p for p in roadmap.catalog.guidance.first_page.payers if grant.id in p.funding)
    known = next((p for p in payers if roadmap.holds(p.when)), None)
    says = known.says.partition(" (")[0] if known and not (known.of_one and roadmap.chosen) else ","
    return grant.name if "," in says else says


def _in_order(names: list[str]) -> str:
    return f"Ask {names[0]}." if len(names) == 1 else f"In this order: {', then '.join(names[:2])}."


def _named(match: PayerMatch) -> str:
    """Return who it is, with the grant of the state to ask for there; its own terms were not asked, so it is no promise."""
    says, grant = match.payer.says, match.grant.short if match.grant else None
    if grant is None:
        return says
    asked = f"{grant}: ask if you fit"
    return f"{says[:-1]}; {asked})" if says.endswith(")") else f"{says} ({asked})"


def _sign_nothing(roadmap: Roadmap) -> Said:
    """Say what waits for a yes: nothing where there is an exam alone to pay, which the own money pays too, nor where a seat is to be kept.

    Where the first steps are to have that yes, it is said there.
    """
    if not roadmap.award or roadmap.under_way or asks_first(roadmap):
        return Said("")
    money, alone = roadmap.money, roadmap.option("award").exam_only and not roadmap.chosen
    if alone and money.budget_usd is not None and money.budget_usd >= money.own_high_usd:
        return Said("If nobody pays, your own money covers the exam.", 2)
    if not alone and falls_short(roadmap):
        return Said("Without help, pay no school and borrow nothing.", 2, "Without help, pay no school.")
    if not alone and reaches(roadmap):
        if any(p.payer.may_cover or p.grant for p in roadmap.page_one.payers):
            return Said("Ask before you sign. If nobody pays, your own money may do.", 2, "Sign nothing before their yes.")
        return Said("Do so before you sign; afterward it is often too late.", 2, "Do so before you sign.")
    return Said("Do not sign, pay or borrow before their yes.", 2, "Sign nothing before their yes.")


def _saves_first(roadmap: Roadmap) -> bool:
    """Tell whether a gap can be saved up for where nobody pays; nobody with next to nothing is told so."""
    return hangs_on_a_yes(roadmap) and asks_first(roadmap) and roadmap.may_save and falls_short(roadmap)


def hangs_on_a_yes(roadmap: Roadmap) -> bool:
    """Tell whether study begins with the yes of somebody who was not asked yet, or did not answer."""
    page, money = roadmap.page_one, roadmap.money
    if not roadmap.award or roadmap.under_way or not page.payers or roadmap.progress.current_grants:
        return False
    alone = roadmap.option("award").exam_only and not roadmap.chosen
    if alone and money.budget_usd is not None and money.budget_usd >= money.own_high_usd:
        return False
    own = reaches(roadmap) and not alone and not any(p.payer.may_cover or p.grant for p in page.payers)
    return asks_first(roadmap) or falls_short(roadmap) or not own


def asks_first(roadmap: Roadmap) -> bool:
    """Tell whether to have the yes of a payer is the step that comes before everything else."""
    return any(item.id == p.payer.id for item in roadmap.page_one.first[:1] for p in roadmap.page_one.payers)
