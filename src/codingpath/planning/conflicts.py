"""Ways out of a conflict: the smallest changes of an answer, each tried on everything before it is said.

A way out solves the conflict it stands under. For time that means by the late reckoning; one that does so only by the likely or the
early reckoning says so, and is named only where nothing does better.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final, assert_never

from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.plan.money import Money
from codingpath.model.plan.roadmap import Conflict, FundingMatch, Overrun, PayerMatch, Relaxation
from codingpath.model.plan.stages import Dates
from codingpath.model.program import Program
from codingpath.model.question import answer_label, fill, joined, with_unit
from codingpath.model.rules import Decisions, Option, OptionOutcome, Outcome
from codingpath.model.source import Reckoning
from codingpath.model.timeline import Workload
from codingpath.planning.choices import of_first
from codingpath.planning.dates import add_months, months_apart, whole_months
from codingpath.planning.limits import HOURS, MONTHS
from codingpath.planning.person import AWARD, Person, limit
from codingpath.planning.study import term_before, training, under_way
from codingpath.planning.timeline import applying, begins_study, other_kinds
from codingpath.planning.trial import OVERRUNS, Trial, is_far, money_of, overrun, passes
from codingpath.rules.what_if import one_answer_changes

MOST_WAYS_OUT: Final = 3
START: Final = "start"
_TIMED: Final = (HOURS, MONTHS)
"""Questions whose numbers decide how soon a path is done: with more of either, no path misses the limit by more."""
_WITHIN: Final = {
    "none": "",
    "late": " (in time at the likely pace, not at the slow one)",
    "likely": " (in time at the fast pace only)",
}


def ways_to(trial: Trial, decision: str, option: OptionOutcome) -> list[Relaxation]:
    """Return the smallest one-answer changes after which the option is chosen and, for an award, can be done in time."""
    timed = decision == AWARD
    first = of_first(trial.after({}, {AWARD: option.id})).program if timed else None
    ways = dict(_more(trial, lambda after: after.chosen.get(decision) == option.id, "early", first)) if timed else {}
    for question, value in one_answer_changes(trial.table, trial.person.sheet):
        if question in ways or (timed and question in _TIMED):
            continue
        after = trial.after({question: value})
        if after.chosen.get(decision) == option.id:  # where no course comes next, how to study is not decided
            over = overrun(of_first(after)) if timed else "none"
            if over in _WITHIN:
                ways[question] = _exchange(trial, question, value, over)
    near, far = _near_and_far(list(ways.values()))
    none = "no small change of one answer leads there" if far else _first_step(trial.person, option)
    return [*(near[:MOST_WAYS_OUT] or [Relaxation(text=none)]), *far[:1]]


def more_time(trial: Trial, over: Overrun) -> list[Relaxation]:
    """Return what lets the chosen award be done in time: more hours, more months, or a shorter way."""
    award = trial.person.chosen[AWARD]
    ways = [way for _, way in _more(trial, lambda after: after.chosen[AWARD] == award, over, trial.person.program)]
    ways += _shorter(trial, over)
    near, far = _near_and_far(ways)
    small = "no small change" if far else "no change"
    aim = "keeps it at the slow pace too" if over == "late" else "keeps this path in time: talk it over with a counselor"
    alone = Relaxation(text=f"{small} of hours or months alone {aim}")
    return [*(near or [alone]), *far]


def _near_and_far(ways: Sequence[Relaxation]) -> tuple[list[Relaxation], list[Relaxation]]:
    """Return the ways to go, and those that say only what it would take."""
    return [way for way in ways if not way.far], [way for way in ways if way.far]


def more_money(trial: Trial, low_usd: int) -> Iterator[Relaxation]:
    """Yield the budget with which the plan is not short, where it is no far way; `low_usd` is what the plan costs now at the least."""
    question = trial.person.catalog.question("budget")
    usd, most = low_usd, question.at_most
    while most is None or usd <= most:
        after = trial.after({"budget": usd})
        money = money_of(after)
        if not money.short_usd:
            now = answer_label(question, trial.person.sheet["budget"])
            text = f"{answer_label(question, usd)} of your own instead of {now}"
            hurts = usd > (trial.person.number("budget") or 0) and not trial.person.may_save  # to be told of more money
            if not hurts and not is_far(trial.person, question.id, usd):
                yield Relaxation(text=text + _then(trial.person, after), changes={"budget": usd})
            return
        usd = money.own_low_usd  # more money made another path fit best, which costs more


def _then(before: Person, after: Person) -> str:
    """Say what then fits best, where that is no longer the same."""
    rules = before.catalog.rules
    new = [rules.decision(d).option(o).label for d, o in after.chosen.items() if d != "readiness" and before.chosen.get(d) != o]
    return f" (then {joined(new)} fits best)" if new else ""


def _more(trial: Trial, fits: Callable[[Person], bool], over: Overrun, program: Program | None) -> Iterator[tuple[str, Relaxation]]:
    """Yield the least more hours and months, and the start a term earlier, with which a path fits and is done in time, or misses it by less.

    `program` is the one that the path is reckoned by.
    """
    if trial.person.number(MONTHS) is None:
        return
    for question in _TIMED:
        now, most = trial.person.number(question), trial.person.catalog.question(question).at_most
        found: dict[Overrun, int] = {}
        for value in range(now + 1, most + 1) if now is not None and most is not None else ():
            after = trial.after({question: value})
            if fits(after):
                found.setdefault(passes(trial.dates(replace(after, program=program)), limit(after)), value)
            if "none" in found:
                break
        best = _best(trial.person, question, {kept: found[kept] for kept in _less(over) if kept in found})
        if best is not None:
            then = overrun(of_first(trial.after({question: found[best]})))  # another program may come first then
            if then in _less(over):
                yield question, _exchange(trial, question, found[best], then)
    day = _term_before(trial.person)
    if day and fits(sooner := trial.after({START: day})) and (then := overrun(of_first(sooner))) in _less(over):
        yield START, _exchange(trial, START, day, then)


def _term_before(person: Person) -> date | None:
    """Return the last start of a term before the start that was named, where that is not past."""
    named = person.sheet.get(START)
    if not isinstance(named, date) or person.began:
        return None
    day = term_before(person.catalog.timeline, named, "likely")
    return day if day >= person.today else None


def _best(person: Person, question: str, kept: Mapping[Overrun, int]) -> Overrun | None:
    """Return the reckoning that keeps the limit best, of `kept`, the best first; a near number at the likely pace before a far one."""
    near = (over for over in kept if over in ("none", "late") and not is_far(person, question, kept[over]))
    return next(near, next(iter(kept), None))


def _less(over: Overrun) -> tuple[Overrun, ...]:
    """Return what misses a limit by less, the least first."""
    return OVERRUNS[: OVERRUNS.index(over)]


def _exchange(trial: Trial, question_id: str, value: Value, over: Overrun) -> Relaxation:
    question = trial.person.catalog.question(question_id)
    new = f"{value:,}" if isinstance(value, int) and question.kind == "number" else answer_label(question, value)
    text = f"{question.title}: {new} instead of {answer_label(question, trial.person.sheet[question_id])}"
    far = is_far(trial.person, question_id, value)
    return Relaxation(text=text + _WITHIN[over], changes={question_id: value}, far=far, over=over)


def _shorter(trial: Trial, over: Overrun) -> Iterator[Relaxation]:
    """Yield shorter ways done in time: the other kind of the same award, or a certificate for a degree."""
    person, last = trial.person, limit(trial.person)
    for kind in other_kinds(person):
        label = kind.workload.label
        yield from _in_time(f"the other kind, {label[:1].lower()}{label[1:]}", passes(kind.applying, last), over)
    shorter = _certificate(person) if person.award == "associate" else None
    if shorter is not None:
        certificate = trial.after({}, {AWARD: shorter.id})
        yield from _in_time("a certificate instead", passes(applying(of_first(certificate)), last), over)


def _certificate(person: Person) -> Option | None:
    """Return the first option that leads to a certificate by a whole program, or none."""
    options = person.catalog.rules.decision(AWARD).options
    return next((option for option in options if option.award == "certificate" and not option.exam_only), None)


def _in_time(text: str, then: Overrun, now: Overrun) -> Iterator[Relaxation]:
    if then in _less(now):
        yield Relaxation(text=text + _WITHIN[then])


def _first_step(person: Person, option: OptionOutcome) -> str:
    """Say what comes first where no change of one answer leads there."""
    barring = {q for r in option.barring for q in r.questions}
    if "education" in barring and person.sheet.get("education") == "no-diploma":
        return "a GED or HiSET first, then make the plan again"
    open_titles = [q.title for q in person.catalog.questions if q.id in barring and person.sheet.get(q.id) == NOT_SURE]
    if open_titles:
        return f"settle this first: {joined(open_titles)}"
    return "no change of one answer you could make leads there"


# Conflicts between wishes, named before the plan, each with the smallest ways out.
#
# Four kinds: an option the answers favor most is ruled out; the path takes longer than the months given; its known cost is over the
# budget; a pair of wishes that the data lists. A way out is tried before it is said: the whole chain of decisions runs again.


def conflicts(
    trial: Trial, decisions: Decisions, money: Money, funding: Sequence[FundingMatch], who_pays: Sequence[PayerMatch]
) -> tuple[Conflict, ...]:
    """Return every conflict: ruled-out favorites, then time, money and listed pairs."""
    found = [_ruled_out(trial, outcome) for outcome in decisions.outcomes]
    found += [_time(trial), _money(trial, money, _in_order(funding, who_pays)), *_pairs(trial.person)]
    return tuple(conflict for conflict in found if conflict is not None)


def _ruled_out(trial: Trial, outcome: Outcome) -> Conflict | None:
    best = max(outcome.options, key=lambda o: o.score)
    if best.state != "ruled-out" or best.score <= outcome.option(outcome.chosen).score:
        return None
    decision = trial.person.catalog.rules.decision(outcome.id)
    option = decision.option(best.id)
    barred = "; ".join(r.text for r in best.barring)
    text = f"Your answers point most to {option.in_a_sentence or f'the {option.label}'}, but {barred}."
    ways = tuple(ways_to(trial, outcome.id, best))
    hours_said = any(HOURS in (way.changes or {}) for way in ways)
    return Conflict(
        id=f"ruled-out.{outcome.id}",
        kind="ruled-out",
        text=" ".join([text, *_arithmetic(trial, outcome.id, best, hours=not hours_said)]),
        short=_short_way(trial.person, option, ways) if outcome.id == AWARD else None,
        questions=tuple(dict.fromkeys(q for r in best.reasons for q in r.questions)),
        relaxations=ways,
    )


def _short_way(person: Person, option: Option, ways: Sequence[Relaxation]) -> str | None:
    """Say in a line with which near hours or months to take the favorite, likely in time then; none where it takes anything else."""
    near = [way.changes or {} for way in ways if way.over in ("none", "late") and _is_near(person, way)]
    hours = [f"can study {c[HOURS]} h a week" for c in near if HOURS in c]
    months = [f"have {c[MONTHS]} months" for c in near if MONTHS in c]
    said = next(iter([*hours, *months]), "")
    instead = option.in_a_sentence or f"the {option.label}"
    return f"If you {said}, take {instead} instead." if said and set(near[0]) <= set(_TIMED) else None


def _arithmetic(trial: Trial, decision: str, option: OptionOutcome, *, hours: bool) -> list[str]:
    """Say what a ruled-out award takes, where time is what bars it; with the hours a week that would do, where no way out has them."""
    if decision != AWARD or {q for r in option.barring for q in r.questions}.isdisjoint(_TIMED):
        return []
    other = of_first(trial.after({}, {AWARD: option.id}))
    work = training(other)
    reckoning = work.limit if work else "likely"
    now, end = other.number(HOURS), applying(other).at(reckoning)
    lines = [f"It is about {amount}."] if work and (amount := _amount(work, reckoning)) else []
    if now is not None and end is not None:
        lines.append(f"At {with_unit(now, 'hours')} a week it ends in {end.year}{_BY[reckoning]}.")
    return [*_first_class(other, work), *lines, *(_hours_sentence(other) if hours else [])]


def _first_class(person: Person, work: Workload | None) -> list[str]:
    """Say how many months are left when class begins, where some pass before it does."""
    months, day = person.number(MONTHS), begins_study(person).likely
    gone = whole_months(person.stated_start, day) if day else 0
    if months is None or work is None or gone < 1:
        return []
    what = "Its first term likely starts" if work.by_terms else "It likely begins"
    return [f"{what} on {_day(day)}, so {max(0, months - gone)} of your {with_unit(months, 'months')} are left by then."]


def _amount(work: Workload, reckoning: Reckoning) -> str:
    """Say how much study a workload is by a reckoning; nothing where that is not known."""
    for much, unit in ((work.credits, "credits"), (work.hours, "study hours")):
        if much is not None and (number := much.at(reckoning)):
            return f"{number:,} {unit}"
    return ""


_BY: Final[dict[Reckoning, str]] = {"early": " at the earliest", "likely": " at a likely pace", "late": " at the latest"}


def _hours_sentence(person: Person) -> list[str]:
    """Say with how many hours a week a path would be done in the months given, by the reckoning that rules out."""
    months, most = person.number(MONTHS), person.catalog.question(HOURS).at_most
    if months is None or most is None:
        return []
    span, work = with_unit(months, "months"), training(person)
    misses = OVERRUNS[OVERRUNS.index(work.limit if work else "likely") :]
    needed = next((h for h in range(1, most + 1) if overrun(replace(person, sheet={**person.sheet, HOURS: h})) not in misses), None)
    takes = (
        f"it takes {with_unit(needed, 'hours')} a week or more" if needed else "no number of hours does it; a shorter path might"
    )
    return [f"In {span} {takes}."]


def _day(day: date | None) -> str:
    return f"{day:%B} {day.day}, {day.year}" if day else "a day that is not known"


def _time(trial: Trial) -> Conflict | None:
    person = trial.person
    last, ends, over = limit(person), applying(person), overrun(person)
    months = person.number(MONTHS)
    if over == "none" or months is None:
        return None
    award = person.option(AWARD).label
    given = f"your {with_unit(months, 'months')} {'ends' if months == 1 else 'end'} on {_day(last)}"
    ways = tuple(more_time(trial, over))
    short = _short_time(person, over, ways)
    text = f"Time: {_reach(award, ends, over)}; {given}."
    return Conflict(id="time", kind="time", text=text, short=short, questions=(MONTHS, HOURS), relaxations=ways)


def _short_time(person: Person, over: Overrun, ways: Sequence[Relaxation]) -> str:
    """Say in a line whether the limit is likely kept, and the first way out that takes no more than hours or months."""
    way, last = next((way for way in ways if _is_near(person, way)), None), limit(person)
    day = f", {last:%b %Y}" if last else ""
    act = "pass" if person.insider or person.certified else "apply"
    helps = f"; {_takes(person, way, over)}" if way else ""
    if over == "late" and not helps and _is_close(person, last):
        return f"Close: {'passed' if act == 'pass' else 'ready just'} before your limit{day}{_slow_hours(person, ways)}."
    misses, still = _MISSES[over]
    return f"{misses.format(act=act)} by your limit{day}{helps or still}."


def _slow_hours(person: Person, ways: Sequence[Relaxation]) -> str:
    """Say with how many hours a week the slow pace keeps a limit too, also far more of them, up to what the data calls too many."""
    hours = next((changes[HOURS] for way in ways if HOURS in (changes := way.changes or {})), None)
    most = person.catalog.question(HOURS).far_above
    sane = isinstance(hours, int) and (most is None or hours <= most)
    return f"; slow needs {hours} h a week" if sane else "; slow misses it"


def _is_close(person: Person, last: date | None) -> bool:
    """Tell whether the likely month is the one before the limit, or that of the limit."""
    likely = applying(person).likely
    return last is not None and likely is not None and months_apart(likely, last) <= 1


def _is_near(person: Person, way: Relaxation) -> bool:
    """Tell whether a change can be asked for: hours that are not far, or a limit that stays about the same, as the data says."""
    if not way.changes or way.far:
        return False
    share, given, allowed = person.catalog.guidance.near_percent, person.number(MONTHS), way.changes.get(MONTHS)
    if share is None or share.high is None or given is None or not isinstance(allowed, int):
        return True
    return allowed * 100 <= given * share.high


_MISSES: Final[dict[Overrun, tuple[str, str]]] = {
    "none": ("You can {act}", ""),
    "late": ("You can likely {act}", "; not at a slow pace"),
    "likely": ("You likely cannot {act}", "; only at a fast pace"),
    "early": ("You cannot {act}", ": ask a counselor"),
}
"""What is said of each, and what more where no near change helps."""


def _takes(person: Person, way: Relaxation, over: Overrun) -> str:
    """Say what a change of hours or months does: the slow pace needs it to keep the limit too, or it may keep it."""
    ((question, value),) = (way.changes or {}).items()
    if question == MONTHS and isinstance(value, int):
        pace = "if slow," if over == "late" else _PACE.get(way.over, "at any pace")
        return f"{pace} by {add_months(person.stated_start, value):%b %Y}"
    does = "is safer" if over == "late" else "keeps it" if way.over == "none" else "may do"
    if isinstance(value, date):
        return f"a start by {value:%b} {value.day} {does}"
    return f"slow needs {value} h a week" if over == "late" else f"{value} h a week {does}"


_PACE: Final[dict[Overrun, str]] = {"late": "likely", "likely": "perhaps"}
"""How surely one can apply by another limit, which a reckoning still passes."""


def _reach(award: str, ends: Dates, over: Overrun) -> str:
    """Say when a path may reach job applications, as far as it misses the limit."""
    path = f"the path ({award})"
    match over:
        case "early":
            return f"{path} reaches job applications on {_day(ends.early)} at the earliest"
        case "likely":
            return f"{path} may reach job applications on {_day(ends.early)}, and most likely only on {_day(ends.likely)}"
        case "late" | "none":
            return f"{path} most likely reaches job applications on {_day(ends.likely)}, at a slow pace only later"
        case _ as never:
            assert_never(never)


def _money(trial: Trial, money: Money, in_order: Sequence[FundingMatch]) -> Conflict | None:
    if not money.short_usd or money.budget_usd is None:
        return None
    at_least = "at least " if money.at_least else ""
    granted = f", and ${money.granted_usd:,} is granted" if money.granted_usd else ""
    there = f"you have ${money.budget_usd:,}{granted}"
    text = f"Money: the known costs come to {at_least}${money.low_usd:,}, and {there}: {at_least}${money.short_usd:,} is missing."
    names = [f"“{m.funding.name}”" for m in in_order[:2]]
    asked = (
        f"ask about {joined(names)} before you pay{' the rest' if under_way(trial.person) else ''}"
        if names
        else trial.person.catalog.said("ask an American Job Center and a college aid office before you pay")
    )
    ways = (Relaxation(text=asked), *more_money(trial, money.own_low_usd))
    return Conflict(id="money", kind="money", text=text, questions=("budget",), relaxations=ways)


def _in_order(funding: Sequence[FundingMatch], who_pays: Sequence[PayerMatch]) -> list[FundingMatch]:
    """Return who may pay a course, in the order in which the first page says to ask; else whoever there is."""
    open_ones = {m.funding.id: m for m in funding if m.funding.open and m.funding.pays_course}
    asked = dict.fromkeys(name for payer in who_pays for name in payer.funding)
    return [open_ones[name] for name in asked if name in open_ones] or list(open_ones.values())


def _pairs(person: Person) -> list[Conflict]:
    say = partial(fill, sheet=person.sheet, questions=person.catalog.by_id)
    held = [(pair, box) for pair in person.catalog.guidance.conflicts if (box := pair.when.first(person.sheet, person.chosen))]
    return [
        Conflict(
            id=pair.id,
            kind="wishes",
            text=say(pair.text),
            short=say(pair.short),
            questions=tuple(box.tests),
            relaxations=tuple(Relaxation(text=say(way)) for way in pair.relaxations),
            source=pair.source,
        )
        for pair, box in held
    ]
