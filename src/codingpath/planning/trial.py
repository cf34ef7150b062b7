"""Other answers, or the other kind of the same award, tried on what a plan is made from: the questions that apply, the decisions, dates, money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Final, get_args

from codingpath.model.condition import Answers, Sheet, Value
from codingpath.model.funding import Funding
from codingpath.model.plan.money import Money
from codingpath.model.plan.roadmap import KindBeside, Overrun
from codingpath.model.plan.stages import UNKNOWN, Dates
from codingpath.model.record import Record, record
from codingpath.model.rules import Decisions, Option
from codingpath.planning.choices import first_program
from codingpath.planning.costs import ledger, sums
from codingpath.planning.estimates import length_key
from codingpath.planning.limits.own import Schools, chosen_by_calendar
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
        asked = replace(self.person, sheet=sheet, program=None)
        chosen = chosen_by_calendar(asked, self.table, self.schools, settled, self.dates)
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


# -- two kinds of the same award beside each other, where both are possible and close: what each costs after aid, and when it is done

CLOSE: Final = 3
"""So many points apart two options stand beside each other."""


def two_kinds(person: Person, decisions: Decisions) -> tuple[KindBeside, ...]:
    """Return the kind that was chosen and the other one of the same award; none where only one is possible or one is far ahead."""
    outcome = decisions[AWARD]
    chosen, best = person.option(AWARD), outcome.option(outcome.chosen)
    near = [o for o in outcome.options if o.state == "open" and best.score - o.score <= CLOSE]
    options = (person.catalog.rules.decision(AWARD).option(o.id) for o in sorted(near, key=lambda o: -o.score))
    other = next((option for option in options if _is_other_kind(chosen, option)), None)
    return () if other is None else (_beside(person, chosen), _beside(person, other))


def _is_other_kind(chosen: Option, option: Option) -> bool:
    kinds = chosen.program_kinds, option.program_kinds
    return chosen.award == option.award and all(kinds) and set(kinds[0]).isdisjoint(kinds[1]) and not option.exam_only


def _beside(person: Person, option: Option) -> KindBeside:
    other = person.otherwise(AWARD, option.id)
    first = first_program(other)
    money = ledger(other, first)
    aid = next(_aid(other), None)
    own = None
    if aid is not None and aid.amount_usd is not None:
        paid, _ = sums(line for line in money.lines if line.counts_against_budget and line.id in aid.pays)
        own = money.own_low_usd - min(paid, aid.amount_usd, money.own_low_usd)
    return KindBeside(
        option=option,
        applying=applying(replace(other, program=first.program if first else None)),
        money=money,
        aid=aid,
        own_usd=own,
    )


def _aid(person: Person) -> Iterator[Funding]:
    """Yield the money that may pay for the training of a person and names a most."""
    found = (f for f in person.catalog.funding if person.may_ask(f) and f.amount_usd is not None and "tuition" in f.pays)
    yield from (f for f in found if person.holds(f.when))
