"""Who may pay, in the order to ask for one person, and what came of asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from codingpath.model.plan.money import Money
from codingpath.model.plan.roadmap import FundingMatch, PayerMatch
from codingpath.model.program import Program
from codingpath.model.question import fill
from codingpath.planning.person import Person
from codingpath.planning.timeline import is_over, under_way


def sources_of_money(person: Person) -> tuple[FundingMatch, ...]:
    """Return the sources of money that fit, but those that said yes or no."""
    decided = person.progress.payers("granted", "refused")
    found = (f for f in person.catalog.funding if f.id not in decided and person.holds(f.when))
    return tuple(FundingMatch(funding=f, why=fill(f.why, person.sheet, person.catalog.by_id)) for f in found)


def payers(person: Person, funding: Sequence[FundingMatch], chosen: Program | None = None) -> tuple[PayerMatch, ...]:
    """Return whoever stands for a source of money that fits this person, each once, the first to ask first.

    With a chosen program of another state, or one sold everywhere, none of the money that the person's state gives at its own schools,
    and no grant of a state by name at a school that is not known to be public.
    Nobody who said yes or no is among them.
    """
    away = chosen is not None and chosen.state != person.state
    unknown = chosen is not None and chosen.control != "public"  # what a state gives at its colleges
    open_ones = {m.funding.id: m for m in funding if person.may_ask(m.funding)}
    decided, waiting = person.progress.payers("granted", "refused"), person.progress.payers("asked")
    has_course = bool(under_way(person)) or person.course_ahead  # else no form opens the door to one
    found: list[PayerMatch] = []
    taken: set[str] = set()
    for payer in person.catalog.guidance.first_page.payers:
        stands_for = [i for i in payer.funding if i in open_ones and i not in taken]
        form_alone = (
            has_course and not decided.isdisjoint(payer.funding) and not any(open_ones[i].funding.pays_course for i in stands_for)
        )
        if stands_for and not form_alone and person.holds(payer.when) and not (away and payer.own_state):
            taken.update(stands_for)
            if is_over(person, payer):
                continue
            named_here = payer.names_grant and not (away or unknown)
            grants = (m.funding for m in open_ones.values() if named_here and m.funding.short and m.funding.id not in waiting)
            asked = waiting.intersection(stands_for)
            named = replace(payer, says=payer.of_one or payer.says) if chosen else payer
            found.append(PayerMatch(payer=named, funding=tuple(stands_for), grant=next(grants, None), asked=bool(asked)))
    return tuple(found)


def turned_to(person: Person, found: Sequence[PayerMatch]) -> set[str]:
    """Return the ids of the payers who were asked already, whatever came of it: nobody is told to ask them once more."""
    to_ask = {m.payer.id for m in found if not m.asked}
    asked = person.progress.payers("asked", "granted", "refused")
    payers = (p for p in person.catalog.guidance.first_page.payers if not asked.isdisjoint(p.funding))
    return {payer.id for payer in payers} - to_ask


def is_covered(money: Money) -> bool:
    """Tell whether what is granted and the person's own money pay for all of it, so that nobody else need be asked."""
    known = money.budget_usd is not None and all(line.low_usd is not None for line in money.open_lines)
    return bool(money.granted_usd and known and money.own_high_usd <= (money.budget_usd or 0))
