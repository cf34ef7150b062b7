"""Who may pay, in the order to ask for one person."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.plan.roadmap import FundingMatch, PayerMatch
from codingpath.model.program import Program
from codingpath.planning.person import Person


def payers(person: Person, funding: Sequence[FundingMatch], chosen: Program | None = None) -> tuple[PayerMatch, ...]:
    """Return whoever stands for a source of money that fits this person, each once, the first to ask first.

    With a chosen program of another state, or one sold everywhere, none of the money that the person's state gives at its own schools.
    """
    away = chosen is not None and chosen.state != person.state
    open_ones = {m.funding.id: m for m in funding if m.funding.open}
    found: list[PayerMatch] = []
    taken: set[str] = set()
    for payer in person.catalog.guidance.first_page.payers:
        stands_for = [i for i in payer.funding if i in open_ones and i not in taken]
        if stands_for and person.holds(payer.when) and not (away and payer.own_state):
            taken.update(stands_for)
            grants = (m.funding for m in open_ones.values() if payer.names_grant and m.funding.short and not away)
            found.append(PayerMatch(payer=payer, funding=tuple(stands_for), grant=next(grants, None)))
    return tuple(found)
