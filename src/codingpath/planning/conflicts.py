"""Ways out of a conflict: the smallest changes of an answer, each tried on everything before it is said.

A way out solves the conflict it stands under. For time that means by the late reckoning; one that does so only by the early
reckoning says so, and is named only where nothing does by the late one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from codingpath.model.answer_words import answer_label, joined
from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.roadmap import Dates, Relaxation
from codingpath.model.rules import OptionOutcome
from codingpath.planning.timeline import Person, other_kinds
from codingpath.planning.trial import Overrun, Trial, applying, limit, money_of, overrun, passes
from codingpath.rules.changes import one_answer_changes

MOST_WAYS_OUT: Final = 3
_TIMED: Final = ("hours", "months")
"""Questions whose numbers decide how soon a path is done: with more of either, no path misses the limit by more."""
_WITHIN: Final = {"none": "", "late": " (in time by the early reckoning only)"}


def ways_to(trial: Trial, decision: str, option: OptionOutcome) -> list[Relaxation]:
    """Return the smallest one-answer changes after which the option is chosen and, for an award, can be done in time."""
    timed = decision == "award"
    ways = dict(_more(trial, lambda after: after.chosen[decision] == option.id, "early")) if timed else {}
    for question, value in one_answer_changes(trial.table, trial.person.sheet):
        if question in ways or (timed and question in _TIMED):
            continue
        after = trial.after({question: value})
        if after.chosen[decision] == option.id:
            over = overrun(after) if timed else "none"
            if over != "early":
                ways[question] = _exchange(trial, question, value, over)
    return list(ways.values())[:MOST_WAYS_OUT] or [Relaxation(text=_first_step(trial.person, option))]


def more_time(trial: Trial, over: Overrun) -> list[Relaxation]:
    """Return what lets the chosen award be done in time: more hours, more months, or a shorter way."""
    award = trial.person.chosen["award"]
    ways = [way for _, way in _more(trial, lambda after: after.chosen["award"] == award, over)]
    ways += _shorter(trial, over)
    return ways or [Relaxation(text="no change of hours or months alone keeps this path in time: talk it over with a counselor")]


def more_money(trial: Trial, low_usd: int) -> Iterator[Relaxation]:
    """Yield the budget with which the plan that then results is not short; `low_usd` is what the plan costs now at the least."""
    question = trial.person.catalog.question("budget")
    usd, most = low_usd, question.at_most
    while most is None or usd <= most:
        after = trial.after({"budget": usd})
        money = money_of(after)
        if not money.short_usd:
            text = f"a budget of {answer_label(question, usd)} instead of {answer_label(question, trial.person.sheet['budget'])}"
            yield Relaxation(text=text + _then(trial.person, after), changes={"budget": usd})
            return
        usd = money.low_usd  # more money made another path fit best, which costs more


def _then(before: Person, after: Person) -> str:
    """Say what then fits best, where that is no longer the same."""
    rules = before.catalog.rules
    new = [rules.decision(d).option(o).label for d, o in after.chosen.items() if d != "readiness" and before.chosen[d] != o]
    return f" (then {joined(new)} fits best)" if new else ""


def _more(trial: Trial, fits: Callable[[Person], bool], over: Overrun) -> Iterator[tuple[str, Relaxation]]:
    """Yield the least more hours, and the least more months, with which a path fits and is done in time."""
    for question in _TIMED:
        now, most = trial.person.number(question), trial.person.catalog.question(question).at_most
        if now is None or most is None or trial.person.number("months") is None:
            continue
        found: dict[Overrun, int] = {}
        ends: dict[tuple[str, ...], Dates] = {}
        for value in range(now + 1, most + 1):
            after = trial.after({question: value})
            if fits(after):
                path = (
                    *after.chosen.values(),
                    str(after.number("hours")),
                )  # no length hangs on months, so one path ends on one day
                if path not in ends:
                    ends[path] = applying(after)
                found.setdefault(passes(ends[path], limit(after)), value)
            if "none" in found:
                break
        best: Overrun = "none" if "none" in found or over != "early" else "late"
        if best in found:
            yield question, _exchange(trial, question, found[best], best)


def _exchange(trial: Trial, question_id: str, value: Value, over: Overrun) -> Relaxation:
    question = trial.person.catalog.question(question_id)
    text = f"{question.title}: {answer_label(question, value)} instead of {answer_label(question, trial.person.sheet[question_id])}"
    return Relaxation(text=text + _WITHIN[over], changes={question_id: value})


def _shorter(trial: Trial, over: Overrun) -> Iterator[Relaxation]:
    """Yield shorter ways done in time: the other kind of the same award, or a certificate for a degree."""
    person, last = trial.person, limit(trial.person)
    for kind in other_kinds(person):
        label = kind.workload.label
        yield from _in_time(f"the other kind, {label[:1].lower()}{label[1:]}", passes(kind.applying, last), over)
    if person.chosen["award"] == "associate":
        certificate = trial.after({}, {"award": "certificate"})
        yield from _in_time("a certificate instead", passes(applying(certificate), last), over)


def _in_time(text: str, then: Overrun, now: Overrun) -> Iterator[Relaxation]:
    if then == "none" or (then, now) == ("late", "early"):
        yield Relaxation(text=text + _WITHIN[then])


def _first_step(person: Person, option: OptionOutcome) -> str:
    """Say what comes first where no change of one answer leads there."""
    barring = {q for r in option.reasons if r.effect == "rule-out" for q in r.questions}
    if "education" in barring and person.sheet.get("education") == "no-diploma":
        return "a GED or HiSET first, then make the plan again"
    open_titles = [q.title for q in person.catalog.questions if q.id in barring and person.sheet.get(q.id) == NOT_SURE]
    if open_titles:
        return f"settle this first: {joined(open_titles)}"
    return "no change of one answer you could make leads there"
