"""How long an award takes at the least, reckoned from the timeline: what rules that rule out by time must agree with.

Rules hold plain figures. An award is ruled out by time only where even the early reckoning misses the months given, whoever asks
and whenever they start; between the early and the late reckoning the time conflict speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Final

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Box, Span, Test, Value
from codingpath.model.question import Question
from codingpath.model.rules import Finding, Rule
from codingpath.planning.dates import months_between, next_term
from codingpath.planning.person import Person
from codingpath.planning.timeline import applying
from codingpath.rules.masks import selections

AWARD: Final = "award"
"""The decision whose options take time."""
_YEAR: Final = 2027
"""The year of the reference; no leap day is near."""


def limit_findings(catalog: Catalog, decision: str) -> Iterator[Finding]:
    """Yield every box that rules an award out below other months than the timeline gives."""
    for rule in catalog.rules.decision(AWARD).rules if decision == AWARD else ():
        for number, box in enumerate(rule.when.boxes, 1):
            if rule.rule_out and "months" in box.tests:
                yield from _differs(catalog, rule, number, box)


def least_months(catalog: Catalog, award: str, box: Box) -> int:
    """Return the fewest months in which the early reckoning of an award is done, for anybody whom a box holds for.

    The reference: a start on the day a term starts, nothing to prepare, the most hours a week that the box takes.
    """
    hours = _most(catalog.question("hours"), box.tests.get("hours"))
    sheets = ({**sheet, "hours": hours} for sheet in _sheets(catalog, award, box))
    people = product(sheets, _chosen(catalog, award), _term_days(catalog))
    return min(_months(catalog, sheet, chosen, start) for sheet, chosen, start in people)


def _differs(catalog: Catalog, rule: Rule, number: int, box: Box) -> Iterator[Finding]:
    most = catalog.question("months").at_most
    for award in rule.rule_out:
        least = least_months(catalog, award, box)
        wanted = least if most is None else min(least, most)
        if box.tests["months"] != Test(spans=(Span(below=wanted),)):
            hours = _most(catalog.question("hours"), box.tests.get("hours"))
            yield Finding(
                kind="other-limit",
                decision=AWARD,
                option=award,
                rule=rule.id,
                text=(
                    f"box {number} of '{rule.id}' rules '{award}' out by other months than timeline.yaml gives: at {hours} hours a week it "
                    f"takes {least} at the least; write 'months: {{below: {wanted}}}'"
                ),
            )


def _months(catalog: Catalog, sheet: Mapping[str, Value], chosen: Mapping[str, str], start: date) -> int:
    early = applying(Person(catalog, {**sheet, "start": start}, chosen, start)).early
    return months_between(start, early) if early else 0


def _term_days(catalog: Catalog) -> list[date]:
    """Return a day for each start of a term; any year does."""
    starts = catalog.timeline.term_starts
    return [next_term(date.fromisoformat(f"{_YEAR}-{start}"), starts) for start in starts]


def _chosen(catalog: Catalog, award: str) -> list[dict[str, str]]:
    """Return the decisions of the reference: each certification, as exam preparation differs by it."""
    first = {d.id: d.options[0].id for d in catalog.rules.decisions}
    names = [option.id for option in catalog.rules.decision("certification").options if option.credential is not None]
    read = any("certification" in box.outcomes for w in _workloads(catalog, award) for box in w)
    return [{**first, AWARD: award, "certification": name} for name in (names if read else names[:1])]


def _workloads(catalog: Catalog, award: str) -> list[list[Box]]:
    """Return the boxes of every workload that may hold for an award, of the stages that come before the first application."""
    studied = (w for w in catalog.timeline.workloads if w.stage in ("train", "practice"))
    return [[b for b in w.when.boxes if award in b.outcomes.get(AWARD, (award,))] for w in studied]


def _sheets(catalog: Catalog, award: str, box: Box) -> Iterator[dict[str, Value]]:
    """Yield the answers, to all questions that the length of an award hangs on, that a box takes."""
    read = list(dict.fromkeys(q for boxes in _workloads(catalog, award) for b in boxes for q in b.tests))
    values = [[v for v in _values(catalog.question(q)) if q not in box.tests or box.tests[q].holds(v)] for q in read]
    for answers in product(*values):
        yield dict(zip(read, answers, strict=True))


def _values(question: Question) -> Sequence[Value]:
    several = list(selections(question)) if question.kind == "many" else [choice.id for choice in question.choices]
    return [*several, NOT_SURE]


def _most(question: Question, test: Test | None) -> int:
    """Return the largest number that a test takes; that of the question where there is none."""
    top = question.at_most or 0
    return max((n for n in range(question.at_least or 0, top + 1) if test is None or test.holds(n)), default=top)
