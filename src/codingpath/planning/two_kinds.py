"""Two kinds of the same award beside each other, where both are possible and close: what each costs after aid, and when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from codingpath.model.funding import Funding
from codingpath.model.plan.roadmap import KindBeside
from codingpath.model.rules import Decisions, Option
from codingpath.planning.choices import first_program
from codingpath.planning.costs import ledger, sums
from codingpath.planning.person import AWARD, Person
from codingpath.planning.timeline import applying

CLOSE: Final = 3
"""So many points apart two options stand beside each other."""


def two_kinds(person: Person, decisions: Decisions) -> tuple[KindBeside, ...]:
    """Return the kind that was chosen and the other one of the same award; none where only one is possible or one is far ahead."""
    outcome = decisions[AWARD]
    chosen, best = person.option(AWARD), outcome.option(outcome.chosen)
    near = [o for o in outcome.options if o.state == "open" and best.score - o.score <= CLOSE]
    options = (person.catalog.rules.decision(AWARD).option(o.id) for o in sorted(near, key=lambda o: -o.score))
    other = next((option for option in options if _is_other_kind(chosen, option)), None)
    return () if other is None else (_beside(person, chosen), _beside(person, other))


def _is_other_kind(chosen: Option, option: Option) -> bool:
    kinds = chosen.program_kinds, option.program_kinds
    return chosen.award == option.award and all(kinds) and set(kinds[0]).isdisjoint(kinds[1]) and not option.exam_only


def _beside(person: Person, option: Option) -> KindBeside:
    other = person.otherwise(AWARD, option.id)
    first = first_program(other)
    money = ledger(other, first)
    aid = next(_aid(other), None)
    own = None
    if aid is not None and aid.amount_usd is not None:
        paid, _ = sums(line for line in money.lines if line.counts_against_budget and line.id in aid.pays)
        own = money.own_low_usd - min(paid, aid.amount_usd, money.own_low_usd)
    return KindBeside(
        option=option,
        applying=applying(replace(other, program=first.program if first else None)),
        money=money,
        aid=aid,
        own_usd=own,
    )


def _aid(person: Person) -> Iterator[Funding]:
    """Yield the money that may pay for the training of a person and names a most."""
    found = (f for f in person.catalog.funding if person.may_ask(f) and f.amount_usd is not None and "tuition" in f.pays)
    yield from (f for f in found if person.holds(f.when))
