"""Talks between client and counselor: one a day, what is said of it later the same day is added; employment plans; and which answers were tried then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from codingpath.model.progress import AnswerTried, Contact, PlanWritten, Progress


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
