"""A row of a cohort says what the plan of the same answers says."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date

import pytest
from crowd import crowd, plans
from scenario_plans import scenario_answers, scenario_plan
from strategies import TODAY, plan_of, real_catalog

from codingpath.cohort.batch import Batch, Row, Task, reckon, result_columns
from codingpath.cohort.reckoning import Reckoner
from codingpath.cohort.sheets import header_of
from codingpath.cohort.tally import Tally, _reach, middle
from codingpath.model.condition import Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.dates import months_between

IDS = [q.id for q in real_catalog().questions]
TASK = Task(data=None, today=TODAY, header=header_of(IDS, real_catalog().by_id, None, ()))
COLUMNS = result_columns(TASK.header, real_catalog().rules)
SCENARIOS = 40


@pytest.fixture(autouse=True)
def _kept_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work find the catalog that the run of the tests built: it reads one itself, as each process has to."""
    monkeypatch.setenv("CODINGPATH_HOME", os.environ["CODINGPATH_TEST_HOME"])


def a_hundred() -> list[tuple[Answers, Roadmap]]:
    names = list(scenario_answers())[:SCENARIOS]
    return [*zip(crowd(), plans(), strict=True), *((scenario_answers()[name], scenario_plan(name)) for name in names)]


def row_of(answers: Answers) -> Row:
    return [written(answers[name]) if name in answers else "" for name in IDS]


def written(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def test_each_row_of_a_hundred_people_says_what_their_plan_says(subtests: pytest.Subtests) -> None:
    """All hundred go through one table, so that what one of them left in the memory serves the next."""
    people = a_hundred()
    batch = reckon(TASK, [row_of(answers) for answers, _ in people])
    assert not batch.faults
    lacking = [plan.money for _, plan in people if plan.money.short_usd]
    priced = [money for money in lacking if not any(line.low_usd is None or not line.counted for line in money.open_lines)]
    assert 0 < batch.tally.least == len(lacking) - len(priced)
    assert batch.tally.limits == Counter(became_of_limit(plan) for _, plan in people)
    for number, (result, (_, roadmap)) in enumerate(zip(batch.results, people, strict=True)):
        with subtests.test(person=number):
            said = dict(zip(COLUMNS, result, strict=True))
            assert {d: said[d] for d in roadmap.decisions.chosen} == roadmap.decisions.chosen
            assert not any(said[d.id] for d in roadmap.catalog.rules.decisions if d.id not in roadmap.decisions.chosen)
            dates = (roadmap.start, roadmap.applying.early, roadmap.applying.likely, roadmap.applying.late)
            assert [said[name] for name in ("start", "apply_fast", "apply_likely", "apply_slow")] == [
                d and d.isoformat() for d in dates
            ]
            assert said["months"] == (months_between(roadmap.start, dates[2]) if dates[2] else None)
            money = roadmap.money
            assert (said["low_usd"], said["high_usd"], said["budget_usd"]) == (money.low_usd, money.high_usd, money.budget_usd)
            assert said["at_least"] == money.at_least
            assert said["short_usd"] == (None if money.budget_usd is None else money.short_usd)
            assert str(said["open"]).split() == [q for q, value in roadmap.sheet.items() if value == "not-sure"]


def became_of_limit(plan: Roadmap) -> str:
    if plan.page_one.limit is None or plan.applying.likely is None:
        return "open"
    return "kept" if plan.applying.likely <= plan.page_one.limit else "missed"


def test_a_limit_counts_from_the_start_that_was_named_also_once_it_is_past() -> None:
    reckoner, start = Reckoner(real_catalog(), TODAY), date(2026, 8, 3)
    for months, last in ((9, date(2027, 5, 3)), (2, None)):
        answers = {**scenario_answers()["02-cashier-starts-soon"], "start": start, "months": months}
        assert reckoner(answers).limit == plan_of(answers).page_one.limit == last


def test_the_ledger_is_the_plans_line_by_line() -> None:
    reckoner = Reckoner(real_catalog(), TODAY)
    for answers, roadmap in zip(crowd(), plans(), strict=True):
        assert reckoner(answers).money == roadmap.money


def test_however_rows_are_cut_into_batches_they_come_to_the_same() -> None:
    rows: list[Row] = [*map(row_of, crowd()), ["no", "such"], [*row_of(crowd()[0])[:-1], "no such choice"]]
    whole, parts = reckon(TASK, rows), [reckon(TASK, rows[start : start + 7]) for start in range(0, len(rows), 7)]
    assert [result for part in parts for result in part.results] == list(whole.results)
    assert added(parts) == whole.tally
    assert [(f.column, f.why) for part in parts for f in part.faults] == [(f.column, f.why) for f in whole.faults]
    assert len(whole.faults) == whole.tally.bad == 2


def added(parts: list[Batch]) -> Tally:
    together = Tally()
    for part in parts:
        together.add(part.tally)
    return together


def test_money_that_just_reaches_reaches_and_of_two_in_the_middle_the_lower_counts() -> None:
    reach = [_reach(budget, 3000, 3900) for budget in (None, 2999, 3000, 3899, 3900)]
    assert reach == ["open", "short", "least", "least", "whole"]
    assert [middle(Counter(numbers)) for numbers in ([], [4], [1, 9], [1, 4, 9], [1, 4, 4, 9], [1, 1, 4, 9])] == [
        None,
        4,
        1,
        4,
        4,
        1,
    ]
