"""Ways out of a conflict: the smallest changes of an answer, each tried before it is said.

A change of one answer runs the whole chain of decisions again; a change of hours or months is reckoned on the timeline too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from codingpath.engine.calendar import add_months, months_between
from codingpath.engine.changes import one_answer_changes
from codingpath.engine.decide import choose
from codingpath.engine.fill import joined, shown
from codingpath.engine.masks import MaskTable
from codingpath.engine.sheet import sheet_of
from codingpath.engine.timeline import Person, other_kinds, timeline
from codingpath.model.answers import NOT_SURE, Value
from codingpath.model.outcome import OptionOutcome

MOST_WAYS_OUT = 3
MOST_HOURS = 80


def ways_to(person: Person, table: MaskTable, decision: str, option: OptionOutcome) -> list[str]:
    """Return the smallest one-answer changes after which the option is chosen and, for an award, can be done in time."""
    ways: dict[str, str] = {}
    for question_id, value in (*_done_in_time(person, decision, option.id), *one_answer_changes(table, person.sheet)):
        timed = decision == "award" and question_id in {"hours", "months"}
        if question_id in ways or (timed and not _in_time(person, option.id, question_id, value)):
            continue
        if choose(table, _changed(person, question_id, value))[decision] == option.id:
            question = person.catalog.question(question_id)
            ways[question_id] = (
                f"{question.title}: {shown(question, value)} instead of {shown(question, person.sheet[question_id])}"
            )
    return list(ways.values())[:MOST_WAYS_OUT] or [_first_step(person, option)]


def more_time(person: Person, table: MaskTable, months: int, end: date) -> list[str]:
    """Return what lets the chosen path be done in time: more hours, more months, or a shorter way."""
    ways = []
    hours, needed = person.number("hours"), hours_needed(person, months)
    if hours is not None and needed is not None and _same_award(person, table, "hours", needed):
        ways.append(f"{needed} hours a week instead of {hours}")
    longer = months_between(person.start, end)
    if _can_be_said(person, "months", longer) and _same_award(person, table, "months", longer):
        ways.append(f"{longer} months instead of {months}")
    return [*ways, *_shorter_awards(person, months)] or [
        "no change of hours or months keeps this path: talk it over with a counselor"
    ]


def hours_needed(person: Person, months: int) -> int | None:
    """Return the fewest hours a week with which this path is done in so many months, or none."""
    target = add_months(person.start, months)
    for hours in range(1, MOST_HOURS + 1):
        end = applying(replace(person, sheet={**person.sheet, "hours": hours}))
        if end is not None and end <= target:
            return hours
    return None


def applying(person: Person) -> date | None:
    """Return the early day on which job applications can start."""
    return next(stage.ends.early for stage in timeline(person) if stage.id == "exam")


def _done_in_time(person: Person, decision: str, option: str) -> list[tuple[str, Value]]:
    """Return the hours a week, and the months, with which an award could just be done."""
    hours, months = person.number("hours"), person.number("months")
    if decision != "award" or months is None:
        return []
    other = replace(person, chosen={**person.chosen, "award": option})
    needed, end = hours_needed(other, months), applying(other)
    found: list[tuple[str, Value]] = []
    if hours is not None and needed is not None and needed > hours:
        found.append(("hours", needed))
    if end is not None and (longer := months_between(person.start, end)) > months and _can_be_said(person, "months", longer):
        found.append(("months", longer))
    return found


def _in_time(person: Person, option: str, question_id: str, value: Value) -> bool:
    changed = replace(person, chosen={**person.chosen, "award": option}, sheet={**person.sheet, question_id: value})
    months, end = changed.number("months"), applying(changed)
    return months is None or (end is not None and end <= add_months(person.start, months))


def _first_step(person: Person, option: OptionOutcome) -> str:
    """Say what comes first where no change of one answer leads there."""
    barring = {q for r in option.reasons if r.effect == "rule-out" for q in r.questions}
    if "education" in barring and person.sheet.get("education") == "no-diploma":
        return "a GED or HiSET first, then make the plan again"
    open_titles = [q.title for q in person.catalog.questions if q.id in barring and person.sheet.get(q.id) == NOT_SURE]
    if open_titles:
        return f"settle this first: {joined(open_titles)}"
    return "no change of one answer you could make leads there"


def _changed(person: Person, question_id: str, value: Value) -> dict[str, Value]:
    return sheet_of(person.catalog.questions, {**person.sheet, question_id: value})


def _can_be_said(person: Person, question_id: str, number: int) -> bool:
    """Tell whether the question takes such an answer."""
    most = person.catalog.question(question_id).at_most
    return most is None or number <= most


def _same_award(person: Person, table: MaskTable, question: str, value: int) -> bool:
    return choose(table, _changed(person, question, value))["award"] == person.chosen["award"]


def _shorter_awards(person: Person, months: int) -> list[str]:
    """Return the shorter ways that might be done in time: the other kind of the same award, or a certificate for a degree."""
    target = add_months(person.start, months)
    kinds = [o for o in other_kinds(person) if o.applying.early is not None and o.applying.early <= target]
    ways = [f"the other kind, {kind.workload.label[:1].lower()}{kind.workload.label[1:]}, which might fit" for kind in kinds]
    if person.chosen["award"] == "associate":
        end = applying(replace(person, chosen={**person.chosen, "award": "certificate"}))
        ways += ["a certificate instead, which might fit"] if end is not None and end <= target else []
    return ways
