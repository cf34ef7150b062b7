"""Conflicts between wishes, named before the plan, each with the smallest ways out.

Four kinds: an option the answers favor most is ruled out; the path takes longer than the months given; its known cost is over
the budget; a pair of wishes that the data lists. A way out is tried before it is said: the whole chain of decisions runs again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from codingpath.engine.calendar import add_months, months_between
from codingpath.engine.changes import one_answer_changes
from codingpath.engine.decide import choose
from codingpath.engine.fill import fill, joined, said
from codingpath.engine.masks import MaskTable
from codingpath.engine.sheet import sheet_of
from codingpath.engine.timeline import Person, timeline, workloads
from codingpath.model.answers import Value
from codingpath.model.outcome import Decisions, OptionOutcome, Outcome
from codingpath.model.roadmap import Conflict, FundingMatch, Money

MOST_WAYS_OUT = 3
MOST_HOURS = 80


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
    wished = joined([r.text for r in best.reasons if r.effect == "favor"][:2])
    barred = joined([r.text for r in best.reasons if r.effect == "rule-out"])
    text = f"{decision.title}: your answers point most to “{label}” ({wished}), but it is ruled out: {barred}."
    return Conflict(
        id=f"ruled-out.{outcome.id}",
        kind="ruled-out",
        text=" ".join([text, *_arithmetic(person, outcome.id, best)]),
        questions=tuple(dict.fromkeys(q for r in best.reasons for q in r.questions)),
        relaxations=_ways_to(person, table, outcome.id, best.id),
    )


def _ways_to(person: Person, table: MaskTable, decision: str, option: str) -> tuple[str, ...]:
    """Return the smallest one-answer changes after which the option is chosen."""
    ways: dict[str, str] = {}
    for question_id, value in one_answer_changes(table, person.sheet):
        if question_id not in ways and choose(table, _changed(person, question_id, value))[decision] == option:
            question = person.catalog.question(question_id)
            now = said(question, person.sheet[question_id])
            ways[question_id] = f"{question.title}: {said(question, value)} instead of {now}"
    return tuple(ways.values())[:MOST_WAYS_OUT] or ("no change of one answer you could make leads there",)


def _changed(person: Person, question_id: str, value: Value) -> dict[str, Value]:
    return sheet_of(person.catalog.questions, {**person.sheet, question_id: value})


def _arithmetic(person: Person, decision: str, option: OptionOutcome) -> list[str]:
    """Say what the study hours of a ruled-out award come to, where time is what bars it."""
    barred_by = {q for r in option.reasons if r.effect == "rule-out" for q in r.questions}
    if decision != "award" or not barred_by & {"hours", "months"}:
        return []
    other = replace(person, chosen={**person.chosen, "award": option.id})
    work = next(iter(workloads(other, "train")), None)
    hours, months = person.number("hours"), person.number("months")
    end = _applying(other)
    lines = [f"It is about {work.hours.low:,} study hours or more."] if work and work.hours.low else []
    if hours is not None and end is not None:
        lines.append(f"At {hours} hours a week it ends in {end.year} at the earliest.")
    if months is not None:
        lines.append(_hours_sentence(other, months))
    return lines


def _hours_sentence(person: Person, months: int) -> str:
    needed = _hours_needed(person, months)
    if needed is None:
        return f"In {months} months no number of hours does it; a shorter path might."
    return f"In {months} months it takes about {needed} hours a week."


def _hours_needed(person: Person, months: int) -> int | None:
    """Return the fewest hours a week with which this path is done in so many months, or none."""
    target = add_months(person.start, months)
    for hours in range(1, MOST_HOURS + 1):
        end = _applying(replace(person, sheet={**person.sheet, "hours": hours}))
        if end is not None and end <= target:
            return hours
    return None


def _applying(person: Person) -> date | None:
    return next(stage.ends.early for stage in timeline(person) if stage.id == "exam")


def _time(person: Person, table: MaskTable) -> Conflict | None:
    months, end = person.number("months"), _applying(person)
    if months is None or end is None or end <= add_months(person.start, months):
        return None
    award = person.catalog.rules.decision("award").option(person.chosen["award"]).label
    text = (
        f"Time: the path ({award}) reaches job applications in {end:%B %Y} at the earliest; "
        f"your {months} months from the start end in {add_months(person.start, months):%B %Y}."
    )
    return Conflict(
        id="time", kind="time", text=text, questions=("months", "hours"), relaxations=tuple(_more_time(person, table, months, end))
    )


def _more_time(person: Person, table: MaskTable, months: int, end: date) -> list[str]:
    ways = []
    hours, needed = person.number("hours"), _hours_needed(person, months)
    if hours is not None and needed is not None and _same_award(person, table, "hours", needed):
        ways.append(f"{needed} hours a week instead of {hours}")
    longer = months_between(person.start, end)
    if _same_award(person, table, "months", longer):
        ways.append(f"{longer} months instead of {months}")
    return [*ways, *_shorter_awards(person, months)] or ["no change of hours or months keeps this path: talk it over with a counselor"]


def _same_award(person: Person, table: MaskTable, question: str, value: int) -> bool:
    return choose(table, _changed(person, question, value))["award"] == person.chosen["award"]


def _shorter_awards(person: Person, months: int) -> list[str]:
    if person.chosen["award"] != "associate":
        return []
    end = _applying(replace(person, chosen={**person.chosen, "award": "certificate"}))
    fits = end is not None and end <= add_months(person.start, months)
    return ["a certificate instead, which might fit"] if fits else []


def _money(money: Money, funding: Sequence[FundingMatch]) -> Conflict | None:
    if not money.short_usd or money.budget_usd is None:
        return None
    at_least = "at least " if money.at_least else ""
    text = f"Money: the known costs come to {at_least}${money.low_usd:,}; your budget is ${money.budget_usd:,}. Short by ${money.short_usd:,}."
    names = [m.funding.name for m in funding if m.funding.open][:2]
    asked = f"ask about {joined(names)} before you pay" if names else "ask an American Job Center and a college aid office before you pay"
    ways = (f"a budget of ${money.low_usd:,} instead of ${money.budget_usd:,}", asked)
    return Conflict(id="money", kind="money", text=text, questions=("budget",), relaxations=ways)


def _pairs(person: Person) -> list[Conflict]:
    found = []
    for pair in person.catalog.guidance.conflicts:
        box = pair.when.first(person.sheet, person.chosen)
        if box is not None:
            text = fill(pair.text, person.sheet, person.catalog.by_id)
            ways = tuple(fill(way, person.sheet, person.catalog.by_id) for way in pair.relaxations)
            found.append(Conflict(id=pair.id, kind="wishes", text=text, questions=tuple(box.tests), relaxations=ways, source=pair.source))
    return found
