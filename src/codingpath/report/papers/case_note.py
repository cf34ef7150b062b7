"""A case note of one talk: plain lines to paste into a state's system, with blanks for what only the counselor knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from codingpath.errors import AnswerError
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import AnswerTried, Contact
from codingpath.model.question import Question
from codingpath.planning.kept_apart import for_file
from codingpath.report.blocks import Document, Part, Text
from codingpath.report.papers.steps import counselor_tasks, tasks
from codingpath.report.papers.training import STATUS
from codingpath.report.papers.words import BLANK, cut, form_day, said_of, titled
from codingpath.report.words import dollars

TITLE: Final = "Case note"
MOST_AGREED: Final = 6
"""Steps that the note names as agreed."""
_LINE: Final = BLANK * 5


def case_note(roadmap: Roadmap, whose: str = "", *, answered_on: date | None = None) -> Document:
    """Return the note of the day of a plan; `answered_on` is when the answers were saved last.

    Nothing in it could disclose a disability, and no note on a client is in it.
    """
    note = _Note(for_file(roadmap), answered_on)
    lines = (
        *note.head(whose),
        "",
        *note.services(),
        "",
        *note.progress(),
        "",
        *note.discussed(),
        "",
        *note.agreed(),
        "",
        *note.next(),
    )
    part = Part("case-note", TITLE, tuple(Text(line) for line in lines), compact=True, titled=False, typed=True, unbroken=True)
    return Document(title=TITLE, facts=(), opening=part, parts=())


class _Note:
    """The parts of the note, a line each."""

    def __init__(self, roadmap: Roadmap, answered_on: date | None) -> None:
        self._roadmap, self._progress, self._today = roadmap, roadmap.progress, roadmap.today
        self._answered_on, self._tasks = answered_on, tasks(roadmap)
        before = [contact for contact in self._progress.contacts if contact.day < self._today]
        self._last: Contact | None = max(before, key=lambda contact: contact.day, default=None)
        self._here = next((contact for contact in self._progress.contacts if contact.day == self._today), None)

    def head(self, whose: str) -> Iterator[str]:
        """Yield who met whom, when and how."""
        yield f"CASE NOTE  Date: {form_day(self._today)}  Client: {whose or BLANK}  Counselor: {BLANK}"
        kinds = f" ({' / '.join(self._roadmap.catalog.guidance.papers.contact_kinds)})"
        yield f"Type of contact: {(self._here and self._here.kind) or BLANK + kinds}"

    def services(self) -> Iterator[str]:
        """Yield the services; ticked is what was written down today."""
        yield "Services given today:"
        given = set(self._written_down())
        for service in self._roadmap.catalog.guidance.papers.today:
            yield f"[{'x' if service.shown_by in given else ' '}] {service.text}"

    def _written_down(self) -> Iterator[str]:
        days: dict[str, list[date | None]] = {
            "answers": [self._answered_on],
            "plan": [plan.day for plan in self._progress.employment_plans],
            "schools": [quote.day for school in self._progress.schools for quote in school.quotes],
            "money": [grant.day for grant in self._progress.grants],
            "steps": [*(step.day for step in self._progress.done), *(event.day for event in self._progress.events)],
        }
        yield from (name for name, found in days.items() if self._today in found)

    def progress(self) -> Iterator[str]:
        """Yield what was done since the last contact, what came of money asked for, and what is late."""
        since = f" ({form_day(self._last.day)})" if self._last else " (no earlier contact is on record)"
        yield f"Progress since the last contact{since}:"
        found = [*self._events(), *self._done(), *self._money(), *self._schools(), *self._late()]
        yield from found or [f"- {_LINE}"]

    def _new(self, day: date) -> bool:
        return day <= self._today and (self._last is None or day > self._last.day)

    def _events(self) -> Iterator[str]:
        noted = {event.id: event.noted for event in self._roadmap.catalog.guidance.events}
        for event in self._progress.events:
            if self._new(event.day) and event.id in noted:
                yield f"- {noted[event.id]}, told {form_day(event.day)}"

    def _done(self) -> Iterator[str]:
        for task in self._tasks:
            if task.done and self._new(task.done):
                yield f"- Done {form_day(task.done)}: {task.text}"

    def _money(self) -> Iterator[str]:
        for grant in self._progress.grants:
            if self._new(grant.day):
                usd = f" {dollars(grant.usd)}" if grant.status == "granted" and grant.usd is not None else ""
                yield f"- {cut(grant.name)}: {STATUS[grant.status]}{usd}, {form_day(grant.day)}"

    def _schools(self) -> Iterator[str]:
        asked = {school.name: max(q.day for q in school.quotes) for school in self._progress.schools if school.quotes}
        for name, day in asked.items():
            if self._new(day):
                yield f"- Asked {name} on {form_day(day)}"

    def _late(self) -> Iterator[str]:
        for task in self._tasks:
            if task.was:
                yield f"- Late: {task.text} (was due {form_day(task.was)})"

    def discussed(self) -> Iterator[str]:
        """Yield the answers that were tried or changed today."""
        yield "Discussed:"
        tried = [said for each in self._progress.tried if each.day == self._today for said in self._tried(each)]
        yield from (f"- {said}" for said in tried)
        yield f"- {_LINE}"

    def _tried(self, tried: AnswerTried) -> Iterator[str]:
        question = self._roadmap.catalog.by_id.get(tried.question)
        if question is None:
            return
        before, after = (self._words(question, picks) for picks in (tried.before, tried.after))
        if before != after:
            yield f"{titled(question)}: {'now' if tried.kept else 'tried'} {after} instead of {before}"

    def _words(self, question: Question, picks: tuple[str, ...]) -> str:
        try:
            return said_of(self._roadmap, question, question.parse(", ".join(picks))) or "an open answer"
        except AnswerError:  # a choice that is no more
            return "another answer"

    def agreed(self) -> Iterator[str]:
        """Yield the next steps of the plan, and what falls to the counselor."""
        yield "Agreed (from the plan; strike what was not):"
        open_ones = [task for task in self._tasks if task.done is None][:MOST_AGREED]
        yield from (f"- {task.who} by {form_day(task.by)}: {task.text}" for task in (*open_ones, *counselor_tasks(self._roadmap)))
        yield f"- {_LINE}"

    def next(self) -> Iterator[str]:
        """Yield the day of the next contact."""
        yield f"Next contact: {form_day(self._here.next_day if self._here else None)}"
