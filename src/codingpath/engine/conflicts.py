"""Conflicts between wishes, named before the plan, each with the smallest ways out.

Four kinds: an option the answers favor most is ruled out; the path takes longer than the months given; its known cost is over
the budget; a pair of wishes that the data lists. A way out is tried before it is said: the whole chain of decisions runs again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from codingpath.engine.calendar import add_months
from codingpath.engine.fill import fill, joined
from codingpath.engine.masks import MaskTable
from codingpath.engine.timeline import Person, workloads
from codingpath.engine.ways_out import applying, hours_needed, more_time, ways_to
from codingpath.model.outcome import Decisions, OptionOutcome, Outcome, telling
from codingpath.model.roadmap import Conflict, FundingMatch, Money


def conflicts(
    person: Person, table: MaskTable, decisions: Decisions, money: Money, funding: Sequence[FundingMatch]
) -> tuple[Conflict, ...]:
    """Return every conflict: ruled-out favorites, then time, money and listed pairs."""
    found = [_ruled_out(person, table, outcome) for outcome in decisions.outcomes]
    found += [_time(person, table), _money(money, funding), *_pairs(person)]
    return tuple(conflict for conflict in found if conflict is not None)


def _ruled_out(person: Person, table: MaskTable, outcome: Outcome) -> Conflict | None:
    best = max(outcome.options, key=lambda o: o.score)
    if best.state != "ruled-out" or best.score <= outcome.option(outcome.chosen).score:
        return None
    decision = person.catalog.rules.decision(outcome.id)
    label = decision.option(best.id).label
    wished = "; ".join([r.text for r in telling(best, outcome.option(outcome.chosen))][:2])
    barred = "; ".join([r.text for r in best.reasons if r.effect == "rule-out"])
    text = f"{decision.title}: your answers point most to “{label}” ({wished}), but it is ruled out: {barred}."
    return Conflict(
        id=f"ruled-out.{outcome.id}",
        kind="ruled-out",
        text=" ".join([text, *_arithmetic(person, outcome.id, best)]),
        questions=tuple(dict.fromkeys(q for r in best.reasons for q in r.questions)),
        relaxations=tuple(ways_to(person, table, outcome.id, best)),
    )


def _arithmetic(person: Person, decision: str, option: OptionOutcome) -> list[str]:
    """Say what the study hours of a ruled-out award come to, where time is what bars it."""
    barred_by = {q for r in option.reasons if r.effect == "rule-out" for q in r.questions}
    if decision != "award" or not barred_by & {"hours", "months"}:
        return []
    other = replace(person, chosen={**person.chosen, "award": option.id})
    work = next(iter(workloads(other, "train")), None)
    hours, months = person.number("hours"), person.number("months")
    end = applying(other)
    lines = [f"It is about {work.hours.low:,} study hours or more."] if work and work.hours.low else []
    if hours is not None and end is not None:
        lines.append(f"At {hours} hours a week it ends in {end.year} at the earliest.")
    if months is not None:
        lines.append(_hours_sentence(other, months))
    return lines


def _hours_sentence(person: Person, months: int) -> str:
    needed = hours_needed(person, months)
    if needed is None:
        return f"In {months} months no number of hours does it; a shorter path might."
    return f"In {months} months it takes about {needed} hours a week."


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _time(person: Person, table: MaskTable) -> Conflict | None:
    months, end = person.number("months"), applying(person)
    if months is None or end is None or end <= add_months(person.start, months):
        return None
    award = person.catalog.rules.decision("award").option(person.chosen["award"]).label
    text = (
        f"Time: the path ({award}) reaches job applications on {_day(end)} at the earliest; "
        f"your {months} {'month ends' if months == 1 else 'months end'} on {_day(add_months(person.start, months))}."
    )
    return Conflict(
        id="time", kind="time", text=text, questions=("months", "hours"), relaxations=tuple(more_time(person, table, months, end))
    )


def _money(money: Money, funding: Sequence[FundingMatch]) -> Conflict | None:
    if not money.short_usd or money.budget_usd is None:
        return None
    at_least = "at least " if money.at_least else ""
    text = f"Money: the known costs come to {at_least}${money.low_usd:,}; your budget is ${money.budget_usd:,}. Short by ${money.short_usd:,}."
    names = [m.funding.name for m in funding if m.funding.open][:2]
    asked = (
        f"ask about {joined(names)} before you pay"
        if names
        else "ask an American Job Center and a college aid office before you pay"
    )
    ways = (asked, f"a budget of ${money.low_usd:,} instead of ${money.budget_usd:,}")
    return Conflict(id="money", kind="money", text=text, questions=("budget",), relaxations=ways)


def _pairs(person: Person) -> list[Conflict]:
    found = []
    for pair in person.catalog.guidance.conflicts:
        box = pair.when.first(person.sheet, person.chosen)
        if box is not None:
            text = fill(pair.text, person.sheet, person.catalog.by_id)
            ways = tuple(fill(way, person.sheet, person.catalog.by_id) for way in pair.relaxations)
            found.append(
                Conflict(id=pair.id, kind="wishes", text=text, questions=tuple(box.tests), relaxations=ways, source=pair.source)
            )
    return found
