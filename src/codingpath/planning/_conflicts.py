"""Conflicts between wishes, named before the plan, each with the smallest ways out.

Four kinds: an option the answers favor most is ruled out; the path takes longer than the months given; its known cost is over
the budget; a pair of wishes that the data lists. A way out is tried before it is said: the whole chain of decisions runs again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from codingpath.model.answer_words import fill, joined, with_unit
from codingpath.model.condition import Answers
from codingpath.model.roadmap import Conflict, FundingMatch, Money, Relaxation
from codingpath.model.rules import Decisions, OptionOutcome, Outcome, telling
from codingpath.planning.conflicts import more_money, more_time, ways_to
from codingpath.planning.timeline import Person, workloads
from codingpath.planning.trial import Trial, applying, limit, overrun
from codingpath.rules._masks import MaskTable


def conflicts(
    person: Person, table: MaskTable, answers: Answers, decisions: Decisions, money: Money, funding: Sequence[FundingMatch]
) -> tuple[Conflict, ...]:
    """Return every conflict: ruled-out favorites, then time, money and listed pairs."""
    trial = Trial(person, table, answers)
    found = [_ruled_out(trial, outcome) for outcome in decisions.outcomes]
    found += [_time(trial), _money(trial, money, funding), *_pairs(person)]
    return tuple(conflict for conflict in found if conflict is not None)


def _ruled_out(trial: Trial, outcome: Outcome) -> Conflict | None:
    best = max(outcome.options, key=lambda o: o.score)
    if best.state != "ruled-out" or best.score <= outcome.option(outcome.chosen).score:
        return None
    decision = trial.person.catalog.rules.decision(outcome.id)
    label = decision.option(best.id).label
    wished = "; ".join([r.text for r in telling(best, outcome.option(outcome.chosen))][:2])
    barred = "; ".join([r.text for r in best.reasons if r.effect == "rule-out"])
    text = f"{decision.title}: your answers point most to “{label}” ({wished}), but it is ruled out: {barred}."
    return Conflict(
        id=f"ruled-out.{outcome.id}",
        kind="ruled-out",
        text=" ".join([text, *_arithmetic(trial, outcome.id, best)]),
        questions=tuple(dict.fromkeys(q for r in best.reasons for q in r.questions)),
        relaxations=tuple(ways_to(trial, outcome.id, best)),
    )


def _arithmetic(trial: Trial, decision: str, option: OptionOutcome) -> list[str]:
    """Say what the study hours of a ruled-out award come to, where time is what bars it."""
    barred_by = {q for r in option.reasons if r.effect == "rule-out" for q in r.questions}
    if decision != "award" or not barred_by & {"hours", "months"}:
        return []
    other = trial.after({}, {"award": option.id})
    work = next(iter(workloads(other, "train")), None)
    hours, end = other.number("hours"), applying(other).early
    lines = [f"It is about {work.hours.low:,} study hours or more."] if work and work.hours.low else []
    if hours is not None and end is not None:
        lines.append(f"At {with_unit(hours, 'hours')} a week it ends in {end.year} at the earliest.")
    return [*lines, *_hours_sentence(other)]


def _hours_sentence(person: Person) -> list[str]:
    """Say with how many hours a week a path would be done in the months given, by the early reckoning."""
    months, most = person.number("months"), person.catalog.question("hours").at_most
    if months is None or most is None:
        return []
    span = with_unit(months, "months")
    needed = next((h for h in range(1, most + 1) if overrun(replace(person, sheet={**person.sheet, "hours": h})) != "early"), None)
    if needed is None:
        return [f"In {span} no number of hours does it; a shorter path might."]
    return [f"In {span} it takes {with_unit(needed, 'hours')} a week or more."]


def _day(day: date | None) -> str:
    return f"{day:%B} {day.day}, {day.year}" if day else "a day that is not known"


def _time(trial: Trial) -> Conflict | None:
    person = trial.person
    last, ends, over = limit(person), applying(person), overrun(person)
    months = person.number("months")
    if over == "none" or months is None:
        return None
    award = person.catalog.rules.decision("award").option(person.chosen["award"]).label
    reach = (
        f"the path ({award}) reaches job applications on {_day(ends.early)} at the earliest"
        if over == "early"
        else f"the path ({award}) may reach job applications on {_day(ends.early)}, by the late reckoning only on {_day(ends.late)}"
    )
    text = f"Time: {reach}; your {with_unit(months, 'months')} {'ends' if months == 1 else 'end'} on {_day(last)}."
    return Conflict(id="time", kind="time", text=text, questions=("months", "hours"), relaxations=tuple(more_time(trial, over)))


def _money(trial: Trial, money: Money, funding: Sequence[FundingMatch]) -> Conflict | None:
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
    ways = (Relaxation(text=asked), *more_money(trial, money.low_usd))
    return Conflict(id="money", kind="money", text=text, questions=("budget",), relaxations=ways)


def _pairs(person: Person) -> list[Conflict]:
    found = []
    for pair in person.catalog.guidance.conflicts:
        box = pair.when.first(person.sheet, person.chosen)
        if box is not None:
            text = fill(pair.text, person.sheet, person.catalog.by_id)
            ways = tuple(Relaxation(text=fill(way, person.sheet, person.catalog.by_id)) for way in pair.relaxations)
            found.append(
                Conflict(id=pair.id, kind="wishes", text=text, questions=tuple(box.tests), relaxations=ways, source=pair.source)
            )
    return found
