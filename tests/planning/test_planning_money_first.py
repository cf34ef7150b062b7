"""Nobody is told firmly to start whose own money is short of the way that leads, and for whom nobody else is sure to pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from random_sheets import random_sheets
from strategies import real_catalog, real_table

from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.planning.costs import ledger
from codingpath.planning.dates import months_between
from codingpath.planning.person import Person
from codingpath.planning.search.for_person import listed, match
from codingpath.planning.timeline import applying
from codingpath.rules.decide import decide
from codingpath.rules.masks import sheet_of

TODAY = date(2026, 11, 27)
START = date(2027, 1, 15)
"""The start of the reference by which rules bar by time."""
CALM: dict[str, Value] = {
    "basics": ("none",),
    "internet": "reliable",
    "campus": "sometimes",
    "care-duties": "no",
    "months": 36,
    "so-far": "nothing",
}
"""Answers that leave readiness to money."""
PAYERS = {"veteran", "military-spouse", "employer-pays"}
"""Who is sure to pay, as far as anybody is; a grant for a low income reaches college credit alone."""

PAID: tuple[Value, ...] = (NOT_SURE, ("none",), ("none",), ("none",), ("low-income",), ("low-income",), ("employer-pays",))
"""Answers on who may pay, half of them nobody."""


def calm_newcomers(count: int) -> Iterator[Sheet]:
    """Yield sheets of newcomers with nothing but money to settle, most of them with less than 6,000 dollars and without a payer."""
    chance = Random(5)  # noqa: S311 - the same people each time
    for sheet in random_sheets(real_catalog(), count, seed=5, open_share=0.1):
        funding = chance.choice(PAID)
        budget = chance.randint(0, chance.choice((6_000, 6_000, 14_000)))
        schooled = chance.choice(("diploma", "some-college", "associate", "bachelor"))
        own: dict[str, Value] = {"budget": budget, "hours": chance.randint(6, 40), "funding": funding, "education": schooled}
        yield sheet_of(real_catalog().questions, {**sheet, **CALM, **own})


def least(person: Person) -> int:
    """Return what the cheapest program that has a price and misses nothing else comes to; what is known, where none has one.

    Who needs only an exam pays for no program of those that are listed.
    """
    shown = () if person.option("award").exam_only else listed(match(person)).shown
    priced = [m for m in shown if m.low_usd is not None and all(miss.kind == "price" for miss in m.misses)]
    return min((ledger(person, m).low_usd for m in priced), default=ledger(person, None).low_usd)


def test_a_firm_start_is_paid_for() -> None:
    firm = 0
    for sheet in calm_newcomers(300):
        decisions = decide(real_table(), sheet)
        ready, award, funding = decisions["readiness"], decisions.chosen["award"], sheet["funding"]
        if (ready.chosen, ready.firmness) != ("start-now", "firm"):
            continue
        paid_by = PAYERS | ({"low-income"} if award in ("certificate", "associate") else set())
        person = Person(real_catalog(), sheet, decisions.chosen, TODAY)
        assert isinstance(sheet["budget"], int)
        assert isinstance(funding, tuple)
        assert paid_by & set(funding) or sheet["budget"] >= least(person), sheet
        firm += 1
    assert firm > 60, "too few to tell"


def test_what_bars_a_short_course_in_readiness_is_the_early_reckoning() -> None:
    """From 4 hours a week up; below, the rule on hours speaks, and below four months the one on rush."""
    catalog = real_catalog()
    rules = [r for r in catalog.rules.decision("readiness").rules if r.id in ("readiness.nothing-fits", "readiness.rush")]
    newcomer: dict[str, Value] = {"so-far": "nothing", "health-work": "none", "terminology": "none", "education": "diploma"}
    chosen = {decision.id: decision.options[0].id for decision in catalog.rules.decisions} | {"award": "short-course"}
    for hours in range(4, 81):
        sheet = {**newcomer, "hours": hours, "start": START}
        early = applying(Person(catalog, sheet, chosen, START)).early
        assert early is not None
        needed = months_between(START, early)
        barred = [any(r.when.holds({**sheet, "months": months}, {}) for r in rules) for months in (needed - 1, needed)]
        assert barred == [True, False], (hours, needed)
