"""What may happen next to a person, and the answers that stand for it from then on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.guidance import Event
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Happened, Progress
from codingpath.planning.progress.ticks import unticked


def next_events(roadmap: Roadmap) -> tuple[Event, ...]:
    """Return what can happen next to the person of a plan; of several with one label the first."""
    found: dict[str, Event] = {}
    for event in roadmap.catalog.guidance.events:
        if event.when.holds(roadmap.sheet, roadmap.decisions.chosen):
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
