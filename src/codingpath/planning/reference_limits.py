"""How long an award takes, reckoned from the timeline: what rules that rule it out by time must agree with.

Rules hold plain figures and cannot multiply, so what hours a week and months allow is a staircase of boxes. It is derived here, hour by
hour, by one reference: the reckoning that the workload names, a start on the first day of a year on which a term starts, and nothing to
prepare. For one person each step is then set to what their own calendar makes of it (`limits.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Final

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Box, Value
from codingpath.model.question import Question
from codingpath.model.rules import Finding, Rule
from codingpath.planning.dates import months_between
from codingpath.planning.limits import HOURS, MONTHS, bars_below
from codingpath.planning.person import AWARD, Person
from codingpath.planning.study import workloads
from codingpath.planning.timeline import applying
from codingpath.rules.masks import selections

_YEAR: Final = 2027
"""The year of the reference; no leap day is near."""


def limit_findings(catalog: Catalog, decision: str) -> Iterator[Finding]:
    """Yield every number of hours at which an award is ruled out below other months than the timeline gives."""
    if decision == AWARD:
        timed = _timed(catalog.rules.decision(AWARD).rules)
        for (award, _), boxes in timed.items():
            yield from _differing(catalog, award, boxes)


def needed_months(catalog: Catalog, award: str, hours: Value, box: Box) -> int:
    """Return the fewest months in which the reference keeps an award, at some hours a week, for anybody whom a box holds for."""
    sheets = [{**sheet, HOURS: hours} for sheet in _sheets(catalog, award, box)]
    return min(_months(catalog, sheet, chosen) for sheet, chosen in product(sheets, _chosen(catalog, award)))


Timed = tuple[Rule, int, Box]
"""A box that bars by months: its rule, its number there, and itself."""


def _timed(rules: Iterable[Rule]) -> dict[tuple[str, str], list[Timed]]:
    """Return the boxes that bar by months, those of one award and the same people together."""
    found: dict[tuple[str, str], list[Timed]] = defaultdict(list)
    for rule in rules:
        for number, box in enumerate(rule.when.boxes, 1):
            for award in rule.rule_out if MONTHS in box.tests else ():
                people = sorted((q, repr(test)) for q, test in box.tests.items() if q not in (HOURS, MONTHS))
                found[award, repr(people)].append((rule, number, box))
    return found


def _differing(catalog: Catalog, award: str, boxes: Sequence[Timed]) -> Iterator[Finding]:
    """Yield where the boxes of some people are no staircase of the timeline; of hours in a row that differ alike, the first."""
    most, before = catalog.question(MONTHS).at_most or 0, (0, 0)
    asked = catalog.question(HOURS)
    for hours in (*range(asked.at_least or 0, (asked.at_most or 0) + 1), NOT_SURE):
        rule, number, below = _barring(boxes, hours)
        needed = below if _barred(catalog, award, hours) else min(needed_months(catalog, award, hours, boxes[0][2]), most)
        if needed != below and (below, needed) != before:
            yield _differs(award, rule, number, hours, below, needed)
        before = (below, needed)


def _differs(award: str, rule: Rule, number: int, hours: Value, below: int, needed: int) -> Finding:
    pace = "hours left open" if hours == NOT_SURE else f"{hours} hours a week"
    bars = (
        f"box {number} of '{rule.id}' rules '{award}' out below {below} months"
        if below
        else f"'{rule.id}' rules '{award}' out at no months"
    )
    text = f"{bars} with {pace}, and by timeline.yaml it takes {needed}; write 'months: {{below: {needed}}}' there"
    return Finding(kind="other-limit", decision=AWARD, option=award, rule=rule.id, text=text)


def _barred(catalog: Catalog, award: str, hours: Value) -> bool:
    """Tell whether hours a week alone rule an award out for everybody, whatever the months."""
    boxes = (b for rule in catalog.rules.decision(AWARD).rules if award in rule.rule_out for b in rule.when.boxes)
    return any(set(b.tests) == {HOURS} and not b.outcomes and b.tests[HOURS].holds(hours) for b in boxes)


def _barring(boxes: Sequence[Timed], hours: Value) -> tuple[Rule, int, int]:
    """Return the box that bars the most months at some hours a week, with the months below which it bars; the first and 0 if none does."""
    holding = ((rule, n, bars_below(box)) for rule, n, box in boxes if HOURS not in box.tests or box.tests[HOURS].holds(hours))
    return max(holding, key=lambda found: found[2], default=(*boxes[0][:2], 0))


def _months(catalog: Catalog, sheet: Mapping[str, Value], chosen: Mapping[str, str]) -> int:
    start = date.fromisoformat(f"{_YEAR}-{catalog.timeline.terms[0].starts}")
    person = Person(catalog, {**sheet, "start": start}, chosen, start)
    done = applying(person).at(next((w.limit for w in workloads(person, "train")), "likely"))
    return months_between(start, done) if done else 0


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
