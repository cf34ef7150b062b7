"""Other answers, tried on everything a plan is made from: the questions that then apply, the decisions, the dates, the money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from codingpath.model.condition import Answers, Sheet
from codingpath.model.record import Record, record
from codingpath.model.roadmap import Dates, Money
from codingpath.planning.costs import ledger
from codingpath.planning.dates import add_months
from codingpath.planning.person import Person
from codingpath.planning.programs import match
from codingpath.planning.timeline import UNKNOWN, applying
from codingpath.rules.decide import choose
from codingpath.rules.masks import MaskTable, sheet_of

Overrun = Literal["none", "late", "early"]
"""Which reckoning passes the limit in months: none of them, only the late one, or even the early one."""


@record
class Trial(Record):
    """A person whose answers can be exchanged."""

    person: Person
    table: MaskTable
    answers: Answers
    """What was answered, also where the question does not apply now."""

    def after(self, changes: Answers, settled: Mapping[str, str] | None = None) -> Person:
        """Return the person with some answers exchanged, decided anew; `settled` holds decisions to take as given."""
        sheet = self._sheet(changes)
        return Person(self.person.catalog, sheet, choose(self.table, sheet, settled), self.person.today)

    def _sheet(self, changes: Answers) -> Sheet:
        """Return the sheet with some answers exchanged; others questions apply only where one of them opens or closes some."""
        if self._opening.isdisjoint(changes) and changes.keys() <= self.person.sheet.keys():
            return {**self.person.sheet, **changes}
        return sheet_of(self.person.catalog.questions, {**self.answers, **changes})

    @cached_property
    def _opening(self) -> frozenset[str]:
        """Return the questions on whose answers it hangs which others apply."""
        return frozenset(q for question in self.person.catalog.questions for box in question.asked_when.boxes for q in box.tests)


def limit(person: Person) -> date | None:
    """Return the day on which the months given end; none where they are open."""
    months = person.number("months")
    return None if months is None else add_months(person.start, months)


def overrun(person: Person) -> Overrun:
    """Tell which reckoning of the whole path passes the limit; of a path without any date nobody can tell."""
    dates = applying(person)
    return "none" if dates == UNKNOWN else passes(dates, limit(person))


def passes(dates: Dates, last: date | None) -> Overrun:
    """Tell which of two days comes after a last one; a day that is not known passes it, and no limit is passed by none."""
    if last is None or (dates.late is not None and dates.late <= last):
        return "none"
    return "late" if dates.early is not None and dates.early <= last else "early"


def money_of(person: Person) -> Money:
    """Return the ledger over the programs that the plan of this person lists."""
    return ledger(person, match(person).shown)
