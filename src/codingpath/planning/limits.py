"""Whether an award keeps a person's limit by their own calendar: what the rules see of the months given.

Rules bar an award by stairs of hours a week and months that one reference gives: a start on the first day of a term in January, with
nothing to prepare (`reference_limits.py`). Whoever begins on another day waits for a term, has other terms ahead, or must settle something first,
and the schools in reach may teach longer programs. So before the rules are asked, each step of the stairs is set to the months that the
award takes this person at its hours, counted from the start that was named, as their limit is. The answers stay as they were given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from codingpath.lazy import Lazy
from codingpath.model.condition import NOT_SURE, Box, Test, Value
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.stages import Dates
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET
from codingpath.model.question import Question
from codingpath.model.record import Record, record, replace
from codingpath.model.rules import Decisions, OwnLimits
from codingpath.planning.choices import few_programs
from codingpath.planning.dates import months_between
from codingpath.planning.person import AWARD, Person, is_settled, limit
from codingpath.planning.study import training
from codingpath.planning.timeline import applying
from codingpath.rules.decide import choose, choose_bits, decide
from codingpath.rules.masks import MaskTable

HOURS: Final = "hours"
MONTHS: Final = "months"

Few = Callable[[Person], Sequence[ProgramMatch]]
"""The programs to ask first, of somebody's award."""
Schools = Mapping[str, Program]
"""An award to the quickest program in reach, where that is longer than most and misses the limit: what the award takes then."""
Applying = Callable[[Person], Dates]
"""When somebody can apply for jobs."""


@record
class ByCalendar(Record):
    """A person with the decisions by their own calendar."""

    person: Person
    decisions: Decisions
    taken: Mapping[str, int]
    """The months that each award which rules bar by time takes the person; none where there is no limit to keep."""
    schools: Schools


def decided(person: Person, table: MaskTable, few: Few = few_programs, dates: Applying = applying) -> ByCalendar:
    """Take the decisions of a person of whom only the answers are known; `table` is that of the rules as they are written."""
    bits, schools = table.fired(person.sheet), dict[str, Program]()
    now = _decided(person, table, bits, {}, schools)
    taken = _all_taken(now.person, table, bits, schools, dates)
    while taken != now.taken:
        now = _decided(person, table, _by_calendar(now.person, table, bits, taken), taken, schools)
        schools = {**schools, **_long_programs(now, few, dates)}  # each time one more award is barred
        taken = _all_taken(now.person, table, bits, schools, dates)
    return now


def chosen_by_calendar(
    person: Person, table: MaskTable, schools: Schools, settled: Mapping[str, str] | None, dates: Applying
) -> dict[str, str]:
    """Return only decision id to chosen option, for other answers of somebody whose schools are known; `settled` as for `choose`.

    Only an award that would be chosen is held against the calendar, as whether another one is barred changes nothing then.
    """
    table = table.rules_of or table
    bits = table.fired(person.sheet)
    if limit(person) is None or (settled and AWARD in settled):
        return choose_bits(table, bits, settled)
    bits, timed = bits & ~_steps_of_all(table), _stairs(table)
    while (chosen := choose_bits(table, bits, settled))[AWARD] in timed:
        bars = _bar(replace(person, chosen=chosen, program=schools.get(chosen[AWARD])), table, dates)
        if not bars:
            break
        bits |= bars
    return chosen


def _bar(person: Person, table: MaskTable, dates: Applying) -> int:
    """Return the step that bars the chosen award, where that misses the limit and rules bar it by time; else none."""
    award = person.chosen[AWARD]
    own = _own_step(person, _of_person(person, _stairs(table)[award]))
    months = _months(_before_study(person), person.sheet.get(HOURS), dates) if own else None
    return own if months is not None and months > (person.number(MONTHS) or 0) else 0


def _decided(person: Person, table: MaskTable, bits: int, taken: Mapping[str, int], schools: Schools) -> ByCalendar:
    decisions = decide(table, person.sheet, bits=bits)
    settled = is_settled(person.catalog, decisions, person.progress)
    return ByCalendar(replace(person, chosen=decisions.chosen, settled=settled), decisions, taken, schools)


def _all_taken(person: Person, table: MaskTable, bits: int, schools: Schools, dates: Applying) -> dict[str, int]:
    """Return the months that each award takes which nothing but time can bar, where there is a limit to keep."""
    if limit(person) is None:
        return {}
    awards = [a for a, stairs in _stairs(table).items() if not bits & stairs.barring and _of_person(person, stairs)]
    student, hours = _before_study(person), person.sheet.get(HOURS)
    found = {award: _months(_with_award(student, table, award, schools), hours, dates) for award in awards}
    return {award: months for award, months in found.items() if months is not None}


def _by_calendar(person: Person, table: MaskTable, bits: int, taken: Mapping[str, int]) -> int:
    """Return the boxes that hold when each award is held against what it takes: the step of the own hours alone bars it."""
    given = person.number(MONTHS) or 0
    for award, months in taken.items():
        steps = _of_person(person, _stairs(table)[award])
        bits = bits & ~sum(step.bit for step in steps) | (_own_step(person, steps) if given < months else 0)
    return bits


def _own_step(person: Person, steps: Iterable[Step]) -> int:
    """Return the box of the step that has the person's own hours; 0 where none has."""
    hours = person.sheet.get(HOURS)
    return next((step.bit for step in steps if step.nearest(hours) == hours), 0)


def _before_study(person: Person) -> Person:
    """Return a person as on the day on which study began: what happens after it moves dates, and no decision."""
    began = person.began
    return replace(person, progress=NOTHING_YET, today=min(began, person.today), settled=True) if began else person


def _with_award(person: Person, table: MaskTable, award: str, schools: Schools) -> Person:
    return replace(person, chosen=choose(table, person.sheet, {AWARD: award}), program=schools.get(award))


def _months(person: Person, hours: Value | None, dates: Applying) -> int | None:
    """Return in how many whole months from the start an award is done at some hours a week, by the reckoning that rules go by."""
    person = replace(person, sheet={**person.sheet, HOURS: hours or NOT_SURE})
    work = training(person)
    day = dates(person).at(work.limit if work else "likely")
    return None if day is None else months_between(person.stated_start, day)


def _long_programs(now: ByCalendar, few: Few, dates: Applying) -> Schools:
    """Return the quickest of the few programs of the chosen award, where it takes longer than most do and misses the limit."""
    person, award, hours = now.person, now.person.chosen[AWARD], now.person.sheet.get(HOURS)
    usual = now.taken.get(award)
    if usual is None:
        return {}
    student = _before_study(person)
    taken = [(_months(replace(student, program=m.program), hours, dates) or 0, n, m.program) for n, m in enumerate(few(person))]
    months, _, program = min(taken, default=(0, 0, None), key=lambda found: found[:2])
    return {award: program} if program is not None and months > max(usual, person.number(MONTHS) or 0) else {}


# For what other answers would do: the stairs of the rules as they are for one person.


def limits_now(now: ByCalendar, table: MaskTable) -> OwnLimits:
    """Return the steps at a person's own hours."""
    steps = ((award, _of_person(now.person, _stairs(table)[award])) for award in now.taken)
    return OwnLimits(question=MONTHS, below={step.bit: now.taken[award] for award, some in steps for step in some})


def own_limits(now: ByCalendar, table: MaskTable) -> OwnLimits:
    """Return the steps, each at the hours in it that are nearest to the person's; reckoned when somebody asks for one."""
    found = cache(lambda: {step.bit: months for award in now.taken for step, months in _at_its_hours(now, table, award)})
    return OwnLimits(question=MONTHS, below=Lazy(limits_now(now, table).below, lambda bit: found()[bit]))


def _at_its_hours(now: ByCalendar, table: MaskTable, award: str) -> Iterator[tuple[Step, int]]:
    student, hours = _before_study(now.person), now.person.sheet.get(HOURS)
    other, months = _with_award(student, table, award, now.schools), dict[Value | None, int | None]()
    for step in _of_person(student, _stairs(table)[award]):
        near = step.nearest(hours)
        months[near] = needed = months[near] if near in months else _months(other, near, applying)
        yield step, now.taken[award] if needed is None else needed


# The stairs of the rules.


@record
class Step(Record):
    """A box that bars an award below some months, at the hours that no box of more months has."""

    bit: int
    low: int
    high: int
    """Hours a week, both among them."""
    takes_open: bool
    """Whether it also holds where the hours are open."""

    def nearest(self, hours: Value | None) -> Value | None:
        """Return the hours of the step that are nearest to what somebody gave; open ones stay open."""
        return max(self.low, min(self.high, hours)) if isinstance(hours, int) else hours


@record
class Stairs(Record):
    """How rules bar an award by time."""

    of_people: tuple[tuple[Box, tuple[Step, ...]], ...]
    """Whom some steps hold for, hours and months aside, and these steps from the fewest hours on."""
    barring: int
    """The boxes that bar it by anything else, whatever was decided before."""


@lru_cache(maxsize=4)
def _steps_of_all(table: MaskTable) -> int:
    return sum({step.bit for stairs in _stairs(table).values() for _, steps in stairs.of_people for step in steps})


@lru_cache(maxsize=4)
def _stairs(table: MaskTable) -> Mapping[str, Stairs]:
    """Return the stairs of each award that has some."""
    rules = next((rules for decision, rules in table.decisions if decision.id == AWARD), ())
    boxes = [(award, bit, box) for r in rules for award in r.rule.rule_out for bit, box in r.boxes]
    timed = dict.fromkeys(award for award, _, box in boxes if _is_step(box))
    return {award: _stairs_of([(bit, box) for name, bit, box in boxes if name == award], table.questions[HOURS]) for award in timed}


def _stairs_of(boxes: Sequence[tuple[int, Box]], asked: Question) -> Stairs:
    groups: dict[str, list[tuple[int, Box]]] = defaultdict(list)
    for bit, box in boxes:
        if _is_step(box):
            groups[repr(_people(box))].append((bit, box))
    of_people = tuple((_people(group[0][1]), tuple(_steps(group, asked))) for group in groups.values())
    return Stairs(of_people, sum(bit for bit, box in boxes if not _is_step(box) and not box.outcomes))


def _steps(boxes: Iterable[tuple[int, Box]], asked: Question) -> Iterator[Step]:
    """Yield the steps of the same people, from the fewest hours that can be answered on."""
    low, most = asked.at_least or 0, asked.at_most or 0
    for high, bit, box in sorted(((_highest(box, most), bit, box) for bit, box in boxes), key=lambda found: found[:2]):
        yield Step(bit, low, max(low, high), HOURS not in box.tests or box.tests[HOURS].not_sure)
        low = high + 1


def bars_below(box: Box) -> int:
    """Return the months below which a box bars; 0 where it asks for something else, which is then no staircase."""
    spans = box.tests[MONTHS].spans
    return spans[0].below or 0 if box.tests[MONTHS] == Test(spans=spans) and len(spans) == 1 and spans[0].at_least is None else 0


def _is_step(box: Box) -> bool:
    return MONTHS in box.tests and bars_below(box) > 0


def _people(box: Box) -> Box:
    return Box(tests={q: test for q, test in box.tests.items() if q not in (HOURS, MONTHS)}, outcomes=box.outcomes)


def _highest(box: Box, most: int) -> int:
    """Return the most hours a week that a box takes."""
    spans = box.tests[HOURS].spans if HOURS in box.tests else ()
    return max((most if s.below is None else s.below - 1 for s in spans), default=most)


def _of_person(person: Person, stairs: Stairs) -> list[Step]:
    """Return the steps that hold for a person at some hours; where theirs are open, those that take open hours."""
    known = isinstance(person.sheet.get(HOURS), int)
    mine = (steps for people, steps in stairs.of_people if people.holds(person.sheet, person.chosen))
    return [step for steps in mine for step in steps if known or step.takes_open]
