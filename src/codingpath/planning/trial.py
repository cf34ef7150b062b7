"""Other answers, or the other kind of the same award, tried on what a plan is made from: the questions that apply, the decisions, dates, money."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any, Final, Generic, TypeVar, get_args

from codingpath.model.condition import Answers, Sheet, Value
from codingpath.model.funding import Funding
from codingpath.model.plan.money import Money
from codingpath.model.plan.roadmap import KindBeside, Overrun
from codingpath.model.plan.stages import UNKNOWN, Dates
from codingpath.model.record import Record, record, replace
from codingpath.model.rules import Decisions, Option
from codingpath.planning.choices import first_program
from codingpath.planning.costs import ledger, sums
from codingpath.planning.estimates import length_key
from codingpath.planning.limits import Schools, chosen_by_calendar
from codingpath.planning.person import AWARD, Person, limit
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


# What was worked out for one person, found again for the next one whose answers are the same as far as they were read.
#
# A function of a person reads some answers, and which ones it reads next hangs on those before. So what it returned is kept at the end of
# a path: the first answer that was read, then the second, and so on. Nothing has to be said of what a function reads, so nothing can be
# forgotten there.

T = TypeVar("T")

MOST_KEPT: Final = 1 << 13
"""How many results are kept; past that it starts over, so that no run of people can fill the memory."""


class Remembered(Generic[T]):
    """A function of a person, which may read the answers, the decisions, the place and what `key` tells apart."""

    def __init__(self, work_out: Callable[[Person], T], key: Callable[[Person], Hashable], most: int = MOST_KEPT) -> None:
        """Take the function, and what tells people apart beside their answers, decisions and place."""
        self._work_out, self._key, self._most = work_out, key, most
        self._first: dict[Hashable, Any] = {}
        self._kept = 0

    def __call__(self, person: Person) -> T:
        """Return what the function returns, which the caller must not change."""
        start = (self._key(person), person.place, tuple(person.chosen.items()))
        here = self._first.get(start)
        while type(here) is _Fork:
            here = here.get(person.sheet.get(here.question))
        if here is None:
            here = self._work_out_for(person, start)
        result: T = here.result
        return result

    def _work_out_for(self, person: Person, start: Hashable) -> _End:
        if self._kept >= self._most:
            self._first.clear()
            self._kept = 0
        seen = _Seen(person.sheet)
        end = _End(self._work_out(replace(person, sheet=seen)))
        way, step = self._first, start
        for question, value in seen.read.items():
            fork = way.setdefault(step, _Fork(question))
            way, step = fork, value
        way[step] = end
        self._kept += 1
        return end


class _End:
    """The end of a path."""

    __slots__ = ("result",)

    def __init__(self, result: Any) -> None:  # noqa: ANN401 - of any function
        self.result = result


class _Fork(dict[Any, Any]):
    """The question that is read next, and where each answer to it leads."""

    __slots__ = ("question",)

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question


class _Seen(Mapping[str, Value]):
    """A sheet that takes note of what is read of it, in order."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.read: dict[str, Value | None] = {}

    def get(self, question: str, default: Any = None) -> Any:  # noqa: ANN401 - as for any mapping
        value = self.read[question] = self._sheet.get(question)
        return default if value is None else value

    def __getitem__(self, question: str) -> Value:
        value = self.get(question)
        if value is None:
            raise KeyError(question)
        found: Value = value
        return found

    def __contains__(self, question: object) -> bool:
        return isinstance(question, str) and self.get(question) is not None

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a sheet that is watched is read one question at a time")

    def __len__(self) -> int:
        raise TypeError("a sheet that is watched is read one question at a time")
