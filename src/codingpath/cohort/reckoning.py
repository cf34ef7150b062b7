"""What is reckoned of each person of a cohort: the decisions, the dates of the first application and the totals, as a plan has them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers, Sheet, Value
from codingpath.model.plan.money import Money
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.stages import Dates
from codingpath.model.program import Program
from codingpath.model.record import Record, record
from codingpath.model.zip_place import Whereabouts
from codingpath.planning.choices import few_programs
from codingpath.planning.chosen import counts
from codingpath.planning.costs import ledger
from codingpath.planning.estimates import length_key
from codingpath.planning.limits import decided
from codingpath.planning.person import Person, limit, whereabouts
from codingpath.planning.timeline import applying
from codingpath.planning.trial import Remembered
from codingpath.rules.masks import Memo, compile_rules, sheet_of


@record
class Reckoned(Record):
    """One person, without words."""

    sheet: Sheet
    chosen: Mapping[str, str]
    """Decision id to option."""
    start: date
    applying: Dates
    """When job applications can start."""
    limit: date | None
    """The last day of the months given; none where a plan holds them against no date."""
    money: Money
    program: Program | None
    """The program that dates and money are reckoned by; none where there is none to choose."""


class Reckoner:
    """Reckons one person after the other, and remembers of each what others may share."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        """Take the data and the only clock there is."""
        self._catalog, self._today = catalog, today
        self._table = compile_rules(catalog.rules, catalog.questions)
        self._place_questions = [name for q in catalog.questions if q.kind == "zip" for name in (q.id, q.or_answers) if name]
        self._whereabouts: Memo[tuple[Value | None, ...], Whereabouts] = Memo(self._place)
        self._few: Remembered[Sequence[ProgramMatch]] = Remembered(few_programs, _alike)
        self._dates = Remembered(applying, _length)

    def __call__(self, answers: Answers) -> Reckoned:
        """Return what a plan of these answers says of decisions, dates and totals."""
        here = self._whereabouts[tuple([answers.get(name) for name in self._place_questions])]
        sheet = sheet_of(self._catalog.questions, {**answers, **here.derived})
        person = decided(Person(self._catalog, sheet, {}, self._today, here.place), self._table, self._few, self._dates).person
        first = next(iter(self._few(person)), None)
        program = first.program if first else None
        dates = self._dates(replace(person, program=program if counts(person) else None))
        return Reckoned(sheet, person.chosen, person.start, dates, limit(person), ledger(person, first), program)

    def _place(self, given: tuple[Value | None, ...]) -> Whereabouts:
        found = zip(self._place_questions, given, strict=True)
        return whereabouts(self._catalog, {name: value for name, value in found if value is not None})


def _alike(_: Person) -> Hashable:
    return None


def _length(person: Person) -> Hashable:
    return person.program and length_key(person.program)
