"""Sixty people with a fixed seed, planned once for all tests of what holds for anybody.

A test that looks at plans walks all of them with `everybody`; one that has to plan or draw again for each takes every so many with
`one_in`. Whoever fails is shown by number: `crowd()[number]` are the answers. Hypothesis draws people where an example must be made
small (`strategies.people`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from itertools import islice
from random import Random

import pytest
from case_table import told_if_it_fails
from random_sheets import Chances, any_answer, chances, random_sheets
from strategies import plan_of, real_catalog, real_table

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import Question
from codingpath.report.blocks import Document
from codingpath.report.roadmap import document
from codingpath.rules.decide import choose
from codingpath.rules.masks import sheet_of

PEOPLE, FEW, DRAWN, OTHERS = 60, 6, 1_200, 40
NEAR = (3, 5, 7, 8, 10, 12, 18, 24, 299, 300, 999, 1_000, 2_999, 6_000)
"""Numbers near which rules have their thresholds."""

Check = Callable[[Roadmap], None]
Walked = Callable[[pytest.Subtests], None]


@cache
def crowd() -> tuple[Answers, ...]:
    """Return answers: half the people are the first that come, then come those with a result that few others have."""
    met: Counter[tuple[str, str]] = Counter()
    found: list[Answers] = []
    others: list[Answers] = []
    for answers in islice(passers_by(20261123), DRAWN):
        results = choose(real_table(), sheet_of(real_catalog().questions, answers)).items()
        if len(found) < PEOPLE // 2 or any(met[result] < FEW for result in results):
            found.append(answers)
            met.update(results)
        else:
            others.append(answers)
    return (*found, *others)[:PEOPLE]


def passers_by(seed: int) -> Iterator[Answers]:
    """Yield answers: half the people were asked everything, also what does not apply; of the others some is missing."""
    drawn = chances(real_catalog(), seed)
    while True:
        yield _answers(drawn, 1)
        yield _answers(drawn, 0.6)


def _answers(drawn: Chances, share: float) -> Answers:
    """Return answers to a share of the questions, one in five open."""
    asked = [(q, chance) for q, chance in drawn if chance.random() < share]
    return {q.id: NOT_SURE if chance.random() < 0.2 else _answer(chance, q) for q, chance in asked}


def _answer(chance: Random, question: Question) -> Value:
    near = [n for n in NEAR if (question.at_least or 0) <= n <= (question.at_most or 0)]
    if question.kind == "date":
        return date(2025, 1, 1) + timedelta(days=chance.randrange(8 * 365))
    if question.kind == "many":
        return _picks(chance, question)
    if near and chance.random() < 0.4:
        return chance.choice(near)
    return any_answer(chance, question)


def _picks(chance: Random, question: Question) -> tuple[str, ...]:
    ids = [choice.id for choice in question.choices if choice.id != question.stands_alone]
    if question.stands_alone and chance.random() < 0.2:
        return (question.stands_alone,)
    picked = chance.sample(ids, chance.randint(1, question.pick_at_most or len(ids)))
    return tuple(name for name in ids if name in picked)


@cache
def plans() -> tuple[Roadmap, ...]:
    """Return the plan of each person."""
    return tuple(map(plan_of, crowd()))


@cache
def others() -> tuple[Roadmap, ...]:
    """Return the plans of forty more, of whom each was asked what applies: few answers are open, and most limits bind."""
    return tuple(plan_of(sheet) for sheet in random_sheets(real_catalog(), OTHERS, 20261127))


@cache
def _documents() -> dict[tuple[int, bool], tuple[Roadmap, Document]]:
    return {}  # with the plan, so that no other one gets its id


def words_of(roadmap: Roadmap, *, full: bool = True) -> Document:
    """Return the document of a plan that every test shares, made when it is first asked for: all of it, or what a screen shows."""
    made, key = _documents(), (id(roadmap), full)
    if key not in made:
        made[key] = roadmap, document(roadmap, full=full)
    return made[key][1]


def one_in(so_many: int) -> Callable[[Check], Walked]:
    """Return what makes a test of a check of one plan: it asks the plan of one person in so many."""

    def walked(check: Check) -> Walked:
        def test(subtests: pytest.Subtests) -> None:
            for number in range(0, PEOPLE, so_many):
                told_if_it_fails(subtests, f"person={number}", partial(check, plans()[number]))

        test.__doc__ = check.__doc__
        return test

    return walked


everybody = one_in(1)
"""Makes a test of a check of one plan: it asks the plan of each person."""
