"""What a person does next: whom to ask for money, what to ask a school, and which step on which of the next thirty days."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from codingpath.model.guidance import SCHOOL_YEAR, SchoolQuestion, Step
from codingpath.model.plan.money import Money
from codingpath.model.plan.programs import Choice
from codingpath.model.plan.roadmap import FundingMatch, PageOne, PayerMatch, StepItem
from codingpath.model.program import Program
from codingpath.model.question import fill
from codingpath.planning.dates import working_days_after
from codingpath.planning.person import Person
from codingpath.planning.study import under_way
from codingpath.planning.timeline import begins_study, is_over

# -- who may pay, in the order to ask for one person, and what came of asking


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


# -- the few questions that matter most to one person, where there is no room for all

MOST_QUESTIONS: Final = 8
"""How many questions stand in the plan; all of them stand on the sheet."""


def first_questions(person: Person, asked: Sequence[SchoolQuestion]) -> tuple[SchoolQuestion, ...]:
    """Return the few that the data ranks first for this person, in the order of the data."""
    ranked = sorted(asked, key=lambda q: 0 if person.holds(q.first_when) else q.rank)
    few = {q.id for q in ranked[:MOST_QUESTIONS]}
    return tuple(q for q in asked if q.id in few)


# -- what to do in the thirty days after the plan is made: who needs which step, in which order, and on which working day


def answered(person: Person) -> set[str]:
    """Return the ids of the lines of the first page that ask only what the chosen school has said already."""
    told = person.program.told.keys() if person.program else set()
    return {s.id for s in person.catalog.guidance.first_page.do_now if s.answered_by and told >= {*s.answered_by}}


def steps(person: Person, bearing: Collection[str], page: PageOne, choices: Sequence[Choice]) -> tuple[StepItem, ...]:
    """Return the steps by day: what the first page puts first, then what finds out an open answer, those that bear on a result first.

    What the first page says to do now is not said again, nor what was done. A step that has a day from an earlier plan keeps it until
    that is past; then it is among the others again.
    """
    found = _found(person, page, choices)
    first = {item.id for item in page.first}
    found = sorted(found, key=lambda s: _order(s, bearing, first))
    numbers = {person.today: 1} | {day: number for number, day in enumerate(working_days_after(person.today, DAYS), 1)}
    calls = next((s.id for s in found if s.schools), None)
    days = step_days(person, found, days_now(person, page, choices))
    return tuple(
        StepItem(id=s.id, day=numbers[day], text=_text(person, s) + (_telephones(choices) if s.id == calls else ""), on=day)
        for s in sorted(found, key=lambda s: days[s.id])
        for day in (days[s.id],)
    )


def days_now(person: Person, page: PageOne, choices: Sequence[Choice]) -> dict[str, date]:
    """Return the day of each step that the first page says to do now, by its id."""
    return now_days(person, [item.id for item in page.do_now], _found(person, page, choices))


def _found(person: Person, page: PageOne, choices: Sequence[Choice]) -> list[Step]:
    """Return the steps of a person in the order of the data."""
    said = {item.id for item in page.do_now} | set(person.progress.steps_done) | answered(person) | turned_to(person, page.payers)
    steps = [s for s in person.catalog.guidance.steps if s.id not in person.progress.steps_done]
    found = [s for s in steps if person.holds(s.when) and not is_over(person, s) and said.isdisjoint(s.done_by)]
    return [s for s in found if not s.schools or (page.names_schools and len(choices) > 1)]


def _text(person: Person, step: Step) -> str:
    text = step.text.replace(f"{{{SCHOOL_YEAR}}}", school_year(max(person.begins, person.today)))
    return fill(text, person.sheet, person.catalog.by_id)


def _telephones(choices: Sequence[Choice]) -> str:
    """Return the schools with their general numbers, a site where none is known."""
    programs = (choice.match.program for choice in choices)
    return " " + "; ".join(f"{p.school}: {p.phone or p.website or 'look up its number'}" for p in programs) + "."


def school_year(day: date) -> str:
    """Return the school year of a day, July to June, as the FAFSA is called by: `2026-27`."""
    first = day.year if day.month >= _JULY else day.year - 1
    return f"{first}-{(first + 1) % 100:02}"


_JULY: Final = 7


def _order(step: Step, bearing: Collection[str], first: AbstractSet[str]) -> tuple[int, int]:
    """Put what is to be settled first, then what is to be found out, and of that what can turn a result."""
    if any(rule in first for rule in step.settles):
        return (0, step.day)
    if step.finds_out:
        return (1 if step.finds_out in bearing else 2, step.day)
    return (3, step.day)


# -- on which day: nothing else gives one to a step, or to what the first page says to do now

DAYS = 30
"""How many days the steps are spread over."""
A_DAY = 2
"""How many steps one day has at most."""


def now_days(person: Person, now: Sequence[str], steps: Sequence[Step]) -> dict[str, date]:
    """Return a day for each of what the first page says to do now: the next working days from today on, one each, before class where that leaves days.

    A day from an earlier plan stays until it is past.
    """
    last = class_day(person, steps)
    first = working_days_after(person.today - timedelta(days=1), DAYS)[: len(now)]
    days = dict(zip(now, spread(len(now), _before(first, last)), strict=True))
    shown = person.progress.days_shown
    kept = {name: shown[name] for name in now if name in shown and person.today <= shown[name]}
    return days | {name: day for name, day in kept.items() if _before([day], last)}


def step_days(person: Person, steps: Sequence[Step], now: Mapping[str, date]) -> dict[str, date]:
    """Return a day for each step; what must be done before class starts has one by then, the rest what days are left.

    A day from an earlier plan stays until it is past.
    """
    working = working_days_after(person.today, DAYS)
    return {**_given(person, steps, working, now), **_kept(person, steps, {person.today, *working})}


def _given(person: Person, steps: Sequence[Step], working: Sequence[date], now: Mapping[str, date]) -> dict[str, date]:
    # The calls first, then what came of them.
    before = sorted((step for step in steps if step.before_start), key=lambda step: step.schools)
    by = _days_for(person, steps, working, now)
    early = _each(before, by) if len(by) < len(working) else {}
    free = [day for day in working if day not in early.values()]
    rest = [step for step in steps if step.id not in early]
    return early | _each(rest, free if len(rest) <= len(free) else working)


def _days_for(person: Person, steps: Sequence[Step], working: Sequence[date], now: Mapping[str, date]) -> Sequence[date]:
    """Return the days for what must be done before class: those before a start that leaves enough, else the first after the calls of today."""
    last = class_day(person, steps)
    if last is not None or person.start_assumed:
        return _before(working, last)
    after = [day for day in working if day > max(now.values(), default=person.today)]
    return after[: sum(step.before_start for step in steps)]


def _each(steps: Sequence[Step], days: Sequence[date]) -> dict[str, date]:
    return dict(zip((step.id for step in steps), spread(len(steps), days), strict=True))


def _kept(person: Person, steps: Sequence[Step], days: set[date]) -> dict[str, date]:
    """Return the days of an earlier plan that are still to come, and before a start that they must be before."""
    shown, last = person.progress.days_shown, class_day(person, steps)
    kept = {step.id: shown[step.id] for step in steps if shown.get(step.id) in days}
    early = {step.id for step in steps if step.before_start}
    return {name: day for name, day in kept.items() if name not in early or _before([day], last)}


def class_day(person: Person, steps: Sequence[Step]) -> date | None:
    """Return the day of class before which there is time for all that must be done before it; none where it is not named, past or too near."""
    begins = max(person.begins, begins_study(person).likely or person.begins)
    days = _before(working_days_after(person.today, DAYS), begins)
    needed = sum(step.before_start for step in steps)
    return None if person.start_assumed or not days or needed > A_DAY * len(days) else begins


def _before(days: Sequence[date], last: date | None) -> Sequence[date]:
    return days if last is None else [day for day in days if day < last]


def spread(things: int, days: Sequence[date]) -> list[date]:
    """Return a day for each of some things, evenly: as many on one day as on another, give or take one."""
    return [days[number * len(days) // things] for number in range(things)]
