"""What the first page says of one person: why this and not that, what comes first, what to do today, and what else is close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final, get_args

from codingpath.model.first_page import InsteadLine, OtherLine, PageLine, PageStep
from codingpath.model.plan.roadmap import OtherWay, PageItem, PageOne, PayerMatch
from codingpath.model.plan.stages import Dates
from codingpath.model.question import fill
from codingpath.model.rules import Decisions, Firmness, OptionOutcome, Outcome, Rule
from codingpath.planning.dates import add_months
from codingpath.planning.person import AWARD, Person, limit
from codingpath.planning.timeline import applying, is_over
from codingpath.planning.to_do import answered
from codingpath.planning.trial import overrun
from codingpath.rules.decide import choose
from codingpath.rules.masks import MaskTable

WHY_LINES, FIRST_LINES, STEPS = 2, 2, 3
"""How many lines each row has at most."""
MONTHS_SOONER = 2
"""So many months sooner are worth a word."""
_READY = "readiness"
_FIRMNESS: Final[tuple[Firmness, ...]] = get_args(Firmness)
"""From the closest on."""


def first_page(
    person: Person, table: MaskTable, decisions: Decisions, payers: tuple[PayerMatch, ...], *, one_school: bool = False
) -> PageOne:
    """Return the sentences of the first page."""
    words = person.catalog.guidance.first_page
    prepares = decisions[_READY].chosen == "prepare-first" and not person.settled
    comes_first = tuple(islice(_first(person, decisions[_READY], payers), FIRST_LINES)) if prepares else ()
    return PageOne(
        payers=payers,
        why=tuple(islice(_why(person, decisions), WHY_LINES)),
        first=comes_first,
        ahead=next((_item(person, line.id, line.text) for line in words.ahead if _is_said(person, line)), None),
        next_lines=tuple(_item(person, line.id, line.text) for line in words.next_lines if _is_said(person, line)),
        do_now=tuple(islice(_do_now(person, payers, comes_first[:1], one_school=one_school), STEPS)),
        other=_other(person, table, decisions),
        more={line.row: _item(person, line.id, line.text) for line in reversed(words.more) if person.holds(line.when)},
        exam=next((_item(person, line.id, line.text) for line in words.exams if person.holds(line.when)), None),
        out_of_work=person.holds(words.out_of_work_when),
        in_work=person.holds(words.in_work_when),
        looks_up=person.holds(words.looks_up_when),
        tells_gap=person.holds(words.gap_when),
        lead=next((line for line in words.leads if _is_said(person, line)), None),
        price=next((line for line in words.prices if _is_said(person, line)), None),
        names_schools=not person.holds(words.too_early_when),
        limit=limit(person),
        over=overrun(person),
    )


def _is_said(person: Person, line: PageLine | PageStep) -> bool:
    """Tell whether a line holds, and serves no search that is over."""
    return person.holds(line.when) and not is_over(person, line)


def _item(person: Person, name: str, text: str) -> PageItem:
    return PageItem(id=name, text=fill(text, person.sheet, person.catalog.by_id))


def _why(person: Person, decisions: Decisions) -> Iterator[PageItem]:
    """Yield why this and not that, a decision each: against the runner-up, else against whatever the data knows a reason for."""
    lines = [line for line in person.catalog.guidance.first_page.instead if person.holds(line.when)]
    by_id = {outcome.id: outcome for outcome in decisions.outcomes}
    for outcome in [by_id[name] for name in dict.fromkeys(x.decision for x in lines) if name in by_id]:
        rivals = _rivals(outcome)
        about = [x for x in lines if x.decision == outcome.id]
        found = next((x for rival in rivals for x in about if rival.id in x.than and _suits(x, rival)), None)
        if found is not None:
            yield _item(person, found.id, found.text)


def _rivals(outcome: Outcome) -> list[OptionOutcome]:
    """Return the other options, the nearest first; those that are ruled out come last."""
    others = [o for o in outcome.options if o.id != outcome.chosen]
    return sorted(others, key=lambda o: (o.state == "ruled-out", o.id != outcome.runner_up, -o.score))


def _suits(line: InsteadLine, rival: OptionOutcome) -> bool:
    """Tell whether a line that says by what the other option is ruled out says so rightly."""
    return not line.barred_by or any({*reason.questions} <= {*line.barred_by} for reason in rival.barring)


def _first(person: Person, outcome: Outcome, payers: Sequence[PayerMatch]) -> Iterator[PageItem]:
    """Yield the steps that come before everything else, the weightiest first, each once."""
    rules = {rule.id: rule for rule in person.catalog.rules.decision(outcome.id).rules}
    reasons = sorted(outcome.option("prepare-first").reasons, key=lambda r: -(r.weight or 0))
    said: set[str] = set()
    for reason in reasons:
        for item in _step(person, rules[reason.rule], payers):
            if item.text not in said:
                said.add(item.text)
                yield item


def _step(person: Person, rule: Rule, payers: Sequence[PayerMatch]) -> Iterator[PageItem]:
    if rule.step is not None:
        yield _item(person, rule.id, rule.step)
    elif payers and not person.progress.payers("granted"):
        yield PageItem(id=payers[0].payer.id, text=payers[0].payer.first)


def _do_now(person: Person, payers: Sequence[PayerMatch], first: Sequence[PageItem], *, one_school: bool) -> Iterator[PageItem]:
    """Yield what can be done today and was not done yet, what begins the first step before the rest; of money, whom to ask next."""
    words, done = person.catalog.guidance.first_page, {*person.progress.steps_done, *answered(person)}
    too_early, said = person.holds(words.too_early_when), set[str]()
    to_ask = next((m.payer for m in payers if not m.asked and m.payer.id not in done), None)
    begins = {item.id for item in first}
    of_money = not begins.isdisjoint(m.payer.id for m in payers)
    for step in sorted(words.do_now, key=lambda s: not (of_money if s.text is None else begins.intersection(s.settles))):
        if not _is_said(person, step) or (step.of_schools and too_early) or step.asks in said:
            continue
        said.update([step.asks] if step.asks else ())
        if step.id in done:
            continue
        text = (step.of_one if one_school else None) or step.text
        if text is not None:
            yield _item(person, step.id, _still_open(person, step, text))
        elif to_ask is not None:
            yield PageItem(id=to_ask.id, text=to_ask.step)


def _still_open(person: Person, step: PageStep, text: str) -> str:
    """Return what to ask without what the chosen school has said: the questions at the end stand in the order of `answered_by`."""
    told = person.program.told.keys() if person.program else set()
    if told.isdisjoint(step.answered_by):
        return text
    whom, _, questions = text.partition(": ")
    asked = re.findall(r"[^?]+[?]", questions)[-len(step.answered_by) :]
    left = (question for question, thing in zip(asked, step.answered_by, strict=True) if thing not in told)
    return f"{whom}: {''.join(left).strip()}"


def _other(person: Person, table: MaskTable, decisions: Decisions) -> OtherWay | None:
    """Return the best possible other way: one that keeps the limit where the plan likely misses it, else that of the closest decision."""
    lines = [line for line in person.catalog.guidance.first_page.others if person.holds(line.when)]
    order = list(dict.fromkeys(line.decision for line in lines))
    known = [o for o in decisions.outcomes if o.id in order]
    closest = sorted(known, key=lambda o: (o.id == order[-1], _FIRMNESS.index(o.firmness), order.index(o.id)))
    ways = (way for outcome in closest for line in lines if (way := _way(person, table, outcome, line)) is not None)
    return next(chain(_in_time(person, table, decisions, lines), _before_all(person, table, decisions, lines), ways), None)


def _before_all(person: Person, table: MaskTable, decisions: Decisions, lines: Sequence[OtherLine]) -> Iterator[OtherWay]:
    """Yield the ways that come before those of the closest decision."""
    for line in lines:
        if line.before_all and line.option != (outcome := decisions[line.decision]).chosen:
            way = _way(person, table, replace(outcome, runner_up=line.option), line)
            if way is not None:
                yield way


def _in_time(person: Person, table: MaskTable, decisions: Decisions, lines: Sequence[OtherLine]) -> Iterator[OtherWay]:
    """Yield other kinds of training that keep the limit where the chosen one likely misses it, the best first."""
    last = limit(person)
    if last is None or overrun(person) not in ("likely", "early"):
        return
    outcome = decisions[AWARD]
    for option in sorted(outcome.options, key=lambda o: -o.score):
        for line in lines:
            way = _way(person, table, replace(outcome, runner_up=option.id), line) if option.id != outcome.chosen else None
            if way and way.applying and way.applying.likely and way.applying.likely <= last:
                yield way


def _way(person: Person, table: MaskTable, outcome: Outcome, line: OtherLine) -> OtherWay | None:
    """Return what a line says of the runner-up of a decision; none where it is about another option, or that is ruled out."""
    if (line.decision, line.option) != (outcome.id, outcome.runner_up) or outcome.option(line.option).state != "open":
        return None
    if (aimed := person.aim) is not None and person.catalog.rules.decision(outcome.id).option(line.option).credential == aimed.id:
        return None  # it is about the certification that the plan aims for already
    other = person.otherwise(line.decision, line.option)
    exam = replace(person, chosen=choose(table, person.sheet, {line.decision: line.option})).credential if line.names_exam else None
    if line.names_exam and exam in (None, aimed):
        return None
    timed = line.decision == AWARD and person.credential is not None and other.award is not None
    dates = applying(other) if timed else None
    if line.if_sooner and not (dates and _is_sooner(dates, applying(person))):
        return None
    text = _item(person, line.id, f"{line.text} {exam.name}" if exam else line.text).text
    return OtherWay(decision=line.decision, option=line.option, text=text, applying=dates)


def _is_sooner(dates: Dates, plan: Dates) -> bool:
    """Tell whether a way likely leads to work sooner by enough to speak of."""
    return dates.likely is not None and plan.likely is not None and add_months(dates.likely, MONTHS_SOONER) <= plan.likely
