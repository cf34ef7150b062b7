"""Ways to close the gap between the ledger and what is there, the budget and what is granted, cheapest first, each reckoned through before it is said.

The ledger is that of one program. Where its low sum is over the budget, that is the gap; else the part of the high sum that is. Where
another of the few programs costs less, every other way is reckoned with that one. A way is cheaper than another if it leaves less to
pay oneself. What nobody can tell (a payer that names no sum, an unknown price) closes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from codingpath.model.condition import Answers
from codingpath.model.plan.explanation import Change
from codingpath.model.plan.money import Money
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.roadmap import FundingMatch, Roadmap
from codingpath.model.plan.stages import Stage
from codingpath.model.record import Record, keyword_record, record
from codingpath.planning.costs import dues, ledger, sums, takes_a_teacher, total
from codingpath.planning.dates import add_months, whole_months
from codingpath.planning.federal_aid import GRANTS, lengths_of, may_take
from codingpath.planning.person import Person, person_in
from codingpath.planning.timeline import timeline
from codingpath.planning.trial import is_far, money_of
from codingpath.rules.masks import sheet_of

End = Literal["low", "high"]
"""An end of the ledger."""


@keyword_record
class WayToClose(Record):
    """What every way tells, in dollars at the end of the ledger where the gap is."""

    own_usd: int
    """What is then left to pay oneself."""
    leaves_usd: int
    """What is then left of the gap; 0 closes it."""


@keyword_record
class OneProgram(WayToClose):
    """Taking the cheapest of the few programs."""

    match: ProgramMatch
    one_attempt: bool
    """Whether one exam attempt is bought rather than two."""
    low_usd: int
    """What everything that is known then comes to."""
    high_usd: int


@keyword_record
class OneAttempt(WayToClose):
    """Buying one exam attempt rather than two, where no program makes it cheaper."""

    saves_usd: int


@keyword_record
class Payer(WayToClose):
    """A source of money that names the most it pays."""

    match: FundingMatch
    most_usd: int
    """The most it can pay of this ledger."""


@keyword_record
class Saving(WayToClose):
    """Putting the same sum aside each month from today."""

    month_usd: int
    until: date
    """The day by which most has to be there."""
    stage: str
    """Id of the stage that begins on that day."""
    later_months: int
    """How much later the start has to be for it; 0 for the start as it is."""


@keyword_record
class OtherAnswers(WayToClose):
    """One or two answers given otherwise, which lead to a cheaper path."""

    decision: str
    """The decision that the change was found for."""
    change: Change


AnyWay = OneProgram | OneAttempt | Payer | Saving | OtherAnswers


@keyword_record
class BudgetGap(Record):
    """The gap and the ways to close it."""

    at: End
    """At which end of the ledger the gap is."""
    gap_usd: int
    ways: tuple[AnyWay, ...]
    """Those that leave the least to pay oneself first."""
    no_sum: tuple[FundingMatch, ...]
    """Sources of money that name no sum."""


MOST_WAYS = 5
"""How many ways are named."""
LATER_MONTHS = 6
"""How much later the start is where there is no month left to save in."""


def closing(roadmap: Roadmap) -> BudgetGap | None:
    """Return the gap and how it could close; none where the budget is open, or reaches the high end of what is known."""
    money, budget = roadmap.money, roadmap.money.budget_usd
    at: End = "low" if money.short_usd else "high"
    if budget is None or end(money, at) <= budget:
        return None
    person = person_in(roadmap)
    few = [choice.match for choice in roadmap.choices]
    gap = _Gap(person, at, budget, money, roadmap.program, cheapest(person, few, money, at))
    openers = [m for m in roadmap.funding if m.funding.open]
    payers = list(_payers(gap, openers, few))
    covered = any(not way.leaves_usd for way in payers)  # nobody is told to save what somebody else may pay whole
    ways: list[AnyWay] = [
        *_one_program(gap),
        *payers,
        *(() if covered else _saving(gap, roadmap.stages)),
        *_other_answers(gap, roadmap),
    ]
    ways.sort(key=lambda way: way.own_usd)
    no_sum = tuple(m for m in openers if m.funding.amount_usd is None)
    return BudgetGap(at=at, gap_usd=end(money, at) - budget, ways=tuple(ways[:MOST_WAYS]), no_sum=no_sum)


def _open(money: Money) -> set[str]:
    return {line.id for line in money.open_lines}


@record
class _Gap(Record):
    """What all ways start from."""

    person: Person
    at: End
    budget: int
    money: Money
    program: ProgramMatch | None
    """The program that the plan is reckoned by."""
    path: Path

    @property
    def cost(self) -> int:
        """Return what the cheapest path comes to."""
        return end(self.path.money, self.at)

    def after(self, own: int) -> tuple[int, int]:
        """Return what is left to pay oneself, and what is left of the gap."""
        return own, max(0, own - self.budget)

    def knows(self, other: Money) -> bool:
        """Tell whether another ledger leaves no line open that is known here, so that the two can be compared."""
        return _open(other) <= _open(self.money) | _open(self.path.money)


def _one_program(gap: _Gap) -> Iterator[OneProgram | OneAttempt]:
    """Yield the cheapest path, where it costs less than the ledger says."""
    path, before = gap.path, end(gap.money, gap.at)
    if gap.cost >= before:
        return
    own, leaves = gap.after(gap.cost)
    if path.match is None:
        yield OneAttempt(own_usd=own, leaves_usd=leaves, saves_usd=before - own)
        return
    yield OneProgram(
        own_usd=own,
        leaves_usd=leaves,
        match=path.match,
        one_attempt=path.one_attempt,
        low_usd=path.money.low_usd,
        high_usd=path.money.high_usd,
    )


def _payers(gap: _Gap, openers: Iterable[FundingMatch], programs: Sequence[ProgramMatch]) -> Iterator[Payer]:
    """Yield the sources of money that name a most, each with what it can pay of the lines it may go to."""
    for m in openers:
        money = _payable_by(gap, m, programs)
        if money is None:
            continue
        payable = sums(line for line in money.lines if line.counts_against_budget and line.id in m.funding.pays)
        most = min(m.funding.amount_usd or 0, payable[0] if gap.at == "low" else payable[1], end(money, gap.at))
        own, leaves = gap.after(end(money, gap.at) - most)
        if most and own < gap.cost and gap.knows(money):
            yield Payer(own_usd=own, leaves_usd=leaves, match=m, most_usd=most)


def _payable_by(gap: _Gap, payer: FundingMatch, programs: Sequence[ProgramMatch]) -> Money | None:
    """Return the ledger that a source of money may go to: a federal grant only to a program that is long enough for it, or to none."""
    grant, own = next((g for g in GRANTS if g == payer.funding.id), None), gap.path.match or gap.program
    if grant is None or own is None:
        return gap.path.money
    lengths = lengths_of(gap.person.catalog)
    if may_take(own.program, grant, lengths):
        return gap.path.money
    found = [_once(gap.person, ledger(gap.person, m), gap.at)[0] for m in programs if may_take(m.program, grant, lengths)]
    return min(found, key=lambda money: end(money, gap.at), default=None)


def _saving(gap: _Gap, stages: Sequence[Stage]) -> Iterator[Saving]:
    """Yield what to save each month so that every stage can be paid when it begins; from a later start, if that leaves no month."""
    if gap.cost <= gap.budget or not gap.person.may_save:
        return
    found, later = saving(gap.path.money, stages, gap.at, gap.person.today), 0
    if found is None or _too_much(gap, found[0]):
        later = LATER_MONTHS
        start = add_months(max(gap.person.begins, gap.person.today), later)
        found = saving(
            gap.path.money, timeline(replace(gap.person, sheet={**gap.person.sheet, "start": start})), gap.at, gap.person.today
        )
    if found is not None and not _too_much(gap, found[0]):
        month_usd, until, stage = found
        yield Saving(own_usd=gap.cost, leaves_usd=0, month_usd=month_usd, until=until, stage=stage, later_months=later)


def _too_much(gap: _Gap, month_usd: int) -> bool:
    most = gap.person.catalog.guidance.saves_at_most_usd
    return most is not None and most.high is not None and month_usd > most.high


def _other_answers(gap: _Gap, roadmap: Roadmap) -> Iterator[OtherAnswers]:
    """Yield the changes already known to turn a decision that lower the cost."""
    turned = {_key(turn.change): turn for turn in reversed(list(roadmap.turns.values())) if turn.change}
    for turn in reversed(turned.values()):
        change = turn.change
        if change is None or not _is_a_way(gap, change):
            continue
        if any(is_far(gap.person, step.question, step.value) for step in change.steps):
            continue
        changed = changed_answers(roadmap.known, change)
        other = replace(gap.person, sheet=sheet_of(roadmap.catalog.questions, changed), chosen=change.chosen)
        money, _ = _once(other, money_of(other), gap.at)
        own, leaves = gap.after(end(money, gap.at))
        if own < gap.cost and gap.knows(money):
            yield OtherAnswers(own_usd=own, leaves_usd=leaves, decision=turn.decision, change=change)


def _is_a_way(gap: _Gap, change: Change) -> bool:
    """Tell whether a change is worth saying: more money of one's own is no way, nor is being less ready, nor other work than is wanted."""
    if gap.person.chosen["role"] != change.chosen["role"]:
        return False
    ready = gap.person.chosen["readiness"] != "start-now" or change.chosen["readiness"] == "start-now"
    return ready and all(step.question != "budget" for step in change.steps)


def _key(change: Change) -> frozenset[str]:
    return frozenset(f"{step.question}={step.value}" for step in change.steps)


def changed_answers(answers: Answers, change: Change) -> Answers:
    """Return the answers with a change made."""
    return {**answers, **{step.question: step.value for step in change.steps}}


# The cheapest way through the few programs: one of them, and one exam attempt where two would cost too much.


def end(money: Money, at: End) -> int:
    """Return one end of what is left for the person to pay of the sum that counts against the budget, in dollars."""
    return money.own_low_usd if at == "low" else money.own_high_usd


@record
class Path(Record):
    """The ledger of one program, or of a path without one."""

    money: Money
    match: ProgramMatch | None
    """Another program than the one that the plan is reckoned by; none where none of the few costs less."""
    one_attempt: bool
    """Whether one exam attempt is bought although two are sold together."""


def cheapest(person: Person, programs: Iterable[ProgramMatch], money: Money, at: End) -> Path:
    """Return the path with the cheapest of some programs where one costs less than a ledger and leaves no more open, else that ledger."""
    known = [(ledger(person, m), m) for m in programs]
    cheaper = [k for k in known if end(k[0], at) < end(money, at) and _open(k[0]) <= _open(money)]
    least, found = min(cheaper, key=lambda k: (end(k[0], at), k[0].low_usd, k[1].program.id), default=(money, None))
    path, once = _once(person, least, at)
    return Path(path, found, once)


def _once(person: Person, money: Money, at: End) -> tuple[Money, bool]:
    """Return a ledger with one exam attempt unless the budget reaches two, and whether it does so.

    The low end is that already. Whoever needs a teacher for the next try is not told to count on one attempt.
    """
    once = with_one_attempt(money)
    over = money.budget_usd is not None and money.own_high_usd > money.budget_usd
    saves = at == "high" and over and once.own_high_usd < money.own_high_usd and not takes_a_teacher(person)
    return (once, True) if saves else (money, False)


def with_one_attempt(money: Money) -> Money:
    """Return the ledger with the price of one exam attempt at both ends."""
    lines = [replace(x, high_usd=x.low_usd) if x.id == "exam" and x.low_usd is not None else x for x in money.lines]
    return total(lines, money.budget_usd, money.granted_usd)


# What to save each month so that every stage can be paid when it begins.


def saving(money: Money, stages: Iterable[Stage], at: End, today: date) -> tuple[int, date, str] | None:
    """Return dollars a month, the day that asks for the most, and the id of the stage that begins then.

    None where there is no gap or no budget, where a day on which money is short is less than a month away, or where one is not known.
    """
    needed: list[tuple[int, date, str]] = []
    cost, budget = 0, money.budget_usd
    if budget is None or end(money, at) <= budget:
        return None
    there = budget + money.granted_usd
    for due in [due for due in dues(money, tuple(stages)) if due.counts_against_budget]:
        cost += due.low_usd if at == "low" else due.high_usd
        day = due.when.early
        if cost > there:
            months = whole_months(today, day) if day else 0
            if day is None or not months:
                return None
            needed.append((-(-(cost - there) // months), day, due.stage))
    return max(needed, key=lambda n: n[0])
