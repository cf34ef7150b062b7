"""Other answers, tried on everything a plan is made from: the questions that then apply, the decisions, the dates, the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Final, get_args

from codingpath.model.condition import Answers, Sheet, Value
from codingpath.model.plan.money import Money
from codingpath.model.plan.roadmap import Overrun
from codingpath.model.plan.stages import UNKNOWN, Dates
from codingpath.model.record import Record, record
from codingpath.planning.choices import first_program
from codingpath.planning.costs import ledger
from codingpath.planning.lengths import length_key
from codingpath.planning.own_limits import Schools, chosen_by_calendar
from codingpath.planning.person import AWARD, Person, limit
from codingpath.planning.remembered import Remembered
from codingpath.planning.timeline import applying
from codingpath.rules.masks import MaskTable, sheet_of

OVERRUNS: Final[tuple[Overrun, ...]] = get_args(Overrun)
"""From the least to the most."""


@record
class Trial(Record):
    """A person whose answers can be exchanged."""

    person: Person
    table: MaskTable
    answers: Answers
    """What was answered, also where the question does not apply now."""
    schools: Schools = field(default_factory=dict)
    """The programs that awards are reckoned by where none was chosen and most programs are shorter."""

    def after(self, changes: Answers, settled: Mapping[str, str] | None = None) -> Person:
        """Return the person with some answers exchanged, decided anew; `settled` holds decisions to take as given.

        The program stays as long as the award does; `of_first` then tells which one comes first.
        """
        sheet = self._sheet(changes)
        chosen = chosen_by_calendar(replace(self.person, sheet=sheet, program=None), self.table, self.schools, settled, self.dates)
        program = self.person.program if chosen.get(AWARD) == self.person.chosen.get(AWARD) else None
        return replace(self.person, sheet=sheet, chosen=chosen, program=program)

    @cached_property
    def dates(self) -> Remembered[Dates]:
        """Return when somebody of other answers can apply for jobs: no length hangs on all of them."""
        return Remembered(applying, lambda person: (person.today, person.program and length_key(person.program)))

    def _sheet(self, changes: Answers) -> Sheet:
        """Return the sheet with some answers exchanged; other questions apply only where one of them opens or closes some."""
        if self._opening.isdisjoint(changes) and changes.keys() <= self.person.sheet.keys():
            return {**self.person.sheet, **changes}
        return sheet_of(self.person.catalog.questions, {**self.answers, **changes})

    @cached_property
    def _opening(self) -> frozenset[str]:
        """Return the questions on whose answers it hangs which others apply."""
        return frozenset(q for question in self.person.catalog.questions for box in question.asked_when.boxes for q in box.tests)


def is_far(before: Person, question: str, value: Value) -> bool:
    """Tell whether a number is far from the one that was given, or more than anybody can be told to do, as the data says."""
    catalog, now = before.catalog, before.number(question)
    if now is None or not isinstance(value, int) or value == now:
        return False
    small, great = sorted((now, value))
    most = catalog.guidance.far_percent.high if catalog.guidance.far_percent else None
    return catalog.question(question).is_beyond(now, value) or (most is not None and great * 100 > small * most)


def overrun(person: Person) -> Overrun:
    """Tell which reckoning of the whole path passes the limit; of a path without any date nobody can tell."""
    dates = applying(person)
    return "none" if dates == UNKNOWN else passes(dates, limit(person))


def passes(dates: Dates, last: date | None) -> Overrun:
    """Tell which days come after a last one; a day that is not known passes it, and no limit is passed by none."""
    if last is None:
        return "none"
    kept = [day is not None and day <= last for day in (dates.late, dates.likely, dates.early)]
    return OVERRUNS[kept.index(True)] if True in kept else "early"


def money_of(person: Person) -> Money:
    """Return the ledger of the program that the plan of this person is reckoned by."""
    return ledger(person, first_program(person))
