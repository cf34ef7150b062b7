"""What happened since a plan was made: steps ticked off, events, talks, money asked for, and the numbers that time changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.guidance import Event
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import (
    AnswerTried,
    Contact,
    CountShown,
    Grant,
    GrantStatus,
    Happened,
    PlanWritten,
    Progress,
    StepDone,
)
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.planning.dates import add_months, whole_months
from codingpath.text import nearest, one_line, quoted

# -- steps ticked off, and ticks taken away


def ticked(progress: Progress, steps: Iterable[str], day: date) -> Progress:
    """Return the progress with some steps done on a day; one that was done before keeps its day."""
    new = [step for step in dict.fromkeys(steps) if step not in progress.steps_done]
    return replace(progress, done=(*progress.done, *(StepDone(id=step, day=day) for step in new)))


def unticked(progress: Progress, steps: Collection[str]) -> Progress:
    """Return the progress with some steps not done."""
    return replace(progress, done=tuple(step for step in progress.done if step.id not in steps))


# -- what may happen next, and the answers that stand for it from then on


def next_events(roadmap: Roadmap) -> tuple[Event, ...]:
    """Return what can happen next to the person of a plan; of several with one label the first."""
    found: dict[str, Event] = {}
    for event in roadmap.catalog.guidance.events:
        if roadmap.holds(event.when):
            found.setdefault(event.label, event)
    return tuple(found.values())


def answers_after(answers: Answers, event: Event) -> Answers:
    """Return the answers once something happened; those that it asks anew are open."""
    after: dict[str, Value] = {question: value for question, value in answers.items() if question not in event.asks_anew}
    after |= event.sets
    for question, picks in event.removes.items():
        after[question] = tuple(pick for pick in _picked(after, question) if pick not in picks)
    for question, picks in event.adds.items():
        after[question] = tuple(dict.fromkeys((*_picked(after, question), *picks)))
    return {question: value for question, value in after.items() if value != ()}


def progress_after(progress: Progress, event: Event, milestones: Collection[str], day: date, program: str = "") -> Progress:
    """Return the progress once something happened: the answers speak of the stages now, so that the ticks of their milestones go.

    Money that was granted is used; what was asked for without an answer waits until the course is over; who refused has refused.

    A plan made from then on may have another exam, whose day is not behind. What it sets or asks anew counts from that day;
    `program` is the one that is chosen.
    """
    told = (*progress.events, Happened(id=event.id, day=day, reached=event.reaches, program=program))
    said = {*event.sets, *event.asks_anew}
    shown = tuple(replace(s, counts=tuple(c for c in s.counts if c.question not in said)) for s in progress.shown)
    behind = ("granted", "asked") if event.ends_course else ("granted",) if event.ends_money else ()
    grants = tuple(replace(grant, past=grant.past or grant.status in behind) for grant in progress.grants)
    return replace(unticked(progress, milestones), grants=grants, shown=shown, events=told)


def progress_before(now: Progress, before: Progress) -> Progress:
    """Return the progress as if something had not happened before which it was another; what was noted since stays."""
    again = tuple(step for step in before.done if step.id not in now.steps_done)
    still = {replace(grant, past=True): grant for grant in before.current_grants}
    grants = tuple(still.get(grant, grant) for grant in now.grants)
    return replace(now, done=(*again, *now.done), grants=grants, shown=before.shown, events=before.events)


def _picked(answers: Answers, question: str) -> tuple[str, ...]:
    value = answers.get(question, NOT_SURE)
    return value if isinstance(value, tuple) else ()


# -- talks between client and counselor: one a day, what is said of it later the same day is added; employment plans; and which answers were tried then


def with_contact(progress: Progress, day: date, kind: str | None = None, next_day: date | None = None) -> Progress:
    """Return what happened with the talk of a day; what is none stays as it was said earlier that day."""
    here = next((contact for contact in progress.contacts if contact.day == day), Contact(day=day))
    kept = replace(here, kind=here.kind if kind is None else kind, next_day=next_day or here.next_day)
    others = (contact for contact in progress.contacts if contact.day != day)
    return replace(progress, contacts=tuple(sorted((*others, kept), key=lambda contact: contact.day)))


def with_employment_plan(progress: Progress, day: date) -> Progress:
    """Return what happened with an employment plan that was written on a day."""
    return replace(progress, employment_plans=(PlanWritten(day=day),))


MOST_TRIED = 200
"""Answers tried that are remembered: those of the last sittings."""


def with_tried(progress: Progress, tried: Iterable[AnswerTried]) -> Progress:
    """Return what happened with answers that were tried; of one question on one day the last word, beside the answer before it all."""
    found = {(each.day, each.question): each for each in progress.tried}
    for each in tried:
        earlier = found.pop((each.day, each.question), each)
        if earlier.before != each.after:
            found[each.day, each.question] = replace(each, before=earlier.before)
    return replace(progress, tried=tuple(found.values())[-MOST_TRIED:])


# -- money asked for: whom a name means, and what came of asking

BY_HAND: Final = "typed-"
"""How the ids of payers begin who were typed by hand; no source of money in the data has such a one."""
LONGEST_NAME: Final = 120


@record
class PayerName(Record):
    """A source of money that can be asked."""

    id: str
    name: str


def payers_to_ask(roadmap: Roadmap) -> tuple[PayerName, ...]:
    """Return the sources of money of a plan that take new people, the first to ask first, and those typed by hand."""
    first = [i for m in roadmap.page_one.payers for i in m.funding]
    names = {m.funding.id: m.funding.name for m in roadmap.funding if m.funding.open}
    ordered = [i for i in dict.fromkeys((*first, *names)) if i in names]
    return tuple(PayerName(i, names[i]) for i in ordered)


def named(roadmap: Roadmap, text: str) -> tuple[PayerName, ...]:
    """Return the sources of money that a name means: an id, the id of a payer on the first page, or a name; empty where none is meant.

    What pays for a course comes before a form that opens the door to it.
    """
    wanted, catalog = one_line(text).casefold(), roadmap.catalog
    known = [
        *(PayerName(g.id, g.name) for g in roadmap.progress.current_grants),
        *(PayerName(f.id, f.name) for f in catalog.funding),
    ]
    found = next((each for each in known if wanted in (each.id.casefold(), each.name.casefold())), None)
    if found is not None:
        return (found,)
    on_page = next((m for m in roadmap.page_one.payers if m.payer.id.casefold() == wanted), None)
    stands_for = [f for f in catalog.funding if on_page and f.id in on_page.funding]
    return tuple(PayerName(f.id, f.name) for f in sorted(stands_for, key=lambda f: not f.pays_course))


def not_named(roadmap: Roadmap, text: str) -> str:
    """Return the message for a name that means nobody."""
    names = [*(asked.id for asked in payers_to_ask(roadmap)), *(grant.id for grant in roadmap.progress.grants)]
    near = nearest(text, names)
    hint = f"did you mean {near!r}?" if near else "`codingpath money` lists them."
    return f"no payer is called {quoted(text)}; {hint} For somebody who is on no list, add --other"


def by_hand(progress: Progress, text: str) -> PayerName:
    """Return a payer that is in no list; raise `AnswerError` for a name that cannot be one."""
    name = one_line(text)
    if not name:
        raise AnswerError("a payer needs a name with letters in it")
    if len(name) > LONGEST_NAME:
        raise AnswerError(f"the name has {len(name):,} characters; a payer has room for {LONGEST_NAME}")
    known = next((g for g in progress.grants if g.name.casefold() == name.casefold()), None)
    return PayerName(known.id if known else _free_id(progress, name), known.name if known else name)


def _free_id(progress: Progress, name: str) -> str:
    stem = BY_HAND + (re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40].strip("-") or "payer")
    taken = {grant.id for grant in progress.grants}
    return next(i for i in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)


def answered(progress: Progress, who: Sequence[PayerName], status: GrantStatus, usd: int | None, day: date) -> Progress:
    """Return the progress with what came of asking; a sum is that of the first of them, and the last word on a payer counts.

    A yes without a sum keeps the sum of a yes before.
    """
    chosen = who[:1] if status == "granted" else who
    before = {grant.id: grant.usd for grant in progress.current_grants} if status == "granted" and usd is None else {}
    new = [Grant(id=each.id, name=each.name, status=status, usd=before.get(each.id, usd), day=day) for each in chosen]
    ids = {grant.id for grant in new}
    return replace(progress, grants=(*(grant for grant in progress.grants if grant.past or grant.id not in ids), *new))


def not_asked(progress: Progress, who: Iterable[PayerName]) -> Progress:
    """Return the progress as if some payers had not been asked."""
    ids = {each.id for each in who}
    return replace(progress, grants=tuple(grant for grant in progress.grants if grant.past or grant.id not in ids))


def dollars_of(catalog: Catalog, text: str) -> int:
    """Return a sum as somebody types it, such as `$1,500`; raise `AnswerError` for none."""
    usd = catalog.question("budget").parse(text)
    if not isinstance(usd, int) or not usd:
        raise AnswerError(f"{quoted(text)} is no sum that was granted; type dollars, such as 1,500, or leave it out")
    return usd


# -- numbers that time changes once they are given, such as the months left of a program: what each is on the day of a plan


def in_time(catalog: Catalog, answers: Answers, progress: Progress, today: date) -> Answers:
    """Return the numbers that are others today than when they were given, by id of the question."""
    found = {}
    for question in catalog.questions:
        value = answers.get(question.id)
        day = progress.said_on(question.id, value) if question.in_time and isinstance(value, int) else None
        if day is not None and isinstance(value, int) and (gone := months_gone(question, value, day, today)):
            found[question.id] = value - gone if question.in_time == "fewer-months" else value + gone
    return found


def months_gone(question: Question, value: int, day: date, today: date) -> int:
    """Return by how many whole months a number given on a day has changed; it never leaves what its question takes."""
    whole = whole_months(day, today)
    match question.in_time:
        case "fewer-months":
            return min(whole, value - (question.at_least or 0))
        case "more-months":
            return whole if question.at_most is None else min(whole, question.at_most - value)
        case None:
            return 0
        case _ as never:
            assert_never(never)


def counted_from(catalog: Catalog, question_id: str, value: int | None, progress: Progress, today: date) -> date:
    """Return the day from which what is left of a number counts: a whole number of months after it was given, today where that is not known."""
    question, shown = catalog.question(question_id), progress.last_shown
    for count in shown.counts if shown else ():
        gone = months_gone(question, count.value, count.day, today)
        if count.question == question_id and count.value - gone == value:
            return add_months(count.day, gone)
    return today


def counts(catalog: Catalog, answers: Answers, progress: Progress, today: date) -> tuple[CountShown, ...]:
    """Return the numbers that time changes, each with the day on which it was given: today for one that is new."""
    given = ((q.id, answers[q.id]) for q in catalog.questions if q.in_time and q.id in answers)
    return tuple(
        CountShown(question=name, value=value, day=progress.said_on(name, value) or today)
        for name, value in given
        if isinstance(value, int)
    )
