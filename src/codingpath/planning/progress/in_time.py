"""Numbers that time changes once they are given, such as the months left of a program: what each is on the day of a plan."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.progress import CountShown, Progress
from codingpath.model.question import Question
from codingpath.planning.dates import add_months, months_apart


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
    months = months_apart(day, today)
    whole = max(0, months if add_months(day, months) <= today else months - 1)
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
