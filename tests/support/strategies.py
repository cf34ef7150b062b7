"""People for property tests: any valid sheet of answers to the real quiz, open and inapplicable questions included.

A property test calls `real_catalog()` instead of taking the fixture: hypothesis prints every argument of an example that
fails, and a catalog prints as half a megabyte.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache, lru_cache

import pytest
from hypothesis import strategies as st

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import Question
from codingpath.planning.plan import plan
from codingpath.rules.masks import MaskTable, compile_rules

TODAY = date(2026, 11, 23)


@cache
def real_catalog() -> Catalog:
    """Return the catalog that comes with the program; in a run of the tests the one that its first process built."""
    if "CODINGPATH_TEST_HOME" not in os.environ:
        return load_catalog(find_data())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CODINGPATH_HOME", os.environ["CODINGPATH_TEST_HOME"])
        return cached_catalog(find_data())


@cache
def real_table() -> MaskTable:
    """Return its rules, compiled."""
    catalog = real_catalog()
    return compile_rules(catalog.rules, catalog.questions)


def plan_of(answers: Answers) -> Roadmap:
    """Return the plan of somebody, on the day that every test plans on; asked again for the same answers, the same plan."""
    return _plan_of(tuple(answers.items()))


@lru_cache(maxsize=256)
def _plan_of(answers: tuple[tuple[str, Value], ...]) -> Roadmap:
    return plan(real_catalog(), dict(answers), TODAY, real_table())


def values(question: Question) -> st.SearchStrategy[Value]:
    """Return any answer to one question; "not sure" about one time in five."""
    known: st.SearchStrategy[Value]
    ids = [choice.id for choice in question.choices]
    match question.kind:
        case "one":
            known = st.sampled_from(ids)
        case "many":
            known = _several(question, ids)
        case "date":
            known = st.dates(date(2025, 1, 1), date(2032, 12, 31))
        case "zip":
            known = st.from_regex(r"[0-9]{5}", fullmatch=True)
        case _:
            known = _numbers(question)
    return st.integers(0, 4).flatmap(lambda n: known if n else st.just(NOT_SURE))


def _numbers(question: Question) -> st.SearchStrategy[Value]:
    """Small numbers and the ends of the range come often: that is where rules have their thresholds."""
    low, high = question.at_least or 0, question.at_most or 0
    near = [n for n in (low, low + 1, 3, 5, 7, 8, 10, 12, 18, 24, 299, 300, 999, 1_000, 2_999, 6_000, high) if low <= n <= high]
    return st.one_of(st.sampled_from(near), st.integers(low, high), st.integers(low, min(high, 40)))


def _several(question: Question, ids: list[str]) -> st.SearchStrategy[Value]:
    free = [i for i in ids if i != question.stands_alone]
    picked = st.sets(st.sampled_from(free), min_size=1, max_size=question.pick_at_most or len(free))
    some = picked.map(lambda chosen: tuple(i for i in ids if i in chosen))
    return some if question.stands_alone is None else st.one_of(some, st.just((question.stands_alone,)))


def answers(catalog: Catalog | None = None) -> st.SearchStrategy[Answers]:
    """Return answers to any of the questions, also to questions that turn out not to apply."""
    questions = (catalog or real_catalog()).questions
    return st.fixed_dictionaries({}, optional={q.id: values(q) for q in questions})


def full_answers(catalog: Catalog | None = None) -> st.SearchStrategy[Answers]:
    """Return answers to every question; some are "not sure"."""
    questions = (catalog or real_catalog()).questions
    return st.fixed_dictionaries({q.id: values(q) for q in questions})


def people() -> st.SearchStrategy[Answers]:
    """Return both kinds, read when the first example is drawn."""
    return st.deferred(lambda: st.one_of(full_answers(), answers()))
